"""A file that may not be written: one sentence, one document, and the change is kept."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("rights work otherwise on Windows", allow_module_level=True)

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534

_SCRIPT = f"""
import json, os, sys
from pathlib import Path
from tests.cli.running import Program
base = Path(sys.argv[1])
program = Program(base / "own")
program.folder.mkdir()
project = program.new("warm.rai")
program.done("add", project, "system", "name=A")
project = base / "p.rai"
program.done("new", project, "--name", "Beispiel GmbH")
project.chmod(0o444)
base.chmod(0o555)
if os.geteuid() == 0:
    for path in (program.folder, *program.folder.rglob("*")):
        os.chown(path, {NOBODY}, {NOBODY})
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
refused = program.run("add", project, "system", "name=A", "--json")
base.stat()
print(json.dumps([refused.code, refused.out, refused.err]))
"""


@pytest.fixture
def base(tmp_path):
    """A folder that others may look into, made writable again at the end."""
    for folder in (tmp_path, *list(tmp_path.parents)[:3]):
        if folder.stat().st_mode & 0o005 != 0o005 and folder != Path("/tmp"):  # noqa: S108
            folder.chmod(0o755)
    yield tmp_path
    tmp_path.chmod(0o755)


def test_a_change_that_cannot_be_written_is_answered_once_and_kept(base):
    command = [
        sys.executable,
        "-P",
        "-c",
        f"import sys; sys.path.insert(0, {str(ROOT)!r})" + _SCRIPT,
    ]
    answer = subprocess.run([*command, base], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    code, out, err = json.loads(answer.stdout)
    assert code == 4
    assert json.loads(out)["exit"] == 4
    assert "kept on this computer" in err

"""What goes into wheel and source package."""

import re
import subprocess
import sys
from pathlib import Path

from building.tools import SOURCE
from rai_desktop import resources

NOT_IN_VERSION_CONTROL = {"build", "dist", "packages", "rai_desktop.egg-info"}


def test_every_folder_of_code_is_a_package_with_a_beginning():
    folders = {path.parent for path in (SOURCE / "rai_desktop").rglob("*.py")}
    assert [str(f) for f in folders if not (f / "__init__.py").is_file()] == []


def test_source_package_names_every_folder_and_file_of_the_root():
    asked = (SOURCE / "MANIFEST.in").read_text("utf-8")
    named = {
        name
        for line in asked.splitlines()
        if line.startswith(("graft", "include"))
        for name in line.split()[1:]
    }
    here = {
        path.name
        for path in SOURCE.iterdir()
        if not path.name.startswith((".", "__")) and path.name not in NOT_IN_VERSION_CONTROL
    }
    assert here - {"MANIFEST.in"} <= named


def test_installed_data_have_their_place_inside_the_package():
    setup = (SOURCE / "setup.py").read_text("utf-8")
    package = re.search(r'DATA = "([\w.]+)"', setup)
    assert package is not None
    assert SOURCE.joinpath(*package[1].split(".")) == resources.INSTALLED
    assert not resources.INSTALLED.exists()


def test_data_files_are_found_in_the_source():
    assert resources.resource("icons") == SOURCE / "resources" / "icons"


def test_data_files_are_found_where_the_program_is_installed(tmp_path):
    package = tmp_path / "rai_desktop"
    (package / "data" / "icons").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "resources.py").write_bytes(Path(resources.__file__).read_bytes())
    program = "from rai_desktop.resources import resource; print(resource('icons'))"
    command = [sys.executable, "-S", "-c", program]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()) == package.resolve() / "data" / "icons"


def test_what_is_new_comes_along_when_installed():
    for builder in ("setup.py", "packaging/rai-desktop.spec"):
        assert '"CHANGELOG.md"' in (SOURCE / builder).read_text("utf-8")
    assert resources.changelog().startswith("# Changelog")

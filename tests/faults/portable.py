"""In portable mode no call of the system changes anything outside the folder of the program."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from rai_desktop.storage.folders import PORTABLE_MARK
from tests.faults.block import Block, Case
from tests.faults.machine import strace
from tests.main.test_portable import ON_A_STICK, WINDOW

COMMANDS = """
for arguments in (
    ["demo", "inventory.rai", "--lang", "de"],
    ["set", "inventory.rai", "KI-0001", "name=Other"],
    ["export", "inventory.rai", "--to", "register.xlsx"],
    ["export", "inventory.rai", "--to", "pack.zip"],
):
    assert main(arguments) in (0, 1), arguments
"""
SCRIPTS = (COMMANDS, WINDOW)
CALLS = "open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,link,symlink"
CHANGES = re.compile(r"O_(?:WRONLY|RDWR|CREAT)|(?:mkdir|rename|unlink|creat|link)\w*\(")
PATH = re.compile(r'"(/[^"]*)"')
NO_FILES = re.compile(r"/dev/(?!shm/)|/proc/")
FOLDERS = ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR")


def prepare(folder: Path) -> Path:
    strace()
    return folder


def judge(folder: Path, case: Case) -> str | None:
    """Run commands, or the window, on a stick, and say what was changed elsewhere."""
    base = folder / str(case.number)
    stick, home, traced = base / "stick", base / "home", base / "calls"
    for made in (stick, home):
        made.mkdir(parents=True)
    (stick / PORTABLE_MARK).touch()
    script = ON_A_STICK + SCRIPTS[case.number % len(SCRIPTS)]
    watch = [strace(), "-f", "-qq", "-e", f"trace={CALLS}", "-o", str(traced)]
    ended = subprocess.run(
        [*watch, sys.executable, "-P", "-B", "-c", script, str(stick / "rai-desktop")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **dict.fromkeys(FOLDERS, str(home))},
        cwd=stick,
        capture_output=True,
        text=True,
        check=False,
    )
    changed = changed_in(traced)
    outside = {path for path in changed if not path.startswith(str(stick))}
    is_seen = outside != changed
    shutil.rmtree(base)
    if ended.returncode or not is_seen:
        return f"it did not run: {ended.stderr[-400:]}"
    return f"changed outside: {sorted(outside)}" if outside else None


def changed_in(traced: Path) -> set[str]:
    """Return the files that calls changed, as far as they succeeded."""
    lines = traced.read_text("utf-8", "replace").splitlines()
    done = [line for line in lines if " = -1 " not in line and CHANGES.search(line)]
    found = {path for line in done for path in PATH.findall(line)}
    return {path for path in found if not NO_FILES.match(path)}


PORTABLE = Block(
    name="portable",
    tests="T61",
    what="runs whose every call is watched",
    number=2,
    few=1,
    prepare=prepare,
    judge=judge,
)

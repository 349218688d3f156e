"""Filling an environment with exactly the packages that a lock file names."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from starting.machine import Listener, Machine, Stop
from starting.words import text

LOG = "setup.log"
SIGNS = {"DO NOT MATCH THE HASHES": "hashes", "No space left on device": "full"}
NOT_FOR_CHILDREN = frozenset({"PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "__PYVENV_LAUNCHER__"})
NOT_FOR_PIP = frozenset(
    {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_PYTHON", "PIP_CONSTRAINT"}
)


def child_environ(
    environ: Mapping[str, str], without: frozenset[str] = NOT_FOR_CHILDREN
) -> dict[str, str]:
    """Return the variables for a child, without those that change what Python loads."""
    return {name: value for name, value in environ.items() if name not in without}


def install_packages(environment: Path, python: Path, lock: Path, machine: Machine) -> None:
    """Make ``environment`` and install what ``lock`` names; pip's words go to a log file."""
    environ = child_environ(machine.environ, NOT_FOR_CHILDREN | NOT_FOR_PIP)
    log = environment.parent / LOG
    with log.open("w", encoding="utf-8", errors="replace") as file:
        listener = PipListener(machine, lock, file.write)
        make = [sys.executable, "-I", "-m", "venv", str(environment)]
        try_pip = [str(python), "-I", "-m", "pip", "--version"]
        if any(machine.read(command, environ, listener.hear) for command in (make, try_pip)):
            raise Stop("venv", log=log)
        failed = machine.read(pip_command(python, lock, machine.environ), environ, listener.hear)
    machine.show("")
    if failed:
        raise Stop(listener.reason, log=log)


def pip_command(python: Path, lock: Path, environ: Mapping[str, str]) -> list[str]:
    """Return the command that installs what ``lock`` names, by hash and without building."""
    wheels = environ.get("RAI_DESKTOP_WHEELS")
    source = ["--no-index", "--find-links", str(Path(wheels).resolve())] if wheels else []
    return [
        *(str(python), "-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input"),
        *("--require-hashes", "--only-binary", ":all:", *source, "-r", str(lock)),
    ]


class PipListener:
    """Listens to pip: notes every line, shows how far it is, and gathers why it failed."""

    def __init__(self, machine: Machine, lock: Path, note: Listener) -> None:
        self.reason = "pip"
        self._machine = machine
        self._note = note
        self._count = len(re.findall(r"^\S+==", lock.read_text("utf-8"), re.MULTILINE))
        self._done = 0

    def hear(self, line: str) -> None:
        """Take one line of output."""
        self._note(line)
        self.reason = next((key for sign, key in SIGNS.items() if sign in line), self.reason)
        if line.startswith("Collecting "):
            self._done += 1
            name = line.split()[1].replace("==", " ")
            values = {"done": self._done, "count": self._count, "name": name}
            self._machine.show(text("package", self._machine.environ, **values))

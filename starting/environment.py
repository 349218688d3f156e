"""The private environments: one to run the program, one to test it, one to build releases.

Each is made in a new folder whose mark is written last. What carries no mark was interrupted
and is removed by the next build; nothing is ever repaired in place.
"""

import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from starting.locks import alone, is_in_use
from starting.machine import SOURCE, Machine, Stop
from starting.packages import install_packages

MARK = "complete"
SOURCE_VARIABLE = "RAI_DESKTOP_SOURCE"


class Kind(NamedTuple):
    """What an environment is called, made from, and how many megabytes it takes."""

    name: str
    lock: Path
    download: int
    needed: int


RUN = Kind("run", SOURCE / "requirements.lock", 110, 600)
TEST = Kind("test", SOURCE / "requirements-test.lock", 145, 800)
BUILD = Kind("build", SOURCE / "requirements-build.lock", 115, 650)


def data_folder(machine: Machine) -> Path:
    """Return the folder of the user's data where environments are kept."""
    if machine.system == "win32" and machine.environ.get("LOCALAPPDATA"):
        return Path(machine.environ["LOCALAPPDATA"]) / "rai-desktop"
    chosen = Path(machine.environ.get("XDG_DATA_HOME", ""))
    if machine.system not in ("win32", "darwin") and chosen.is_absolute():
        return chosen / "rai-desktop"
    if machine.home is None:
        raise Stop("home")
    usual = {"win32": ("AppData", "Local"), "darwin": ("Library", "Application Support")}
    parts = usual.get(machine.system, (".local", "share"))
    return machine.home.joinpath(*parts, "rai-desktop")


def family(kind: Kind, machine: Machine) -> str:
    """Return how the names of all environments of this kind begin on this machine."""
    return f"env-{kind.name}-{machine.system}-{machine.processor}-{machine.python}-".lower()


def digest_of(lock: Path) -> str:
    """Return the hash of a lock file, the same whichever way its lines end."""
    return hashlib.sha256(lock.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def interpreter(environment: Path, system: str) -> Path:
    """Return the path of the Python in ``environment``."""
    parts = ("Scripts", "python.exe") if system == "win32" else ("bin", "python")
    return environment.joinpath(*parts)


def is_ready(environment: Path, digest: str, system: str) -> bool:
    """Whether ``environment`` was finished for this lock, and its Python is still installed."""
    try:
        mark = (environment / MARK).read_text("ascii")
        lines = (environment / "pyvenv.cfg").read_text("utf-8", "replace").splitlines()
    except (OSError, UnicodeError):
        return False
    home = next((line.partition("=")[2].strip() for line in lines if line.startswith("home")), "")
    return mark == digest and Path(home).is_dir() and interpreter(environment, system).exists()


def ready_environment(kind: Kind, machine: Machine) -> Path | None:
    """Return the finished environment of ``kind``, or ``None``."""
    digest = digest_of(kind.lock)
    start = family(kind, machine) + digest[:8]
    found = (e for e in sorted(data_folder(machine).glob("env-*")) if e.name.startswith(start))
    return next((e for e in found if is_ready(e, digest, machine.system)), None)


def provide_environment(kind: Kind, machine: Machine) -> Path:
    """Return the environment of ``kind``; where there is none, one start builds it."""
    ready = ready_environment(kind, machine)
    if ready:
        return ready
    folder = data_folder(machine)
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder / "build.lock", lambda: machine.tell("waiting")):
        ready = ready_environment(kind, machine)
        if ready:
            return ready
        remove(unfinished(folder))
        environment = build(kind, machine, folder)
        remove(replaced_by(environment, family(kind, machine)))
    return environment


def build(kind: Kind, machine: Machine, folder: Path) -> Path:
    """Make the environment of ``kind`` and return its folder, which is gone if that fails."""
    announce(kind, machine, folder)
    begun = time.monotonic()
    digest = digest_of(kind.lock)
    prefix = f"{family(kind, machine)}{digest[:8]}-"
    environment = Path(tempfile.mkdtemp(prefix=prefix, dir=folder)).resolve()
    try:
        python = interpreter(environment, machine.system)
        install_packages(environment, python, kind.lock, machine)
        if hasattr(os, "sync"):
            os.sync()  # the mark must not outlive a power cut that the packages do not
        (environment / MARK).write_text(digest, "ascii")
    except BaseException:
        remove([environment])
        raise
    machine.tell("ready", seconds=round(time.monotonic() - begun))
    return environment


def announce(kind: Kind, machine: Machine, folder: Path) -> None:
    """Say what is about to happen, or stop when it cannot succeed."""
    wheels = machine.environ.get("RAI_DESKTOP_WHEELS")
    if wheels and not Path(wheels).is_dir():
        raise Stop("wheels", folder=wheels)
    free = machine.free_bytes(folder) // 1_000_000
    if free < kind.needed:
        raise Stop("space", folder=folder, free=free, needed=kind.needed)
    if wheels:
        machine.tell("first_folder", folder=wheels)
    else:
        machine.tell("first", megabytes=kind.download)


def connect_source(environment: Path, system: str, source: Path = SOURCE) -> None:
    """Let the environment's Python find the program in ``source``, and nowhere else.

    The variable tells two checkouts apart that share an environment. The line is pure ASCII
    because Python reads it in whatever encoding the system has.
    """
    inside = environment / "Lib" if system == "win32" else library_folder(environment)
    line = (
        "import os, sys;"
        f" sys.path.insert(0, os.environ.get('{SOURCE_VARIABLE}') or {str(source)!a})\n"
    )
    file = inside / "site-packages" / "rai_desktop_source.pth"
    if file.is_file() and file.read_text("ascii") == line:
        return
    part = file.with_suffix(f".{os.getpid()}")
    part.write_text(line, "ascii")
    part.replace(file)


def library_folder(environment: Path) -> Path:
    """Return where an environment on Linux or macOS keeps its modules."""
    return environment / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}"


def unfinished(folder: Path) -> list[Path]:
    """Return the environments whose build was interrupted."""
    return [path for path in folder.glob("env-*") if not (path / MARK).is_file()]


def replaced_by(current: Path, start: str) -> list[Path]:
    """Return the environments that ``current`` replaces and in which no program runs."""
    others = (path for path in current.parent.glob("env-*") if path.name.startswith(start))
    return [path for path in others if path.name != current.name and not is_in_use(path / MARK)]


def remove(folders: Iterable[Path]) -> None:
    """Remove ``folders``; one that cannot be removed stays for a later build.

    They are renamed first: where files in use cannot be deleted, the folder stays whole.
    """
    for folder in folders:
        gone = folder.with_name(f"old-{folder.name}")
        try:
            folder.rename(gone)
        except OSError:
            continue
        for left in folder.parent.glob("old-*"):
            shutil.rmtree(left, ignore_errors=True)

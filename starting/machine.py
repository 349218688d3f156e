"""The computer as the start sees it, and what can stand in the way."""

import ctypes
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from starting.words import text

SOURCE = Path(__file__).resolve().parent.parent
Listener = Callable[[str], object]


class Stop(Exception):  # noqa: N818 - the start stops here; nothing is broken
    """The start cannot go on; ``key`` and ``values`` name the sentence that says what to do."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Machine(NamedTuple):
    """What the start asks of the computer; tests bring their own."""

    environ: Mapping[str, str]
    system: str
    processor: str
    python: str
    home: Path | None
    is_root: bool
    is_debian: bool
    can_load: Callable[[str], bool]
    has_module: Callable[[str], bool]
    free_bytes: Callable[[Path], int]
    run: Callable[[Sequence[str], Mapping[str, str], Path | None], int]
    read: Callable[[Sequence[str], Mapping[str, str], Listener], int]
    hand_over: Callable[[Sequence[str], Mapping[str, str], Path | None], int]
    say: Listener
    show: Listener

    def tell(self, key: str, **values: object) -> None:
        """Say the text ``key`` in the user's language."""
        self.say(text(key, self.environ, **values))


def run(command: Sequence[str], environ: Mapping[str, str], folder: Path | None) -> int:
    """Run ``command`` and return its exit code; Ctrl+C is the command's to answer."""
    with subprocess.Popen(command, env=environ, cwd=folder) as child:
        try:
            code = child.wait()
        except KeyboardInterrupt:
            child.wait()
            raise
    return code if code >= 0 else 128 - code


def read(command: Sequence[str], environ: Mapping[str, str], each_line: Listener) -> int:
    """Run ``command``, hand on each line it prints, and return its exit code."""
    with subprocess.Popen(
        command,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as child:
        for line in child.stdout or ():
            each_line(line)
    return child.returncode


def hand_over(command: Sequence[str], environ: Mapping[str, str], folder: Path | None) -> int:
    """Become ``command``, or run it where a process cannot become another one."""
    if sys.platform == "win32":
        return run(command, environ, folder)
    if folder:
        os.chdir(folder)
    return os.execve(command[0], list(command), environ)  # noqa: S606 - no shell is wanted


def can_load(name: str) -> bool:
    """Whether the system library ``name`` is installed."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_module(name: str) -> bool:
    """Whether this Python has the module ``name``."""
    return importlib.util.find_spec(name) is not None


def is_debian() -> bool:
    """Whether this is Debian, Ubuntu or made from them."""
    try:
        known = platform.freedesktop_os_release()
    except OSError:
        return False
    names = f"{known.get('ID', '')} {known.get('ID_LIKE', '')}".split()
    return bool({"debian", "ubuntu"} & set(names)) and shutil.which("apt-get") is not None


def home() -> Path | None:
    """Return the user's home folder, or ``None`` where there is none."""
    try:
        return Path.home()
    except RuntimeError:
        return None


def say(line: str) -> None:
    """Print ``line`` beside the program's own output."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def show(line: str) -> None:
    """Show ``line`` for a moment on a terminal; an empty one clears it. Nothing in a log."""
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns - 1
        sys.stderr.write("\r" + line.strip()[:width].ljust(width) + "\r")
        sys.stderr.flush()


def this_machine() -> Machine:
    """Return the computer this runs on."""
    return Machine(
        environ=dict(os.environ),
        system=sys.platform,
        processor=platform.machine(),
        python=".".join(str(part) for part in sys.version_info[:2]),
        home=home(),
        is_root=sys.platform != "win32" and os.geteuid() == 0,
        is_debian=sys.platform == "linux" and is_debian(),
        can_load=can_load,
        has_module=has_module,
        free_bytes=lambda folder: shutil.disk_usage(folder).free,
        run=run,
        read=read,
        hand_over=hand_over,
        say=say,
        show=show,
    )

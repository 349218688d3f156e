"""How this program starts itself again: for work in a child process, or as a new window.

The program runs from its source, installed for a Python, or as a bundle without one. A bundle has
a program for consoles and one with a window; so has Python on Windows. A child must be the one for
consoles, because only that has an output, and a new window the other one, which opens no console.
"""

import sys
from contextlib import suppress
from pathlib import Path

CONSOLE = "rai-desktop"
WINDOW = "rai-desktop-window"


def own_command(*arguments: str) -> list[str]:
    """Return the program and arguments that run our own command line with ``arguments``."""
    return [*_program(CONSOLE, "python"), *arguments]


def own_window(*arguments: str) -> list[str]:
    """Return the program and arguments that open a window of our own."""
    return [*_program(WINDOW, "pythonw"), *arguments]


def _program(bundled: str, python: str) -> list[str]:
    running = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return [_beside(running, bundled)]
    if running.stem.lower() in ("python", "pythonw"):
        return [_beside(running, python), "-P", "-m", "rai_desktop"]
    return [sys.executable, "-P", "-m", "rai_desktop"]


def _beside(running: Path, name: str) -> str:
    """Return the program of that name beside the running one, or the latter if there is none."""
    wanted = running.with_name(f"{name}{running.suffix}")
    with suppress(OSError):  # a folder that this person may not look into
        if wanted.is_file():
            return str(wanted)
    return str(running)

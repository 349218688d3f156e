"""Whether a built program works where nothing else is installed."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from building.tools import BuildError, run, say
from rai_desktop.cli.program import CONSOLE, WINDOW

PATIENCE = 180
PHRASE = "a pass phrase for a test\n"


def use(name: str, programs: Path, work: Path) -> None:
    """Do with the program what people do, in an empty environment, and fail where it fails."""
    work.mkdir()
    (work / "phrase").write_text(PHRASE, "utf-8")
    ending = ".exe" if sys.platform == "win32" else ""
    environ = empty_environ(work)
    for arguments in COMMANDS:
        run([str(programs / (CONSOLE + ending)), *arguments], environ, work)
    missing = [file for file in MADE if not (work / file).stat().st_size]
    if missing:
        raise BuildError(f"{name}: empty files: {', '.join(missing)}")
    seen = []
    for screen, variables in screens(os.environ):
        project = f"{screen}.rai"
        shutil.copyfile(work / "x.rai", work / project)
        window = str(programs / (WINDOW + ending))
        open_window([window, project], {**environ, **variables}, work)
        seen.append(screen)
    say(f"The {name} works: {len(COMMANDS)} commands, and the window ({', '.join(seen)}).")


COMMANDS: Sequence[Sequence[str]] = (
    ("--version",),
    ("demo", "x.rai", "--lang", "de"),
    ("list", "x.rai", "systems"),
    ("export", "x.rai", "--to", "x.pdf"),
    ("export", "x.rai", "--to", "x.xlsx"),
    ("export", "x.rai", "--to", "x.json"),
    ("export", "x.rai", "--to", "x.ics"),
    ("export", "x.rai", "--paper", "management", "--to", "paper.pdf"),
    ("export", "x.rai", "--paper", "management", "--to", "paper.docx"),
    ("import", "x.rai", "x.xlsx", "--dry-run"),
    ("send", "x.rai", "--to", "sent.rai.age", "--password-file", "phrase"),
    ("decrypt", "sent.rai.age", "--to", "back.rai", "--password-file", "phrase"),
    ("verify", "back.rai", "--deep"),
)
MADE = ("x.pdf", "x.xlsx", "x.json", "x.ics", "paper.pdf", "paper.docx", "back.rai")


def empty_environ(home: Path) -> dict[str, str]:
    """Return the variables of somebody who has nothing but the system."""
    kept = ("SYSTEMROOT", "TEMP", "TMP") if sys.platform == "win32" else ()
    own = {name: str(home) for name in ("HOME", "USERPROFILE", "LOCALAPPDATA")}
    fixed = {"PATH": os.defpath, "LANG": "de_DE.UTF-8"}
    return {**{name: os.environ[name] for name in kept if name in os.environ}, **own, **fixed}


def screens(environ: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Return the screens that there are, one that nobody sees first, and what leads to each."""
    yield "offscreen", {"QT_QPA_PLATFORM": "offscreen"}
    for platform, names in SCREENS.items():
        if all(name in environ for name in names):
            yield platform, {"QT_QPA_PLATFORM": platform, **{name: environ[name] for name in names}}


SCREENS = {"xcb": ("DISPLAY",), "wayland": ("WAYLAND_DISPLAY", "XDG_RUNTIME_DIR")}


def open_window(command: Sequence[str], environ: Mapping[str, str], folder: Path) -> None:
    """Open a project in a window, and wait until the window holds it."""
    lock = folder / f".~lock.{command[-1]}#"
    with subprocess.Popen(command, env=dict(environ), cwd=folder) as window:
        end = time.monotonic() + PATIENCE
        while not lock.is_file() and window.poll() is None and time.monotonic() < end:
            time.sleep(0.2)
        is_open = lock.is_file()
        window.terminate()
    if not is_open:
        raise BuildError(f"{command[0]} did not open the project; exit code {window.returncode}")

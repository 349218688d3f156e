"""The window as screen readers get it: ``start.py access FOLDER``.

Starts a screen that nobody sees, a bus and what screen readers ask, plays every scene in the real
window and reads it from outside. ``FOLDER`` gets what there is to read in each scene; what is
wrong is printed, and the exit code is 1 when there is anything. A scene that breaks the window is
told, and a new window plays the others. ``--only WORD,WORD`` takes the scenes with one of these
words in their name, ``--language en`` plays in English, ``--go-on`` plays what a run that was
broken off did not come to.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.access.asking import PYTHON
from tests.access.record import Record
from tests.pictures.appearance import FOLDERS, ROOT

NEEDED = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "dbus-run-session": "dbus",
    "openbox": "openbox",
    PYTHON: "python3",
}
BINDINGS = "import gi; gi.require_version('Atspi', '2.0')"
PACKAGES = (
    "xvfb xauth dbus openbox at-spi2-core python3-gi gir1.2-atspi-2.0 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxkbcommon-x11-0"
)


def main():
    wanted = _wanted()
    if missing := _missing():
        print(f"Missing: {', '.join(missing)}. On Debian: apt-get install {PACKAGES}")
        return 4
    wanted.folder.mkdir(parents=True, exist_ok=True)
    record = Record(wanted.folder)
    if wanted.go_on:
        record.go_on()
    else:
        record.forget()
    while code := _play(wanted):
        begun, record = len(record.begun), Record(wanted.folder)
        if len(record.begun) == begun:
            return code
        record.note(record.begun[-1], [f"breaks the window, exit code {code}"])
    record = Record(wanted.folder)
    print(f"{len(record.screens)} screens read, {len(record.found)} findings: {wanted.folder}")
    return 1 if record.found else 0


def _play(wanted):
    """Play what was not played yet; the exit code tells whether the window came to the end."""
    with tempfile.TemporaryDirectory(prefix="rai-desktop-access-") as made:
        surroundings = _surroundings(Path(made))
        return subprocess.run(_command(wanted), env=surroundings, check=False).returncode


def _wanted():
    parser = argparse.ArgumentParser(prog="start.py access", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("access"))
    parser.add_argument("--only", default="")
    parser.add_argument("--go-on", action="store_true")
    parser.add_argument("--language", choices=("de", "en"), default="de")
    return parser.parse_args()


def _missing():
    found = [name for name in NEEDED if shutil.which(name) is None]
    if PYTHON not in found:
        tried = subprocess.run([PYTHON, "-c", BINDINGS], capture_output=True, check=False)
        found += ["gi with Atspi"] if tried.returncode else []
    return found


def _command(wanted):
    play = [sys.executable, "-P", "-m", "tests.access.play", str(wanted.folder.resolve())]
    play += [f"--only={wanted.only}", f"--language={wanted.language}"]
    screen = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1600x1000x24"]
    return ["dbus-run-session", "--", *screen, *play]


def _surroundings(made):
    """Give the window private folders, and let it answer whoever asks."""
    found = dict(os.environ)
    for name in (*FOLDERS, "XDG_RUNTIME_DIR"):
        folder = made / name.lower()
        folder.mkdir(mode=0o700)
        found[name] = str(folder)
    found |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    return found | {
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "QT_SCALE_FACTOR": "1",
        "PYTHONPATH": str(ROOT),
    }


if __name__ == "__main__":
    sys.exit(main())

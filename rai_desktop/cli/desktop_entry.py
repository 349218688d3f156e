"""The program in the menu of a Linux desktop, and its kind of file known there.

Everything goes below the person's own data folder, where every desktop looks; no rights are
needed, and it can be taken away again.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from rai_desktop.cli.program import own_window
from rai_desktop.resources import INSTALLED, resource

ENTRY = Path("applications", "rai-desktop.desktop")
KIND = Path("mime", "packages", "rai-desktop.xml")
ICONS = Path("icons", "hicolor")
SIDES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""In how many pixels the icons come along in a release, for desktops that read no drawings."""

PRODUCT, PROJECT = Path("icons", "product.svg"), Path("desktop", "project.svg")
DRAWINGS = {
    Path("apps", "rai-desktop"): PRODUCT,
    Path("mimetypes", "application-vnd.rai-desktop"): PROJECT,
    Path("mimetypes", "application-vnd.rai-desktop+age"): PROJECT,
}
"""The icon of the program and those of its kinds of file, and what each is drawn by."""

UPDATES = (("update-mime-database", "mime"), ("update-desktop-database", "applications"))


def install_entry(data: Path) -> list[Path]:
    """Write the entry, the kind of file and the icons below ``data``; return what was written."""
    entry = resource("desktop", ENTRY.name).read_text("utf-8")
    _write(data / ENTRY, started_by(entry, window_program()).encode("utf-8"))
    _write(data / KIND, resource("desktop", KIND.name).read_bytes())
    icons = {place: icon for place, icon in icon_places().items() if icon.is_file()}
    for place, icon in icons.items():
        _write(data / place, icon.read_bytes())
    update(data)
    return [data / place for place in (ENTRY, KIND, *icons)]


def remove_entry(data: Path) -> list[Path]:
    """Remove what ``install_entry`` wrote, and return what there was."""
    places = (ENTRY, KIND, *icon_places())
    found = [data / place for place in places if (data / place).is_file()]
    for path in found:
        path.unlink()
    if found:
        update(data)
    return found


def icon_places() -> dict[Path, Path]:
    """Return where each icon goes, and its file; the source holds the drawings alone."""
    places = {}
    for name, drawing in DRAWINGS.items():
        places[(ICONS / "scalable" / name).with_name(f"{name.name}.svg")] = resource(*drawing.parts)
        for side in SIDES:
            place = (ICONS / f"{side}x{side}" / name).with_name(f"{name.name}.png")
            places[place] = resource("desktop", f"{drawing.stem}-{side}.png")
    return places


def window_program() -> list[str]:
    """Return what opens a window: the installed program, or ``start.py`` of the source."""
    start = INSTALLED.parent.parent / "start.py"
    if not getattr(sys, "frozen", False) and not INSTALLED.is_dir() and start.is_file():
        return ["python3", str(start)]
    return own_window()


def started_by(entry: str, program: Sequence[str]) -> str:
    """Return the text of a desktop entry that starts ``program`` with a file."""
    lines = {
        "Exec": " ".join([*map(quoted, program), "%f"]),
        "TryExec": program[0].replace("\\", "\\\\"),
    }
    parted = (line.partition("=") for line in entry.splitlines())
    return "".join(f"{key}{sign}{lines.get(key, value)}\n" for key, sign, value in parted)


def quoted(argument: str) -> str:
    """Return an argument as a desktop entry wants it, whatever is in the name of a folder."""
    for sign in '\\"`$':
        argument = argument.replace(sign, f"\\{sign}")
    return '"' + argument.replace("\\", "\\\\").replace("%", "%%") + '"'


def update(data: Path) -> None:
    """Tell the desktop that something changed; where it has no such programs it looks itself."""
    for name, folder in UPDATES:
        program = shutil.which(name)
        if program and (data / folder).is_dir():
            command = [program, str(data / folder)]
            subprocess.run(command, capture_output=True, check=False)  # noqa: S603


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    part.replace(path)

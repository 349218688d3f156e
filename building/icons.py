"""The signs of the product and of its files as pixels, from the drawings, for every system."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from rai_desktop.cli.desktop_entry import PRODUCT, PROJECT, SIDES

WINDOWS_SIDES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""What Windows takes at 100 to 400 %; more than 256 pixels it knows not."""

MACOS_SIDES = (32, 64, 128, 256, 512, 1024)


def write_icons(source: Path, folder: Path, system: str) -> Path:
    """Write what ``system`` takes of both signs into ``folder``, and return the product's.

    One file of all sizes on Windows and macOS, one picture for each size elsewhere.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for drawing in (PROJECT, PRODUCT):
        path = source / "resources" / drawing
        if system == "win32":
            written = write_ico(path, folder / f"{path.stem}.ico")
        elif system == "darwin":
            written = write_icns(path, folder / f"{path.stem}.icns")
        else:
            written = [write_png(path, folder, side) for side in SIDES][-1]
    return written


def write_ico(drawing: Path, target: Path) -> Path:
    """Write the file of icons that Windows takes."""
    images = [drawn(drawing, side) for side in WINDOWS_SIDES]
    sizes = [image.size for image in images]
    images[-1].save(target, "ICO", sizes=sizes, append_images=images)
    return target


def write_icns(drawing: Path, target: Path) -> Path:
    """Write the file of icons that macOS takes."""
    images = [drawn(drawing, side) for side in MACOS_SIDES]
    images[-1].save(target, "ICNS", append_images=images)
    return target


def write_png(drawing: Path, folder: Path, side: int) -> Path:
    """Write one picture; the name tells drawing and size."""
    target = folder / f"{drawing.stem}-{side}.png"
    drawn(drawing, side).save(target, "PNG", optimize=True)
    return target


def drawn(drawing: Path, side: int) -> Image.Image:
    """Return a drawing in ``side`` pixels on nothing."""
    image = QImage(side, side, QImage.Format.Format_RGBA8888)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    return Image.frombytes("RGBA", (side, side), bytes(image.constBits()))

"""The sign of the product as pixels, for systems that take no drawing."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

LARGEST = 512


def write_icon(source: Path, target: Path, side: int = LARGEST) -> Path:
    """Write the sign as a PNG file of ``side`` pixels, from which other forms are made."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(source / "resources" / "icons" / "product.svg")).render(painter)
    painter.end()
    if not image.save(str(target)):
        raise OSError(f"{target} could not be written")
    return target

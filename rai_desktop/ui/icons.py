"""Icons by name in the colours of the theme; each is one drawing in ``resources/icons``."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from rai_desktop.resources import resource
from rai_desktop.ui.theme import Theme

ICON_EM, GAP_EM = 1.4, 0.3
"""Side of an icon, and the room between it and the words beside it."""


def icon(
    name: str, theme: Theme, meaning: str = "text", *, before: int = 0, after: int = 0
) -> QIcon:
    """Return an icon in the colour of ``meaning``, and greyed for disabled controls.

    ``before`` and ``after`` are pixels that are left free beside it.
    """
    found = QIcon()
    for ratio in (1.0, 2.0):
        for mode, colour in ((QIcon.Mode.Normal, meaning), (QIcon.Mode.Disabled, "disabled")):
            drawn = _drawn(name, theme.hex(colour), theme.em(ICON_EM), ratio)
            found.addPixmap(_spaced(drawn, before, after), mode)
    return found


def picture(name: str, theme: Theme, meaning: str, em: float, ratio: float = 1.0) -> QPixmap:
    """Return a larger drawing for pages and notices; ``ratio`` is that of the screen."""
    return _drawn(name, theme.hex(meaning), theme.em(em), ratio)


def product_icon() -> QIcon:
    """Return the sign of the product for windows and task bars."""
    return QIcon(str(resource("icons", "product.svg")))


def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap.fromImage(_image(name, colour, round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _spaced(drawn: QPixmap, before: int, after: int) -> QPixmap:
    """Return a drawing with room beside it."""
    if not before and not after:
        return drawn
    ratio = drawn.devicePixelRatio()
    wide = QPixmap(drawn.width() + round((before + after) * ratio), drawn.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(before, 0, drawn)
    painter.end()
    return wide


@lru_cache(maxsize=256)
def _image(name: str, colour: str, side: int) -> QImage:
    drawing = resource("icons", f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer = QSvgRenderer(QByteArray(drawing.encode("utf-8")))
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image

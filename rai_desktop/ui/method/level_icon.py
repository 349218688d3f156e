"""A risk level as a small sign: the shape and colour that badges have."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPolygonF

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.services.pictures import level_meaning, marker
from rai_desktop.ui.tables.badge import LEVEL_SHAPES
from rai_desktop.ui.theme import Theme


def level_icon(level: RiskLevel, theme: Theme) -> QIcon:
    """Return shape and colour of a level, as badges have them."""
    size = theme.em(1)
    pixmap = QPixmap(size * 2, size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("muted"))
    painter.setBrush(theme.colour(str(level_meaning(level))))
    points = marker(LEVEL_SHAPES[level], (size / 2, size / 2), size * 0.85, level_meaning(level))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points.points]))
    painter.end()
    return QIcon(pixmap)

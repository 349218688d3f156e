"""Risk levels as badges: a shape, the word and a colour, so that none of them is needed alone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPolygonF

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.services.pictures import Marker, level_meaning, marker
from rai_desktop.ui.theme import Theme

LEVEL_SHAPES = {
    RiskLevel.LOW: Marker.SQUARE,
    RiskLevel.MEDIUM: Marker.DIAMOND,
    RiskLevel.HIGH: Marker.TRIANGLE,
    RiskLevel.VERY_HIGH: Marker.OCTAGON,
}

_HEIGHT = 1.6
_SHAPE = 0.7
_GAP = 0.45


def draw_badge(painter: QPainter, room: QRectF, level: RiskLevel, word: str, theme: Theme) -> None:
    """Draw the badge of ``level`` at the left of ``room``, not wider than it."""
    metrics = painter.fontMetrics()
    gap, shape = theme.em(_GAP), theme.em(_SHAPE)
    width = min(room.width(), badge_width(metrics, word, theme))
    height = min(room.height(), theme.em(_HEIGHT))
    box = QRectF(room.x(), room.center().y() - height / 2, width, height)
    ground = str(level_meaning(level))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(box, height / 2, height / 2)
    ink = theme.colour(f"{ground}_text")
    painter.setBrush(ink)
    centre = (box.x() + gap + shape / 2, box.center().y())
    points = marker(LEVEL_SHAPES[level], centre, shape, level_meaning(level)).points
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    painter.setPen(ink)
    text = box.adjusted(gap + shape + gap * 0.7, 0, -gap, 0)
    shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, int(text.width()))
    painter.drawText(text, _LEFT, shown)
    painter.restore()


def badge_width(metrics: QFontMetrics, word: str, theme: Theme) -> int:
    """Return how wide a badge with ``word`` is."""
    return theme.em(_SHAPE) + round(theme.em(_GAP) * 2.7) + metrics.horizontalAdvance(word) + 2


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

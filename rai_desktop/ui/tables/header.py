"""Headings of a table with room below them for the filter row."""

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from rai_desktop.services.pictures import Room, fit_text
from rai_desktop.ui.overriding import override
from rai_desktop.ui.tables.frozen import FrozenColumns, FrozenHeadings
from rai_desktop.ui.tables.frozen_drag import FrozenDrag
from rai_desktop.ui.theme import Theme

HEIGHT = 3.2
LINES = 2
_LEADING = 1.25
_PADDING = 0.7
_ARROW = 0.6

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class FilterHeader(QHeaderView):
    """Headings that sort when clicked, move when dragged, and leave room for filters.

    A third click gives rows back their original order. ``placed`` tells when the headings lie
    somewhere else or have another width, ``home_wanted`` asks to scroll to the left end.
    """

    placed = Signal()
    home_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._room = 0
        self._theme = theme
        self.frozen = FrozenColumns(self)
        self._frozen_headings = FrozenHeadings(self)
        self._drag = FrozenDrag(self)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setResizeContentsPrecision(0)
        self.sectionResized.connect(self.placed)

    @property
    def theme(self) -> Theme:
        """The colours and lengths that are used."""
        return self._theme

    @property
    def room(self) -> int:
        """The height kept free below the headings."""
        return self._room

    def set_room(self, height: int) -> None:
        """Keep ``height`` pixels free below the headings."""
        self._room = height
        self.updateGeometries()
        self.geometriesChanged.emit()

    def apply_theme(self, theme: Theme) -> None:
        """Use these colours and lengths."""
        self._theme = theme
        self.setMinimumSectionSize(theme.em(3))
        self.viewport().update()

    def place_frozen(self) -> None:
        """Draw the headings of the columns that stay where they are to be seen now."""
        self._frozen_headings.cover(self.viewport().geometry(), self.frozen.width)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if self._drag.takes(event):
            return True
        is_mouse = isinstance(event, QMouseEvent)
        return super().viewportEvent(event if is_mouse else self.frozen.told(event))

    def pass_on(self, event: QEvent) -> None:
        """Do what headings usually do with what the mouse did."""
        super().viewportEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.em(HEIGHT) + self._room)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        theme = self._theme
        painter.fillRect(rect, theme.colour("band"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        padding = theme.em(_PADDING)
        room = rect.adjusted(padding, 0, -padding, -1)
        if self.sortIndicatorSection() == logicalIndex:
            self._draw_arrow(painter, room)
            room.setRight(room.right() - theme.em(2 * _ARROW))
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        title = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        self._draw_lines(painter, room, title)

    def _draw_lines(self, painter: QPainter, room: QRect, title: str) -> None:
        """Draw ``title`` on one line or two; what does not fit ends with an ellipsis."""
        metrics = painter.fontMetrics()
        space = Room(width=room.width(), lines=LINES, size=1.0, smallest=1.0)
        fitted = fit_text(title, space, lambda text, _size, _bold: metrics.horizontalAdvance(text))
        lines = [line for line in fitted.lines if line]
        height = round(self._theme.em(1) * _LEADING)
        top = room.center().y() - height * len(lines) // 2
        for place, line in enumerate(lines):
            area = QRect(room.x(), top + place * height, room.width(), height)
            painter.drawText(area, _LEFT, line)

    def _draw_arrow(self, painter: QPainter, room: QRect) -> None:
        size = self._theme.em(_ARROW)
        is_up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        middle = room.center().y() + 0.5
        base, tip = (middle + size / 3, middle - size / 3)[:: 1 if is_up else -1]
        right = room.right()
        corners = (right - size, base), (right, base), (right - size / 2, tip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))

    @override
    def updateGeometries(self) -> None:
        self.setViewportMargins(0, 0, 0, self._room)
        super().updateGeometries()
        self.placed.emit()

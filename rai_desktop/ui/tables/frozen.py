"""The first columns of a table, which stay where they are while the others scroll sideways.

They are drawn a second time, above the others; rows, cells and selection are those of the table.
What the mouse does there is told to the table as if the columns were where they belong.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QWidget

from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.listing.columns import NUMBER
from rai_desktop.ui.overriding import override
from rai_desktop.ui.tables.model import RowModel

if TYPE_CHECKING:
    from rai_desktop.ui.tables.header import FilterHeader
    from rai_desktop.ui.tables.view import RowsView

MOST_SHARE = 0.5
"""How much of the table may stay; where there is less room, fewer columns do, or none."""

_MOUSE = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
)


class FrozenColumns:
    """Tells which columns stay: the first one, or number and name where both come first."""

    def __init__(self, header: QHeaderView) -> None:
        self._header = header
        self._is_held = False

    @property
    def count(self) -> int:
        """How many columns stay, whether or not the table is scrolled now."""
        room = self._header.viewport().width() * MOST_SHARE
        count = min(self._wanted(), self._header.count())
        while count and self._width_of(count) > room:
            count -= 1
        return count

    @property
    def width(self) -> int:
        """How much of the others they cover; nothing while the table is not scrolled."""
        return self._width_of(self.count) if self._header.offset() else 0

    def left(self, section: int) -> int:
        """Return where a column begins on the screen."""
        if self._header.offset() and section < self.count:
            return self._width_of(section)
        return self._header.sectionViewportPosition(section)

    def told(self, event: QEvent) -> QEvent:
        """Return what the mouse does as if the columns lay where they belong.

        What begins in these columns ends in them.
        """
        if isinstance(event, QMouseEvent) and event.type() in _MOUSE:
            is_drag = event.type() != QEvent.Type.MouseButtonPress and bool(
                event.buttons() or event.type() == QEvent.Type.MouseButtonRelease
            )
            if not is_drag:
                self._is_held = event.position().x() < self.width
            return moved(event, self._header.offset()) if self._is_held else event
        if isinstance(event, QHelpEvent) and event.pos().x() < self.width:
            place = event.pos()
            place.setX(place.x() - self._header.offset())
            return QHelpEvent(event.type(), place, event.globalPos())
        return event

    def _wanted(self) -> int:
        model = self._header.model()
        if not isinstance(model, RowModel) or not model.columns:
            return 0
        keys = [column.key for column in model.columns[:2]]
        return 2 if keys == [NUMBER, KINDS[model.listing.kind].title] else 1

    def _width_of(self, count: int) -> int:
        return sum(self._header.sectionSize(section) for section in range(count))


def moved(event: QMouseEvent, offset: int) -> QMouseEvent:
    """Return a copy of ``event`` that happens ``offset`` further to the left."""
    by = QPointF(offset, 0)
    return QMouseEvent(
        event.type(),
        event.position() - by,
        event.scenePosition() - by,
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers(),
        event.pointingDevice(),
    )


class _Above(QWidget):
    """Lies above a part of the table; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def cover(self, area: QRect, width: int) -> None:
        """Lie on the left part of ``area``, or nowhere when ``width`` is nothing."""
        self.setGeometry(area.left(), area.top(), width, area.height())
        self.setVisible(width > 0)
        self.update()


class FrozenHeadings(_Above):
    """The headings of the columns that stay."""

    def __init__(self, header: "FilterHeader") -> None:
        super().__init__(header)
        self.setObjectName("frozen_headings")
        self._header = header

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        header, frozen = self._header, self._header.frozen
        painter = QPainter(self)
        for section in range(frozen.count):
            area = QRect(frozen.left(section), 0, header.sectionSize(section), self.height())
            painter.save()
            header.paintSection(painter, area, section)
            painter.restore()
        line = header.theme.colour("strong_line")
        painter.fillRect(self.width() - 1, 0, 1, self.height(), line)


class FrozenCells(_Above):
    """The cells of the columns that stay, of the rows that are seen."""

    def __init__(self, view: "RowsView") -> None:
        super().__init__(view)
        self.setObjectName("frozen_cells")
        self._view = view

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._view.headings.theme
        painter.fillRect(self.rect(), theme.colour("surface"))
        rows = self._rows(event.rect())
        for row in rows:
            self._paint_row(painter, row)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("strong_line"))
        for row in filter(self._view.is_head, rows):
            self._paint_row(painter, row)  # whose text goes on beyond the line

    def _rows(self, area: QRect) -> range:
        first, last = self._view.rowAt(area.top()), self._view.rowAt(area.bottom())
        end = self._view.row_count() if last < 0 else last + 1
        return range(first, end) if first >= 0 else range(0)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        view, frozen = self._view, self._view.headings.frozen
        top, height = view.rowViewportPosition(row), view.rowHeight(row)
        is_head = view.is_head(row)
        for column in range(1 if is_head else frozen.count):
            width = view.viewport().width() if is_head else view.columnWidth(column)
            self._paint_cell(painter, row, column, QRect(frozen.left(column), top, width, height))

    def _paint_cell(self, painter: QPainter, row: int, column: int, area: QRect) -> None:
        view = self._view
        index = view.model().index(row, column)
        option = QStyleOptionViewItem()
        view.initViewItemOption(option)
        option.rect = area
        state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Active
        if view.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if index == view.currentIndex() and view.hasFocus():
            state |= QStyle.StateFlag.State_HasFocus
        option.state = state
        painter.save()
        painter.setFont(view.font())
        painter.setClipRect(area.intersected(self.rect()))
        view.delegate.paint(painter, option, index)
        painter.restore()

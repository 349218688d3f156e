"""Drawing of cells: plain text on one line, levels as badges, rows told apart by a thin line."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from rai_desktop.services.listing import ListKind
from rai_desktop.ui.overriding import override
from rai_desktop.ui.tables.badge import badge_width, draw_badge
from rai_desktop.ui.tables.model import Index, RowModel, one_line, plain_tip
from rai_desktop.ui.theme import Theme

PADDING = 0.7
FOCUS_WIDTH = 2
_FOLD_ROOM = 1.3

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class CellDelegate(QStyledItemDelegate):
    """Draws cells by itself: texts that users typed never pass through anything that reads tags."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.hovered_row = -1
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and lengths."""
        self._theme = theme
        self._padding = theme.em(PADDING)
        self._text = theme.colour("text")
        self._muted = theme.colour("muted")
        self._selected = theme.colour("accent_soft")
        self._on_selected = theme.colour("on_accent_soft")
        self._hover = theme.colour("hover")
        self._mark = theme.colour("accent")
        self._line = theme.colour("line")
        self._band = theme.colour("band")
        self._focus = QPen(theme.colour("focus"), FOCUS_WIDTH)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, RowModel):
            return
        if model.group_at(index.row()) is not None:
            self._draw_group(painter, option, index)
            return
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        self._draw_ground(painter, area, index, is_selected)
        room = area.adjusted(self._padding, 0, -self._padding, -1)
        level = model.level_at(index)
        if level is not None:
            draw_badge(painter, QRectF(room), level, str(index.data()), self._theme)
        else:
            self._draw_text(painter, room, index, is_selected)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._focus)
            painter.drawRect(area.adjusted(1, 1, -1, -2))

    def _draw_group(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the head of a group across the row: whether it is folded, and its line in bold."""
        model = index.model()
        assert isinstance(model, RowModel)  # noqa: S101 - asked by the caller
        group = model.group_at(index.row())
        area = QRect(option.rect)
        area.setLeft(max(0, area.left()))  # stays at the left while cells scroll
        state: QStyle.StateFlag = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(area, self._selected if is_selected else self._band)
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, self._line)
        is_folded = group is not None and group.name in model.folded
        ink = self._on_selected if is_selected else self._text
        room = area.adjusted(self._padding, 0, -self._padding, -1)
        self._draw_fold(painter, room, ink, is_folded=is_folded)
        room.setLeft(room.left() + self._theme.em(_FOLD_ROOM))
        font = QFont(painter.font())
        font.setBold(True)
        painter.save()
        painter.setFont(font)
        painter.setPen(ink)
        text = one_line(model.full_text(index))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)
        painter.restore()
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._focus)
            painter.drawRect(area.adjusted(1, 1, -1, -2))

    def _draw_fold(self, painter: QPainter, room: QRect, ink: QColor, *, is_folded: bool) -> None:
        """Draw a triangle that points to the right where the group is folded, else down."""
        size, left = self._theme.em(0.7), float(room.x())
        top = room.center().y() - size / 2 + 0.5
        folded = (0.0, 0.0), (0.0, 1.0), (0.8, 0.5)
        opened = (0.0, 0.1), (1.0, 0.1), (0.5, 0.9)
        points = [
            QPointF(left + x * size, top + y * size) for x, y in (folded if is_folded else opened)
        ]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF(points))
        painter.restore()

    def _draw_ground(self, painter: QPainter, area: QRect, index: Index, is_selected: bool) -> None:
        if is_selected:
            painter.fillRect(area, self._selected)
        elif index.row() == self.hovered_row:
            painter.fillRect(area, self._hover)
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, self._line)
        if index.column() == 0 and index.row() == self._view.currentIndex().row():
            width = self._theme.em(0.25)
            painter.fillRect(area.x(), area.y(), width, area.height() - 1, self._mark)

    def _draw_text(self, painter: QPainter, room: QRect, index: Index, is_selected: bool) -> None:
        model = index.model()
        assert isinstance(model, RowModel)  # noqa: S101 - asked by the caller
        column = model.columns[index.column()]
        text = one_line(model.full_text(index))
        if not text:
            return
        ink = self._muted if text == column.empty else self._text
        painter.setPen(self._on_selected if is_selected else ink)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _RIGHT if column.kind is ListKind.NUMBER else _LEFT, shown)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room a cell needs; used when a column is fitted by a double click."""
        model = index.model()
        assert isinstance(model, RowModel)  # noqa: S101 - this delegate serves no other model
        word = one_line(model.full_text(index))
        metrics = self._view.fontMetrics()
        if model.level_at(index) is not None:
            width = badge_width(metrics, word, self._theme)
        else:
            width = metrics.horizontalAdvance(word)
        widest = self._theme.em(40)
        return QSize(min(width + 2 * self._padding + 2, widest), self._theme.em(1))

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the whole text of a cell that is too long for its column."""
        model = index.model()
        if event.type() != QEvent.Type.ToolTip or not isinstance(model, RowModel):
            QToolTip.hideText()
            return False
        text = model.full_text(index)
        area = view.visualRect(index)
        needed = self.sizeHint(option, index).width()
        if needed <= area.width() and one_line(text) == text:
            QToolTip.hideText()
        else:
            place: QPoint = event.globalPos()
            QToolTip.showText(place, plain_tip(text), view, area)
        return True

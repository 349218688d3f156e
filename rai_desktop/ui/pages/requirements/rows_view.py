"""A table with two lines in each cell, titles between its rows, and keys that answer."""

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.requirements.choices import code_of_key
from rai_desktop.ui.parts.plain_rows import make_plain, set_width
from rai_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

HEADING_ROLE = Qt.ItemDataRole.UserRole + 1
"""Whether a row is a title over others."""

LEVEL_ROLE = Qt.ItemDataRole.UserRole + 2
"""The level that a cell draws as steps; ``None`` for none."""

_PADDING, _HEADING, _STEP = 0.7, 2.2, 0.62
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

LEAST_FIRST = 0.3
"""The share of the first column that headings of the others never take from it."""


class RowsView(QTableView):
    """``answered`` gives the code of a key that answers, ``opened`` that Enter was pressed."""

    answered = Signal(str)
    opened = Signal()

    def __init__(self, name: str, theme: Theme, shares: tuple[float, ...], height: float) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "rows")
        self._shares = shares
        self._height = height
        self._delegate = _Cells(theme, self)
        self.setItemDelegate(self._delegate)
        make_plain(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self._delegate.set_theme(theme)
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(theme.em(self._height))
        self.horizontalHeader().setMinimumSectionSize(theme.em(3))
        self.arrange()
        self.viewport().update()

    def go_to(self, row: int) -> None:
        """Put the cursor on a row, as the only one that is chosen."""
        index = self.model().index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def arrange(self) -> None:
        """Let titles go across all columns; to be called when the rows have changed."""
        self.clearSpans()
        model = self.model()
        if model is None or model.columnCount() < 2:
            return
        for row in range(model.rowCount() if model.rowCount() < 1000 else 0):
            is_heading = bool(model.index(row, 0).data(HEADING_ROLE))
            if is_heading:
                self.setSpan(row, 0, 1, model.columnCount())
            height = _HEADING if is_heading else self._height
            self.setRowHeight(row, self._theme.em(height))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        for column, share in enumerate(self._shares[1:], start=1):
            set_width(self, column, int(width * share))
        others = sum(self.columnWidth(column) for column in range(1, len(self._shares)))
        self.setColumnWidth(0, max(width - others, int(width * LEAST_FIRST)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        code = code_of_key(event)
        if code:
            self.answered.emit(code)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class _Cells(QStyledItemDelegate):
    """Draws a cell: its first line, a quiet second one, and the steps of a level."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and lengths."""
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.em(6), self._theme.em(2))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area = self._theme, QRect(option.rect)
        state: QStyle.StateFlag = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_heading = bool(index.data(HEADING_ROLE))
        painter.save()
        if is_selected or is_heading:
            painter.fillRect(area, theme.colour("accent_soft" if is_selected else "band"))
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, theme.colour("line"))
        room = area.adjusted(theme.em(_PADDING), 0, -theme.em(_PADDING) // 2, -1)
        ink = "on_accent_soft" if is_selected else "muted" if is_heading else "text"
        level = index.data(LEVEL_ROLE)
        self._lines(painter, room, index, ink, level if isinstance(level, int) else None)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -2))
        painter.restore()

    def _lines(
        self, painter: QPainter, room: QRect, index: Index, ink: str, level: int | None
    ) -> None:
        lines = str(index.data() or "").split("\n")
        height = room.height() // len(lines)
        is_selected = ink == "on_accent_soft"
        for place, line in enumerate(lines):
            box = QRect(room.x(), room.y() + place * height, room.width(), height)
            if len(lines) > 1:
                box.translate(0, self._theme.em(0.15) * (1 if place == 0 else -1))
            if place == 0 and level is not None:
                left = _draw_steps(painter, QRectF(box), level, self._theme, is_selected)
                box.setLeft(box.left() + left)
            font = QFont(self._view.font())
            is_first = place == 0 and index.column() == 0 and len(lines) > 1
            font.setBold(is_first or bool(index.data(HEADING_ROLE)))
            painter.setFont(font)
            quiet = place > 0 and not is_selected
            painter.setPen(self._theme.colour("muted" if quiet else ink))
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, _LEFT, shown)


def _draw_steps(
    painter: QPainter, room: QRectF, level: int, theme: Theme, is_selected: bool
) -> int:
    """Draw four steps that rise, as many of them filled as the level says; return their width."""
    size = theme.em(_STEP)
    base = room.center().y() + size
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = theme.colour("on_accent_soft" if is_selected else "accent")
    for step in range(4):
        height = size * (step + 2) / 2.5
        bar = QRectF(room.x() + step * size * 1.15, base - height, size, height)
        painter.setPen(QPen(ink, 1))
        painter.setBrush(ink if step < level else Qt.BrushStyle.NoBrush)
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
    return int(size * 1.15 * 4 + theme.em(0.5))

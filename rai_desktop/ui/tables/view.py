"""The rows on the screen: keys, mouse and type-ahead."""

from PySide6.QtCore import QElapsedTimer, QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QHoverEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QMoveEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from rai_desktop.ui.overriding import override
from rai_desktop.ui.tables.delegate import CellDelegate
from rai_desktop.ui.tables.frozen import FrozenCells
from rai_desktop.ui.tables.header import FilterHeader
from rai_desktop.ui.tables.model import Index, RowModel
from rai_desktop.ui.theme import Theme
from rai_desktop.words.language import folded

ROW_HEIGHT = 2.5

_Action = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint


class RowsView(QTableView):
    """Shows a ``RowModel`` in rows of one height.

    ``opened`` tells that Enter or a double click opened the current row, ``copy_wanted`` that
    someone pressed the keys to copy, ``resized`` that there is more or less room, ``fold_wanted``
    the name of a group to be folded, or opened when it is folded.
    """

    opened = Signal()
    copy_wanted = Signal()
    fold_wanted = Signal(str)
    resized = Signal()

    def __init__(self, model: RowModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rows")
        self._model = model
        self._typed = ""
        self._since_key = QElapsedTimer()
        self.delegate = CellDelegate(theme, self)
        self.headings = FilterHeader(theme, self)
        self.setHorizontalHeader(self.headings)
        self._frozen_cells = FrozenCells(self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self._set_behaviour()
        self.apply_theme(theme)
        self.doubleClicked.connect(self.opened)
        self.headings.placed.connect(self.place_frozen)
        self.headings.home_wanted.connect(lambda: self.horizontalScrollBar().setValue(0))
        self.horizontalScrollBar().valueChanged.connect(self.place_frozen)
        model.modelReset.connect(self.place_frozen)

    def place_frozen(self) -> None:
        """Draw the first columns where they stay."""
        self._frozen_cells.cover(self.viewport().geometry(), self.headings.frozen.width)
        self.headings.place_frozen()

    def bring_in(self, column: int) -> None:
        """Scroll sideways until a column is in sight, its beginning above all."""
        header, bar = self.headings, self.horizontalScrollBar()
        if column < header.frozen.count:
            return
        left = header.sectionViewportPosition(column)
        right = left + header.sectionSize(column)
        bar.setValue(bar.value() + max(0, right - self.viewport().width()))
        hidden = header.frozen.width - header.sectionViewportPosition(column)
        bar.setValue(bar.value() - max(0, hidden))

    def row_count(self) -> int:
        """Return how many rows there are, heads of groups counted."""
        return self._model.rowCount()

    def is_head(self, row: int) -> bool:
        """Return whether the head of a group stands in a row."""
        return self._model.group_at(row) is not None

    @override
    def scrollTo(self, index: Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        """Bring a cell into sight, also out from under the columns that stay."""
        bar, frozen = self.horizontalScrollBar(), self.headings.frozen
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() < frozen.count:
            bar.setValue(before)
        else:
            self.bring_in(index.column())

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx and self._model.groups:
            self.viewport().update()  # heads of groups stay at the left

    def apply_theme(self, theme: Theme) -> None:
        """Use these colours and lengths."""
        self.delegate.set_theme(theme)
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(theme.em(ROW_HEIGHT))
        self.headings.apply_theme(theme)
        self.viewport().update()

    def move_to(self, row: int) -> None:
        """Make ``row`` the current and only selected one, in the column we are in."""
        column = max(0, self.currentIndex().column())
        index = self._model.index(row, column)
        # said in full: while Ctrl is held, as in Ctrl+D, a current row would be one more selected
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def _set_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif self._folds(event):
            return
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _folds(self, event: QKeyEvent) -> bool:
        """Fold or open the group whose head is the current row; tell whether a key said so."""
        group = self._model.group_at(self.currentIndex().row())
        if group is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, is_folded = event.key(), group.name in self._model.folded
        if key not in _FOLDING:
            return False
        if (key == Qt.Key.Key_Left and is_folded) or (key == Qt.Key.Key_Right and not is_folded):
            return True
        self.fold_wanted.emit(group.name)
        return True

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        group = self._model.group_at(self.rowAt(event.position().toPoint().y()))
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if group is not None and is_plain:
            self.fold_wanted.emit(group.name)

    @override
    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Let Home and End lead to the first and the last row."""
        if action not in (_Action.MoveHome, _Action.MoveEnd) or not self._model.uids:
            return super().moveCursor(action, modifiers)
        last = self._model.rowCount() - 1
        column = max(0, self.currentIndex().column())
        return self._model.index(0 if action is _Action.MoveHome else last, column)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Go to the next row whose cell in the current column begins with what was typed."""
        index = self.currentIndex()
        if not index.isValid() or not search:
            return
        pause = QApplication.keyboardInputInterval()
        is_new = not self._since_key.isValid() or self._since_key.elapsed() > pause
        self._since_key.restart()
        self._typed = search if is_new else self._typed + search
        found = self._row_beginning(folded(self._typed), index.row() + is_new, index.column())
        if found is not None:
            self.move_to(found)

    def _row_beginning(self, text: str, start: int, column: int) -> int | None:
        model = self._model
        key = model.columns[column].key
        count = model.rowCount()
        for step in range(count):
            row = (start + step) % count
            uid = model.uid_at(row)
            if uid is not None and model.listing.folded(uid, key).startswith(text):
                return row
        return None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
        self.place_frozen()

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.headings.placed.emit()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        event = self.headings.frozen.told(event)
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.HoverEnter):
            assert isinstance(event, QHoverEvent)  # noqa: S101 - what Qt sends for these types
            self._set_hovered(self.rowAt(event.position().toPoint().y()))
        elif event.type() is QEvent.Type.HoverLeave:
            self._set_hovered(-1)
        return super().viewportEvent(event)

    def _set_hovered(self, row: int) -> None:
        before, self.delegate.hovered_row = self.delegate.hovered_row, row
        if before != row:
            for changed in (before, row):
                self._draw_again(changed)

    def _draw_again(self, row: int) -> None:
        if row < 0:
            return
        viewport = self.viewport()
        top = self.rowViewportPosition(row)
        viewport.update(0, top, viewport.width(), self.rowHeight(row))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for row in {current.row(), previous.row()}:
            self._draw_again(row)


_FOLDING = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space),
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter),
)

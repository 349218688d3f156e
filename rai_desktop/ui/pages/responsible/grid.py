"""The grid to type into: Enter goes down, Tab to the right, typing begins at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from rai_desktop.domain.values import MAX_TEXT
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.responsible.model import AssignModel, Index
from rai_desktop.ui.theme import Theme

ROW_HEIGHT = 2.6
_PADDING = 0.7
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Offers = Callable[[str], Sequence[str]]


class AssignGrid(QTableView):
    """``fill_wanted`` tells that the keys to fill down were pressed, ``clear_wanted`` Del."""

    fill_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, model: AssignModel, offers: Offers, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("assign_grid")
        self._model = model
        self.delegate = _CellDelegate(model, offers, theme, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self._set_behaviour()
        self.apply_theme(theme)

    def column(self) -> str:
        """Return the key of the column of the cursor; empty where nobody types."""
        place = self.currentIndex().column()
        return self._model.keys[place] if place >= self._model.fixed else ""

    def chosen_rows(self) -> list[int]:
        """Return the rows of the selected cells in the column of the cursor, from the top."""
        place = self.currentIndex().column()
        cells = self.selectionModel().selectedIndexes()
        return sorted({cell.row() for cell in cells if cell.column() == place})

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor into a cell, if there is one."""
        index = self._model.index(row, column)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)
            self.scrollTo(index)

    def step(self, down: int, right: int) -> None:
        """Go on to a neighbouring cell to type into; behind the last column comes the next row."""
        row, column = self.currentIndex().row() + down, self.currentIndex().column() + right
        first, last = self._model.fixed, len(self._model.keys) - 1
        if column > last:
            row, column = row + 1, first
        elif column < first:
            row, column = row - 1, last
        self.go_to(row, column)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self.delegate.set_theme(theme)
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(theme.em(ROW_HEIGHT))
        self.horizontalHeader().setMinimumSectionSize(theme.em(7))
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        for column, share in enumerate(self._model.shares):
            self.setColumnWidth(column, int(width * share))

    @override
    def event(self, event: QEvent) -> bool:
        """Take the keys to fill down before the window takes them for something else."""
        if event.type() is QEvent.Type.ShortcutOverride and _is_fill(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_editing = self.state() is QAbstractItemView.State.EditingState
        if event.key() in _ENTER and not is_editing:
            self.step(1, 0)
        elif event.key() == Qt.Key.Key_Delete and not is_editing:
            self.clear_wanted.emit()
        elif _is_fill(event):
            self.fill_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            text = self.currentIndex().data()
            QApplication.clipboard().setText(str(text or ""))
        else:
            super().keyPressEvent(event)

    def _set_behaviour(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        heads.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.hide()


_CTRL = Qt.KeyboardModifier.ControlModifier


def _is_fill(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    return event.key() == Qt.Key.Key_D and event.modifiers() == _CTRL


class _CellDelegate(QStyledItemDelegate):
    """Draws cells as typed, and completes names while somebody types."""

    def __init__(self, model: AssignModel, offers: Offers, theme: Theme, grid: AssignGrid) -> None:
        super().__init__(grid)
        self._model = model
        self._offers = offers
        self._grid = grid
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and lengths."""
        self._theme = theme
        self._padding = theme.em(_PADDING)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("cell_editor")
        editor.setMaxLength(MAX_TEXT)
        key = self._model.keys[index.column()]
        editor.setAccessibleName(
            f"{self._model.title(key)}, {self._model.text(index.row(), 'name')}"
        )
        completer = QCompleter(QStringListModel(list(self._offers(key)), editor), editor)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        editor.setCompleter(completer)
        return editor

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QLineEdit) and isinstance(event, QKeyEvent):
            way = _ways(event) if event.type() is QEvent.Type.KeyPress else None
            if way is not None:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
                self._grid.setFocus()
                self._grid.step(*way)
                return True
        return super().eventFilter(watched, event)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        theme = self._theme
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(area, theme.colour("accent_soft"))
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, theme.colour("line"))
        if index.column() > 0:
            painter.fillRect(area.x(), area.y(), 1, area.height(), theme.colour("line"))
        text = str(index.data() or "")
        ink = "on_accent_soft" if is_selected else ("text" if text else "muted")
        painter.setPen(theme.colour(ink))
        room = area.adjusted(self._padding, 0, -self._padding, -1)
        shown = painter.fontMetrics().elidedText(
            text or "–", Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _LEFT, shown)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -2))


def _ways(event: QKeyEvent) -> tuple[int, int] | None:
    """Return where a key that ends typing leads: so many rows down, so many columns right."""
    is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if event.key() in _ENTER:
        return (-1, 0) if is_back else (1, 0)
    if event.key() == Qt.Key.Key_Tab:
        return (0, 1)
    return (0, -1) if event.key() == Qt.Key.Key_Backtab else None

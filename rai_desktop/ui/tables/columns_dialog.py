"""The dialog in which people choose the columns of a table and their order."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.texts import N_
from rai_desktop.services.listing import ListColumn
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.tables.model import one_line
from rai_desktop.ui.tables.state import TableState, usual_columns
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

WIDTH, HEIGHT = 38, 40

_KEY = int(Qt.ItemDataRole.UserRole)


class ColumnsDialog(ReadingDialog):
    """Columns with check boxes, moved by buttons, by Alt with the arrow keys, or by dragging.

    ``columns_chosen`` gives the keys of the checked columns in their order, ``totals_chosen``
    before it whether sums are wanted, ``fields_wanted`` asks for the custom fields.
    """

    columns_chosen = Signal(list)
    totals_chosen = Signal(bool)
    fields_wanted = Signal()

    def __init__(
        self,
        columns: Sequence[ListColumn],
        state: TableState,
        words: Words,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("columns_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words(N_("Choose columns")))
        self._columns = columns
        self._words = words
        self._theme = theme
        self._build_list()
        self._build_buttons()
        self._totals.setChecked(state.has_totals)
        self._build_layout()
        self._fill(state.columns)

    def _build_list(self) -> None:
        self._list = QListWidget(self)
        self._list.setObjectName("columns")
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.setMinimumSize(self._theme.em(16), self._theme.em(10))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemChanged.connect(self._on_choice_changed)
        self._list.currentRowChanged.connect(self._on_choice_changed)
        self._label = QLabel(self._words(N_("&Columns shown, in this order")), self)
        self._label.setBuddy(self._list)
        self._list.setAccessibleName(self._words(N_("Columns shown, in this order")))
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda by=by: self._move(by))

    def _build_buttons(self) -> None:
        words = self._words
        self._up = self._button("move_up", words(N_("Move &up")), lambda: self._move(-1))
        self._up.setToolTip(words(N_("Alt+Up")))
        self._down = self._button("move_down", words(N_("Move &down")), lambda: self._move(1))
        self._down.setToolTip(words(N_("Alt+Down")))
        self._usual = self._button("usual_columns", words(N_("U&sual columns")), self._reset)
        self._fields = self._button("own_fields", words(N_("Custom &fields…")), self._leave)
        self._totals = ShortCheckBox("totals_wanted")
        self._totals.setText(words(N_("Sums &below the rows")))
        self._hint = QLabel(words(N_("Choose at least one column.")), self)
        self._hint.setProperty("role", "hint")
        self._box = QDialogButtonBox(self)
        self._take = self._box.addButton(
            words(N_("Show these")), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._take.setObjectName("take_columns")
        self._take.setProperty("role", "primary")
        self._take.style().polish(self._take)
        cancel = self._box.addButton(words(N_("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setObjectName("cancel_columns")
        self._box.accepted.connect(self._on_accepted)
        self._box.rejected.connect(self.reject)

    def _button(self, name: str, text: str, action: object) -> QPushButton:
        button = ShortButton(name)
        button.setText(text)
        button.clicked.connect(action)
        return button

    def _build_layout(self) -> None:
        beside = QVBoxLayout()
        for button in (self._up, self._down, self._usual):
            beside.addWidget(button)
        beside.addStretch()
        beside.addWidget(self._fields)
        middle = QHBoxLayout()
        middle.addWidget(self._list, 1)
        middle.addLayout(beside)
        layout = QVBoxLayout(self)
        margin = self._theme.em(1.2)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(self._theme.em(0.7))
        layout.addWidget(self._label)
        layout.addLayout(middle, 1)
        layout.addWidget(self._totals)
        layout.addWidget(self._hint)
        layout.addWidget(self._box)
        self.resize(self._theme.em(WIDTH), self._theme.em(HEIGHT))

    def _fill(self, shown: Sequence[str]) -> None:
        by_key = {column.key: column for column in self._columns}
        others = [column.key for column in self._columns if column.key not in shown]
        self._list.clear()
        for key in (*shown, *others):
            item = QListWidgetItem(one_line(by_key[key].title))
            item.setData(_KEY, key)
            item.setFlags(_FLAGS)
            is_shown = key in shown
            item.setCheckState(Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def _leave(self) -> None:
        """Go to the custom fields instead."""
        self.reject()
        self.fields_wanted.emit()

    def _reset(self) -> None:
        self._fill(usual_columns(self._columns))

    def _move(self, by: int) -> None:
        row = self._list.currentRow()
        if 0 <= row + by < self._list.count():
            item = self._list.takeItem(row)
            self._list.insertItem(row + by, item)
            self._list.setCurrentRow(row + by)

    def _chosen(self) -> list[str]:
        items = [self._list.item(row) for row in range(self._list.count())]
        return [
            str(item.data(_KEY)) for item in items if item.checkState() == Qt.CheckState.Checked
        ]

    def _on_choice_changed(self) -> None:
        row = self._list.currentRow()
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < self._list.count() - 1)
        is_possible = bool(self._chosen())
        self._take.setEnabled(is_possible)
        self._hint.setVisible(not is_possible)

    def _on_accepted(self) -> None:
        self.totals_chosen.emit(self._totals.isChecked())
        self.columns_chosen.emit(self._chosen())
        self.accept()


_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsUserCheckable
    | Qt.ItemFlag.ItemIsDragEnabled
)

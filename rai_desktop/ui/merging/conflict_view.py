"""Deciding conflicts: the list of them, and below it the chosen one side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.merging.decisions import TOGETHER, Decisions, Take, conflict_at
from rai_desktop.services.merging.told import MergeTeller, ToldConflict
from rai_desktop.ui.merging.models import ConflictModel
from rai_desktop.ui.merging.sides import Sides
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import make_plain, set_width
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.theme import Theme

_WIDTHS = (16, 10, 14, 14, 9)


class ConflictView(QWidget):
    """The conflicts of a comparison; ``decided`` is sent when something was decided."""

    decided = Signal()

    def __init__(self, decisions: Decisions, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("conflicts")
        self._decisions = decisions
        self._entry: Uid | None = None
        self._words = words = labels.words
        self._told = MergeTeller(decisions.comparison, labels).conflicts()
        self.only_open = ShortCheckBox()
        self.only_open.setObjectName("conflicts_open")
        self.only_open.setText(words(N_("Show open o&nes only")))
        self.all_mine = ShortButton("conflicts_all_mine")
        self.all_mine.setText(words(N_("Everything open from t&his copy")))
        self.all_theirs = ShortButton("conflicts_all_theirs")
        self.all_theirs.setText(words(N_("Everything open from the othe&r copy")))
        self._model = ConflictModel(words, self)
        self.rows = _Rows()
        self.sides = Sides(decisions.comparison.project, labels, theme)
        self._build(theme)
        self._connect()
        self._show_rows()
        self.rows.selectRow(0)

    @property
    def chosen(self) -> ToldConflict | None:
        """The conflict that is shown side by side."""
        row = self.rows.currentIndex().row()
        return self._model.conflicts[row] if 0 <= row < len(self._model.conflicts) else None

    def flush(self) -> bool:
        """Take over a value that is being typed; return whether it fits."""
        return self.sides.flush()

    def choose_open(self) -> None:
        """Choose the uppermost conflict that is still open."""
        places = {conflict.place for conflict in self._decisions.open}
        rows = [row for row, told in enumerate(self._model.conflicts) if told.place in places]
        if rows:
            self.rows.selectRow(rows[0])

    # parts ---------------------------------------------------------------------

    def _build(self, theme: Theme) -> None:
        em = theme.em
        self.rows.setObjectName("conflicts_rows")
        self.rows.setModel(self._model)
        self.rows.setAccessibleName(self._words(N_("Values that were changed in both copies")))
        make_plain(self.rows, wide=2)
        self.rows.verticalHeader().setDefaultSectionSize(em(2.5))
        for place, width in enumerate(_WIDTHS):
            set_width(self.rows, place, em(width))
        head = QHBoxLayout()
        head.addWidget(self.only_open)
        head.addStretch(1)
        head.addWidget(self.all_mine)
        head.addWidget(self.all_theirs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.8))
        column.addLayout(head)
        column.addWidget(self.rows, 3)
        column.addWidget(self.sides, 4)

    def _connect(self) -> None:
        self.only_open.toggled.connect(self._show_rows)
        self.all_mine.clicked.connect(lambda: self._take_all(Take.MINE))
        self.all_theirs.clicked.connect(lambda: self._take_all(Take.THEIRS))
        self.rows.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.rows.taken.connect(self._take)
        self.rows.end_reached.connect(self.choose_open)
        self.sides.taken.connect(self._take)
        self.sides.edited.connect(self._edit)

    def _show_rows(self) -> None:
        chosen, made = self.chosen, self._decisions.made
        shown = [
            told for told in self._told if not self.only_open.isChecked() or told.place not in made
        ]
        self._model.show_conflicts(shown, made)
        row = self._model.row_of(chosen.place) if chosen else 0
        self.rows.selectRow(max(row, 0))
        self._show_chosen()

    def _show_chosen(self) -> None:
        told = self.chosen
        self.sides.setVisible(told is not None)
        has_open = bool(self._decisions.open)
        self.all_mine.setEnabled(has_open)
        self.all_theirs.setEnabled(has_open)
        if told is None:
            return
        comparison = self._decisions.comparison
        conflict = conflict_at(comparison.conflicts, told.place)
        spec = None
        if not told.is_deletion:
            specs = comparison.project.fields(conflict.kind)
            spec = next((s for s in specs if s.key == conflict.key and s.is_entered), None)
        mine: Value = conflict.mine
        if told.place[0] != self._entry:
            self._entry = told.place[0]
            others = self._decisions.beside(told.place)
            self.sides.offer_whole(others, is_usual=conflict.kind in TOGETHER)
        self.sides.show_conflict(told, spec, self._decisions.made.get(told.place), mine)

    # what people do --------------------------------------------------------------

    def _take(self, take: Take) -> None:
        told = self.chosen
        if told is None:
            return
        if self.sides.whole.isChecked():
            self._decisions.take_entry(told.place[0], take)
        else:
            self._decisions.take(told.place, take)
        self._note_decided()

    def _edit(self, value: Value) -> None:
        told = self.chosen
        if told is None:
            return
        try:
            self._decisions.edit(told.place, value)
        except UserError as error:
            self.sides.say(error)
            return
        self._note_decided()

    def _take_all(self, take: Take) -> None:
        self._decisions.take_all(take)
        self._note_decided()

    def _note_decided(self) -> None:
        self._show_rows()
        self.decided.emit()


class _Rows(QTableView):
    """The list; the keys 1 and 2 take this copy or the other one, and go on to the next row.

    ``end_reached`` tells that there is no next one.
    """

    taken = Signal(object)
    end_reached = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        takes = {Qt.Key.Key_1: Take.MINE, Qt.Key.Key_2: Take.THEIRS}
        take = takes.get(Qt.Key(event.key()))
        if take is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        row, before = self.currentIndex().row(), self.model().rowCount()
        self.taken.emit(take)
        rows = self.model().rowCount()
        if rows == before and row + 1 < rows:
            self.selectRow(row + 1)
        elif rows == before:
            self.end_reached.emit()

"""What an own export asks a person: whose value counts, and which deleted rows are meant."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import ImportPlan
from rai_desktop.services.importing.roundtrip.model import (
    MINE,
    THEIRS,
    CellConflict,
    MissingEntry,
    Place,
)
from rai_desktop.services.importing.roundtrip.told import ToldConflict, TripTeller
from rai_desktop.services.labels import Labels
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.importing.draft import ImportDraft
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.plain_rows import make_plain
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

MOST = 200
"""Conflicts that are shown one by one; the buttons decide about all."""
_HEADS = (
    N_("Entry"),
    N_("Field"),
    N_("When the file was written"),
    N_("Project"),
    N_("File"),
    N_("What counts"),
)
_CHOICES = ((N_("Decide…"), ""), (N_("Project"), MINE), (N_("File"), THEIRS))
_ROWS = 6
_ENTRY, _COLUMN = 18, 11


class TripView(QWidget):
    """Lists conflicts and missing entries; ``changed`` when something was decided."""

    changed = Signal()

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("import_trip")
        self._labels = labels
        self._theme = theme
        self._draft: ImportDraft | None = None
        self._plan: ImportPlan | None = None
        self._asked = label("import_trip_conflicts", "field", wraps=True)
        self.all_mine = ShortButton("import_trip_mine")
        self.all_theirs = ShortButton("import_trip_theirs")
        self.conflicts = _table("import_trip_table")
        self._gone = label("import_trip_missing_title", "field", wraps=True)
        self.missing = _table("import_trip_missing")
        self._build()

    def _build(self) -> None:
        words, em = self._labels.words, self._theme.em
        self.all_mine.setText(words(N_("Project for all")))
        self.all_theirs.setText(words(N_("File for all")))
        self.conflicts.setAccessibleName(words(N_("What is to be decided")))
        self.missing.setAccessibleName(words(N_("Deleted rows")))
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, em(0.6))
        for button in (self.all_mine, self.all_theirs):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.5))
        for part in (self._asked, self._buttons, self.conflicts, self._gone, self.missing):
            column.addWidget(part)
        self.all_mine.clicked.connect(partial(self._decide_all, MINE))
        self.all_theirs.clicked.connect(partial(self._decide_all, THEIRS))
        self.missing.itemChanged.connect(self._on_missing)

    def show_plan(self, draft: ImportDraft, plan: ImportPlan) -> None:
        """Ask what there is to ask about a plan; hidden for lists from elsewhere."""
        self._draft, self._plan = draft, plan
        conflicts = plan.conflicts
        missing = plan.trip.missing if plan.trip else ()
        self.setVisible(bool(conflicts or missing))
        if plan.view is None or plan.trip is None:
            return
        teller = TripTeller(plan.view.project, self._labels)
        self._show_conflicts([teller.conflict(each) for each in conflicts[:MOST]], len(conflicts))
        self._show_missing(missing, teller)

    def _show_conflicts(self, told: list[ToldConflict], count: int) -> None:
        words = self._labels.words
        self._asked.setText(
            words.plural(
                "{count} value was changed in the file and in the project. Which one counts?",
                "{count} values were changed in the file and in the project. Which ones count?",
                count,
            )
        )
        self._fill_heads(self.conflicts, _HEADS)
        self.conflicts.setRowCount(len(told))
        for row, each in enumerate(told):
            texts = (each.entry, each.field, each.base, each.mine, each.theirs)
            for column, text in enumerate(texts):
                self.conflicts.setItem(row, column, _item(text))
            self.conflicts.setCellWidget(row, len(texts), self._chooser(each))
        self._fit(self.conflicts)
        for part in (self._asked, self._buttons, self.conflicts):
            part.setVisible(count > 0)

    def _chooser(self, told: ToldConflict) -> CalmComboBox:
        chooser = CalmComboBox()
        words = self._labels.words
        for text, take in _CHOICES:
            chooser.addItem(words(text), take)
        chooser.setCurrentIndex(chooser.findData(told.take))
        chooser.setAccessibleName(f"{told.entry}, {told.field}")
        chooser.activated.connect(self._choosing(told, chooser))
        return chooser

    def _choosing(self, told: ToldConflict, chooser: CalmComboBox) -> Callable[[], None]:
        return lambda: self._decide({told.place: str(chooser.currentData())})

    def _decide_all(self, take: str) -> None:
        found: list[CellConflict] = self._plan.conflicts if self._plan else []
        self._decide({each.place: take for each in found})

    def _decide(self, takes: dict[Place, str]) -> None:
        if self._draft is not None:
            self._draft.decide(takes)
            self.changed.emit()

    # deleted rows ------------------------------------------------------------------

    def _show_missing(self, missing: tuple[MissingEntry, ...], teller: TripTeller) -> None:
        words = self._labels.words
        self._gone.setText(
            words(N_("Rows that were deleted in the file. Tick what shall go to the bin."))
        )
        self.missing.blockSignals(True)
        self._fill_heads(self.missing, (N_("Entry"), N_("Since the file was written")))
        self.missing.setRowCount(len(missing))
        for row, each in enumerate(missing):
            item = _item(teller.entry(each))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(
                Qt.CheckState.Checked if each.is_deleted else Qt.CheckState.Unchecked
            )
            item.setData(Qt.ItemDataRole.UserRole, each.uid)
            self.missing.setItem(row, 0, item)
            told = words(N_("changed here")) if each.is_changed else ""
            self.missing.setItem(row, 1, _item(told))
        self.missing.blockSignals(False)
        self._fit(self.missing)
        for part in (self._gone, self.missing):
            part.setVisible(bool(missing))

    def _on_missing(self, item: QTableWidgetItem) -> None:
        uid = item.data(Qt.ItemDataRole.UserRole)
        if self._draft is not None and uid:
            self._draft.delete(uid, is_deleted=item.checkState() is Qt.CheckState.Checked)
            self.changed.emit()

    # looks -------------------------------------------------------------------------

    def _fill_heads(self, table: QTableWidget, heads: tuple[str, ...]) -> None:
        table.setColumnCount(len(heads))
        table.setHorizontalHeaderLabels([self._labels.words(head) for head in heads])

    def _fit(self, table: QTableWidget) -> None:
        em = self._theme.em
        table.verticalHeader().setDefaultSectionSize(em(2.2))
        for column in range(table.columnCount()):
            table.setColumnWidth(column, em(_ENTRY if column == 0 else _COLUMN))
        rows = min(table.rowCount(), _ROWS)
        table.setFixedHeight(em(2.6) + rows * em(2.2) + em(1.2))


def _table(name: str) -> QTableWidget:
    made = QTableWidget()
    made.setObjectName(name)
    made.setProperty("role", "rows")
    make_plain(made)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.horizontalHeader().setStretchLastSection(True)
    return made


def _item(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(" ".join(text.split()))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return item

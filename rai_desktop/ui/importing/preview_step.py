"""The third step: what would happen to each row, what is wrong, and how to go on."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import (
    ImportPlan,
    OnConflict,
    RowOutcome,
    RowPlan,
    TablePlan,
)
from rai_desktop.services.importing.mapping import UID_COLUMN
from rai_desktop.services.importing.own import is_own
from rai_desktop.services.labels import Labels
from rai_desktop.services.tables import SourceTable
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.importing.draft import ImportDraft
from rai_desktop.ui.importing.kept_view import KeptView
from rai_desktop.ui.importing.outcomes import ALL, CHIPS, GROUPS, LOOK_AT, group_of
from rai_desktop.ui.importing.row_detail import RowDetail
from rai_desktop.ui.importing.rows_model import FIRST, NUMBER, OUTCOME, RowsModel
from rai_desktop.ui.importing.trip_view import TripView
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.plain_rows import make_plain, set_width
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.parts.widgets import label, show_icon
from rai_desktop.ui.telling import shortened
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

LEAST_ROWS = 5
COLUMN = 10
YES_AND_KEEP = N_("Yes to a&ll, their values stay")
YES_AND_TAKE = N_("Yes to a&ll, with the values of the list")
KEEPS = N_(
    "If they are the same, the entries keep their values and the rows change nothing. To take the "
    "values of the list, tick the box below."
)
TAKES = N_("If they are the same, the entries take the values that the list has.")
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PreviewStep(QWidget):
    """Rows with signs, filtered by chips; ``changed`` when the plan has to be made anew.

    ``rejects_wanted`` asks for the workbook of the rows that cannot be read in, ``given_up`` ends.
    """

    changed = Signal()
    rejects_wanted = Signal()
    given_up = Signal()

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("import_step_preview")
        self._labels = labels
        self._theme = theme
        self._draft: ImportDraft | None = None
        self._plan: ImportPlan | None = None
        self._is_behind = False
        self._rows: list[RowPlan] = []
        self.tables = CalmComboBox()
        self._group = ALL
        self._chips: dict[str, ShortButton] = {}
        self._chip_room = QWidget()
        self._asked = label("import_asked", wraps=True)
        self._effect = label("import_asked_effect", "muted", wraps=True)
        self.all_same = ShortButton("import_all_same")
        self.all_new = ShortButton("import_all_new")
        self._ask_room = QWidget()
        self.model = RowsModel(labels.words, theme, self)
        self.rows = _Rows()
        self.detail = RowDetail(labels, theme)
        self.update_box = ShortCheckBox("import_update")
        self.whole = ShortCheckBox("import_whole")
        self.rejects = ShortButton("import_rejects")
        self.kept = KeptView(labels, theme)
        self.trip = TripView(labels, theme)
        self._build()
        self._name_parts()
        self._connect()

    def show_plan(self, draft: ImportDraft, plan: ImportPlan) -> None:
        """Show what would happen now; place and filter are kept where they can be.

        What is being typed into a cell is finished before.
        """
        self._draft, self._plan = draft, plan
        if self.rows.is_editing:
            self._is_behind = True
            return
        self._show_tables(plan)
        self._show_table()
        update = plan.on_conflict is OnConflict.UPDATE
        differing = plan.count(RowOutcome.CHANGED) + plan.count(RowOutcome.SKIPPED)
        self.update_box.setChecked(update)
        is_asked = differing > 0 or any(row.suggestions for t in plan.tables for row in t.rows)
        self.update_box.setVisible(is_asked and not is_own(draft.document))
        refused = plan.count(RowOutcome.INVALID)
        self.whole.setChecked(draft.wish.all_or_nothing)
        self.whole.setVisible(refused > 0 or draft.wish.all_or_nothing)
        self.kept.show_plan(draft, plan)
        self.trip.show_plan(draft, plan)

    def _catch_up(self) -> None:
        """Show the plan that came while something was being typed."""
        if self._is_behind and self._draft is not None and self._plan is not None:
            self._is_behind = False
            self.show_plan(self._draft, self._plan)

    def _show_tables(self, plan: ImportPlan) -> None:
        """Offer the lists of an export of the program, which are read in together."""
        words = self._labels.words
        shown = self.tables.currentIndex()
        if shown < 0 and self._draft is not None:
            kinds = [table.kind for table in plan.tables]
            asked = self._draft.asked_kind
            shown = kinds.index(asked) if asked in kinds else 0
        self.tables.clear()
        for table in plan.tables:
            self.tables.addItem(f"{words(KINDS[table.kind].plural)} · {len(table.rows)}")
        self.tables.setCurrentIndex(min(max(shown, 0), len(plan.tables) - 1))
        self.tables.setVisible(len(plan.tables) > 1)

    def _show_table(self) -> None:
        """Show the rows of the chosen list."""
        draft, plan = self._draft, self._plan
        if draft is None or plan is None:
            return
        table = plan.tables[self.tables.currentIndex()]
        if len(plan.tables) > 1:
            draft.shown = table.name
        row, column = self._place()
        self._rows = list(table.rows)
        self.model.show_list(draft, plan, table)
        self._hide_marks(draft, table)
        self._show_chips()
        if not group_of(self._rows, self._group):
            self._group = ALL
        self._show_group(row, column)
        self._show_questions()

    def _hide_marks(self, draft: ImportDraft, table: TablePlan) -> None:
        """Leave out what only the program reads in a list of its own, and what it computes."""
        source = draft.table if is_own(draft.document) else None
        header = source.header if source else ()
        marks = {UID_COLUMN, *table.columns.ignored}
        for place in range(self.model.columnCount() - FIRST):
            is_mark = place < len(header) and header[place] in marks
            is_hidden = is_mark and (header[place] == UID_COLUMN or _is_empty(source, place))
            self.rows.setColumnHidden(FIRST + place, is_hidden)

    def offer_rejects(self, *, is_offered: bool) -> None:
        """Offer the workbook to mail back, where something cannot be read in as it stands."""
        self.rejects.setVisible(is_offered)

    def show_problems(self) -> None:
        """Show only the rows to look at, if there are any."""
        if self._chips.get(LOOK_AT) is not None:
            self._choose_group(LOOK_AT)

    # parts -----------------------------------------------------------------------

    def _build(self) -> None:
        em = self._theme.em
        self._chip_room.setObjectName("import_chips")
        FlowLayout(self._chip_room, em(0.5))
        self._ask_room.setObjectName("import_questions")
        questions = FlowLayout(self._ask_room, em(0.6))
        for button in (self.all_same, self.all_new):
            questions.addWidget(button)
        self.rows.setModel(self.model)
        make_plain(self.rows)
        self.rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        line = em(2.2)
        self.rows.verticalHeader().setDefaultSectionSize(line)
        self.rows.setMinimumHeight(LEAST_ROWS * line)
        self.rows.setIconSize(QSize(em(1.1), em(1.1)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, em(0.4), 0)
        column.setSpacing(em(0.6))
        self.tables.setObjectName("import_tables")
        for part in (self.tables, self._chip_room, self._asked, self._ask_room, self._effect):
            column.addWidget(part)
        column.addWidget(self.trip)
        column.addWidget(self.rows, 4)
        options = QWidget()
        flow = FlowLayout(options, em(0.8))
        for box in (self.update_box, self.whole, self.rejects):
            flow.addWidget(box)
        column.addWidget(options)
        column.addWidget(self.detail, 2)
        column.addWidget(self.kept)

    def _name_parts(self) -> None:
        words = self._labels.words
        self.tables.setAccessibleName(words(N_("List")))
        self.rows.setAccessibleName(words(N_("Rows of the list and what happens to them")))
        self.update_box.setText(words(N_("&Take the values of the list for what is here already")))
        self.whole.setText(words(N_("All ro&ws or none")))
        self.rejects.setText(words(N_("&Error workbook…")))
        self.all_new.setText(words(N_("No to all, &add them")))

    def _connect(self) -> None:
        self.tables.activated.connect(self._show_table)
        self.rows.itemDelegate().closeEditor.connect(
            self._catch_up, Qt.ConnectionType.QueuedConnection
        )
        self.model.corrected.connect(self._on_corrected)
        self.rows.selectionModel().currentChanged.connect(self._show_current)
        self.model.modelReset.connect(self._show_current)
        self.detail.matched.connect(self._on_matched)
        self.detail.left_out.connect(self._on_left_out)
        self.trip.changed.connect(self.changed)
        self.trip.given_up.connect(self.given_up)
        self.update_box.clicked.connect(self._on_update)
        self.whole.clicked.connect(self._on_whole)
        self.rejects.clicked.connect(self.rejects_wanted)
        self.all_same.clicked.connect(lambda: self._match_all(is_same=True))
        self.all_new.clicked.connect(lambda: self._match_all(is_same=False))

    # chips -----------------------------------------------------------------------

    def _show_chips(self) -> None:
        words = self._labels.words
        counts = {key: len(group_of(self._rows, key)) for key in CHIPS}
        groups = {
            key: words.filled(CHIPS[key], count=count)
            for key, count in counts.items()
            if count or key == ALL
        }
        for key in [key for key in self._chips if key not in groups]:
            gone = self._chips.pop(key)
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        for key, text in groups.items():
            self._chip(key).setText(text)

    def _chip(self, key: str) -> ShortButton:
        if key not in self._chips:
            made = ShortButton(f"import_chip_{key}", "side")
            made.setCheckable(True)
            made.clicked.connect(lambda: self._choose_group(key))
            look = GROUPS[key]
            show_icon(made, look.sign, self._theme, look.meaning)
            self._chips[key] = made
            layout = self._chip_room.layout()
            assert layout is not None  # noqa: S101 - made with it
            layout.addWidget(made)
            made.show()
        return self._chips[key]

    def _choose_group(self, key: str) -> None:
        self._group = key
        self._show_group(*self._place())

    def _show_group(self, row: int, column: int) -> None:
        for key, chip in self._chips.items():
            chip.setChecked(key == self._group)
        shown = group_of(self._rows, self._group)
        self.model.show_rows(shown)
        self._set_widths()
        numbers = [each.row for each in shown]
        place = numbers.index(row) if row in numbers else 0
        self.rows.setCurrentIndex(self.model.index(place, max(column, 0)))
        self._show_current()

    def _set_widths(self) -> None:
        em, head = self._theme.em, self.rows.horizontalHeader()
        set_width(self.rows, OUTCOME, em(13))
        set_width(self.rows, NUMBER, em(4))
        for place in range(FIRST, self.model.columnCount()):
            if head.sectionSize(place) == head.defaultSectionSize():
                set_width(self.rows, place, em(COLUMN))

    # the chosen row --------------------------------------------------------------

    @property
    def current(self) -> RowPlan | None:
        """The row that is looked at."""
        row = self.rows.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _place(self) -> tuple[int, int]:
        current = self.current
        return (current.row if current else -1), self.rows.currentIndex().column()

    def _show_current(self) -> None:
        row = self.current
        self.detail.setVisible(row is not None)
        if row is not None:
            self.detail.show_row(row, self.model.look(row), self.model.cells(row))

    def _show_questions(self) -> None:
        asked = self._asked_rows()
        words = self._labels.words
        self._asked.setText(_question(words, asked))
        takes = self._draft is not None and self._draft.wish.on_conflict is OnConflict.UPDATE
        self.all_same.setText(words(YES_AND_TAKE if takes else YES_AND_KEEP))
        self._effect.setText(words(TAKES if takes else KEEPS))
        for part in (self._asked, self._ask_room, self._effect):
            part.setVisible(bool(asked))

    def _asked_rows(self) -> list[RowPlan]:
        return [row for row in self._rows if row.suggestions]

    # what people do --------------------------------------------------------------

    def _on_corrected(self, row: int, column: str, text: str) -> None:
        if self._draft is not None:
            self._draft.correct(row, column, text)
            self.changed.emit()

    def _on_matched(self, is_same: bool) -> None:
        if (row := self.current) is not None:
            self._match(row, is_same=is_same)
            self.changed.emit()

    def _match_all(self, *, is_same: bool) -> None:
        for row in self._asked_rows():
            self._match(row, is_same=is_same)
        self.changed.emit()

    def _match(self, row: RowPlan, *, is_same: bool) -> None:
        if self._draft is not None and (row.suggestions or not is_same):
            meant: Uid | None = row.suggestions[0].uid if is_same else None
            self._draft.match(row.row, meant)

    def _on_left_out(self, is_out: bool) -> None:
        if self._draft is not None and (row := self.current) is not None:
            self._draft.leave_out(row.row, is_out=is_out)
            self.changed.emit()

    def _on_update(self, is_on: bool) -> None:
        if self._draft is not None:
            self._draft.choose_conflict(updates=is_on)
            self.changed.emit()

    def _on_whole(self, is_on: bool) -> None:
        if self._draft is not None:
            self._draft.choose_whole(is_whole=is_on)
            self.changed.emit()


def _is_empty(source: SourceTable | None, place: int) -> bool:
    """Return whether no row says anything in a column."""
    return source is None or not any(row.cells[place].text for row in source.rows)


class _Rows(QTableView):
    """The rows; Enter, F2, typing and a double click correct a cell."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_rows")
        self.setProperty("role", "rows")
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )

    @property
    def is_editing(self) -> bool:
        """Whether somebody is typing into a cell."""
        return self.state() is QAbstractItemView.State.EditingState

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING and not self.is_editing:
            if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(self.currentIndex())
            return
        super().keyPressEvent(event)


def _question(words: Words, asked: Sequence[RowPlan]) -> str:
    """Return what is asked about rows that are called much like entries; one of them by name."""
    if len(asked) == 1:
        (row,) = asked
        return words.filled(
            N_(
                "Row {row}, “{name}”, is called much like “{known}”, which is here already. Is it "
                "the same?"
            ),
            row=row.row,
            name=shortened(row.title),
            known=shortened(row.suggestions[0].name),
        )
    return words.plural(
        "{count} row is called much like an entry that is here already. Is it the same?",
        "{count} rows are called much like entries that are here already. Are they the same?",
        len(asked),
    )

"""The first step: which list of the file, what its rows are, and where the headings stand."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QTableView, QVBoxLayout, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.plan import IMPORTED_KINDS
from rai_desktop.services.labels import Labels
from rai_desktop.services.tables import SourceTable
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.importing.draft import ImportDraft
from rai_desktop.ui.importing.sample_model import SampleModel, sample_of
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import make_plain, set_width
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

LEAST_ROWS = 5
COLUMN, NUMBER = 11, 13
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ListStep(QWidget):
    """Where a person corrects what the program found in the file.

    ``sheet_chosen`` tells the name of a list, ``kind_chosen`` what the rows are,
    ``header_chosen`` the row of the headings.
    """

    sheet_chosen = Signal(str)
    kind_chosen = Signal(object)
    header_chosen = Signal(int)

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("import_step_list")
        self._words = labels.words
        self._sheet_title = label("import_sheet_title", "field")
        self.sheet = _box("import_sheet")
        self._kind_title = label("import_kind_title", "field")
        self.kind = _box("import_kind")
        self._hint = label("import_kind_hint", "hint", wraps=True)
        self._rows_title = label("import_rows_title", "muted", wraps=True)
        self.model = SampleModel(labels.words, theme, self)
        self.rows = _SampleRows()
        self._theme = theme
        self._build()
        self._name_parts()
        self.sheet.activated.connect(self._on_sheet)
        self.kind.activated.connect(self._on_kind)
        self.rows.row_chosen.connect(self._on_row)

    def show_list(self, draft: ImportDraft, likely: EntityKind) -> None:
        """Show the lists of the file, and the first rows of the chosen one.

        ``likely`` is what the rows look like; where something else was chosen, that is told.
        """
        table = draft.table
        self._fill_sheets(draft)
        kind = draft.wish.kind
        name = self._words(KINDS[likely].plural)
        self._hint.setText(self._words.filled(N_("By its headings: {kind}?"), kind=name))
        self._hint.setVisible(kind is not None and likely is not kind)
        self.kind.setCurrentIndex(self.kind.findData(str(kind)) if kind else -1)
        if table is None:
            self.model.show_rows((), ())
            return
        self.model.show_rows(sample_of(table), table.header_rows)
        has_choice = table.header_row is not None
        text = _CLICK if has_choice else _FIRST
        self._rows_title.setText(self._words(text))
        set_width(self.rows, 0, self._theme.em(NUMBER))
        places = [i for i, row in enumerate(self.model.rows) if row.number == table.header_row]
        self.rows.selectRow(places[0] if places else 0)

    def _fill_sheets(self, draft: ImportDraft) -> None:
        self.sheet.clear()
        for table in draft.tables:
            self.sheet.addItem(self._sheet_text(table), table.name)
        self.sheet.setCurrentIndex(self.sheet.findData(draft.wish.sheet))
        several = len(draft.tables) > 1
        self._sheet_title.setVisible(several)
        self.sheet.setVisible(several)

    def _sheet_text(self, table: SourceTable) -> str:
        count = len(table.rows)
        rows = self._words.plural("{count} row", "{count} rows", count)
        return f"{table.name} · {rows}"

    # parts -----------------------------------------------------------------------

    def _build(self) -> None:
        em = self._theme.em
        self.rows.setModel(self.model)
        make_plain(self.rows)
        self.rows.horizontalHeader().setDefaultSectionSize(em(COLUMN))
        line = em(2.1)
        self.rows.verticalHeader().setDefaultSectionSize(line)
        self.rows.setMinimumHeight(LEAST_ROWS * line)
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(0.8))
        grid.setVerticalSpacing(em(0.5))
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 1)
        lines = ((self._sheet_title, self.sheet), (self._kind_title, self.kind))
        for place, (title, box) in enumerate(lines):
            grid.addWidget(title, place, 0)
            grid.addWidget(box, place, 1)
            title.setBuddy(box)
        grid.addWidget(self._hint, len(lines), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, em(0.4), 0)
        column.setSpacing(em(0.7))
        column.addLayout(grid)
        column.addWidget(self._rows_title)
        column.addWidget(self.rows, 1)

    def _name_parts(self) -> None:
        words = self._words
        self._sheet_title.setText(words(N_("&List")))
        self.sheet.setAccessibleName(words(N_("List")))
        self._kind_title.setText(words(N_("What the rows &are")))
        self.kind.setAccessibleName(words(N_("What the rows are")))
        for kind in IMPORTED_KINDS:
            self.kind.addItem(words(KINDS[kind].plural), str(kind))
        self.rows.setAccessibleName(words(N_("First rows of the list")))

    # what people do --------------------------------------------------------------

    def _on_sheet(self) -> None:
        self.sheet_chosen.emit(str(self.sheet.currentData()))

    def _on_kind(self) -> None:
        self.kind_chosen.emit(EntityKind(str(self.kind.currentData())))

    def _on_row(self, row: int) -> None:
        number = self.model.rows[row].number
        if self.model.header_rows and self.model.header_rows != (number,):
            self.header_chosen.emit(number)


_CLICK = N_("The bold row holds the headings. If that is wrong, click the right one.")
_FIRST = N_("These are the first rows.")


class _SampleRows(QTableView):
    """The sample; ``row_chosen`` by a click, Enter or Space."""

    row_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_sample")
        self.setProperty("role", "rows")
        self.clicked.connect(self._on_clicked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in _OPENING and not event.modifiers() and row >= 0:
            self.row_chosen.emit(row)
            return
        super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.row_chosen.emit(index.row())


def _box(name: str) -> CalmComboBox:
    made = CalmComboBox()
    made.setObjectName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    return made

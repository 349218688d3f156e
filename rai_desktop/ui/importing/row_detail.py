"""What would happen to one row: the reasons, each cell before and after, and what to decide."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTableView, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import CellOutcome, CellPlan, RowOutcome, RowPlan
from rai_desktop.services.importing.model import ImportNote
from rai_desktop.services.labels import Labels
from rai_desktop.ui.importing.outcomes import Look
from rai_desktop.ui.importing.rows_model import Cells
from rai_desktop.ui.parts.plain_rows import TextModel, make_plain, set_width
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

MOST_REASONS, MOST_CELLS = 6, 5
_HEADS = (N_("Column"), N_("In the list"), N_("Here until now"), N_("Afterwards"))
_TAKE_IN, _LEAVE_OUT = N_("Take the row &in again"), N_("Leave the row &out")
_PLAIN = (CellOutcome.UNCHANGED, CellOutcome.LEFT_OUT)


def _is_told(cell: CellPlan) -> bool:
    """Return whether something happens to a cell that its text does not say already."""
    is_as_typed = cell.outcome is CellOutcome.NEW and cell.after == " ".join(cell.text.split())
    return cell.outcome not in _PLAIN and not is_as_typed


class RowDetail(QWidget):
    """Shows one row, and asks what is open about it.

    ``matched`` tells whether the row stands for the entry that is asked about, ``left_out``
    whether it stays out.
    """

    matched = Signal(bool)
    left_out = Signal(bool)

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("import_detail")
        self._words = words = labels.words
        self._title = label("import_detail_title", "field", wraps=True)
        self._problems = label("import_detail_problems", "hint", wraps=True)
        self._remarks = label("import_detail_remarks", "muted", wraps=True)
        self._question = label("import_detail_question", wraps=True)
        self.yes = ShortButton("import_match_yes")
        self.no = ShortButton("import_match_no")
        self.own = ShortButton("import_own_entry")
        self.omit = ShortButton("import_omit", "quiet")
        self._is_out = False
        self._model = TextModel(_HEADS, words, self)
        self.cells = QTableView()
        self._build(theme)
        self.yes.setText(words(N_("&Yes, the same")))
        self.no.setText(words(N_("&No, a new one")))
        self.own.setText(words(N_("&It is an entry of its own")))
        self.cells.setAccessibleName(words(N_("What happens to the cells of the row")))
        self.yes.clicked.connect(lambda: self.matched.emit(True))
        self.no.clicked.connect(lambda: self.matched.emit(False))
        self.own.clicked.connect(lambda: self.matched.emit(False))
        self.omit.clicked.connect(lambda: self.left_out.emit(not self._is_out))

    def show_row(self, row: RowPlan, look: Look, cells: Cells) -> None:
        """Show one row."""
        words = self._words
        self._is_out = row.omitted
        place = words.filled(N_("Row {row}"), row=row.row)
        self._title.setText(" · ".join(p for p in (place, row.title, words(look.text)) if p))
        self._show_notes(self._problems, row.problems)
        self._show_notes(self._remarks, row.remarks)
        self._show_question(row)
        self.omit.setText(words(_TAKE_IN if row.omitted else _LEAVE_OUT))
        shown = [cell for cell in cells.values() if _is_told(cell)]
        stays = row.outcome is RowOutcome.SKIPPED
        self._model.show_rows([self._line(cell, stays=stays) for cell in shown])
        self._fit_cells(len(shown))

    def _fit_cells(self, count: int) -> None:
        """Let the table be as high as what is in it, within bounds."""
        line = self.cells.verticalHeader().defaultSectionSize()
        head = self.cells.horizontalHeader().sizeHint().height()
        self.cells.setFixedHeight(head + min(count, MOST_CELLS) * line + line // 2)
        self.cells.setVisible(count > 0)

    def _show_notes(self, shown: QLabel, notes: Sequence[ImportNote]) -> None:
        words = self._words
        lines = [
            f"{note.column}: {text}" if note.column else text
            for note in notes[:MOST_REASONS]
            if (text := words.told(note.text, note.values))
        ]
        shown.setText("\n".join(lines))
        shown.setVisible(bool(lines))

    def _show_question(self, row: RowPlan) -> None:
        asks = bool(row.suggestions) and not row.omitted
        if asks:
            name = row.suggestions[0].name
            text = N_("Is this “{name}”, which is in the inventory already?")
            self._question.setText(self._words.filled(text, name=name))
        for part in (self._question, self.yes, self.no):
            part.setVisible(asks)
        self.own.setVisible(row.is_clashing and not row.omitted)

    def _line(self, cell: CellPlan, *, stays: bool) -> tuple[str, ...]:
        """Return what a cell says; where the row ``stays`` as it is, the cell stays, too."""
        if stays:
            return cell.column, cell.text, cell.before, cell.before
        is_note = cell.outcome is CellOutcome.NOTE
        after = self._words(N_("In the notes")) if is_note else cell.after
        if cell.outcome is CellOutcome.INVALID:
            after = cell.note
        return cell.column, cell.text, cell.before, after

    def _build(self, theme: Theme) -> None:
        em = theme.em
        self.cells.setObjectName("import_detail_cells")
        self.cells.setProperty("role", "rows")
        self.cells.setModel(self._model)
        make_plain(self.cells, wide=3)
        self.cells.verticalHeader().setDefaultSectionSize(em(2.1))
        for place, width in enumerate((11, 14, 12, 12)):
            set_width(self.cells, place, em(width))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.omit)
        acts = QHBoxLayout()
        acts.setSpacing(em(0.6))
        for part in (self.yes, self.no, self.own):
            acts.addWidget(part)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.5))
        column.addLayout(head)
        for text in (self._problems, self._remarks, self._question):
            column.addWidget(text)
        column.addLayout(acts)
        column.addWidget(self.cells, 1)

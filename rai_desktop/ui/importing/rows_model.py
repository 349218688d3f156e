"""The rows of a list with what would happen to each of them and to their cells."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import (
    CellOutcome,
    CellPlan,
    ImportPlan,
    RowPlan,
    TablePlan,
    row_cells,
)
from rai_desktop.services.tables import SourceRow
from rai_desktop.ui.icons import icon
from rai_desktop.ui.importing.draft import ImportDraft
from rai_desktop.ui.importing.outcomes import OMITTED, ROWS, Look
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import ROOT, Index
from rai_desktop.ui.parts.widgets import plain_tip
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

Cells = Mapping[str, CellPlan]

OUTCOME, NUMBER, FIRST = 0, 1, 2
_SHORT = 200
_SIGNS = {
    CellOutcome.CHANGED: ("edit", "accent"),
    CellOutcome.CONFLICT: ("denied", "warn"),
    CellOutcome.INVALID: ("warn", "danger"),
}
_GROUNDS = {
    CellOutcome.CHANGED: "accent_soft",
    CellOutcome.CONFLICT: "warn_soft",
    CellOutcome.INVALID: "danger_soft",
}
_WORDS = {
    CellOutcome.CHANGED: N_("Changes: {before} → {after}"),
    CellOutcome.CONFLICT: N_("Conflict: here {before}, in the list {after}"),
    CellOutcome.NOTE: N_("Becomes a note"),
    CellOutcome.LEFT_OUT: N_("Is left out"),
}


class RowsModel(QAbstractTableModel):
    """Shows what stands in the list; ``corrected`` tells row, column and the text typed instead."""

    corrected = Signal(int, str, str)

    def __init__(self, words: Words, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._draft: ImportDraft | None = None
        self._header: Sequence[str] = ()
        self._sources: Mapping[int, SourceRow] = {}
        self._cells: dict[int, Cells] = {}
        self._is_fixed = False
        self._plan: ImportPlan | None = None
        self._table: TablePlan | None = None
        self.rows: Sequence[RowPlan] = ()

    def show_list(self, draft: ImportDraft, plan: ImportPlan, table: TablePlan) -> None:
        """Take the list of ``draft``, which is ``table`` in ``plan``.

        Where rows of a foreign list name entries of another kind, the cells cannot be corrected.
        """
        self.beginResetModel()
        self._draft, self._plan, self._table = draft, plan, table
        self._is_fixed = len(plan.tables) > 1 and plan.trip is None
        self._header = draft.table.header if draft.table else ()
        self._sources = draft.rows()
        self._cells.clear()
        self.rows = ()
        self.endResetModel()

    def show_rows(self, rows: Sequence[RowPlan]) -> None:
        """Show only these rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def cells(self, row: RowPlan) -> Cells:
        """Return what happens to the cells of a row, by their columns."""
        if row.row not in self._cells:
            plan, table = self._plan, self._table
            cells = row_cells(plan, table, row) if plan and table else ()
            self._cells[row.row] = {cell.column: cell for cell in cells}
        return self._cells[row.row]

    def look(self, row: RowPlan) -> Look:
        """Return how a row is marked."""
        return OMITTED if row.omitted else ROWS[row.outcome]

    def column(self, name: str) -> int:
        """Return the place of a column of the list."""
        return FIRST + list(self._header).index(name)

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else FIRST + len(self._header)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        heads = (N_("What happens"), N_("Row"))
        text = self._words(heads[section]) if section < FIRST else self._header[section - FIRST]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text.split())
        return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, place = self.rows[index.row()], index.column()
        if place < FIRST:
            return self._head(row, place, role)
        column = self._header[place - FIRST]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            text = self._text(row, column)
            return text if role == Qt.ItemDataRole.EditRole else " ".join(text.split())[:_SHORT]
        cell = self.cells(row).get(column) if role in _OF_CELLS else None
        return self._cell(cell, role) if cell is not None else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        is_fixed = self._is_fixed or index.column() < FIRST
        return plain if is_fixed else plain | Qt.ItemFlag.ItemIsEditable

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() < FIRST:
            return False
        row, column = self.rows[index.row()], self._header[index.column() - FIRST]
        if str(value) == self._text(row, column):
            return False
        self.corrected.emit(row.row, column, str(value))
        return True

    def _head(self, row: RowPlan, place: int, role: int) -> object:
        if place == NUMBER:
            return str(row.row) if role == Qt.ItemDataRole.DisplayRole else None
        look = self.look(row)
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(look.sign, self._theme, look.meaning)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self._words(look.text)
            return text if role == Qt.ItemDataRole.DisplayRole else plain_tip(text)
        return None

    def _text(self, row: RowPlan, column: str) -> str:
        source = self._sources.get(row.row)
        return self._draft.text(source, column) if self._draft and source else ""

    def _cell(self, cell: CellPlan, role: int) -> object:
        if role == Qt.ItemDataRole.BackgroundRole:
            ground = _GROUNDS.get(cell.outcome)
            return self._theme.colour(ground) if ground else None
        if role == Qt.ItemDataRole.ForegroundRole:
            muted = cell.outcome in (CellOutcome.NOTE, CellOutcome.LEFT_OUT)
            return self._theme.colour("muted") if muted else None
        if role == Qt.ItemDataRole.DecorationRole:
            sign = _SIGNS.get(cell.outcome)
            return icon(sign[0], self._theme, sign[1]) if sign else None
        told = self.told(cell)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{cell.text} ({told})" if told else cell.text
        return plain_tip(told or cell.text)

    def told(self, cell: CellPlan) -> str:
        """Return in words what happens to a cell; empty for what is plain."""
        if cell.note:
            return cell.note
        text = _WORDS.get(cell.outcome)
        none = self._words(N_("(empty)"))
        if text is None:
            return ""
        return self._words.filled(text, before=cell.before or none, after=cell.after or none)


_OF_CELLS = (
    Qt.ItemDataRole.BackgroundRole,
    Qt.ItemDataRole.ForegroundRole,
    Qt.ItemDataRole.DecorationRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)

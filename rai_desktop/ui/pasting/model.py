"""The rows of a pasted block for Qt: what happens with each, and its cells, which can be mended."""

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.mapping import NUMBER_COLUMN
from rai_desktop.services.labels import Labels
from rai_desktop.services.pasting import PastedCell, PastedRow, Pasting, RowState
from rai_desktop.ui.icons import icon
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import ROOT, Index
from rai_desktop.ui.parts.widgets import plain_tip
from rai_desktop.ui.tables.model import one_line
from rai_desktop.ui.theme import Theme

_Role = Qt.ItemDataRole

STATES = {
    RowState.NEW: N_("new"),
    RowState.CHANGED: N_("changes"),
    RowState.UNCHANGED: N_("stays the same"),
    RowState.WRONG: N_("does not fit"),
    RowState.LEFT_OUT: N_("left out"),
}
_ICONS = {
    RowState.NEW: ("add", "accent"),
    RowState.CHANGED: ("edit", "accent"),
    RowState.UNCHANGED: ("ok", "ok"),
    RowState.WRONG: ("warn", "danger"),
    RowState.LEFT_OUT: ("lock", "muted"),
}


class PasteModel(QAbstractTableModel):
    """The first column says what happens with a row; the others are those of the block.

    ``corrected`` tells that a cell got another text.
    """

    corrected = Signal()

    def __init__(self, pasting: Pasting, labels: Labels, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._pasting = pasting
        self._labels = labels
        self._icons = {state: icon(name, theme, ink) for state, (name, ink) in _ICONS.items()}
        self._formula = icon("info", theme, "muted")
        self._titles = {spec.key: labels.field(spec) for spec in pasting.fields}
        for spec in pasting.project.fields(pasting.target.kind):
            if spec.key == NUMBER_COLUMN:
                self._titles[spec.key] = labels.field(spec)
        self.show_all()

    @property
    def titles(self) -> dict[str, str]:
        """The fields that a column can go to, with their words."""
        return self._titles

    def show_all(self) -> None:
        """Show the block as it is read now."""
        self.beginResetModel()
        self._cells = self._pasting.cells()
        self.endResetModel()

    def tell_changed(self) -> None:
        """Let all rows be drawn again."""
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def row_at(self, index: Index) -> PastedRow:
        """Return what would happen with a row."""
        return self._pasting.rows[index.row()]

    def cell_at(self, index: Index) -> PastedCell | None:
        """Return what a cell means; ``None`` where nothing is pasted."""
        return self.row_at(index).cells.get(index.column() - 1)

    def remark(self, index: Index) -> str:
        """Return what is to be said about a cell, or about its row."""
        words = self._labels.words
        cell, row = self.cell_at(index), self.row_at(index)
        if cell is not None and cell.problem is not None:
            return words.of_error(cell.problem)
        if row.problem is not None:
            return words.of_error(row.problem)
        if cell is not None and cell.is_formula:
            return words(N_("This begins like a formula. It is pasted as text."))
        return ""

    def next_wrong(self, start: Index) -> Index | None:
        """Return the next cell after ``start`` that does not fit, from the top again at the end."""
        count = self.rowCount()
        for step in range(count + 1):
            row = (start.row() + step) % count
            for column in self._wrong(self._pasting.rows[row]):
                if step or column > start.column():
                    return self.index(row, column)
        return None

    def _wrong(self, row: PastedRow) -> list[int]:
        found = [column + 1 for column, cell in row.cells.items() if cell.problem is not None]
        return found or ([0] if row.problem is not None else [])

    def _text(self, index: Index) -> str:
        if index.column() == 0:
            return self._state(self.row_at(index))
        cell = self.cell_at(index)
        row, column = index.row(), index.column() - 1
        return cell.text if cell is not None else self._pasting.shown(row, column)

    def _state(self, row: PastedRow) -> str:
        word = self._labels.words(STATES[row.state])
        if row.uid is None:
            return word
        project = self._pasting.project
        number = project.number(project.entity(row.uid)) or project.name(row.uid)
        return f"{number}: {word}"

    def _icon(self, index: Index) -> object:
        if index.column() == 0:
            return self._icons[self.row_at(index).state]
        cell = self.cell_at(index)
        if cell is not None and cell.problem is not None:
            return self._icons[RowState.WRONG]
        return self._formula if cell is not None and cell.is_formula else None

    def _said(self, index: Index) -> str:
        return ". ".join(filter(None, (one_line(self._text(index)), self.remark(index))))

    # Qt ------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._cells)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._pasting.block.width + 1

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if role == _Role.DisplayRole:
            return one_line(self._text(index))
        if role == _Role.EditRole:
            return self._text(index)
        if role == _Role.DecorationRole:
            return self._icon(index)
        if role == _Role.ToolTipRole:
            return plain_tip(self.remark(index) or self._text(index))
        return self._said(index) if role == _Role.AccessibleTextRole else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role not in _HEADED:
            return None
        words = self._labels.words
        if section == 0:
            return words(N_("What happens"))
        key = self._pasting.keys[section - 1]
        return self._titles[key] if key is not None else words(N_("(not pasted)"))

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_pasted = index.column() > 0 and self._pasting.keys[index.column() - 1] is not None
        return usual | Qt.ItemFlag.ItemIsEditable if is_pasted else usual

    @override
    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        if role != _Role.EditRole or str(value) == self._text(index):
            return False
        self._pasting.correct(index.row(), index.column() - 1, str(value))
        self.tell_changed()
        self.corrected.emit()
        return True


_HEADED = (_Role.DisplayRole, _Role.ToolTipRole)

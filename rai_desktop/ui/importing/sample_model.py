"""The first rows of a list as they stand in the file, to see which of them holds the headings."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QFont

from rai_desktop.domain.texts import N_
from rai_desktop.services.tables import SourceTable
from rai_desktop.ui.icons import icon
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import ROOT, Index
from rai_desktop.ui.parts.widgets import plain_tip
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

SHOWN, LEAST_BELOW = 14, 5
MOST_COLUMNS = 40
_ALPHABET = 26


@dataclass(frozen=True, slots=True)
class SampleRow:
    """One row of the file by the number that a person sees."""

    number: int
    texts: tuple[str, ...]


def sample_of(table: SourceTable) -> list[SampleRow]:
    """Return the rows down to the headings and the first ones below, as they stand in the file."""
    rows = [*table.above, *table.rows[: SHOWN - min(len(table.above), SHOWN - LEAST_BELOW)]]
    return [SampleRow(row.number, tuple(cell.text for cell in row.cells)) for row in rows]


class SampleModel(QAbstractTableModel):
    """Rows with their numbers; that of the headings is bold and has a sign and a word."""

    def __init__(self, words: Words, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._bold = QFont()
        self._bold.setBold(True)
        self.rows: Sequence[SampleRow] = ()
        self.header_rows: Sequence[int] = ()

    def show_rows(self, rows: Sequence[SampleRow], header_rows: Sequence[int]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows, self.header_rows = rows, header_rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        widest = max((len(row.texts) for row in self.rows), default=0)
        return 0 if parent.isValid() else 1 + min(widest, MOST_COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, place = self.rows[index.row()], index.column()
        is_header = row.number in self.header_rows
        if role == Qt.ItemDataRole.FontRole and is_header:
            return self._bold
        if role == Qt.ItemDataRole.DecorationRole and is_header and place == 0:
            return icon("check", self._theme, "accent")
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self._number(row, is_header) if place == 0 else self._text(row, place - 1)
        return text if role == Qt.ItemDataRole.DisplayRole else plain_tip(text)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._words(N_("Row")) if section == 0 else column_letters(section - 1)

    def _number(self, row: SampleRow, is_header: bool) -> str:
        if not is_header:
            return str(row.number)
        return self._words.filled(N_("{row} · headings"), row=row.number)

    def _text(self, row: SampleRow, place: int) -> str:
        return " ".join(row.texts[place].split()) if place < len(row.texts) else ""


def column_letters(place: int) -> str:
    """Return what a spreadsheet calls a column, counted from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, _ALPHABET)
        letters = chr(ord("A") + rest) + letters
    return letters

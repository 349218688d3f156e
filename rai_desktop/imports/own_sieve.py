"""What of an own workbook comes back: everything else in it is read over and forgotten.

Columns that are computed say what the program knows anyway, and so do whole sheets that only tell,
such as the treatment plan; of those only rows matter in which somebody filled an auditor's column.
"""

from collections.abc import Collection, Mapping, Sequence

from rai_desktop.imports.cells import one_line
from rai_desktop.imports.rows import RawRow, is_filled
from rai_desktop.services.importing.own_sheets import AUDITOR_MARK, WrittenSheet, described_sheets
from rai_desktop.services.registers.tables import REGISTER_KINDS
from rai_desktop.services.tables import EMPTY_CELL

_COMPUTED_MARK = "="
_MOST_ABOVE = 20
_LISTS = frozenset(table for table, _ in REGISTER_KINDS)


class OwnSieve:
    """Keeps the rows and cells of one sheet that come back; all of them above the headings."""

    def __init__(self, written: WrittenSheet) -> None:
        self._written = written
        self._only_notes = written.table not in _LISTS
        self._left = _MOST_ABOVE
        self._emptied: Sequence[int] = ()
        self._notes: Collection[int] = ()
        self._is_below = False

    def keeps(self, row: RawRow) -> bool:
        """Return whether a row comes back; cells of it that do not are emptied."""
        if not self._is_below:
            self._look(row)
            return True
        cells = row.cells
        if self._only_notes:
            return any(place < len(cells) and is_filled(cells[place]) for place in self._notes)
        for place in self._emptied:
            if place < len(cells):
                cells[place] = EMPTY_CELL
        return True

    def _look(self, row: RawRow) -> None:
        """See whether a row holds the headings; without them every row is kept."""
        self._left -= 1
        names = {one_line(cell.text): place for place, cell in enumerate(row.cells)}
        keys = {name: key for name, key in self._written.found(tuple(names)) if name}
        if self._left < 0 or not self._written.is_mostly(keys):
            return
        marked = {names[name]: key for name, key in keys.items() if key.startswith(_COMPUTED_MARK)}
        self._notes = [place for place, key in marked.items() if key.startswith(AUDITOR_MARK)]
        self._emptied = [place for place in marked if place not in self._notes]
        self._is_below = bool(self._notes) or not self._only_notes


def sieves(meta: Mapping[str, str]) -> dict[str, OwnSieve]:
    """Return what sifts the sheets of an own workbook, by their names."""
    return {written.title: OwnSieve(written) for written in described_sheets(meta)}

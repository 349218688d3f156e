"""Numbers that a list gives its rows: one that comes twice is a mistake, as a rule."""

from collections import Counter
from collections.abc import Iterator, Mapping

from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.mapping import NUMBER_COLUMN, bare_name, plain_name
from rai_desktop.services.importing.model import ImportNote, SourceList, same_name
from rai_desktop.services.importing.row import ReadRow
from rai_desktop.services.tables import SourceCell

SAME_NUMBER = N_(
    "The number “{id}” is in row {first}, too. Correct one of them, or say that the row is an "
    "entry of its own."
)
REPEATED = N_(
    "The same numbers are in several rows: {count} ×. So they do not tell the rows apart."
)

OWN_ID = "own_id"
_NUMBERED = frozenset(("nr", "no", "nummer", "number", "lfd nr", "laufende nummer", "id", "pos"))
_SHARE, _FEW = 0.1, 2
"""How many rows may repeat a number until the column means something else, at least so many."""


class OwnNumbers:
    """Tells rows of a list that have the number of an earlier row."""

    def __init__(self, source: SourceList) -> None:
        self._columns = [] if source.is_own else list(_numbered(source))
        self._ours = {n for n, key in source.columns.keys.items() if key == NUMBER_COLUMN}
        self._first: dict[tuple[str, str], int] = {}
        self._repeated: dict[str, int] = {}
        for column in self._columns:
            place = source.table.header.index(column)
            counts = Counter(same_name(row.cells[place].text) for row in source.table.rows)
            counts.pop("", None)
            more = sum(count - 1 for count in counts.values())
            if more > max(_FEW, _SHARE * sum(counts.values())):
                self._repeated[column] = more

    def check(self, row: ReadRow, cells: Mapping[str, SourceCell]) -> None:
        """Refuse a row whose number an earlier row has."""
        for column in self._columns:
            text = cells[column].text.strip()
            is_known = column in self._ours and row.entity is not None
            if not text or is_known or column in self._repeated:
                continue
            first = self._first.setdefault((column, same_name(text)), row.number)
            if first != row.number:
                row.clash(column, SAME_NUMBER, id=text[:40], first=first)

    def remarks(self) -> Iterator[ImportNote]:
        """Yield which columns of numbers do not tell rows apart."""
        for column, count in self._repeated.items():
            yield ImportNote(text=REPEATED, values={"count": count}, column=column)


def _numbered(source: SourceList) -> Iterator[str]:
    """Yield the columns that number the rows: the company's own numbers, and columns called so."""
    columns = source.columns
    for name in source.table.header:
        key = columns.keys.get(name)
        is_called_so = key is None and plain_name(bare_name(name)) in _NUMBERED
        if key in (OWN_ID, NUMBER_COLUMN) or (is_called_so and name not in columns.ignored):
            yield name

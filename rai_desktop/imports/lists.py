"""Where the lists of a sheet begin and end: side by side, or one below the other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from rai_desktop.domain.texts import N_
from rai_desktop.imports.cells import CellWriter
from rai_desktop.imports.columns import Naming, numbered, table_from_rows
from rai_desktop.imports.headings import (
    NO_MERGES,
    Heading,
    Merges,
    found_heading,
    heading_at,
    is_evident_heading,
    stands_close,
)
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.imports.rows import RawRow, is_filled
from rai_desktop.services.tables import EMPTY_CELL, SourceTable

NO_SUCH_HEADING = N_(
    "Row {row} of “{name}” holds no names of columns. Choose the row that holds them."
)

Group = tuple[int, int]
"""The places of the first and the last of some columns."""

_MOST_LISTS = 20
_MOST_GAPS = 500
_MOST_TITLES = 3
_LEAST_COLUMNS = 2
_LEAST_UNKNOWN_COLUMNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """What is known before the lists of a sheet are looked for.

    ``headers`` are the rows of names that a person chose, by the name of the list. Where
    ``is_split`` is false, all rows are one list. ``look`` sees the rows of each list before it is
    made, and where its names stand.
    """

    naming: Naming
    writer: CellWriter
    headers: Mapping[str, int]
    merges: Merges = NO_MERGES
    look: Callable[[Sequence[RawRow], Heading], None] = lambda _rows, _heading: None
    is_split: bool = True

    def tables(self, rows: list[RawRow], taken: set[str]) -> Iterator[SourceTable]:
        """Yield the lists among the ``rows`` of a sheet; their names are added to ``taken``.

        The first list is called like the sheet, further ones get a number. ``rows`` is emptied.
        """
        parts = self._parts(rows)
        for place, part in enumerate(parts):
            name = self.naming.name if not place else numbered(self.naming.name, taken)
            naming = replace(self.naming, name=name)
            heading = self._heading(name, part)
            self.look(part, heading)
            is_last = part is parts[-1]
            yield table_from_rows(naming, part, heading, self.writer, is_last=is_last)

    def _heading(self, name: str, rows: Sequence[RawRow]) -> Heading:
        chosen = self.headers.get(name)
        if chosen is None:
            return self._found(rows)
        for place, row in enumerate(rows):
            if row.number == chosen:
                return heading_at(rows, place, self.merges)
        raise ImportRefused(NO_SUCH_HEADING, row=chosen, name=name)

    def _found(self, rows: Sequence[RawRow]) -> Heading:
        return found_heading(rows[: self._most_above], self.merges)

    @property
    def _most_above(self) -> int:
        return self.writer.budget.limits.header_rows

    def _parts(self, rows: list[RawRow]) -> list[list[RawRow]]:
        """Return the rows of each list, from top to bottom within those from left to right."""
        if not self.is_split:
            return [rows]
        across = self._across(rows)
        down = [part for each in across for part in self._down(each)]
        if len(down) == len(across):
            return down
        return [part for each in down for part in self._across(each)]

    def _down(self, rows: list[RawRow]) -> list[list[RawRow]]:
        """Return ``rows`` cut before each row of names that follows a blank row and a list."""
        cuts = [0]
        apart = (n for n in range(1, len(rows)) if rows[n].number != rows[n - 1].number + 1)
        for place in islice(apart, _MOST_GAPS):
            names = _below_titles(rows, place)
            above = rows[cuts[-1] : min(place, cuts[-1] + self._most_above + 1)]
            if names is not None and self._is_list(above, rows[names]):
                cuts.append(place)
            if len(cuts) == _MOST_LISTS:
                break
        if len(cuts) == 1:
            return [rows]
        return [rows[first:last] for first, last in pairwise([*cuts, len(rows)])]

    def _is_list(self, rows: Sequence[RawRow], following: RawRow) -> bool:
        """Return whether ``rows`` are a list of their own, not what stands above or goes on.

        The names of the list once more below a blank row go on with it.
        """
        heading = self._found(rows)
        row = rows[heading.last]
        if len(row.filled) < _LEAST_COLUMNS or heading.last + 1 >= len(rows):
            return False
        if [cell.text for cell in row.cells] == [cell.text for cell in following.cells]:
            return False
        is_wide = len(row.filled) >= _LEAST_UNKNOWN_COLUMNS
        return is_wide or is_evident_heading(rows, heading.last)

    def _across(self, rows: list[RawRow]) -> list[list[RawRow]]:
        """Return ``rows`` cut at the empty columns that stand between two lists."""
        groups = _groups(rows)
        if not 1 < len(groups) <= _MOST_LISTS:
            return [rows]
        lists = groups[:1]
        for group in groups[1:]:
            if self._are_two_lists(rows, lists[-1], group):
                lists.append(group)
            else:
                lists[-1] = (lists[-1][0], group[1])
        return [_columns(rows, each) for each in lists] if len(lists) > 1 else [rows]

    def _are_two_lists(self, rows: Sequence[RawRow], left: Group, right: Group) -> bool:
        """Return whether two groups of columns have nothing to do with each other.

        Both have names of their own that are certain, and these stand in different rows or say
        the same, or one list ends long before the other without a gap.
        """
        begin = rows[: self._most_above]
        heads = [_columns(begin, group) for group in (left, right)]
        if not all(heads):
            return False
        headings = [self._found(head) for head in heads]
        for head, heading in zip(heads, headings, strict=True):
            if not is_evident_heading(head, heading.last) or heading.last + 1 >= len(head):
                return False
        first, second = (
            head[heading.last].number for head, heading in zip(heads, headings, strict=True)
        )
        names = [set(filter(None, heading.names)) for heading in headings]
        return first != second or bool(names[0] & names[1]) or _ends_early(rows, left, right)


def _below_titles(rows: Sequence[RawRow], place: int) -> int | None:
    """Return where a row of names stands, at ``place`` or below a title or two that begin there."""
    end = min(place + _MOST_TITLES, len(rows) - 1)
    while place < end and len(rows[place].filled) == 1:
        place += 1
    is_followed = stands_close(rows, place)
    return place if is_followed and is_evident_heading(rows, place) else None


def _groups(rows: Sequence[RawRow]) -> list[Group]:
    """Return the first and last place of each run of columns that hold a value."""
    used = bytearray(max(len(row.cells) for row in rows))
    for row in rows:
        for place, cell in enumerate(row.cells):
            if not used[place] and cell is not EMPTY_CELL and is_filled(cell):
                used[place] = 1
    groups: list[Group] = []
    for place, is_used in enumerate(used):
        if is_used and place and used[place - 1]:
            groups[-1] = (groups[-1][0], place)
        elif is_used:
            groups.append((place, place))
    return groups


def _columns(rows: Sequence[RawRow], group: Group) -> list[RawRow]:
    """Return the rows with only the cells of ``group``, where there are any."""
    first, last = group
    empty = [EMPTY_CELL] * first
    found = (
        RawRow(row.number, [*empty, *row.cells[first : last + 1]], row.bold)
        for row in rows
        if len(row.cells) > first
    )
    return [row for row in found if any(map(is_filled, row.cells))]


def _ends_early(rows: Sequence[RawRow], left: Group, right: Group) -> bool:
    """Return whether the shorter of two lists has half the rows at most, and all without a gap."""
    widths = [
        {row.number: count for row in rows if (count := _count(row, group))}
        for group in (left, right)
    ]
    short, long = sorted(widths, key=len)
    first = min(short)
    is_dense = list(short) == list(range(first, first + len(short)))
    return 2 * len(short) <= len(long) and is_dense and len(set(short.values())) == 1


def _count(row: RawRow, group: Group) -> int:
    return sum(map(is_filled, row.cells[group[0] : group[1] + 1]))

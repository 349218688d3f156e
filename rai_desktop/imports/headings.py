"""Which rows of a list name its columns, and what they say together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.synonyms import synonyms_of
from rai_desktop.imports.cells import one_line
from rai_desktop.imports.rows import RawRow, is_filled
from rai_desktop.services.tables import CellKind, SourceCell
from rai_desktop.words import LANGUAGES, words_for
from rai_desktop.words.language import folded

BETWEEN = " / "
"""What stands between the parts of a name that takes several rows."""

_LEAST_SHARE = 0.6
_LONGEST_NAME = 200
_LONGEST_OF_EVIDENCE = 80
_MOST_LINES = 4
_USUAL = ("nr", "no", "id", "name", "titel", "title", "bezeichnung", "datum", "date", "status")
_VALUE = re.compile(r"[-+]?[\d.,:/%€$ ]*\d[\d.,:/%€$ -]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Merges:
    """The cells of a sheet that are merged across columns: first and last place, by row."""

    across: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)

    def spread(self, row: RawRow) -> list[str]:
        """Return the texts of a row, each repeated over the columns that it is merged across."""
        texts = [one_line(cell.text) for cell in row.cells]
        for first, last in self.across.get(row.number, ()):
            if first < len(texts) and texts[first]:
                texts.extend([""] * (last + 1 - len(texts)))
                texts[first : last + 1] = [texts[first]] * (last + 1 - first)
        return texts


NO_MERGES = Merges()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The rows that name the columns, by their place among the rows, and the name of each."""

    first: int
    last: int
    names: Sequence[str]

    def name(self, place: int) -> str:
        """Return what the column at ``place`` is called; empty if nothing stands there."""
        return self.names[place] if place < len(self.names) else ""


def heading_at(rows: Sequence[RawRow], place: int, merges: Merges = NO_MERGES) -> Heading:
    """Return the heading that is the one row at ``place``, as a person decided."""
    return Heading(first=place, last=place, names=merges.spread(rows[place]))


def found_heading(rows: Sequence[RawRow], merges: Merges = NO_MERGES) -> Heading:
    """Return the heading among the first ``rows`` of a list.

    Names can take several rows: groups above, merged over their columns, or a second line below.
    """
    base = header_place(rows)
    first = last = base
    while first and base - first < _MOST_LINES and _is_group_row(rows, first - 1, merges):
        first -= 1
    while last - base < _MOST_LINES and _goes_on_below(rows, last, merges):
        last += 1
    lines = [merges.spread(row) for row in rows[first : last + 1]]
    if last > base and not any(merges.across.get(row.number) for row in rows[first:last]):
        lines[:-1] = [_over_gaps(line, lines[-1]) for line in lines[:-1]]
    return Heading(first=first, last=last, names=_joined(lines))


def _joined(lines: Sequence[Sequence[str]]) -> list[str]:
    """Return the texts of each column as one name; what repeats in it stands once."""
    width = max(map(len, lines))
    columns = ([line[place] for line in lines if place < len(line)] for place in range(width))
    return [BETWEEN.join(dict.fromkeys(filter(None, column))) for column in columns]


def _over_gaps(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return ``upper`` with each text repeated where only ``lower`` says something."""
    texts: list[str] = []
    for place, below in enumerate(lower):
        above = upper[place] if place < len(upper) else ""
        texts.append(above or (texts[-1] if below and texts else ""))
    return [*texts, *upper[len(lower) :]]


def header_place(rows: Sequence[RawRow]) -> int:
    """Return the index of the row that names the columns, among the first ``rows`` of a list.

    That is the first row of mostly short texts that fills most of the width of the list. Titles
    and lines such as "As of: 2025" above a list fill less, end in a colon, or stand apart from
    the fuller rows below; one of other words gives way to a later one of names that are known.
    Where no row is like that, the first wide one counts.
    """
    filled = [row.filled for row in rows]
    least = _LEAST_SHARE * max(map(len, filled))
    wide = [i for i, cells in enumerate(filled) if len(cells) >= least]
    names = [i for i in wide if _reads_like_names(filled[i])]
    for i in names:
        fullest = max(len(filled[k]) for k in names if k >= i)
        if len(filled[i]) == fullest or stands_close(rows, i):
            return _known_instead(names, i, filled)
    return wide[0]


def _known_instead(names: Sequence[int], place: int, filled: Sequence[Sequence[SourceCell]]) -> int:
    """Return a later row of known names where the one at ``place`` is none and not as wide."""
    if has_known_names(filled[place]):
        return place
    has_some = known_names(filled[place]) > 0
    for later in names:
        is_wider = len(filled[later]) > len(filled[place])
        if later > place and (is_wider or not has_some) and has_known_names(filled[later]):
            return later
    return place


def _is_group_row(rows: Sequence[RawRow], i: int, merges: Merges) -> bool:
    """Return whether the row at ``i`` names groups of the columns that the next row names."""
    row = rows[i]
    width = len(rows[i + 1].filled)
    groups = [last - first for first, last in merges.across.get(row.number, ())]
    return (
        stands_close(rows, i)
        and len(row.filled) > 1
        and any(0 < more < width - 1 for more in groups)
        and all(_reads_like_a_name(cell) and ":" not in cell.text for cell in row.filled)
    )


def _goes_on_below(rows: Sequence[RawRow], i: int, merges: Merges) -> bool:
    """Return whether the names go on in the next row.

    It repeats names merged over both rows and adds more, is marked like the row above it and
    unlike the one below, or says known names where the upper one has groups or gaps.
    """
    if not stands_close(rows, i) or not _reads_like_names(rows[i + 1].filled):
        return False
    upper, lower = rows[i], rows[i + 1]
    pairs = zip(upper.cells, lower.cells, strict=False)
    repeated = any(is_filled(above) and above.text == below.text for above, below in pairs)
    if repeated and len(lower.filled) >= len(upper.filled):
        return True
    if upper.is_bold and lower.is_bold:
        return stands_close(rows, i + 1) and not rows[i + 2].is_bold
    is_grouped = _is_group_row(rows, i, merges)
    return has_known_names(lower.filled) and (is_grouped or _fills_gaps(upper, lower))


def _fills_gaps(upper: RawRow, lower: RawRow) -> bool:
    """Return whether ``lower`` says something in all gaps of ``upper``, and leaves some itself."""
    above = [is_filled(cell) for cell in upper.cells]
    below = [is_filled(cell) for cell in lower.cells]
    above.extend([False] * (len(below) - len(above)))
    below.extend([False] * (len(above) - len(below)))
    gaps = [lower for upper, lower in zip(above, below, strict=True) if not upper]
    return bool(gaps) and all(gaps) and not below[0]


def stands_close(rows: Sequence[RawRow], i: int) -> bool:
    """Return whether the row after the one at ``i`` follows without a blank row between."""
    return i + 1 < len(rows) and rows[i + 1].number == rows[i].number + 1


def _reads_like_names(cells: Sequence[SourceCell]) -> bool:
    names = [cell for cell in cells if _reads_like_a_name(cell)]
    return 2 * len(names) > len(cells) and not cells[0].text.rstrip().endswith(":")


def _reads_like_a_name(cell: SourceCell) -> bool:
    return cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST_NAME


def is_evident_heading(rows: Sequence[RawRow], i: int) -> bool:
    """Return whether the row at ``i`` names columns for certain, so that a list begins there.

    Its words are known as names of columns, or it is marked, and the rows below are not, or it is
    all words where most of the values below are numbers or days.
    """
    cells = rows[i].filled
    if len(cells) < 2 or not all(_could_be_a_name(cell) for cell in cells):
        return False
    if has_known_names(cells):
        return True
    if not stands_close(rows, i):
        return False
    return rows[i].is_bold and not rows[i + 1].is_bold


def _could_be_a_name(cell: SourceCell) -> bool:
    text = cell.text
    is_short = cell.kind is CellKind.TEXT and len(text) <= _LONGEST_OF_EVIDENCE
    return is_short and not _VALUE.fullmatch(text) and "@" not in text


def has_known_names(cells: Sequence[SourceCell]) -> bool:
    """Return whether half of the cells, and two at least, are usual names of columns."""
    return known_names(cells) >= max(2, len(cells) / 2)


def known_names(cells: Sequence[SourceCell]) -> int:
    """Return how many of the cells are usual names of columns."""
    return sum(len(cell.text) <= _LONGEST_OF_EVIDENCE and _is_known(cell.text) for cell in cells)


@lru_cache(maxsize=5_000)
def _is_known(text: str) -> bool:
    names = _known_names()
    return plain(text) in names or plain(text.partition("(")[0]) in names


def plain(text: str) -> str:
    """Return a name of a column without case, accents and punctuation."""
    return " ".join("".join(c if c.isalnum() else " " for c in folded(text)).split())


@cache
def _known_names() -> frozenset[str]:
    """Return what fields and entries are called in both languages, with their synonyms."""
    names = set(_USUAL)
    languages = [words_for(language) for language in LANGUAGES]
    for kind, shape in KINDS.items():
        labels = [shape.label, *(spec.label for spec in shape.fields)]
        names.update(plain(words(label)) for label in labels for words in languages)
        for spec in shape.fields:
            names.update(plain(synonym) for synonym in synonyms_of(kind, spec.key))
    return frozenset(names - {""})

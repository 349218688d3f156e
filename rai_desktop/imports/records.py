"""Reads lists of records in JSON: a list of objects or of rows, or an object that holds such."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import isfinite
from pathlib import Path
from sys import getsizeof
from typing import Any, TypeGuard

from rai_desktop.domain.texts import N_
from rai_desktop.imports.cells import CellWriter, float_text, one_line, storable
from rai_desktop.imports.columns import Naming, ReadingWish, table_from_rows
from rai_desktop.imports.headings import Heading
from rai_desktop.imports.limits import TOO_LARGE, Budget
from rai_desktop.imports.lists import Finder
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.imports.remarks import Notes
from rai_desktop.imports.rows import RawRow
from rai_desktop.imports.text_files import DAMAGED_TEXT
from rai_desktop.services.tables import EMPTY_CELL, CellKind, RemarkCode, SourceCell, SourceTable

BROKEN = N_(
    "“{name}” is not valid JSON: there is a mistake in line {line}, character {column}. "
    "Export the file again from the program it comes from."
)
TOO_DEEP = N_(
    "The records in “{name}” are nested more than {most} levels deep. "
    "Export a flat list, one object per entry, and import that."
)
REPEATED_KEY = N_(
    "The key “{key}” is there twice in one object of “{name}”, so one value would be "
    "lost. Rename one of them and import the file again."
)
NO_RECORDS = N_(
    "“{name}” holds no list of records. "
    "Export a list of objects, or an object with such a list called “records”."
)
NO_OBJECT = N_(
    "Entry {number} of “{list}” is not an object. "
    "Export every entry as an object with named values."
)
TOO_MANY_KEYS = N_(
    "The records in “{list}” have more than {most} different keys. "
    "Export a list in which all records have the same keys."
)
HUGE_NUMBER = N_(
    "“{name}” holds a number with more than {most} digits. "
    "Export it as text in quotation marks and import the file again."
)

RECORDS_KEY = "records"
META_KEY = "meta"
_COLUMNS_KEY = "columns"
_MOST_DIGITS = 300
_PIECE = 1 << 20
_VALUE_BYTES = 40
_OBJECT_BYTES = 240
_META_CHARACTERS = 1_000
_META_VALUES = 100
_DEEPEST_LIST = 4
_OWN_FORMAT = "rai-desktop-"

Keys = tuple[str, ...]
"""The keys that lead to a value through objects inside of objects."""
NamedList = tuple[str, list[Any]]


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file of records, what may be read of it, and what a person wants of that."""

    path: Path
    encoding: str
    budget: Budget
    wish: ReadingWish


def read_records(file: RecordFile) -> tuple[tuple[SourceTable, ...], dict[str, str]]:
    """Return the lists in ``file`` and what it says about itself.

    The columns of a list are the keys of its records, in the order they first appear; those of
    objects inside are joined by a point. In a list of rows one of them holds the names.
    """
    content = _content(file)
    _refuse_depth(content, file)
    meta = _meta(content)
    is_own = meta.get("format", "").startswith(_OWN_FORMAT)
    tables: list[SourceTable] = []
    taken: set[str] = set()
    for name, entries in _lists(content, file):
        if isinstance(entries[0], list):
            tables.extend(_tables_of_rows(name, entries, file, taken))
        else:
            records = _records(entries, is_flat=is_own)
            tables.append(_table(name, records, file.budget))
        taken.add(name)
    return tuple(tables), meta


def _content(file: RecordFile) -> object:
    """Return the parsed content; refuse what is damaged, ambiguous or far too much."""
    text = _text(file)
    parser = _Parser(file.path.name)
    try:
        return parser.parsed(text)
    except RecursionError as error:
        most = file.budget.limits.depth
        raise ImportRefused(TOO_DEEP, name=file.path.name, most=most) from error
    except json.JSONDecodeError as error:
        raise ImportRefused(
            BROKEN, name=file.path.name, line=error.lineno, column=error.colno
        ) from error


def _text(file: RecordFile) -> str:
    """Return the whole text; refuse it before it or what is in it takes too much memory."""
    pieces: list[str] = []
    characters = parsed = widest = 0
    most = 2 * file.budget.limits.memory_bytes // 5
    with file.path.open(encoding=file.encoding) as stream:
        try:
            while piece := stream.read(_PIECE):
                file.budget.check_time()
                pieces.append(piece)
                characters += len(piece)
                parsed += _VALUE_BYTES * sum(map(piece.count, "[,"))
                parsed += _OBJECT_BYTES * piece.count("{")
                widest = max(widest, getsizeof(piece) // len(piece))
                if max(1, widest) * characters > most or parsed > most + most // 2:
                    raise ImportRefused(TOO_LARGE)
        except UnicodeError as error:
            raise ImportRefused(DAMAGED_TEXT, name=file.path.name) from error
    return "".join(pieces)


@dataclass(frozen=True, slots=True)
class _Parser:
    """Parses JSON without losing a value: no repeated keys, no endless numbers."""

    name: str

    def parsed(self, text: str) -> object:
        """Return the value of ``text``."""
        return json.loads(text, object_pairs_hook=self._object, parse_int=self._integer)

    def _object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        if len(made) < len(pairs):
            [(key, _count)] = Counter(key for key, _ in pairs).most_common(1)
            raise ImportRefused(REPEATED_KEY, key=storable(key), name=self.name)
        return made

    def _integer(self, digits: str) -> int:
        if len(digits) > _MOST_DIGITS:
            raise ImportRefused(HUGE_NUMBER, name=self.name, most=_MOST_DIGITS)
        return int(digits)


def _refuse_depth(content: object, file: RecordFile) -> None:
    most = file.budget.limits.depth
    level = [content]
    for _ in range(most + 1):
        level = [inner for value in level for inner in _inner(value)]
        if not level:
            return
    raise ImportRefused(TOO_DEEP, name=file.path.name, most=most)


def _inner(value: object) -> Iterator[object]:
    """Yield the lists and objects directly inside ``value``."""
    inside: Sequence[object] = ()
    if isinstance(value, dict):
        inside = tuple(value.values())
    elif isinstance(value, list):
        inside = value
    return (one for one in inside if isinstance(one, (dict, list)))


def _lists(content: object, file: RecordFile) -> list[NamedList]:
    """Return the lists in a file by name: the one called ``records``, else all there are."""
    found: list[NamedList] = []
    if isinstance(content, list):
        found = [(one_line(file.path.stem), content)]
    elif isinstance(content, dict) and isinstance(content.get(RECORDS_KEY), list):
        found = [(RECORDS_KEY, content[RECORDS_KEY])]
    elif isinstance(content, dict):
        found = list(_lists_inside(content))
    if not found or not all(entries for _name, entries in found):
        raise ImportRefused(NO_RECORDS, name=file.path.name)
    for name, entries in found:
        _refuse_odd_entries(name, entries)
    return found


def _lists_inside(members: Mapping[str, object], before: Keys = ()) -> Iterator[NamedList]:
    """Yield the lists of records in an object and in the objects inside; names belong to rows."""
    names = members.get(_COLUMNS_KEY)
    for key, value in members.items():
        if _is_list(value, dict):
            yield _joined((*before, key)), value
        elif _is_list(value, list):
            has_names = _is_list(names, str) and len(names) == max(map(len, value))
            yield _joined((*before, key)), [names, *value] if has_names else value
        elif isinstance(value, dict) and len(before) < _DEEPEST_LIST:
            yield from _lists_inside(value, (*before, key))


def _is_list(value: object, kind: type) -> TypeGuard[list[Any]]:
    return isinstance(value, list) and bool(value) and all(isinstance(one, kind) for one in value)


def _refuse_odd_entries(name: str, entries: Sequence[object]) -> None:
    """Refuse a list whose entries are not all objects, or all rows."""
    kind = list if isinstance(entries[0], list) else dict
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, kind):
            raise ImportRefused(NO_OBJECT, number=number, list=name)


def _records(entries: list[Any], *, is_flat: bool) -> Iterator[Mapping[Keys, object]]:
    """Yield the values of each entry; those of objects inside stand beside the others.

    Our own exports are flat: what is inside of them is a value. ``entries`` is emptied on the
    way, so that a large list is in memory only once.
    """
    entries.reverse()
    while entries:
        entry = entries.pop()
        yield {(key,): value for key, value in entry.items()} if is_flat else dict(_flat(entry))


def _flat(entry: Mapping[str, object], before: Keys = ()) -> Iterator[tuple[Keys, object]]:
    for key, value in entry.items():
        if isinstance(value, dict) and value:
            yield from _flat(value, (*before, key))
        else:
            yield (*before, key), value


def _joined(keys: Keys) -> str:
    return ".".join(keys)


def _table(name: str, records: Iterable[Mapping[Keys, object]], budget: Budget) -> SourceTable:
    """Return ``records`` as a table whose column names are their keys."""
    writer = CellWriter(budget, Notes(budget.limits.remarks))
    places: dict[Keys, int] = {}
    rows = []
    for number, record in enumerate(records, start=1):
        for keys in record:
            places.setdefault(keys, len(places))
        if len(places) > budget.limits.columns:
            raise ImportRefused(TOO_MANY_KEYS, list=name, most=budget.limits.columns)
        rows.append(_row(number, [(places[keys], value) for keys, value in record.items()], writer))
        budget.count_row(len(rows[-1].cells))
    names = [_joined(keys) for keys in places]
    header = RawRow(0, [SourceCell(text=text, kind=CellKind.TEXT) for text in names])
    filled = [header, *(row for row in rows if row.filled)]
    heading = Heading(first=0, last=0, names=names)
    table = table_from_rows(Naming(name=name, unnamed="{letter}"), filled, heading, writer)
    return replace(table, header_row=None, header_rows=(), above=())


def _tables_of_rows(
    name: str, entries: Sequence[Any], file: RecordFile, taken: set[str]
) -> Iterator[SourceTable]:
    """Yield a list of rows as a table; one of the first rows holds the names."""
    limits = file.budget.limits
    writer = CellWriter(file.budget, Notes(limits.remarks))
    rows = []
    for number, entry in enumerate(entries, start=1):
        if len(entry) > limits.columns:
            raise ImportRefused(TOO_MANY_KEYS, list=name, most=limits.columns)
        rows.append(_row(number, list(enumerate(entry)), writer))
        file.budget.count_row(len(rows[-1].cells))
    filled = [row for row in rows if row.filled]
    if not filled:
        raise ImportRefused(NO_RECORDS, name=file.path.name)
    naming = Naming(name=name, unnamed=file.wish.unnamed)
    yield from Finder(naming=naming, writer=writer, headers=file.wish.headers).tables(filled, taken)


def _row(number: int, values: Sequence[tuple[int, object]], writer: CellWriter) -> RawRow:
    cells = [EMPTY_CELL] * (1 + max((place for place, _ in values), default=-1))
    for place, value in values:
        text, kind = _written(value)
        if kind is CellKind.ERROR:
            writer.notes.add(RemarkCode.CELL_ERROR, number, place, error=text)
        if text:
            cells[place] = writer.cell(text, kind, number, place)
    return RawRow(number, cells)


def _written(value: object) -> tuple[str, CellKind]:
    """Return the text and the kind of a JSON value; nothing is an empty text."""
    if isinstance(value, list) and all(_is_plain(one) for one in value):
        return "\n".join(_written(one)[0] for one in value if one is not None), CellKind.TEXT
    if isinstance(value, str):
        return value, CellKind.TEXT
    if isinstance(value, bool):
        return str(value).lower(), CellKind.BOOL
    if isinstance(value, int):
        return str(value), CellKind.NUMBER
    if isinstance(value, float):
        is_number = isfinite(value)
        return (float_text(value), CellKind.NUMBER) if is_number else (str(value), CellKind.ERROR)
    return json.dumps(value, ensure_ascii=False) if value else "", CellKind.TEXT


def _is_plain(value: object) -> bool:
    return not isinstance(value, (dict, list))


def _meta(content: object) -> dict[str, str]:
    """Return what the object says about itself: its single values and those of ``meta``."""
    members = content if isinstance(content, dict) else {}
    own = members.get(META_KEY)
    values = {**members, **(own if isinstance(own, dict) else {})}
    plain = {key: value for key, value in values.items() if _is_plain(value)}
    return {
        storable(key): storable(_written(value)[0])[:_META_CHARACTERS]
        for key, value in islice(plain.items(), _META_VALUES)
    }

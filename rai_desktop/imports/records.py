"""Reads lists of records in JSON: a list of objects, or an object that holds such lists."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import isfinite
from pathlib import Path

from rai_desktop.domain.texts import N_
from rai_desktop.imports.cells import CellWriter, float_text, one_line, storable
from rai_desktop.imports.columns import RawRow, table_from_rows
from rai_desktop.imports.limits import TOO_LARGE, Budget
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.imports.remarks import Notes
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
    "The key “{key}” stands twice in one object of “{name}”, so one value would be lost. "
    "Rename one of them and import the file again."
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
_MOST_DIGITS = 300
_META_CHARACTERS = 1_000
_META_VALUES = 100


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file of records, and what may be read of it."""

    path: Path
    encoding: str
    budget: Budget


def read_records(file: RecordFile) -> tuple[tuple[SourceTable, ...], dict[str, str]]:
    """Return the lists in ``file`` and what it says about itself.

    The columns of a list are the keys of its records, in the order they first appear.
    """
    content = _content(file)
    _refuse_depth(content, file)
    lists = _lists(content, file)
    tables = tuple(_table(name, records, file.budget) for name, records in lists)
    return tables, _meta(content)


def _content(file: RecordFile) -> object:
    """Return the parsed content; refuse what is damaged, ambiguous or far too much."""
    try:
        text = file.path.read_text(encoding=file.encoding)
    except UnicodeError as error:
        raise ImportRefused(DAMAGED_TEXT, name=file.path.name) from error
    if sum(map(text.count, "[{,")) > file.budget.limits.elements:
        raise ImportRefused(TOO_LARGE)
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


def _lists(content: object, file: RecordFile) -> list[tuple[str, Sequence[Mapping[str, object]]]]:
    """Return the lists of records by name: the one called ``records``, else all there are."""
    if isinstance(content, list):
        name = one_line(file.path.stem)
        return [(name, _records(name, content, file))]
    members = content if isinstance(content, dict) else {}
    records = members.get(RECORDS_KEY)
    if isinstance(records, list):
        return [(RECORDS_KEY, _records(RECORDS_KEY, records, file))]
    lists = [(key, value) for key, value in members.items() if _is_record_list(value)]
    if not lists:
        raise ImportRefused(NO_RECORDS, name=file.path.name)
    return lists


def _is_record_list(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _records(
    name: str, entries: Sequence[object], file: RecordFile
) -> Sequence[Mapping[str, object]]:
    """Return ``entries`` if there are any and all are objects, else refuse the file."""
    if not entries:
        raise ImportRefused(NO_RECORDS, name=file.path.name)
    records = [entry for entry in entries if isinstance(entry, dict)]
    if len(records) < len(entries):
        odd = next(i for i, one in enumerate(entries, start=1) if not isinstance(one, dict))
        raise ImportRefused(NO_OBJECT, number=odd, list=name)
    return records


def _table(name: str, records: Sequence[Mapping[str, object]], budget: Budget) -> SourceTable:
    """Return ``records`` as a table whose column names are their keys."""
    writer = CellWriter(budget, Notes(budget.limits.remarks))
    places: dict[str, int] = {}
    rows = []
    for number, record in enumerate(records, start=1):
        for key in record:
            places.setdefault(key, len(places))
        if len(places) > budget.limits.columns:
            raise ImportRefused(TOO_MANY_KEYS, list=name, most=budget.limits.columns)
        rows.append(_row(number, record, places, writer))
        budget.count_row(len(rows[-1].cells))
    header = RawRow(0, [SourceCell(text=key, kind=CellKind.TEXT) for key in places])
    filled = [row for row in rows if row.filled]
    table = table_from_rows(name, [header, *filled], 0, writer, "{letter}")
    return replace(table, header_row=None)


def _row(
    number: int, record: Mapping[str, object], places: Mapping[str, int], writer: CellWriter
) -> RawRow:
    cells = [EMPTY_CELL] * (1 + max((places[key] for key in record), default=-1))
    for key, value in record.items():
        place = places[key]
        text, kind = _written(value)
        if kind is CellKind.ERROR:
            writer.notes.add(RemarkCode.CELL_ERROR, number, place, error=text)
        if text:
            cells[place] = writer.cell(text, kind, number, place)
    return RawRow(number, cells)


def _written(value: object) -> tuple[str, CellKind]:
    """Return the text and the kind of a JSON value; nothing is an empty text."""
    if isinstance(value, list) and all(_is_plain(one) for one in value):
        return "\n".join(_written(one)[0] for one in value), CellKind.TEXT
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

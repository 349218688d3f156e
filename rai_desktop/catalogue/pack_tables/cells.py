"""Values in cells: lists joined by line breaks, rules as compact JSON, and back."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Final

from rai_desktop.catalogue.pack_tables.layout import ColumnKind
from rai_desktop.catalogue.yaml_reader import Plain
from rai_desktop.domain.texts import N_

Cell = str | int | float | bool | date | None

NO_JSON: Final = N_(
    "This is not correct JSON ({detail}). Copy the cell of another row and adapt it."
)
NO_PAIR: Final = N_("The line “{line}” has no colon. Write a code, a colon and its value.")
PAIR_TWICE: Final = N_("The code “{line}” is in two lines. Keep one of them.")

_TRUE: Final = frozenset(("true", "yes", "wahr", "ja", "x", "1"))
_FALSE: Final = frozenset(("false", "no", "falsch", "nein", "0"))
_GERMAN_DAY: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


class CellError(ValueError):
    """A cell whose value cannot be read at all: a sentence and what fills it."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text.format(**values))
        self.text = text
        self.values = values


def is_blank(cell: Cell) -> bool:
    """Return whether nothing stands in ``cell``."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def joined(values: Iterable[str], separator: str = "\n") -> str:
    """Return ``values`` in one text; what would separate them inside a value is escaped."""
    return ("\n" if separator == "\n" else ", ").join(
        _escaped(value, separator) for value in values
    )


def split(text: str, separator: str = "\n") -> list[str]:
    """Return the values that ``joined`` put together."""
    parts = [""]
    known = {"n": "\n", "\\": "\\", separator: separator}
    signs = iter(text)
    for sign in signs:
        if sign == "\\":
            following = next(signs, "")
            parts[-1] += known.get(following, sign + following)
        elif sign == separator:
            parts.append("")
        else:
            parts[-1] += sign
    return [part if separator == "\n" else part.strip(" ") for part in parts]


def _escaped(value: str, separator: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("\n", "\\n")
    return escaped if separator == "\n" else escaped.replace(separator, f"\\{separator}")


def cell_of(value: Plain, kind: ColumnKind) -> Cell:
    """Return what stands in the cell for ``value``."""
    if value is None:
        return None
    if kind is ColumnKind.LIST and isinstance(value, list):
        return joined(str(one) for one in value)
    if kind in (ColumnKind.MAP, ColumnKind.MAP_OF_LISTS) and isinstance(value, dict):
        return joined(f"{key}: {_of_pair(one)}" for key, one in value.items())
    if kind is ColumnKind.JSON or isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return value


def _of_pair(value: Plain) -> str:
    return joined(map(str, value), ",") if isinstance(value, list) else str(value)


def value_of(cell: Cell, kind: ColumnKind) -> Plain:
    """Return the value in ``cell``; what does not fit is left for the schema to refuse.

    Raises:
        CellError: it cannot be read at all.
    """
    reader = _READERS.get(kind)
    return reader(cell) if reader else text_of(cell)


def text_of(cell: Cell) -> str:
    """Return the text in ``cell``, also when the spreadsheet made a number or a day of it."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).replace("\r\n", "\n").replace("\r", "\n").strip()


def lines_of(cell: Cell) -> list[str]:
    """Return the lines in ``cell`` without blank ones at the end."""
    lines = [line.strip() for line in split(text_of(cell))] if not is_blank(cell) else []
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _flag(cell: Cell) -> Plain:
    word = text_of(cell).casefold()
    if word in _TRUE:
        return True
    return False if word in _FALSE else text_of(cell)


def _whole(cell: Cell) -> Plain:
    text = text_of(cell)
    return int(text) if re.fullmatch(r"-?\d{1,18}", text) else text


def _decimal(cell: Cell) -> Plain:
    text = text_of(cell).replace(",", ".")
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return cell
    return float(text) if re.fullmatch(r"-?\d{1,15}(\.\d{1,15})?", text) else text


def _day(cell: Cell) -> Plain:
    text = text_of(cell)
    german = _GERMAN_DAY.fullmatch(text)
    return f"{german[3]}-{int(german[2]):02}-{int(german[1]):02}" if german else text


def _list(cell: Cell) -> Plain:
    return [line for line in lines_of(cell) if line]


def _map(cell: Cell) -> Plain:
    return dict(_pairs(cell))


def _map_of_lists(cell: Cell) -> Plain:
    return {key: [part for part in split(text, ",") if part] for key, text in _pairs(cell)}


def _pairs(cell: Cell) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for line in (line for line in lines_of(cell) if line):
        key, colon, value = line.partition(": ")
        if not colon:
            raise CellError(NO_PAIR, line=line[:60])
        if key.strip() in found:
            raise CellError(PAIR_TWICE, line=key.strip()[:60])
        found[key.strip()] = value.strip()
    return list(found.items())


def _json(cell: Cell) -> Plain:
    try:
        value: Plain = json.loads(
            text_of(cell), object_pairs_hook=_once, parse_constant=_no_constant
        )
    except (ValueError, RecursionError) as error:
        raise CellError(NO_JSON, detail=str(error)[:120]) from None
    return value


def _once(pairs: list[tuple[str, Plain]]) -> Mapping[str, Plain]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key appears twice")
    return found


def _no_constant(name: str) -> Plain:
    raise ValueError(name)


_READERS: Final[Mapping[ColumnKind, Callable[[Cell], Plain]]] = {
    ColumnKind.FLAG: _flag,
    ColumnKind.WHOLE: _whole,
    ColumnKind.DECIMAL: _decimal,
    ColumnKind.DAY: _day,
    ColumnKind.LIST: _list,
    ColumnKind.MAP: _map,
    ColumnKind.MAP_OF_LISTS: _map_of_lists,
    ColumnKind.JSON: _json,
}

"""From a place inside a pack to the cell in which it stands."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rai_desktop.catalogue.pack_tables.layout import (
    BY_LANGUAGE,
    LANGUAGES,
    SheetLayout,
    sheets_of,
)
from rai_desktop.catalogue.yaml_reader import Plain

Place = tuple[str, int, str]
"""Sheet, row and column; row 1 holds the names of the columns, row 0 is the whole sheet."""

Loc = tuple[str | int, ...]
"""Keys and positions that lead to a value inside an entry."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was read: its number, the id of the entry it is a part of, its values."""

    number: int
    owner: str
    plain: dict[str, Plain]


def loc_of(key: str) -> Loc:
    """Return the keys and positions in a text such as ``bindings[0].when``."""
    parts = re.findall(r"[\w-]+", key)
    return tuple(int(part) if part.isdecimal() else part for part in parts)


def place_of(section: str, at: int, loc: Loc, rows: Mapping[str, Sequence[Row]]) -> Place:
    """Return the cell to which ``loc`` leads inside the entry at position ``at``."""
    own, *parts = sheets_of(section)
    row = rows[section][at]
    part = next((one for one in parts if loc and one.part == loc[0]), None)
    if part is None:
        return own.name, row.number, _column(own, loc)
    owned = [one for one in rows.get(part.name, ()) if one.owner == row.plain.get("id")]
    number = loc[1] if len(loc) > 1 else None
    if not isinstance(number, int) or number >= len(owned):
        return own.name, row.number, own.columns[0]
    return part.name, owned[number].number, _column(part, loc[2:])


def _column(layout: SheetLayout, loc: Loc) -> str:
    one = next((one for one in layout.fields if loc and one.key == loc[0]), None)
    if one is None:
        return layout.columns[0]
    if one.kind in BY_LANGUAGE:
        named = (str(part) for part in reversed(loc) if part in LANGUAGES)
        return f"{one.key}.{next(named, LANGUAGES[0])}"
    return one.key

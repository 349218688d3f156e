"""Which sheets and columns a pack has as tables, found from the schema."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import cache
from types import UnionType
from typing import Annotated, Final, Literal, Union, get_args, get_origin, get_type_hints

from rai_desktop.catalogue.schema.base import Model, PackHeader, Text
from rai_desktop.catalogue.schema.sections import entry_class
from rai_desktop.domain.conditions import Condition

HEADER_SHEET: Final = "pack"
OWNER: Final = "of"
LANGUAGES: Final = ("de", "en")

_COMPUTED: Final = {(PackHeader, "holds")}


class ColumnKind(Enum):
    """How the value of a field is written in a cell."""

    WORD = auto()
    FLAG = auto()
    WHOLE = auto()
    DECIMAL = auto()
    DAY = auto()
    LIST = auto()
    MAP = auto()
    MAP_OF_LISTS = auto()
    JSON = auto()
    TEXT = auto()
    TEXTS = auto()


BY_LANGUAGE: Final = (ColumnKind.TEXT, ColumnKind.TEXTS)


@dataclass(frozen=True, slots=True)
class Field:
    """A field with the columns it takes: one, or one per language."""

    key: str
    kind: ColumnKind

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        if self.kind in BY_LANGUAGE:
            return tuple(f"{self.key}.{language}" for language in LANGUAGES)
        return (self.key,)


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet: the entries of a section, or parts of them, each naming its entry first."""

    name: str
    section: str
    part: str
    kind: type[Model]
    fields: tuple[Field, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns in their order."""
        names = tuple(name for field in self.fields for name in field.columns)
        return (OWNER, *names) if self.part else names


@cache
def sheets_of(section: str) -> tuple[SheetLayout, ...]:
    """Return the sheets of ``section``, or of the pack's header; the first holds its entries.

    ``KeyError`` when there is no such section.
    """
    kind = PackHeader if section == HEADER_SHEET else entry_class(section)
    own = SheetLayout(section, section, "", kind, tuple(_fields(kind)))
    parts = (
        SheetLayout(f"{section}.{key}", section, key, part, tuple(_fields(part, whole=True)))
        for key, part in _parts(kind)
    )
    return (own, *parts)


def _fields(kind: type[Model], *, whole: bool = False) -> Iterator[Field]:
    """Yield the fields of ``kind``; those with a sheet of their own only if ``whole``."""
    for key, hint in _hints(kind):
        if whole or _part(hint) is None:
            yield Field(key, _kind_of(hint))


def _parts(kind: type[Model]) -> Iterator[tuple[str, type[Model]]]:
    for key, hint in _hints(kind):
        part = _part(hint)
        if part is not None:
            yield key, part


def _hints(kind: type[Model]) -> Iterator[tuple[str, object]]:
    hints = get_type_hints(kind, include_extras=True)
    for name, field in kind.model_fields.items():
        if (kind, name) not in _COMPUTED:
            yield field.alias or name, _plain(hints[name])


def _plain(hint: object) -> object:
    """Return a type without notes and without ``None``."""
    if get_origin(hint) is Annotated:
        return _plain(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        known = [one for one in get_args(hint) if one is not type(None)]
        return _plain(known[0]) if len(known) == 1 else object
    return hint


def _part(hint: object) -> type[Model] | None:
    """Return the class of a list's parts when they are entries of their own, not texts."""
    inner = _inner(hint)
    if isinstance(inner, type) and issubclass(inner, Model) and inner is not Text:
        return inner
    return None


def _inner(hint: object) -> object:
    return _plain(get_args(hint)[0]) if get_origin(hint) is tuple else None


def _kind_of(hint: object) -> ColumnKind:
    if get_origin(hint) is tuple:
        return _kind_of_list(_inner(hint))
    if get_origin(hint) is dict:
        return _kind_of_map(_plain(get_args(hint)[1]))
    if _is_word(hint):
        return ColumnKind.WORD
    simple = {
        bool: ColumnKind.FLAG,
        int: ColumnKind.WHOLE,
        float: ColumnKind.DECIMAL,
        date: ColumnKind.DAY,
        Text: ColumnKind.TEXT,
    }
    return next((kind for known, kind in simple.items() if hint is known), ColumnKind.JSON)


def _kind_of_list(inner: object) -> ColumnKind:
    if inner is Text:
        return ColumnKind.TEXTS
    return ColumnKind.LIST if _is_word(inner) else ColumnKind.JSON


def _kind_of_map(value: object) -> ColumnKind:
    if get_origin(value) is tuple and _is_word(_inner(value)):
        return ColumnKind.MAP_OF_LISTS
    return ColumnKind.MAP if _is_word(value) else ColumnKind.JSON


def _is_word(hint: object) -> bool:
    if get_origin(hint) is Literal:
        return all(isinstance(one, str) for one in get_args(hint))
    return isinstance(hint, type) and issubclass(hint, str) and not issubclass(hint, Condition)

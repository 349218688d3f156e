"""Between rows of the file and entities, records and settings."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any

from rai_desktop.domain.canonical import Plain, Value, canonical_json, is_empty, to_plain
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, is_extra_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.values import MAX_TEXT, check_value, clean_text, read_plain

MAX_WORD = 200

Cell = str | int | None
Reader = Callable[[Any], Value]


class RowCodec:
    """Reads and writes the rows of one kind; columns are ``uid`` and the fields, in order."""

    def __init__(self, kind: EntityKind) -> None:
        self.kind = kind
        self._entity = KINDS[kind].entity
        self._specs = KINDS[kind].fields
        self.columns = ("uid", *(spec.key for spec in self._specs))
        self._readers = tuple((spec.key, _reader(spec)) for spec in self._specs)
        self._checkers = tuple((spec.key, _checker(spec)) for spec in self._specs)
        self._by_key = {spec.key: spec for spec in self._specs}
        self._texts = frozenset(spec.key for spec in self._specs if spec.is_text)
        self._empty_row: Mapping[str, Cell] = dict.fromkeys(self.columns)

    def values(self, row: Sequence[Any]) -> dict[str, Value]:
        """Return the non-empty values of a row that begins with the uid."""
        return {
            key: reader(cell) if reader else cell
            for (key, reader), cell in zip(self._readers, row[1:], strict=False)
            if cell is not None
        }

    def entity_of(self, uid: Uid, values: Mapping[str, Value]) -> Entity:
        """Return the entity that has these built-in values."""
        known = {k: v for k, v in values.items() if k in self._by_key and not is_empty(v)}
        return self._entity(uid=uid, **known)  # type: ignore[arg-type]

    def kept(self, key: str, value: Value) -> Value:
        """Return ``value`` as a field, a custom value or an answer is kept.

        Raises:
            ValueRefusedError: it does not fit the field.
            KeyError: there is no such field.
        """
        if key in self._texts and type(value) is str and len(value) <= MAX_TEXT:
            return clean_text(value)
        if not is_extra_key(key):
            return check_value(self._by_key[key], value)
        if not is_word(key):
            raise KeyError(key)
        return clean_text(value) if isinstance(value, str) else value

    def row(self, uid: Uid, values: Mapping[str, Value]) -> dict[str, Cell]:
        """Return the cells of a row by column; empty values become NULL."""
        cells = {**self._empty_row, "uid": uid}
        for key, value in values.items():
            if key in self._by_key:
                cells[key] = to_cell(value)
        return cells

    def checked_plain(self, row: Sequence[Any]) -> dict[str, Plain]:
        """Return the values of a foreign row that begins with the uid, each checked, as JSON.

        Raises:
            ValueError, UserError: a value does not fit its field, or is not as we would write it.
        """
        return {
            key: check(cell)
            for (key, check), cell in zip(self._checkers, row[1:], strict=True)
            if cell is not None
        }


@cache
def codec(kind: EntityKind) -> RowCodec:
    """Return the codec of a kind."""
    return RowCodec(kind)


def to_cell(value: Value) -> Cell:
    """Return how a value is stored in a column."""
    if is_empty(value):
        return None
    if isinstance(value, tuple):
        return canonical_json(list(value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    return int(value) if value is not None else None


def _reader(spec: FieldSpec) -> Reader | None:
    if spec.kind is FieldKind.DATE:
        return _day
    if spec.kind is FieldKind.MULTI_CHOICE:
        return _codes
    if spec.kind is FieldKind.FLAG:
        return bool
    if spec.kind is FieldKind.CHOICE and spec.choices is not None:
        return {str(code): code for code in spec.choices}.__getitem__
    return None


@lru_cache(maxsize=4096)
def _codes(cell: str) -> tuple[str, ...]:
    return tuple(json.loads(cell))


@lru_cache(maxsize=4096)
def _day(cell: str) -> date:
    return date.fromisoformat(cell)


def _checker(spec: FieldSpec) -> Callable[[Any], Plain]:
    """Return what reads one cell that nobody vouches for; answers are kept, as cells repeat."""
    if spec.is_text:
        return _check_text

    def check(cell: Any) -> Plain:
        value = read_plain(spec, _plain_of_cell(spec, cell))
        if is_empty(value) or to_cell(value) != cell:
            raise ValueError(spec.key)
        return to_plain(value)

    return lru_cache(maxsize=4096, typed=True)(check)


def _check_text(cell: Any) -> Plain:
    if not isinstance(cell, str) or not 0 < len(cell) <= MAX_TEXT:
        raise ValueError("text")
    return cell


def is_word(text: object) -> bool:
    """Return whether ``text`` can be a uid or a key: not empty, no white space, not long."""
    return isinstance(text, str) and 0 < len(text) <= MAX_WORD and not _SPACE.search(text)


_SPACE = re.compile(r"\s")


def _plain_of_cell(spec: FieldSpec, cell: Any) -> Any:
    if spec.kind is FieldKind.MULTI_CHOICE and isinstance(cell, str):
        try:
            return json.loads(cell)
        except ValueError:
            return cell
    if spec.kind is FieldKind.FLAG and cell in (0, 1):
        return bool(cell)
    return cell


def writers_text(
    writers: Mapping[str, tuple[int, ...]], withheld: frozenset[str], kept: str = ""
) -> str:
    """Return who wrote which field, by step numbers of this file, as stored.

    Where values were left out, ``kept`` is the digest of the others, in hexadecimal digits.
    """
    groups: dict[tuple[int, ...], list[str]] = {}
    for key in sorted(writers):
        groups.setdefault(writers[key], []).append(key)
    stored = {"+".join(map(str, steps)): " ".join(keys) for steps, keys in groups.items()}
    if withheld:
        stored["withheld"] = " ".join(sorted(withheld))
    if withheld and kept:
        stored["kept"] = kept
    return canonical_json(stored)


def read_writers(text: str) -> tuple[dict[str, tuple[int, ...]], frozenset[str]]:
    """Return writers by key, and the withheld keys, from their stored form."""
    writers, withheld = _read_writers(text)
    return dict(writers), withheld


@lru_cache(maxsize=1024)
def _read_writers(text: str) -> tuple[dict[str, tuple[int, ...]], frozenset[str]]:
    stored: dict[str, str] = json.loads(text)
    stored.pop("kept", "")
    withheld = frozenset(stored.pop("withheld", "").split())
    writers = {
        key: tuple(int(step) for step in steps.split("+"))
        for steps, keys in stored.items()
        for key in keys.split()
    }
    return writers, withheld


def read_kept(text: str) -> str:
    """Return the digest of what was not left out, from stored writers; empty without one."""
    return str(json.loads(text).get("kept", ""))

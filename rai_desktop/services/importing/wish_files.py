"""Wishes as JSON: to keep them, to mail them, and to write them by hand."""

from collections.abc import Iterator, Mapping
from typing import Any

from rai_desktop.domain.canonical import Plain, Value, to_plain
from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.rating_words import READINGS
from rai_desktop.services.importing.wishes import (
    ColumnChoice,
    ColumnUse,
    ImportWish,
    OnConflict,
)

KEEP_STEPS = "notes"
"""Says that ratings in three steps stay notes."""

_PARTS = frozenset(
    (
        "kind",
        "sheet",
        "on_conflict",
        "columns",
        "rest",
        "words",
        "names",
        "spellings",
        "three_steps",
        "matches",
        "cells",
        "omitted",
        "all_or_nothing",
    )
)


class WishFileError(ValueError):
    """What was read is no wish."""


def wish_to_json(wish: ImportWish) -> dict[str, Plain]:
    """Return a wish as JSON knows it; what it does not say is not there."""
    return {key: value for key, value in _parts(wish) if value not in (None, "", [], {}, False)}


def _parts(wish: ImportWish) -> Iterator[tuple[str, Plain]]:
    yield "kind", str(wish.kind) if wish.kind else None
    yield "sheet", wish.sheet
    yield "on_conflict", str(wish.on_conflict)
    yield "columns", {name: _choice_to_json(choice) for name, choice in wish.columns.items()}
    yield "rest", str(wish.rest)
    yield (
        "words",
        [
            {"field": key, "text": text, "value": to_plain(value)}
            for (key, text), value in wish.words.items()
        ],
    )
    yield (
        "names",
        [
            {"kind": str(kind), "name": name, "entry": uid}
            for (kind, name), uid in wish.names.items()
        ],
    )
    yield (
        "spellings",
        [
            {"kind": str(kind), "name": name, "written": written}
            for (kind, name), written in wish.spellings.items()
        ],
    )
    yield "three_steps", wish.three_steps
    yield "matches", {str(row): uid for row, uid in wish.matches.items()}
    yield (
        "cells",
        [
            {"row": row, "column": column, "text": text}
            for (row, column), text in wish.cells.items()
        ],
    )
    yield "omitted", list[Plain](sorted(wish.omitted))
    yield "all_or_nothing", wish.all_or_nothing


def _choice_to_json(choice: ColumnChoice) -> dict[str, Plain]:
    found: dict[str, Plain] = {"use": str(choice.use)}
    if choice.key:
        found["key"] = choice.key
    if choice.custom_kind:
        found["custom_kind"] = str(choice.custom_kind)
    return found


def is_wish(found: Mapping[str, object]) -> bool:
    """Return whether a JSON object is a whole wish and no plain mapping of columns."""
    return isinstance(found.get("columns"), dict) or (
        bool(found) and found.keys() <= _PARTS and not all(map(_is_key, found.values()))
    )


def _is_key(value: object) -> bool:
    return value is None or isinstance(value, str)


def wish_from_json(found: Any) -> ImportWish:
    """Return the wish that a JSON object holds.

    Raises:
        WishFileError: it is none.
    """
    try:
        if found.keys() - _PARTS:
            raise WishFileError(found.keys() - _PARTS)
        return _wish(found)
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise WishFileError(str(error)) from error


def _wish(found: Mapping[str, Any]) -> ImportWish:
    kind = found.get("kind")
    sheet = found.get("sheet")
    words, names = found.get("words", []), found.get("names", [])
    cells, spellings = found.get("cells", []), found.get("spellings", [])
    return ImportWish(
        kind=EntityKind(kind) if kind else None,
        sheet=str(sheet) if sheet is not None else None,
        on_conflict=OnConflict(found.get("on_conflict", OnConflict.STOP)),
        columns={str(name): _choice(each) for name, each in found.get("columns", {}).items()},
        rest=ColumnUse(found.get("rest", ColumnUse.NOTES)),
        words={(str(e["field"]), str(e["text"])): _value(e["value"]) for e in words},
        names={(EntityKind(e["kind"]), str(e["name"])): _uid(e["entry"]) for e in names},
        spellings={(EntityKind(e["kind"]), str(e["name"])): str(e["written"]) for e in spellings},
        three_steps=_reading(found.get("three_steps", "")),
        matches={int(row): _uid(uid) for row, uid in found.get("matches", {}).items()},
        cells={(int(e["row"]), str(e["column"])): str(e["text"]) for e in cells},
        omitted=frozenset(int(row) for row in found.get("omitted", [])),
        all_or_nothing=bool(found.get("all_or_nothing", False)),
    )


def _choice(found: Any) -> ColumnChoice:
    """Return a choice; a text alone is the key of a field, nothing leaves the column out."""
    if not found:
        return ColumnChoice(use=ColumnUse.LEFT_OUT)
    if isinstance(found, str):
        return ColumnChoice(use=ColumnUse.FIELD, key=found)
    kind = found.get("custom_kind")
    return ColumnChoice(
        use=ColumnUse(found["use"]),
        key=str(found.get("key", "")),
        custom_kind=CustomKind(kind) if kind else None,
    )


def _reading(found: Any) -> str:
    if found not in ("", KEEP_STEPS, *READINGS):
        raise WishFileError(found)
    return str(found)


def _value(found: Any) -> Value:
    if isinstance(found, list):
        return tuple(map(str, found))
    if found is None or isinstance(found, (str, int)):
        return found
    raise WishFileError(found)


def _uid(found: Any) -> Uid | None:
    return Uid(str(found)) if found else None

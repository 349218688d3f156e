"""One spelling for values, so that equal content gives equal digests everywhere."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from hashlib import sha256

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]
Value = str | int | bool | date | tuple[str, ...] | None


def is_empty(value: object) -> bool:
    """Return whether ``value`` says nothing: nothing, no text, no choice, or a flag not set."""
    return value is None or value is False or value == "" or value == ()


def to_plain(value: Value) -> Plain:
    """Return ``value`` as JSON knows it: days as ISO text, choices as a list of codes."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def canonical_json(value: object) -> str:
    """Return ``value`` as JSON with sorted keys, no spaces and characters as they are."""
    return "".join(_encoded(value))


def canonical_pieces(value: Plain) -> Iterator[str]:
    """Yield the same in pieces, list by list, so that others have their turn between them."""
    if isinstance(value, dict):
        for place, key in enumerate(sorted(value)):
            yield f"{',' if place else '{'}{canonical_json(key)}:"
            yield from canonical_pieces(value[key])
        yield "}" if value else "{}"
    elif isinstance(value, list):
        for place, member in enumerate(value):
            yield f"{',' if place else '['}{canonical_json(member)}"
        yield "]" if value else "[]"
    else:
        yield canonical_json(value)


_ENCODER = json.JSONEncoder(
    ensure_ascii=False,
    sort_keys=True,
    separators=(",", ":"),
    allow_nan=False,
    check_circular=False,
)


def _made_once() -> Callable[[object], Iterable[str]]:
    """Return what encodes a value; ``JSONEncoder`` makes it anew each time, for half of the time.

    Where this Python has another inside, ``JSONEncoder`` does it.
    """
    try:
        make = json.encoder.c_make_encoder  # type: ignore[attr-defined]
        write = json.encoder.encode_basestring
        inner = make(None, _ENCODER.default, write, None, ":", ",", True, False, False)
        if "".join(inner({"b": ["ä", 1], "a": None}, 0)) == '{"a":null,"b":["ä",1]}':
            return lambda value: inner(value, 0)
    except (AttributeError, TypeError):
        pass
    return _ENCODER.encode


_encoded = _made_once()


def digest_of(value: object) -> str:
    """Return the SHA-256 of the canonical JSON of ``value``, as 64 hexadecimal digits."""
    return digest_of_text(canonical_json(value))


def digest_of_text(canonical: str) -> str:
    """Return the same for a value that is canonical JSON already."""
    return sha256(canonical.encode("utf-8")).hexdigest()

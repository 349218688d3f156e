"""Writes a register as a JSON document: the same content always gives the same bytes."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from rai_desktop.export.targets import replaced_when_complete
from rai_desktop.services.jobs import Job, Progress

ENTRIES_PER_STEP = 100

_INDENT = 2


def write_json(document: Mapping[str, object], target: Path) -> Job:
    """Write ``document`` with sorted keys, indented, in UTF-8; ``target`` only when complete.

    Characters stay as they are, except halves of surrogate pairs, which JSON can only write as
    codes.
    """
    total = sum(len(value) for value in document.values() if isinstance(value, list | tuple))
    with replaced_when_complete(target) as part:
        yield Progress(done=0, total=total)
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            done = 0
            for piece, is_entry in _pieces(document):
                stream.write(piece)
                done += is_entry
                if is_entry and (done % ENTRIES_PER_STEP == 0 or done == total):
                    yield Progress(done=done, total=total)


def _pieces(document: Mapping[str, object]) -> Iterator[tuple[str, bool]]:
    """Yield the text of ``document`` piece by piece, and whether a piece ends an entry of a list.

    Lists on the outermost level are written entry by entry, everything else at once.
    """
    if not document:
        yield "{}\n", False
        return
    opening = "{\n"
    for key in sorted(document):
        yield f"{opening}{' ' * _INDENT}{_json(key)}: ", False
        value = document[key]
        if isinstance(value, list | tuple) and value:
            yield from _entries(value)
        else:
            yield _indented(value, 1), False
        opening = ",\n"
    yield "\n}\n", False


def _entries(values: list[object] | tuple[object, ...]) -> Iterator[tuple[str, bool]]:
    opening = "[\n"
    for value in values:
        yield f"{opening}{' ' * 2 * _INDENT}{_indented(value, 2)}", True
        opening = ",\n"
    yield f"\n{' ' * _INDENT}]", False


def _indented(value: object, depth: int) -> str:
    """Return the JSON of ``value`` as it stands ``depth`` levels deep; no text holds a line end."""
    return _json(value).replace("\n", "\n" + " " * depth * _INDENT)


def _json(value: object) -> str:
    return json.dumps(
        value,
        ensure_ascii=False,
        sort_keys=True,
        indent=_INDENT,
        allow_nan=False,
        default=_plain,
    )


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, frozenset | set):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")

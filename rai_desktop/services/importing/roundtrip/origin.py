"""Which state of which project an own export was written from, and what it held."""

from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.state_mark import COLUMN, StateMark, mark_of
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import SourceDocument
from rai_desktop.services.timeline.points import point_of

UIDS = "uids"
_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOrigin:
    """The state a file was written from; ``step`` is ``None`` when this history lacks it."""

    step: StepId | None
    is_same_project: bool


def origin_of(project: OpenProject, document: SourceDocument) -> FileOrigin:
    """Return where an own export comes from; a list of separated values knows only its state."""
    mark = _mark(document)
    is_same = mark is None or mark.project in ("", project.uid)
    step = _step(project, mark) if mark and is_same else None
    return FileOrigin(step=step, is_same_project=is_same)


def _mark(document: SourceDocument) -> StateMark | None:
    meta = document.meta
    if "project" in meta:
        found = mark_of(meta["project"], meta.get("head", ""))
        other = mark_of(meta["project"], "0" * 16)
        return found or other
    states = {text for table in document.tables for text in _column(document, table.name)}
    return mark_of("", states.pop()) if len(states) == 1 else None


def _column(document: SourceDocument, name: str) -> Iterator[str]:
    """Yield the filled cells of the column of fingerprints; new rows have none."""
    table = next(each for each in document.tables if each.name == name)
    if COLUMN in table.header:
        place = table.header.index(COLUMN)
        yield from (row.cells[place].text for row in table.rows if row.cells[place].text.strip())


def _step(project: OpenProject, mark: StateMark) -> StepId | None:
    if not mark.head.strip("0"):
        return None
    try:
        return point_of(project.store, mark.head).step
    except UserError:
        return None


def exported_uids(meta: Mapping[str, str], sheet: str) -> frozenset[Uid] | None:
    """Return the entries that a sheet held when it was written; ``None`` if it does not say."""
    first = meta.get(f"{sheet}.{UIDS}.1")
    if first is None:
        return frozenset() if meta.get(f"{sheet}.rows") == "0" else None
    found: set[Uid] = set()
    number = 1
    while (text := meta.get(f"{sheet}.{UIDS}.{number}")) is not None:
        try:
            held = b64decode(text, validate=True)
        except (NoBase64, ValueError):
            return None
        pieces = (held[at : at + _BYTES] for at in range(0, len(held) - _BYTES + 1, _BYTES))
        found.update(Uid(str(UUID(bytes=piece))) for piece in pieces)
        number += 1
    return frozenset(found)

"""Reading the column of a list that says what its rows belong to: risks to systems, and so on."""

import re
from collections.abc import Iterator

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import Sentence
from rai_desktop.services.importing.field_reader import KEPT
from rai_desktop.services.importing.link_columns import LinkColumn
from rai_desktop.services.importing.row import ReadRow
from rai_desktop.services.importing.understood import Understood
from rai_desktop.services.typed_values import UnknownNameError, ValueReader

_PARTS = re.compile(r"[;|\n]")


class LinkReader:
    """Finds the entries that a cell names by number or name; an unknown one is never invented."""

    def __init__(self, column: LinkColumn, values: ValueReader, understood: Understood) -> None:
        self._column = column
        self._values = values
        self._understood = understood

    def read(self, row: ReadRow, column: str, text: str) -> None:
        """Link ``row`` with all that ``text`` names; the rest is told and kept as a note."""
        missing: UserError | None = None
        kind = self._column.kind
        parts = [text] if self._understood.is_name(kind, text) else _parts(self._values, kind, text)
        for part in parts:
            try:
                uid = self._entry(part)
            except UnknownNameError as error:
                self._understood.note_name(kind, part)
                missing = missing or error
            except UserError as error:
                missing = missing or error
            else:
                row.links[self._column.role, uid] = None
        if isinstance(missing, UnknownNameError):
            row.keep(column, text, self._column.unknown, {"name": missing.name[:80]})
        elif missing is not None:
            problem = Sentence(text=missing.text, values=missing.values)
            row.keep(column, text, KEPT, {"problem": problem})

    def _entry(self, name: str) -> Uid:
        """Return the entry that a name means; one that shall stay a note counts as unknown."""
        kind = self._column.kind
        if self._understood.is_name(kind, name):
            uid = self._understood.name(kind, name)
            if uid is None:
                raise UnknownNameError(kind, name)
            return uid
        return self._values.entry(kind, name)


def _parts(values: ValueReader, kind: EntityKind, text: str) -> Iterator[str]:
    """Yield the names in a cell; a comma may also be part of a name."""
    for part in _PARTS.split(text):
        pieces = part.split(",")
        while pieces:
            length = next(
                (n for n in range(len(pieces), 1, -1) if _is_known(values, kind, pieces[:n])), 1
            )
            name = ",".join(pieces[:length]).strip()
            if name:
                yield name
            del pieces[:length]


def _is_known(values: ValueReader, kind: EntityKind, pieces: list[str]) -> bool:
    try:
        return bool(values.entry(kind, ",".join(pieces).strip()))
    except UserError:
        return False

"""Which entry a pasted row belongs to, and whether its values fit the entry as a whole."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.errors import UsageError, UserError
from rai_desktop.domain.fields import is_extra_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS, kind_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.kind_rules import (
    check_chains,
    check_needs,
    check_offered,
    check_orders,
    check_times,
)
from rai_desktop.services.pasting.model import Onto, PastedRow, PasteTarget
from rai_desktop.services.project import OpenProject

NO_ROW = N_(
    "There are no more rows in the list, and such entries cannot be added here. Leave this row out."
)
TWICE = N_("Another row above is pasted onto the same entry. Leave one of the two out.")
NO_ENTRY = N_("There is no entry {number} in this list. Correct the number or empty it.")
REQUIRED = N_("The field “{field}” is required. Fill it.")


class RowCheck:
    """Checks the rows of one block in their order."""

    def __init__(self, project: OpenProject, target: PasteTarget, onto: Onto) -> None:
        self._project = project
        self._target = target
        self._onto = onto
        self._taken: set[Uid] = set()
        self._changed: dict[Uid, Entity] = {}
        numbers = project.numbers(target.kind) if KINDS[target.kind].prefix else {}
        alive = {entity.uid for entity in project.entities(target.kind)}
        self._numbers = {text.upper(): uid for uid, text in numbers.items() if uid in alive}

    def entry(self, place: int, number: str) -> tuple[Uid | None, UserError | None]:
        """Return the entry that a row belongs to, ``None`` for a new one, and what is wrong."""
        uid = None
        if self._onto is Onto.ROWS and place < len(self._target.uids):
            uid = self._target.uids[place]
        if self._onto is Onto.NUMBERS and number:
            uid = self._numbers.get(number.upper())
            if uid is None:
                return None, UsageError(NO_ENTRY, number=number[:40])
        if uid is None:
            return None, None if self._target.may_add else UsageError(NO_ROW)
        if uid in self._taken:
            return uid, UsageError(TWICE)
        self._taken.add(uid)
        return uid, None

    def checked(self, row: PastedRow) -> PastedRow:
        """Return the row with what is wrong with it as a whole, if anything is."""
        if row.problem is not None or any(cell.problem for cell in row.cells.values()):
            return row
        if row.uid is not None and not row.values:
            return row
        try:
            self._check(row)
        except UserError as error:
            return replace(row, problem=error)
        return row

    def _check(self, row: PastedRow) -> None:
        kind = self._target.kind
        if row.uid is None:
            entity = KINDS[kind].entity(uid=Uid(""))
            values = {**dict(KINDS[kind].begins), **row.values}
        else:
            entity, values = self._project.entity(row.uid), dict(row.values)
        for error in self._missing(row, values):
            raise error
        check_needs(entity, values)
        check_offered(kind, values)
        check_times(kind, values)
        check_orders(entity, values)
        check_chains(self._entity, entity, values)
        if row.uid is not None:
            own: dict[str, Any] = {k: v for k, v in values.items() if not is_extra_key(k)}
            self._changed[row.uid] = replace(entity, **own)

    def _missing(self, row: PastedRow, values: dict[str, Value]) -> Iterator[UserError]:
        for spec in self._project.fields(self._target.kind):
            if not spec.required or (row.uid is not None and spec.key not in values):
                continue
            value = values.get(spec.key)
            if is_empty(value) or not str(value).strip():
                yield UsageError(REQUIRED, field=spec.named)

    def _entity(self, uid: Uid) -> Entity | None:
        """Return an entity as it would be after the rows before."""
        found = self._changed.get(uid) or self._project.store.entity(uid)
        return found if found is not None and kind_of(found) is self._target.kind else None

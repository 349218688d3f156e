"""People that a list names in several ways become one person, not several."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.importing.model import (
    WRITTEN,
    RowPlan,
    TablePlan,
    same_name,
)
from rai_desktop.services.person_names import PersonName, person_name

References = Mapping[tuple[EntityKind, str], EntityKind]


def with_one_name_each(
    tables: Sequence[TablePlan], references: References
) -> tuple[TablePlan, ...]:
    """Return ``tables`` in which each new person is named by the first way it was written."""
    known = _People()
    for table in tables:
        if table.kind is EntityKind.PERSON:
            for row in table.rows:
                if row.outcome in WRITTEN and row.uid is None:
                    known.first(row.title)
    return tuple(
        replace(table, rows=tuple(_named(table.kind, row, references, known) for row in table.rows))
        for table in tables
    )


def new_entry(kind: EntityKind, name: str) -> dict[str, Value]:
    """Return the fields of an entry of which only the name in a list is known."""
    if kind is not EntityKind.PERSON:
        return {KINDS[kind].title: name}
    person = person_name(name)
    return {"name": person.name, **({"email": person.email} if person.email else {})}


def _named(kind: EntityKind, row: RowPlan, references: References, known: "_People") -> RowPlan:
    people = [key for key in row.names if references[kind, key] is EntityKind.PERSON]
    if not people:
        return row
    return replace(row, names={**row.names, **{key: known.first(row.names[key]) for key in people}})


class _People:
    """The new people so far, by what the ways to write them have in common."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._alike: dict[str, list[tuple[str, PersonName]]] = {}

    def first(self, name: str) -> str:
        """Return the first name of the same person; a name that may be two stays its own."""
        exact = same_name(name)
        if exact not in self._known:
            self._known[exact] = self._found(name)
        return self._known[exact]

    def _found(self, name: str) -> str:
        written = person_name(name)
        keys = [key for key in (written.key, written.email.casefold()) if key]
        alike = {
            first: None
            for key in keys
            for first, other in self._alike.get(key, ())
            if other.is_like(written)
        }
        if len(alike) == 1:
            return next(iter(alike))
        for key in keys:
            self._alike.setdefault(key, []).append((name, written))
        return name

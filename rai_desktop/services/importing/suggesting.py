"""Entries that a new name may mean; a suggestion is only ever a suggestion."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import title_of
from rai_desktop.services.importing.model import (
    RowOutcome,
    Suggestion,
    TablePlan,
    UnknownName,
    same_name,
)
from rai_desktop.services.importing.name_index import NameIndex
from rai_desktop.services.likeness import SURE
from rai_desktop.services.person_names import person_name
from rai_desktop.services.project import OpenProject

_MOST_SUGGESTED = 3


class Suggester:
    """Suggests entries of a project for names; each kind is looked at once."""

    def __init__(self, project: OpenProject) -> None:
        self._project = project
        self._indexes: dict[EntityKind, NameIndex] = {}

    def suggestions(
        self, kind: EntityKind, name: str, *, without: frozenset[Uid] = frozenset()
    ) -> tuple[Suggestion, ...]:
        """Return the entries that ``name`` may mean, apart from those of ``without``."""
        if kind not in self._indexes:
            index = self._indexes[kind] = NameIndex(kind)
            for entity in self._project.entities(kind):
                index.add(entity.uid, title_of(entity))
        found = self._indexes[kind].alike(name)
        made = (Suggestion(Uid(uid), other, alike) for uid, other, alike in found)
        return tuple([each for each in made if each.uid not in without][:_MOST_SUGGESTED])

    def sure(self, kind: EntityKind, name: str) -> Uid | None:
        """Return the one entry that is called so up to spelling and legal form.

        Of a person an address, or what stands in brackets behind the name, may mean somebody else.
        """
        if kind is EntityKind.PERSON and (person_name(name).email or person_name(name).detail):
            return None
        found = [each for each in self.suggestions(kind, name) if each.likeness >= SURE]
        return found[0].uid if len(found) == 1 else None


def with_suggestions(suggester: Suggester, table: TablePlan, decided: Iterable[int]) -> TablePlan:
    """Return ``table`` with what its new rows may mean, apart from rows that are ``decided``."""
    taken = frozenset(row.uid for row in table.rows if row.uid)
    done = frozenset(decided)
    rows = []
    for row in table.rows:
        is_open = row.outcome is RowOutcome.NEW and row.row not in done
        found = suggester.suggestions(table.kind, row.title, without=taken) if is_open else ()
        rows.append(replace(row, suggestions=found) if found else row)
    return replace(table, rows=tuple(rows))


def named_unknown(
    suggester: Suggester,
    names: Iterable[tuple[EntityKind, str, int]],
    tables: Sequence[TablePlan],
    called: Callable[[EntityKind, str], str],
    taken: Callable[[EntityKind, str], Uid | None],
) -> tuple[UnknownName, ...]:
    """Return the names that no entry has and no row of the list, with what may be meant.

    ``called`` tells which of several spellings counts, ``taken`` which entry counts by itself.
    """
    new = {(t.kind, same_name(row.title)) for t in tables if not t.is_part for row in t.rows}
    return tuple(
        UnknownName(kind, name, times, suggester.suggestions(kind, name), taken(kind, name))
        for kind, name, times in names
        if (kind, same_name(name)) not in new and same_name(called(kind, name)) == same_name(name)
    )

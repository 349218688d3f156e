"""Entries that a new name may mean; a suggestion is only ever a suggestion."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import title_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.model import (
    ImportNote,
    RowOutcome,
    RowPlan,
    Suggestion,
    TablePlan,
    UnknownName,
    same_name,
)
from rai_desktop.services.likeness import LEAST, PlainName, likeness_of, plain
from rai_desktop.services.person_likeness import person_likeness, plain_person
from rai_desktop.services.project import OpenProject

ALIKE = N_("“{name}” may be the same as “{other}” in row {first}. Both were imported; check it.")

_PREFIX = 4
_MOST_COMPARED = 60
_MOST_SUGGESTED = 3
_LONGEST_NAME = 200
_LEAST_IN_LIST = 85
_NAMED_KINDS = (EntityKind.SYSTEM, EntityKind.VENDOR, EntityKind.PERSON)


class NameIndex:
    """Finds names like another one without comparing all of them."""

    def __init__(self, kind: EntityKind) -> None:
        is_person = kind is EntityKind.PERSON
        self._plain: Callable[[str], PlainName] = plain_person if is_person else plain
        self._likeness = person_likeness if is_person else likeness_of
        self._names: list[tuple[str, str, PlainName]] = []
        self._places: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, mark: str, name: str) -> None:
        """Add a name; ``mark`` comes back when it is found."""
        if len(name) > _LONGEST_NAME:
            return
        plain = self._plain(name)
        for key in _keys(plain):
            self._places[key].append(len(self._names))
        self._names.append((mark, name, plain))

    def alike(self, name: str, least: int = LEAST) -> list[tuple[str, str, int]]:
        """Return marks, names and likeness of the names like ``name``, the likeliest first."""
        if len(name) > _LONGEST_NAME or not self._names:
            return []
        plain = self._plain(name)
        found = [
            (mark, other, alike)
            for mark, other, each in map(self._names.__getitem__, self._compared(plain))
            if (alike := self._likeness(plain, each)) >= least
        ]
        return sorted(found, key=lambda each: -each[2])

    def _compared(self, plain: PlainName) -> Iterable[int]:
        """Return the places worth a look: those that share the rarest beginnings of words."""
        places: dict[int, None] = {}
        lists = (self._places[key] for key in _keys(plain) if key in self._places)
        for each in sorted(lists, key=len):
            if len(places) + len(each) > _MOST_COMPARED:
                break
            places |= dict.fromkeys(each)
        return places


def _keys(name: PlainName) -> set[str]:
    words = [w for w in (*name.words, name.joined, name.whole, name.product) if w]
    return {word[:length] for word in words for length in (_PREFIX, 2 * _PREFIX)} | set(words)


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


def with_suggestions(suggester: Suggester, table: TablePlan, decided: Iterable[int]) -> TablePlan:
    """Return ``table`` with what its new rows may mean, apart from rows that are ``decided``."""
    taken = frozenset(row.uid for row in table.rows if row.uid)
    done = frozenset(decided)
    rows = []
    for row in table.rows:
        is_open = row.outcome is RowOutcome.NEW and row.row not in done
        found = suggester.suggestions(table.kind, row.title, without=taken) if is_open else ()
        rows.append(replace(row, suggestions=found) if found else row)
    return replace(table, rows=_with_alike(table.kind, rows))


def _with_alike(kind: EntityKind, rows: Sequence[RowPlan]) -> tuple[RowPlan, ...]:
    """Return ``rows`` with a remark at new ones whose name an earlier one spells otherwise."""
    if kind not in _NAMED_KINDS:
        return tuple(rows)
    index, told = NameIndex(kind), []
    for row in rows:
        if row.outcome is not RowOutcome.NEW:
            told.append(row)
            continue
        found = index.alike(row.title, _LEAST_IN_LIST)
        other = next((o for o in found if same_name(o[1]) != same_name(row.title)), None)
        index.add(str(row.row), row.title)
        told.append(_remarked(row, *other[:2]) if other else row)
    return tuple(told)


def _remarked(row: RowPlan, first: str, other: str) -> RowPlan:
    values = {"name": row.title[:80], "other": other[:80], "first": int(first)}
    note = ImportNote(text=ALIKE, values=values, row=row.row)
    return replace(row, remarks=(*row.remarks, note))


def named_unknown(
    suggester: Suggester,
    names: Iterable[tuple[EntityKind, str, int]],
    tables: Sequence[TablePlan],
) -> tuple[UnknownName, ...]:
    """Return the names that no entry has and no row of the list, with what may be meant."""
    new = {(t.kind, same_name(row.title)) for t in tables if not t.is_part for row in t.rows}
    return tuple(
        UnknownName(kind, name, times, suggester.suggestions(kind, name))
        for kind, name, times in names
        if (kind, same_name(name)) not in new
    )

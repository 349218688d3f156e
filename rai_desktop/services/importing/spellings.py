"""Names that a list spells in several ways: which of them become one, and what is asked."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.model import (
    WRITTEN,
    ImportNote,
    RowOutcome,
    RowPlan,
    SpellingGroup,
    TablePlan,
    same_name,
)
from rai_desktop.services.importing.name_index import NameIndex
from rai_desktop.services.importing.part_columns import PART_KIND
from rai_desktop.services.importing.wishes import ImportWish
from rai_desktop.services.likeness import ALIKE, LEAST, SURE
from rai_desktop.services.person_names import PersonName, person_name

MAY_BE_SAME = N_(
    "“{name}” may be the same as “{other}” in row {first}. Both were imported; check it."
)
AS_ONE = N_("Several spellings of one name count as “{name}”: {others}.")

References = Mapping[tuple[EntityKind, str], EntityKind]
Place = tuple[EntityKind, str]

_TITLED = (EntityKind.SYSTEM, EntityKind.VENDOR, EntityKind.PERSON)
_PRODUCT = "product"


class Spellings:
    """What the names of a list become: asked about as groups, applied to rows."""

    def __init__(
        self, tables: Sequence[TablePlan], references: References, wish: ImportWish, *, is_own: bool
    ) -> None:
        self._references = references
        self._titled = () if is_own else _TITLED
        self._wished = {(k, same_name(n)): name for (k, n), name in wish.spellings.items()}
        written = self._written(tables)
        self.groups = tuple(
            group for kind, names in written.items() for group in self._groups(kind, names)
        )
        self._called: dict[Place, str] = {}
        for group in self.groups:
            first = group.names[0]
            self._called |= {(group.kind, same_name(n)): first for n in group.names if group.is_one}
        self._called |= self._wished

    def called(self, kind: EntityKind, name: str) -> str:
        """Return the spelling that counts for a name."""
        seen: set[str] = set()
        while (key := same_name(name)) not in seen:
            seen.add(key)
            name = self._called.get((kind, key), name)
        return name

    def applied(self, table: TablePlan) -> TablePlan:
        """Return a table in which each new name is written in the one way that counts."""
        rows = [self._row(table.kind, row) for row in table.rows]
        return replace(table, rows=tuple(self._told(table.kind, rows)))

    def remarks(self) -> Iterator[ImportNote]:
        """Yield which names count as one."""
        for group in self.groups:
            if group.is_one:
                first, *others = group.names
                told = " · ".join(name[:60] for name in others)
                yield ImportNote(text=AS_ONE, values={"name": first[:60], "others": told})

    # what is written ----------------------------------------------------------------

    def _written(self, tables: Sequence[TablePlan]) -> dict[EntityKind, Counter[str]]:
        """Return the names that would be new, by kind, in the order of the list."""
        found: dict[EntityKind, Counter[str]] = {}
        first: dict[Place, str] = {}
        for table in tables:
            for row in (row for row in table.rows if row.outcome in WRITTEN):
                for kind, name in self._names(table.kind, row):
                    written = first.setdefault((kind, same_name(name)), name)
                    found.setdefault(kind, Counter())[written] += 1
        return found

    def _names(self, kind: EntityKind, row: RowPlan) -> Iterator[tuple[EntityKind, str]]:
        if kind in self._titled and row.outcome is RowOutcome.NEW:
            yield from ((kind, str(row.values[key])) for key in _named_keys(kind, row))
        for key, name in row.names.items():
            yield self._references[kind, key], name
        for part in row.parts:
            yield from ((self._references[PART_KIND, k], name) for k, name in part.names.items())

    # groups -------------------------------------------------------------------------

    def _groups(self, kind: EntityKind, names: Counter[str]) -> Iterator[SpellingGroup]:
        sure = _surely_one(kind, names)
        yield from (self._group(kind, one, names, is_sure=True) for one in sure if len(one) > 1)
        firsts = [one[0] for one in sure]
        for one in _perhaps_one(kind, firsts):
            yield self._group(kind, one, names, is_sure=False)

    def _group(
        self, kind: EntityKind, names: Sequence[str], times: Mapping[str, int], *, is_sure: bool
    ) -> SpellingGroup:
        first = names[0]
        wished = [self._wished.get((kind, same_name(name))) for name in names[1:]]
        is_decided = any(name is not None for name in wished)
        is_one = is_sure
        if is_decided:
            said = [w if w is not None else first if is_sure else "" for w in wished]
            is_one = all(same_name(name) == same_name(first) for name in said)
        return SpellingGroup(
            kind=kind,
            names=tuple(names),
            times=sum(times[name] for name in names),
            is_sure=is_sure,
            is_one=is_one,
            is_decided=is_decided,
        )

    # rows ---------------------------------------------------------------------------

    def _row(self, kind: EntityKind, row: RowPlan) -> RowPlan:
        names = self._spelled(kind, row.names)
        parts = tuple(replace(p, names=self._spelled(PART_KIND, p.names)) for p in row.parts)
        row = replace(row, names=names, parts=parts)
        if kind not in self._titled or row.outcome is not RowOutcome.NEW:
            return row
        spelled = {k: self.called(kind, str(row.values[k])) for k in _named_keys(kind, row)}
        title = spelled.get(KINDS[kind].title, row.title)
        return replace(row, values={**row.values, **spelled}, title=title)

    def _spelled(self, kind: EntityKind, names: Mapping[str, str]) -> dict[str, str]:
        return {k: self.called(self._references[kind, k], name) for k, name in names.items()}

    def _told(self, kind: EntityKind, rows: Sequence[RowPlan]) -> Iterator[RowPlan]:
        """Yield rows with a remark where somebody should look whether an earlier one is meant."""
        alike = {
            same_name(name): group
            for group in self.groups
            if group.kind is kind and not (group.is_sure or group.is_one or group.is_decided)
            for name in group.names
        }
        firsts: dict[tuple[str, ...], RowPlan] = {}
        for row in rows:
            group = alike.get(same_name(row.title)) if row.outcome is RowOutcome.NEW else None
            first = firsts.setdefault(group.names, row) if group else row
            is_other = same_name(first.title) != same_name(row.title)
            yield _remarked(row, first) if is_other and kind in self._titled else row


def _named_keys(kind: EntityKind, row: RowPlan) -> list[str]:
    keys = (KINDS[kind].title, *((_PRODUCT,) if kind is EntityKind.SYSTEM else ()))
    return [key for key in keys if row.values.get(key)]


def _remarked(row: RowPlan, first: RowPlan) -> RowPlan:
    values = {"name": row.title[:80], "other": first.title[:80], "first": first.row}
    note = ImportNote(text=MAY_BE_SAME, values=values, row=row.row)
    return replace(row, remarks=(*row.remarks, note))


@dataclass(slots=True)
class _One:
    """Names that are surely one, with the people they may be."""

    names: list[str]
    people: list[PersonName]


def _surely_one(kind: EntityKind, names: Counter[str]) -> list[list[str]]:
    """Return the names put together that differ in spelling alone; the most frequent in front.

    A name that fits several of which one is not the other stays alone.
    """
    is_person = kind is EntityKind.PERSON
    index = NameIndex(kind)
    groups: list[_One] = []
    addresses: dict[str, list[int]] = {}
    for name in names:
        person = person_name(name) if is_person else PersonName(name=name)
        address = person.email.casefold()
        alike = Counter(int(mark) for mark, _, _ in index.alike(name, SURE))
        fitting = {p for p, count in alike.items() if count == len(groups[p].names)}
        fitting.update(addresses.get(address, ()) if address else ())
        if is_person:
            fitting = {p for p in fitting if all(_fits(person, o) for o in groups[p].people)}
        place = fitting.pop() if len(fitting) == 1 else len(groups)
        if place == len(groups):
            groups.append(_One([], []))
        groups[place].names.append(name)
        groups[place].people.append(person)
        index.add(str(place), name)
        if address:
            addresses.setdefault(address, []).append(place)
    return [sorted(one.names, key=lambda name: _rank(kind, name, names)) for one in groups]


def _rank(kind: EntityKind, name: str, times: Mapping[str, int]) -> tuple[bool, int]:
    """Return what puts a spelling in front: a person's name before an address, then how often."""
    is_address = kind is EntityKind.PERSON and person_name(name).name == person_name(name).email
    return is_address, -times[name]


def _fits(one: PersonName, other: PersonName) -> bool:
    """Return whether nothing speaks against two names being one person."""
    if one.email and other.email and one.email.casefold() != other.email.casefold():
        return False
    return not one.detail or not other.detail or one.detail == other.detail


def _perhaps_one(kind: EntityKind, names: Sequence[str]) -> list[list[str]]:
    """Return names that are merely alike, each with the one name that it may be."""
    is_person = kind is EntityKind.PERSON
    index = NameIndex(kind)
    roots: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: -len(name.split())):
        found = index.alike(name, LEAST if is_person else ALIKE)
        if is_person:
            found = [each for each in found if _fits(person_name(name), person_name(each[1]))]
        marks = {mark for mark, _, alike in found if alike == found[0][2]}
        root = marks.pop() if len(marks) == 1 else name
        roots.setdefault(root, []).append(name)
        index.add(root, name)
    return [group for group in roots.values() if len(group) > 1]

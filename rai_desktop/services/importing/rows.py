"""What the rows of one list would do: which entry each stands for, and what differs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from rai_desktop.domain.canonical import Plain, Value, is_empty
from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind, is_extra_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.kinds.registry import KINDS, title_of, value_of
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import MAX_TEXT, read_plain
from rai_desktop.services.importing.mapping import NOTES, NUMBER_COLUMN, UID_COLUMN
from rai_desktop.services.importing.model import (
    ImportNote,
    RowOutcome,
    RowPlan,
    SourceList,
    same_name,
)
from rai_desktop.services.importing.new_fields import field_specs
from rai_desktop.services.importing.own_numbers import OwnNumbers
from rai_desktop.services.importing.row import ReadRow
from rai_desktop.services.importing.row_reader import RowReader
from rai_desktop.services.importing.understood import Understood
from rai_desktop.services.importing.wishes import ImportWish, OnConflict
from rai_desktop.services.labels import Labels
from rai_desktop.services.links import link_uid
from rai_desktop.services.person_names import may_be, person_name
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import SourceRow
from rai_desktop.words.language import folded

NO_NAME = N_("The name is missing, so the row cannot be read in. Fill it in, or remove the row.")
TOO_MUCH = N_("The columns without a field hold more text than the notes can keep.")
TWICE = N_("{entry} is in the list twice, in row {first}, too. Remove one of the rows.")
IN_BIN = N_("{entry} is in the bin. The row was skipped; bring the entry back first.")
NOTHING = N_(
    "“-”, “n/a” and the like say that there is nothing. The field stayed empty: {count} ×."
)


_PLAIN_NUMBER = 3


class RowPlanner:
    """Finds the entries that the rows of one list stand for, and what they would change.

    ``entries`` are the uids of all rows of the source.
    """

    def __init__(
        self,
        project: OpenProject,
        labels: Sequence[Labels],
        source: SourceList,
        wish: ImportWish,
        entries: Collection[str],
        understood: Understood,
    ) -> None:
        self._project = project
        self._wish = wish
        self._kind = source.columns.kind
        self._specs = {spec.key: spec for spec in field_specs(project, source.columns)}
        self._reader = RowReader(project, labels, source, entries, understood)
        self._title = KINDS[self._kind].title
        names = [name for name, key in source.columns.keys.items() if key == self._title]
        self._title_column = names[0] if names else ""
        self._by_title: dict[str, list[Entity]] = {}
        for entity in project.entities(self._kind):
            self._by_title.setdefault(same_name(title_of(entity)), []).append(entity)
        numbers = project.numbers(self._kind)
        self._by_number = {number.upper(): uid for uid, number in numbers.items()}
        people = project.entities(EntityKind.PERSON) if self._kind is EntityKind.PERSON else []
        self._people = [person for person in people if isinstance(person, Person)]
        self._rows_of: dict[Uid, int] = {}
        self._extra: tuple[Uid, Mapping[str, Plain]] | None = None
        is_system = self._kind is EntityKind.SYSTEM
        self._numbers = OwnNumbers(source)
        self._own_ids: dict[str, list[Entity]] = {}
        for entity in self._project.entities(EntityKind.SYSTEM) if is_system else ():
            own_id = same_name(str(value_of(entity, "own_id") or ""))
            self._own_ids.setdefault(own_id, []).append(entity)
        self._matched = {uid for uid in self._wish.matches.values() if uid}

    def row(self, row: SourceRow) -> RowPlan:
        """Return what one row would do."""
        cells = self._reader.cells(row)
        uid = self._reader.identity(cells, UID_COLUMN)
        is_matched = row.number in self._wish.matches
        entity = self._match(row.number) if is_matched else None
        if not is_matched:
            entity = self._known(uid, self._reader.identity(cells, NUMBER_COLUMN))
        read = self._reader.read(row.number, cells, entity)
        title = self._title_of(read)
        if row.number in self._wish.omitted:
            return RowPlan(row=row.number, title=title, outcome=RowOutcome.SKIPPED, omitted=True)
        if read.entity is None and not read.problems and not is_matched:
            read.entity = self._by_own_id(title, read) or self._by_name(title, read)
        if not is_matched:
            self._numbers.check(read, cells)
        self._keep_notes(read)
        return self._plan(read, title, uid)

    def reserve(self, uid: Uid, number: int) -> None:
        """Know that a row stands for an entry, so that no other row means it by its name."""
        self._rows_of.setdefault(uid, number)

    def remarks(self) -> tuple[ImportNote, ...]:
        """Return what there is to say about columns, after all rows."""
        nothing = (
            ImportNote(text=NOTHING, values={"count": count}, column=column)
            for column, count in self._reader.nothing.items()
            if count
        )
        return (*nothing, *self._numbers.remarks())

    # finding the entry --------------------------------------------------------

    def _match(self, number: int) -> Entity | None:
        """Return the entry that somebody said a row stands for."""
        uid = self._wish.matches[number]
        entity = self._project.store.entity(uid) if uid else None
        return entity if type(entity) is KINDS[self._kind].entity else None

    def _known(self, uid: str, number: str) -> Entity | None:
        """Return the entry that uid or number name."""
        entity = self._project.store.entity(Uid(uid)) if uid else None
        if type(entity) is KINDS[self._kind].entity:
            return entity
        known = self._by_number.get(number.upper()) if number and not uid else None
        return self._project.entity(known) if known else None

    def _title_of(self, row: ReadRow) -> str:
        title = str(row.values.get(self._title) or "")
        if row.entity is not None:
            return title or title_of(row.entity)
        if not title.strip():
            row.refuse(self._title_column, NO_NAME)
        return title

    def _by_name(self, title: str, row: ReadRow) -> Entity | None:
        """Return the entry of this name that no earlier row stands for; the fitting one first."""
        candidates = self._by_title.get(same_name(title), [])
        candidates[:] = [each for each in candidates if self._is_free(each)]
        best: Entity | None = None
        most = -1
        for entity in candidates:
            agreement = self._agreement(entity, row)
            if agreement > most:
                best, most = entity, agreement
            if most == len(row.values):
                break
        return best or self._same_person(title, row)

    def _by_own_id(self, title: str, row: ReadRow) -> Entity | None:
        """Return the entry with the company's own number of a row.

        A plain running number means something only together with the name.
        """
        own_id = str(row.values.get("own_id") or "").strip()
        found = self._own_ids.get(same_name(own_id), []) if own_id else []
        if len(found) != 1 or found[0].uid in self._rows_of or found[0].uid in self._matched:
            return None
        is_same = same_name(title_of(found[0])) == same_name(title)
        return found[0] if is_same or is_telling(own_id) else None

    def _same_person(self, title: str, row: ReadRow) -> Entity | None:
        """Return the one person whom the row may mean by e-mail, or by a name written otherwise."""
        if self._kind is not EntityKind.PERSON or row.problems:
            return None
        email = folded(str(row.values.get("email") or ""))
        department = folded(str(row.values.get("department") or ""))
        written = replace(person_name(title), detail=department)
        free = [p for p in self._people if self._is_free(p)]
        found = [p for p in free if email and folded(p.email) == email]
        found = found or [p for p in free if may_be(p, written)]
        return found[0] if len(found) == 1 else None

    def _is_free(self, entity: Entity) -> bool:
        """Return whether no other row stands for an entry."""
        return entity.uid not in self._rows_of and entity.uid not in self._matched

    def _agreement(self, entity: Entity, row: ReadRow) -> int:
        pairs = row.values.items()
        return sum(self._value(entity, key) == value for key, value in pairs)

    def _value(self, entity: Entity, key: str) -> Value:
        """Return the value of a field, also of one that the import makes."""
        if not is_extra_key(key):
            return value_of(entity, key)
        if self._extra is None or self._extra[0] != entity.uid:
            self._extra = (entity.uid, self._project.store.extra_values(entity.uid))
        return read_plain(self._specs[key], self._extra[1].get(key))

    # outcome -----------------------------------------------------------------

    def _keep_notes(self, row: ReadRow) -> None:
        """Add what has no field to the notes, behind those given here or there before."""
        if not row.notes:
            return
        before = self._project.value(row.entity, NOTES) if row.entity else ""
        text = str(row.values.get(NOTES) or before)
        lines = [line for line in row.notes if f"\n{line}\n" not in f"\n{text}\n"]
        if not lines:
            return
        text = "\n".join([text, *lines] if text else lines)
        if len(text) > MAX_TEXT:
            row.refuse("", TOO_MUCH)
        row.values[NOTES] = text

    def _plan(self, row: ReadRow, title: str, uid: str) -> RowPlan:
        links, said = list(row.links), row.values
        if row.entity is not None:
            self._check_once(row, row.entity)
            row.values = {k: v for k, v in row.values.items() if self._differs(row.entity, k, v)}
            links = [link for link in links if self._is_new_link(row.entity, *link)]
        return RowPlan(
            row=row.number,
            title=title,
            outcome=self._outcome(row, has_links=bool(links)),
            uid=row.entity.uid if row.entity else None,
            entry=uid,
            values=row.values,
            names=row.names,
            sources=row.sources,
            links=tuple(links),
            parts=tuple(row.mitigations),
            problems=tuple(row.problems),
            remarks=tuple(row.remarks),
            said=said,
        )

    def _check_once(self, row: ReadRow, entity: Entity) -> None:
        first = self._rows_of.setdefault(entity.uid, row.number)
        if first != row.number:
            row.clash("", TWICE, entry=self._project.number(entity), first=first)

    def _differs(self, entity: Entity, key: str, value: Value) -> bool:
        return not is_empty(value) and self._value(entity, key) != value

    def _is_new_link(self, entity: Entity, role: LinkRole, other: Uid) -> bool:
        """Return whether a link was never made; one that somebody removed stays away."""
        uid = link_uid(self._project.uid, role, other, entity.uid)
        return self._project.store.entity(uid) is None

    def _outcome(self, row: ReadRow, *, has_links: bool) -> RowOutcome:
        if row.problems:
            return RowOutcome.CONFLICTING if row.clashes else RowOutcome.INVALID
        if row.entity is None:
            return RowOutcome.NEW
        if not (row.values or row.names or row.sources or has_links):
            return RowOutcome.UNCHANGED
        if row.entity.deleted:
            row.remark("", IN_BIN, {"entry": self._project.number(row.entity)})
            return RowOutcome.SKIPPED
        if self._wish.on_conflict is not OnConflict.SKIP:
            return RowOutcome.CHANGED
        row.remarks = [remark for remark in row.remarks if not remark.kept]
        return RowOutcome.SKIPPED


def is_telling(own_id: str) -> bool:
    """Return whether a company's own number tells entries apart; 1, 2, 3 only count rows."""
    return not own_id.isdigit() or len(own_id) > _PLAIN_NUMBER

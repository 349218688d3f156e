"""An open project: reading entities, and changing them only by steps."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import SurroundingsError, UsageError
from rai_desktop.domain.fields import EntityKind, FieldSpec, is_extra_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.organisation import Organisation
from rai_desktop.domain.kinds.registry import (
    KIND_OF_PREFIX,
    KINDS,
    built_in_field,
    kind_of,
    title_of,
    value_of,
)
from rai_desktop.domain.rating import Method
from rai_desktop.domain.review_copies import may_change
from rai_desktop.domain.steps import FieldSetting, Step, fingerprint
from rai_desktop.domain.texts import N_, Listed
from rai_desktop.domain.values import check_value, read_plain
from rai_desktop.services.apart import MANY_ENTRIES, MANY_SETTINGS, Apart, at_once
from rai_desktop.services.custom_fields import CustomSpecs
from rai_desktop.services.heeding import heeded
from rai_desktop.services.jobs import Heed
from rai_desktop.services.kind_rules import (
    check_by_hand,
    check_chains,
    check_needs,
    check_offered,
    check_orders,
    check_reference,
    check_required,
    check_times,
)
from rai_desktop.services.links import LinkIndex
from rai_desktop.services.living import living
from rai_desktop.services.numbers import Numbers
from rai_desktop.services.ports import (
    Catalogue,
    Change,
    Clock,
    Commit,
    Erasure,
    ProjectStore,
    Uids,
    UndoEntry,
    Written,
)
from rai_desktop.services.recurring import following_tasks
from rai_desktop.services.references import ReferenceIndex
from rai_desktop.services.review_copies import check_reviewing

SAME_EDIT = timedelta(seconds=10)
Listener = Callable[[Change], None]
Titled = Callable[[Entity], str]
T = TypeVar("T")


class OpenProject:
    """Use cases read and change a project through this; nothing goes around it.

    ``author`` is the uid of the person who works here, or empty; ``apart`` does long writing.
    """

    def __init__(self, store: ProjectStore, clock: Clock, uids: Uids, author: str = "") -> None:
        self.store = store
        self.clock = clock
        self.uids = uids
        self.author = author
        self.links = LinkIndex(store)
        self.referring = ReferenceIndex(store)
        self._listeners: list[Listener] = []
        self._numbers = Numbers(store)
        self._custom = CustomSpecs(store)
        self._titled: Titled = title_of
        self._method: Method | None = None
        self.apart: Apart = at_once

    # reading -----------------------------------------------------------------

    @property
    def uid(self) -> Uid:
        """The identity of the project; all copies share it."""
        return self.store.project

    @property
    def fingerprint(self) -> str:
        """The short form of the newest step."""
        return fingerprint(self.store.head())

    def entities(self, kind: EntityKind) -> list[Entity]:
        """Return the entities of a kind that count, in the order they were added.

        Those in the bin do not, nor does what hangs on a system that is there.
        """
        return list(filter(living(self.store, kind), self.store.entities(kind).values()))

    def entity(self, uid: Uid) -> Entity:
        """Return an entity.

        Raises:
            UsageError: there is none with this uid.
        """
        entity = self.store.entity(uid)
        if entity is None:
            raise UsageError(N_("There is no entry {uid} here. Choose another one."), uid=uid)
        return entity

    def organisation(self) -> Organisation | None:
        """Return the organisation, or ``None`` in a project without one."""
        found = next(iter(self.entities(EntityKind.ORGANISATION)), None)
        return found if isinstance(found, Organisation) else None

    def fields(self, kind: EntityKind) -> tuple[FieldSpec, ...]:
        """Return the descriptions of all fields of a kind, with the project's custom fields."""
        return KINDS[kind].fields + self._custom.of(kind)

    def custom_fields(self, kind: EntityKind) -> tuple[FieldSpec, ...]:
        """Return the descriptions of the custom fields of a kind, in their order."""
        return self._custom.of(kind)

    def field(self, kind: EntityKind, key: str) -> FieldSpec:
        """Return the description of one field.

        Raises:
            UsageError: the kind has no such field.
        """
        spec = built_in_field(kind, key)
        if spec is None and is_extra_key(key):
            spec = self._custom.one(kind, key)
        if spec is None:
            raise UsageError(
                N_("There is no field {key}. Possible: {keys}."),
                key=key,
                keys=Listed(tuple(s.named for s in self.fields(kind) if s.is_entered)),
            )
        return spec

    def value(self, entity: Entity, key: str) -> Value:
        """Return the value of a built-in or custom field."""
        if not is_extra_key(key):
            return value_of(entity, key)
        plain = self.store.extra_values(entity.uid).get(key)
        return read_plain(self.field(kind_of(entity), key), plain)

    def numbers(self, kind: EntityKind) -> Mapping[Uid, str]:
        """Return the number that people see for each entity of a kind.

        Equal numbers after a merge get a letter in the order of uids: KI-0008, KI-0008b.
        """
        return self._numbers.texts(kind)

    def number(self, entity: Entity) -> str:
        """Return the number that people see for ``entity``; empty when it has none."""
        kind = kind_of(entity)
        return self.numbers(kind).get(entity.uid, "") if KINDS[kind].prefix else ""

    def method(self, catalogue: Catalogue) -> Method:
        """Return the risk method by which everything in the project is judged.

        An own pack that holds a method takes the place of the product's.
        """
        if self._method is None:
            from rai_desktop.services.packs import own_contents

            self._method = catalogue.method(own_contents(self, catalogue))
        return self._method

    def name(self, uid: Uid | None) -> str:
        """Return the name or title of an entity; empty when there is none."""
        entity = self.store.entity(uid) if uid else None
        return self._titled(entity) if entity else ""

    def name_by(self, titled: Titled) -> None:
        """Let ``titled`` say what entries are called, for titles that are codes."""
        self._titled = titled

    def find(self, reference: str) -> Entity:
        """Return the entity with this number (``KI-0007``) or uid.

        Raises:
            UsageError: there is none.
        """
        prefix = reference.split("-")[0].upper()
        kind = KIND_OF_PREFIX.get(prefix)
        if kind:
            wanted = reference.upper()
            for uid, number in self.numbers(kind).items():
                if number.upper() == wanted:
                    return self.entity(uid)
        entity = self.store.entity(Uid(reference))
        if entity is None:
            raise UsageError(
                N_("There is no entry {number}. Look it up with “list”."), number=reference
            )
        return entity

    @property
    def is_review(self) -> bool:
        """Whether this is a review copy: it takes comments and verdicts alone."""
        return self.store.sent is not None and self.store.sent.is_review

    # changing ----------------------------------------------------------------

    def on_change(self, listener: Listener) -> None:
        """Call ``listener`` after each step with what it touched."""
        self._listeners.append(listener)

    def commit(
        self,
        action: Action,
        settings: Sequence[FieldSetting],
        *,
        title: str = "",
        joins: int | None = None,
        undoable: bool = True,
        attachments: Mapping[str, bytes] | None = None,
    ) -> Step:
        """Write one step and tell the screens; ``title`` names it in the undo menu."""
        commit = self._commit_of(action, settings, title)
        commit = replace(commit, joins=joins, undoable=undoable, attachments=attachments)
        if len(settings) >= MANY_SETTINGS:
            return self.note_written(self.beside(lambda: self.store.write(commit)))
        step = self.store.commit(commit)
        self._tell(action, settings)
        return step

    def beside(self, work: Callable[[], T], text: str = "") -> T:
        """Do long writing apart and return its answer; whoever waits for it may end it.

        ``text`` says what is written, if that is no change.

        Raises:
            CancelledError: it was ended, and nothing was written.
        """

        def heeding(heed: Heed) -> T:
            with self.store.heeding(heed):
                return work()

        return self.apart(heeding, text)

    def write(self, action: Action, settings: Sequence[FieldSetting], title: str = "") -> Written:
        """Write one step, in any thread; nobody knows of it until ``note_written``."""
        return self.store.write(self._commit_of(action, settings, title))

    def note_written(self, written: Written) -> Step:
        """Take over what was written, and tell the screens."""
        step = self.store.take_over(written)
        self._tell(written.commit.action, written.commit.settings)
        return step

    def _commit_of(self, action: Action, settings: Sequence[FieldSetting], title: str) -> Commit:
        self.check_writable()
        check_reviewing(self.store, settings)
        return Commit(
            action=action,
            settings=tuple(settings),
            author=self.author,
            time=self.clock.now(),
            title=title,
        )

    def checked(
        self, kind: EntityKind, uid: Uid, values: Mapping[str, Value]
    ) -> list[FieldSetting]:
        """Return settings for ``values`` after checking each against its field."""
        settings = []
        for key, value in values.items():
            spec = self.field(kind, key)
            checked = check_value(spec, value)
            check_reference(self.store.entity, spec, checked)
            settings.append(FieldSetting(kind, uid, key, checked))
        return settings

    def next_number(self, kind: EntityKind) -> int:
        """Return the number that the next entity of a kind gets."""
        return self._numbers.next(kind)

    def new_settings(
        self, kind: EntityKind, values: Mapping[str, Value], *, number: int | None = None
    ) -> tuple[Uid, list[FieldSetting]]:
        """Return the uid and the settings of a new entity; empty values are not set."""
        uid = self.uids.new_uid()
        given: dict[str, Value] = dict(KINDS[kind].begins)
        given |= {key: value for key, value in values.items() if not is_empty(value)}
        settings = self.checked(kind, uid, given)
        if KINDS[kind].prefix:
            settings.insert(0, FieldSetting(kind, uid, "number", number or self.next_number(kind)))
        return uid, settings

    def add(
        self,
        kind: EntityKind,
        values: Mapping[str, Value],
        *,
        also: Sequence[FieldSetting] = (),
    ) -> Uid:
        """Add an entity as one step and return its uid; ``also`` belongs to the same step.

        Raises:
            UsageError: a required field is empty or a value does not fit.
        """
        check_by_hand(kind)
        check_required(kind, values)
        self._check_values(KINDS[kind].entity(uid=Uid("")), values)
        taken = sum(setting.kind is kind and setting.key == "number" for setting in also)
        number = self.next_number(kind) + taken
        uid, settings = self.new_settings(kind, values, number=number)
        settings = [*also, *settings]
        settings += following_tasks(self, settings)
        self.commit(Action.ADD, settings, title=str(values.get(KINDS[kind].title) or ""))
        return uid

    def edit(
        self, uid: Uid, values: Mapping[str, Value], *, also: Sequence[FieldSetting] = ()
    ) -> Step | None:
        """Change fields of one entity as one step; ``None`` when nothing differs.

        Edits of the same field within ten seconds are undone as one. ``also`` belongs to the
        same step.
        """
        entity = self.entity(uid)
        settings = self._differing(entity, values)
        if not settings:
            return None
        self._check_values(entity, values)
        check_offered(kind_of(entity), values)
        settings = [*also, *settings]
        settings += following_tasks(self, settings)
        joins = self._joined_entry(settings)
        return self.commit(Action.EDIT, settings, title=self._titled(entity), joins=joins)

    def edit_many(self, uids: Iterable[Uid], values: Mapping[str, Value]) -> Step | None:
        """Change the same fields of several entities as one step; ``None`` when nothing differs."""
        return self.edit_each(dict.fromkeys(uids, values))

    def edit_each(self, changes: Mapping[Uid, Mapping[str, Value]]) -> Step | None:
        """Change fields of several entities as one step; ``None`` when nothing differs."""
        written = self.beside(lambda: self._write_each(changes))
        return self.note_written(written) if written else None

    def _write_each(self, changes: Mapping[Uid, Mapping[str, Value]]) -> Written | None:
        settings: list[FieldSetting] = []
        for uid, values in heeded(changes.items()):
            settings += self._differing(self.entity(uid), values)
        if not settings:
            return None
        for uid, values in heeded(changes.items()):
            entity = self.entity(uid)
            self._check_values(entity, values)
            check_offered(kind_of(entity), values)
        self.store.backup("bulk")
        settings += following_tasks(self, settings)
        return self.write(Action.BULK_EDIT, settings)

    def _check_values(self, entity: Entity, values: Mapping[str, Value]) -> None:
        """Refuse what does not fit the other fields of an entity, or leads in a circle."""
        check_needs(entity, values)
        check_times(kind_of(entity), values)
        check_orders(entity, values)
        check_chains(self.store.entity, entity, values)

    def delete(self, uids: Sequence[Uid]) -> Step | None:
        """Move entities to the bin as one step; what hangs on them is hidden and comes back.

        Raises:
            UsageError: one of them follows from others, such as an obligation.
        """
        for uid in uids:
            check_by_hand(kind_of(self.entity(uid)))
        return self._set_deleted(Action.DELETE, uids, deleted=True)

    def restore(self, uids: Sequence[Uid]) -> Step | None:
        """Bring entities back from the bin as one step."""
        return self._set_deleted(Action.RESTORE, uids, deleted=False)

    def erase(self, erasure: Erasure) -> Step:
        """Erase values from entries and history for good, and tell the screens."""
        self.check_writable()
        check_reviewing(self.store, erasure.settings)
        return self.note_written(self.beside(lambda: self.store.write_erasure(erasure)))

    def note_merged(self, changed: Sequence[FieldSetting]) -> None:
        """Tell the screens what a merge changed."""
        self.store.note_merged(changed)
        self._tell(Action.MERGE, changed)

    # undo --------------------------------------------------------------------

    def undo_entry(self) -> UndoEntry | None:
        """Return what undo would take back, or ``None``."""
        done = [entry for entry in self.store.undo_entries() if not entry.undone]
        return done[-1] if done else None

    def redo_entry(self) -> UndoEntry | None:
        """Return what redo would do again, or ``None``."""
        return next((entry for entry in self.store.undo_entries() if entry.undone), None)

    def undo(self) -> UndoEntry | None:
        """Take back the newest action of this copy; ``None`` when there is none."""
        return self._replay(Action.UNDO, self.undo_entry())

    def redo(self) -> UndoEntry | None:
        """Do the last undone action again; ``None`` when there is none."""
        return self._replay(Action.REDO, self.redo_entry())

    # parts -------------------------------------------------------------------

    def _replay(self, action: Action, entry: UndoEntry | None) -> UndoEntry | None:
        if entry is None:
            return None
        self.check_writable()
        author, moment = self.author, self.clock.now()
        if entry.count >= MANY_ENTRIES:
            written = self.beside(lambda: self.store.write_undo(entry, author, moment))
            self.note_written(written)
        else:
            self.store.undo(entry, author, moment)
            self._tell(action, entry.restore)
        return entry

    def _tell(self, action: Action, settings: Sequence[FieldSetting]) -> None:
        touched: dict[EntityKind, set[Uid]] = {}
        for setting in settings:
            touched.setdefault(setting.kind, set()).add(setting.uid)
        self.links.note(s.uid for s in settings if s.kind is EntityKind.LINK)
        self._numbers.note(settings)
        self.referring.note(settings)
        if EntityKind.PACK in touched:
            self._method = None
        change = Change(
            action=action, touched={kind: frozenset(uids) for kind, uids in touched.items()}
        )
        for listener in tuple(self._listeners):
            listener(change)

    def _differing(self, entity: Entity, values: Mapping[str, Value]) -> list[FieldSetting]:
        settings = self.checked(kind_of(entity), entity.uid, values)
        return [setting for setting in settings if self.value(entity, setting.key) != setting.value]

    def _set_deleted(self, action: Action, uids: Sequence[Uid], *, deleted: bool) -> Step | None:
        entities = [self.entity(uid) for uid in uids]
        settings = [
            FieldSetting(kind_of(entity), entity.uid, "deleted", deleted)
            for entity in entities
            if entity.deleted is not deleted
        ]
        if not settings:
            return None
        title = self._titled(entities[0]) if len(entities) == 1 else ""
        return self.commit(action, settings, title=title)

    def _joined_entry(self, settings: Sequence[FieldSetting]) -> int | None:
        if len(settings) != 1 or self.redo_entry():
            return None
        entry = self.undo_entry()
        place = (settings[0].uid, settings[0].key)
        if entry is None or entry.action is not Action.EDIT or entry.place != place:
            return None
        return entry.seq if _within(entry.time, self.clock.now()) else None

    def check_writable(self) -> None:
        """Refuse changes to a project that is open for reading only.

        Raises:
            SurroundingsError: with the next step.
        """
        if self.store.read_only:
            raise SurroundingsError(
                N_("This project is open for reading only. Save a copy to change it.")
            )

    def may_edit(self, kind: EntityKind, key: str, uid: Uid | None) -> bool:
        """Return whether a field can be changed here; ``uid`` is ``None`` for a new entry."""
        if self.store.read_only or not self.is_review:
            return not self.store.read_only
        is_new = uid is None or not self.store.is_of_sender(uid)
        return may_change(kind, key, is_new=is_new)


def _within(earlier: datetime, later: datetime) -> bool:
    return timedelta(0) <= later - earlier <= SAME_EDIT

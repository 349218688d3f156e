"""What a person is responsible for, and handing all of it over to another as one step."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, FieldSpec, is_extra_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.living import HANGING, living
from rai_desktop.services.project import OpenProject

Place = tuple[EntityKind, str]
"""A field that names people: the kind of its entries and its key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """The entries of one kind that name a person in one field.

    ``retired`` of them are retired systems, or belong to one.
    """

    kind: EntityKind
    field: FieldSpec
    uids: tuple[Uid, ...]
    retired: frozenset[Uid] = frozenset()

    @property
    def place(self) -> Place:
        """The field."""
        return self.kind, self.field.key


def duties_of(project: OpenProject, person: Uid) -> tuple[Duties, ...]:
    """Return what a person is responsible for, by field; fields that name nobody are left out.

    All fields that refer to people count, those that users added, too. What only records who did
    something is no duty.
    """
    return tuple(duties for duties in found_duties(project, person) if duties is not None)


def found_duties(project: OpenProject, person: Uid) -> Iterator[Duties | None]:
    """Yield the same field by field; ``None`` between, where there is only more to look at."""
    retired = _retired_systems(project)
    for kind, spec in _naming_fields(project):
        if not is_extra_key(spec.key):
            yield from project.referring.read_in_parts(kind, spec.key)
        uids = tuple(_naming(project, kind, spec.key, person))
        hanging = frozenset(uid for uid in uids if _hangs_on(project, kind, uid, retired))
        yield Duties(kind=kind, field=spec, uids=uids, retired=hanging) if uids else None


def entries_of(duties: Sequence[Duties]) -> dict[EntityKind, tuple[Uid, ...]]:
    """Return the entries in ``duties`` by kind, each once."""
    found: dict[EntityKind, dict[Uid, None]] = {}
    for part in duties:
        found.setdefault(part.kind, {}).update(dict.fromkeys(part.uids))
    return {kind: tuple(uids) for kind, uids in found.items()}


def people_in_use(project: OpenProject, uids: Collection[Uid]) -> list[Uid]:
    """Return those of ``uids`` that are people who are responsible for something."""
    people = (uid for uid in uids if isinstance(project.store.entity(uid), Person))
    return [uid for uid in people if duties_of(project, uid)]


def _naming_fields(project: OpenProject) -> Iterator[tuple[EntityKind, FieldSpec]]:
    for kind in KINDS:
        for spec in project.fields(kind):
            if spec.reference is EntityKind.PERSON and spec.is_entered:
                yield kind, spec


def _naming(project: OpenProject, kind: EntityKind, key: str, person: Uid) -> Iterator[Uid]:
    counts = living(project.store, kind)
    if is_extra_key(key):
        values = project.store.all_extra_values(kind)
        named = [uid for uid, held in values.items() if held.get(key) == person]
    else:
        named = project.referring.entries(kind, key, person)
    for uid in named:
        entity = project.store.entity(uid)
        if entity is not None and counts(entity):
            yield uid


def _retired_systems(project: OpenProject) -> frozenset[Uid]:
    systems = project.entities(EntityKind.SYSTEM)
    return frozenset(s.uid for s in systems if isinstance(s, AiSystem) and not s.is_live)


def _hangs_on(project: OpenProject, kind: EntityKind, uid: Uid, systems: frozenset[Uid]) -> bool:
    if kind in HANGING:
        return getattr(project.store.entity(uid), "system", None) in systems
    return uid in systems


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """What handing over would do; nothing has changed yet.

    ``counts`` are the entries that change, by field. ``twice`` are those in which the new person
    stands in another field already. ``alone`` are people who would be their own deputy: there the
    field is emptied.
    """

    old: Uid
    new: Uid
    settings: tuple[FieldSetting, ...]
    counts: Mapping[Place, int]
    twice: tuple[Uid, ...]
    alone: tuple[Uid, ...]

    @property
    def entries(self) -> int:
        """How many entries change."""
        return len({setting.uid for setting in self.settings})


def plan_hand_over(
    project: OpenProject,
    old: Uid,
    new: Uid,
    *,
    places: Collection[Place] | None = None,
    with_retired: bool = True,
) -> HandOver:
    """Return what handing over from ``old`` to ``new`` would do.

    ``places`` are the fields to hand over, all of them unless told.

    Raises:
        UsageError: both are the same, or one of them is no person.
    """
    _check_people(project, old, new)
    settings: list[FieldSetting] = []
    counts: dict[Place, int] = {}
    for part in duties_of(project, old):
        if places is not None and part.place not in places:
            continue
        uids = [uid for uid in part.uids if with_retired or uid not in part.retired]
        if uids:
            counts[part.place] = len(uids)
        settings += (FieldSetting(part.kind, uid, part.field.key, new) for uid in uids)
    alone = tuple(s.uid for s in settings if s.uid == new)
    settings = [_not_alone(setting) for setting in settings]
    return HandOver(
        old=old,
        new=new,
        settings=tuple(settings),
        counts=counts,
        twice=tuple(_twice(project, settings, new)),
        alone=alone,
    )


def hand_over(project: OpenProject, plan: HandOver, *, delete: bool = False) -> Step | None:
    """Do what was planned, as one step that can be undone; ``None`` when there is nothing to do.

    With ``delete`` the old person goes to the bin in the same step.
    """
    settings = list(plan.settings)
    if delete:
        settings.append(FieldSetting(EntityKind.PERSON, plan.old, "deleted", True))
    if not settings:
        return None
    project.check_writable()
    project.store.backup("bulk")
    return project.commit(Action.HAND_OVER, settings, title=project.name(plan.old))


def _check_people(project: OpenProject, old: Uid, new: Uid) -> None:
    if old == new:
        raise UsageError(N_("Choose another person to hand over to."))
    for uid in (old, new):
        entity = project.entity(uid)
        if not isinstance(entity, Person):
            raise UsageError(N_("Only people can hand over what they are responsible for."))
    if project.entity(new).deleted:
        raise UsageError(N_("This person is in the bin. Choose another one."))


def _not_alone(setting: FieldSetting) -> FieldSetting:
    """Nobody is their own deputy."""
    if setting.uid != setting.value:
        return setting
    return FieldSetting(setting.kind, setting.uid, setting.key, None)


def _twice(project: OpenProject, settings: Sequence[FieldSetting], new: Uid) -> Iterator[Uid]:
    changed = {(s.uid, s.key) for s in settings}
    keys: dict[EntityKind, list[str]] = {}
    for kind, spec in _naming_fields(project):
        keys.setdefault(kind, []).append(spec.key)
    for uid, kind in {s.uid: s.kind for s in settings}.items():
        entity: Entity = project.entity(uid)
        held = [k for k in keys[kind] if (uid, k) in changed or project.value(entity, k) == new]
        if len(held) > 1:
            yield uid

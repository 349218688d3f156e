"""The bin: what was deleted, when and by whom, and what hangs on an entry."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from rai_desktop.domain.codes import Action, LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS, NUMBERED_KINDS, kind_of
from rai_desktop.services.links import ENDS
from rai_desktop.services.living import HANGING
from rai_desktop.services.people import author_name
from rai_desktop.services.project import OpenProject
from rai_desktop.words import Words

BIN_KINDS = (*NUMBERED_KINDS, EntityKind.CUSTOM_FIELD)


@dataclass(frozen=True, slots=True, kw_only=True)
class BinEntry:
    """An entry in the bin."""

    kind: EntityKind
    uid: Uid
    number: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BinGroup:
    """The entries of one kind in the bin, with the plural of the kind as title."""

    kind: EntityKind
    title: str
    entries: tuple[BinEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """When and by what an entry went to the bin; ``author`` is empty when nobody is known.

    ``action`` is not always deleting: undoing the step that added an entry puts it there, too.
    """

    moment: datetime | None
    author: str
    action: Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """What deleting entries touches; nothing of it is deleted, all links come back with them.

    ``linked`` stay and lose a link. ``alone`` of them belong to nothing else of that relation:
    risks without a system, mitigations without a risk. ``referring`` name a deleted entry in a
    field.
    """

    linked: tuple[Uid, ...]
    alone: tuple[Uid, ...]
    referring: tuple[Uid, ...]
    texts: tuple[str, ...]


def bin_groups(project: OpenProject, words: Words) -> tuple[BinGroup, ...]:
    """Return what is in the bin, by kind; kinds with nothing in it are left out."""
    groups = []
    for kind in BIN_KINDS:
        entities = [e for e in project.store.entities(kind).values() if e.deleted]
        if entities:
            entries = tuple(_entry(project, kind, entity) for entity in entities)
            title = words(KINDS[kind].plural)
            groups.append(BinGroup(kind=kind, title=title, entries=entries))
    return tuple(groups)


def deletion(project: OpenProject, uid: Uid) -> Deletion | None:
    """Return how an entry got into the bin; ``None`` when its history does not tell."""
    found = None
    for entry in project.store.history(uid):
        for payload in entry.payloads:
            if payload.uid == uid and "deleted" in payload.values:
                found = entry.step if payload.values["deleted"] else None
    if found is None:
        return None
    moment = datetime.fromisoformat(found.time).astimezone() if found.time else None
    author = author_name(project, found.author)
    return Deletion(moment=moment, author=author, action=found.action)


def what_hangs(project: OpenProject, words: Words, uids: Iterable[Uid]) -> Hanging:
    """Return what deleting these entries would touch, or what restoring them would link again."""
    gone = dict.fromkeys(uids)
    linked: dict[Uid, None] = {}
    alone: dict[Uid, None] = {}
    for uid in gone:
        for role in LinkRole:
            linked |= dict.fromkeys(project.links.firsts(role, uid))
            linked |= dict.fromkeys(project.links.seconds(role, uid))
        for role in ENDS:
            seconds = project.links.seconds(role, uid)
            firsts = project.links.firsts
            alone |= {s: None for s in seconds if gone.keys() >= set(firsts(role, s))}
    staying = tuple(uid for uid in linked if uid not in gone)
    lonely = tuple(uid for uid in alone if uid not in gone)
    referring = tuple(_referring(project, gone.keys()))
    return Hanging(
        linked=staying,
        alone=lonely,
        referring=referring,
        texts=(
            *_texts(project, words, len(staying) - len(lonely), lonely, len(referring)),
            *_hidden(project, words, gone),
        ),
    )


def _entry(project: OpenProject, kind: EntityKind, entity: Entity) -> BinEntry:
    number = project.number(entity)
    return BinEntry(kind=kind, uid=entity.uid, number=number, title=project.name(entity.uid))


def _referring(project: OpenProject, gone: Collection[Uid]) -> Iterator[Uid]:
    """Yield the other entries that name one of ``gone`` in a field."""
    kinds = {kind_of(project.entity(uid)) for uid in gone}
    for kind in BIN_KINDS:
        if kind in HANGING:
            continue
        keys = [spec.key for spec in project.fields(kind) if spec.reference in kinds]
        for entity in project.entities(kind) if keys else ():
            named = any(project.value(entity, key) in gone for key in keys)
            if named and entity.uid not in gone:
                yield entity.uid


def _hidden(project: OpenProject, words: Words, gone: Iterable[Uid]) -> Iterator[str]:
    """Yield how many obligations and tasks go out of sight with their system."""
    kinds = (EntityKind.OBLIGATION, EntityKind.TASK)
    count = sum(
        len(project.referring.entries(kind, "system", uid)) for uid in gone for kind in kinds
    )
    if count:
        yield words.plural(
            "{count} obligation or task is hidden with it.",
            "{count} obligations and tasks are hidden with it.",
            count,
        )


def _texts(
    project: OpenProject, words: Words, linked: int, alone: Sequence[Uid], referring: int
) -> Iterator[str]:
    kinds = Counter(kind_of(project.entity(uid)) for uid in alone)
    if risks := kinds[EntityKind.RISK]:
        yield words.plural(
            "{count} risk stays, without any AI system.",
            "{count} risks stay, without any AI system.",
            risks,
        )
    if mitigations := kinds[EntityKind.MITIGATION]:
        yield words.plural(
            "{count} mitigation stays, without any risk.",
            "{count} mitigations stay, without any risk.",
            mitigations,
        )
    if linked:
        yield words.plural(
            "{count} linked entry stays and loses this link.",
            "{count} linked entries stay and lose this link.",
            linked,
        )
    if referring:
        yield words.plural(
            "{count} entry still names what is deleted.",
            "{count} entries still name what is deleted.",
            referring,
        )

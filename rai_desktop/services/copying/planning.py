"""What copying entries of another project would do: counts, links, and what stays empty."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind, FieldSpec, is_extra_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.evidence import Evidence
from rai_desktop.domain.kinds.registry import KINDS, kind_of, value_of
from rai_desktop.domain.values import read_plain
from rai_desktop.services.duplicating import NOT_COPIED, is_decided
from rai_desktop.services.project import OpenProject

BY_NAME = (EntityKind.PERSON, EntityKind.VENDOR)
"""Kinds that a reference finds by an equal name here."""

FILE_KEYS = frozenset({"sha256", "size", "file_name"})

_REVIEWED = frozenset({"number", "deleted", "reviewed_on", "review_due_on"})
_ROLES = (LinkRole.SYSTEM_RISK, LinkRole.RISK_MITIGATION, LinkRole.EVIDENCE_OF)

Linked = tuple[LinkRole, Uid, Uid]


@dataclass(frozen=True, slots=True)
class StaysEmpty:
    """A field that stays empty in copies: it refers to ``name``, or is not known here itself."""

    spec: FieldSpec
    name: str = ""


@dataclass(slots=True, kw_only=True)
class CopyPlan:
    """What is copied: values by the uid in the other project, and links between those uids.

    ``later`` are references from one copy to another, ``empty`` counts what stays empty.
    ``lacking`` counts files that the other copy does not have.
    """

    values: dict[Uid, dict[str, Value]] = field(default_factory=dict)
    kinds: dict[Uid, EntityKind] = field(default_factory=dict)
    later: list[tuple[Uid, str, Uid]] = field(default_factory=list)
    links: tuple[Linked, ...] = ()
    files: dict[Uid, str] = field(default_factory=dict)
    lacking: int = 0
    empty: Counter[StaysEmpty] = field(default_factory=Counter)

    def count(self, kind: EntityKind) -> int:
        """Return how many entries of a kind are copied."""
        return sum(each is kind for each in self.kinds.values())


class CopyPlanner:
    """Plans copies of entries of ``other`` in ``project``; changes nothing."""

    def __init__(self, project: OpenProject, other: OpenProject) -> None:
        self._other = other
        self._names = {kind: _by_name(project, kind) for kind in BY_NAME}
        kinds = (*_kinds_of_roles(), EntityKind.EVIDENCE)
        self._is_here: dict[str, bool] = {}
        self._specs = {kind: _paired(project, other, kind) for kind in kinds}

    def plan(self, uids: Sequence[Uid]) -> CopyPlan:
        """Return what copying these entries does."""
        made, chosen = CopyPlan(), frozenset(uids)
        extra = self._other.store.extra_values_of(uids) if self._has_custom else {}
        for uid in uids:
            entity = self._other.entity(uid)
            made.kinds[uid] = kind_of(entity)
            made.values[uid] = dict(self._values(made, entity, extra.get(uid, {}), chosen))
            self._plan_file(made, entity)
        made.links = tuple(self._links(uids, chosen))
        return made

    @property
    def _has_custom(self) -> bool:
        return any(is_extra_key(spec.key) for pairs in self._specs.values() for spec, _ in pairs)

    def _values(
        self, made: CopyPlan, entity: Entity, extra: Mapping[str, object], chosen: frozenset[Uid]
    ) -> Iterator[tuple[str, Value]]:
        for spec, key in self._specs[kind_of(entity)]:
            value = _value(entity, spec, extra)
            if is_empty(value) or is_decided(value):
                continue
            if not key:
                made.empty[StaysEmpty(spec)] += 1
            elif spec.reference is None:
                yield key, value
            elif value in chosen:
                made.later.append((entity.uid, key, Uid(str(value))))
            elif (found := self._found(spec, Uid(str(value)), made)) is not None:
                yield key, found

    def _found(self, spec: FieldSpec, uid: Uid, made: CopyPlan) -> Uid | None:
        """Return who or what is called the same here; what is not here is noted."""
        name = _name_of(self._other.store.entity(uid))
        found = self._names.get(spec.reference, {}).get(_same(name)) if spec.reference else None
        if found is None:
            made.empty[StaysEmpty(spec, name)] += 1
        return found

    def _plan_file(self, made: CopyPlan, entity: Entity) -> None:
        if not isinstance(entity, Evidence) or not entity.sha256:
            return
        if not self._has_file(entity.sha256):
            made.lacking += 1
            for key in FILE_KEYS:
                made.values[entity.uid].pop(key, None)
        else:
            made.files[entity.uid] = entity.sha256

    def _has_file(self, sha256: str) -> bool:
        if sha256 not in self._is_here:
            self._is_here[sha256] = self._other.store.attachment(sha256) is not None
        return self._is_here[sha256]

    def _links(self, uids: Sequence[Uid], chosen: frozenset[Uid]) -> Iterator[Linked]:
        for uid in uids:
            for role in _ROLES:
                for second in self._other.links.seconds(role, uid):
                    if second in chosen:
                        yield role, uid, second


def _kinds_of_roles() -> tuple[EntityKind, ...]:
    return (EntityKind.SYSTEM, EntityKind.RISK, EntityKind.MITIGATION)


def _by_name(project: OpenProject, kind: EntityKind) -> dict[str, Uid]:
    """Return the entries of a kind by their names; the first of equal ones."""
    found: dict[str, Uid] = {}
    for entity in project.entities(kind):
        name = _name_of(entity)
        if name:
            found.setdefault(_same(name), entity.uid)
    return found


def _same(name: str) -> str:
    """Return what equal names have in common, however they are typed."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()


def _name_of(entity: Entity | None) -> str:
    if entity is None:
        return ""
    key = KINDS[kind_of(entity)].title
    return str(value_of(entity, key) or "").strip() if key else ""


def _paired(
    project: OpenProject, other: OpenProject, kind: EntityKind
) -> list[tuple[FieldSpec, str]]:
    """Return the fields whose values are copied, each with its key here; empty: it has none."""
    left_out = _REVIEWED | NOT_COPIED.get(kind, frozenset())
    own = {
        (_same(spec.label), spec.kind): spec.key
        for spec in project.fields(kind)
        if is_extra_key(spec.key)
    }
    return [
        (spec, own.get((_same(spec.label), spec.kind), "") if is_extra_key(spec.key) else spec.key)
        for spec in other.fields(kind)
        if spec.key not in left_out
    ]


def _value(entity: Entity, spec: FieldSpec, extra: Mapping[str, object]) -> Value:
    if not is_extra_key(spec.key):
        return value_of(entity, spec.key)
    return read_plain(spec, extra.get(spec.key))  # type: ignore[arg-type]

"""A project as it was at an earlier step, to be looked at like the present one.

What was erased for good counts as not entered; where values were left out of this copy, the state
is not known and is refused. The law and the requirements are those of today's program: only a
frozen year keeps what was judged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from rai_desktop.domain.canonical import Plain, Value
from rai_desktop.domain.errors import UsageError, UserError
from rai_desktop.domain.fields import EntityKind, FieldSpec, is_extra_key
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import read_plain
from rai_desktop.services.ports import ProjectStore
from rai_desktop.services.project import OpenProject
from rai_desktop.services.timeline.points import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class PastProject:
    """A project that only answers, and the day by which it is judged."""

    project: OpenProject
    day: date


def project_at(project: OpenProject, point: Point) -> PastProject:
    """Return ``project`` as it was at a state of its history, judged by the day of that state.

    Raises:
        UsageError: values were left out of this copy, so that the state is not known here.
    """
    store = _PastStore(project.store, point.step)
    moment = datetime.fromisoformat(point.time) if point.time else project.clock.now()
    clock = _StoppedClock(moment=moment)
    return PastProject(
        project=OpenProject(cast("ProjectStore", store), clock, project.uids),
        day=clock.today(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _StoppedClock:
    """Always the moment of an earlier step."""

    moment: datetime

    def today(self) -> date:
        """Return the day of the step, in local time."""
        return self.moment.astimezone().date()

    def now(self) -> datetime:
        """Return the moment of the step."""
        return self.moment


class _PastStore:
    """The entities of a store as they were; everything that writes is missing."""

    read_only = True
    sent = None

    def __init__(self, store: ProjectStore, step: StepId) -> None:
        self._store = store
        self._step = step
        self.project = store.project
        self._extra: dict[Uid, Mapping[str, Plain]] = {}
        self._changed: dict[EntityKind, dict[Uid, Entity | None]] = {}
        self._kinds: dict[EntityKind, dict[Uid, Entity]] = {}
        self._read()

    def head(self) -> StepId:
        """Return the step."""
        return self._step

    def entities(self, kind: EntityKind) -> Mapping[Uid, Entity]:
        """Return the entities of a kind that existed then."""
        if kind not in self._kinds:
            changed = self._changed.get(kind, {})
            found = {**self._store.entities(kind), **changed}
            self._kinds[kind] = {uid: one for uid, one in found.items() if one is not None}
        return self._kinds[kind]

    def entity(self, uid: Uid) -> Entity | None:
        """Return an entity as it was, or ``None``."""
        for changed in self._changed.values():
            if uid in changed:
                return changed[uid]
        return self._store.entity(uid)

    def extra_values(self, uid: Uid) -> Mapping[str, Plain]:
        """Return custom values and answers of an entity."""
        return self._extra[uid] if uid in self._extra else self._store.extra_values(uid)

    def extra_values_of(self, uids: Sequence[Uid]) -> Mapping[Uid, Mapping[str, Plain]]:
        """Return those of several entities."""
        found = dict(self._store.extra_values_of([uid for uid in uids if uid not in self._extra]))
        return found | {uid: self._extra[uid] for uid in uids if uid in self._extra}

    def all_extra_values(self, kind: EntityKind) -> Mapping[Uid, Mapping[str, Plain]]:
        """Return those of all entities of a kind."""
        own = {uid: self._extra[uid] for uid in self._changed.get(kind, {}) if uid in self._extra}
        return {**self._store.all_extra_values(kind), **own}

    def attachment(self, sha256: str) -> bytes | None:
        """Return the bytes of an attachment that is still there."""
        return self._store.attachment(sha256)

    def _read(self) -> None:
        now = self._store.head()
        for entry in self._store.differences(self._step, now) if now is not None else ():
            if entry.is_left_out:
                raise UsageError(
                    N_(
                        "Values were left out of this copy, so its earlier state is not "
                        "known here. Compare in the complete file."
                    )
                )
            changed = self._changed.setdefault(entry.kind, {})
            changed[entry.uid] = _entity(entry.kind, entry.uid, entry.before)
            before = (entry.before or {}).items()
            self._extra[entry.uid] = {key: value for key, value in before if is_extra_key(key)}


def _entity(kind: EntityKind, uid: Uid, values: Mapping[str, Plain] | None) -> Entity | None:
    if values is None:
        return None
    known: dict[str, Any] = {
        spec.key: _value(spec, values[spec.key])
        for spec in KINDS[kind].fields
        if spec.key in values
    }
    return KINDS[kind].entity(uid=uid, **known)


def _value(spec: FieldSpec, plain: Plain) -> Value:
    """Return a value as the entity holds it; one that fits no more counts as none."""
    try:
        return read_plain(spec, plain)
    except UserError:
        return read_plain(spec, None)

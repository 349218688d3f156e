"""The entries of a project at the end of an earlier day, out of its history.

What the history does not tell, because it was left out or erased, is never taken for nothing.
"""

from collections.abc import Generator, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any

from rai_desktop.domain.canonical import Plain, Value
from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.internal import Link
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.registry import KINDS, built_in_field
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating.indicators import Counted, Indicator
from rai_desktop.domain.values import read_plain
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.indicators.counting import NEEDED, PART, figure, in_pauses, is_late
from rai_desktop.services.indicators.model import Earlier, Figure, Untold
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.old_ratings import RATED_FIELDS

_FIELDS: Mapping[EntityKind, tuple[str, ...]] = {
    EntityKind.INCIDENT: ("known_on", "occurred_on"),
    EntityKind.FINDING: ("found_on", "risk"),
    EntityKind.TRAINING: ("held_on", "invited", "participants"),
    EntityKind.MITIGATION: ("status", "due_on"),
    EntityKind.RISK: (*RATED_FIELDS, "library"),
    EntityKind.LINK: ("role", "first", "second"),
}
"""What is read of each kind; beside it always whether the entry was in the bin."""

_FIRST_SET = ("number", "role")
"""An entry gets one of these when it is made, and keeps it."""

Values = dict[Uid, dict[str, Plain]]


def earlier_in_parts(
    project: OpenProject, assessment: Assessment, indicators: Sequence[Indicator], since: date
) -> Generator[None, None, Earlier]:
    """Return the values at the end of ``since``, bit by bit between other work.

    Levels are judged by the method of today.
    """
    counted = [(one, one.counted) for one in indicators if one.counted is not None]
    if _begun_on(project) > since:
        return Earlier(since=since, untold={one.id: Untold.YOUNGER for one, _ in counted})
    then = _Then(project, since)
    figures: dict[str, Figure] = {}
    untold: dict[str, Untold] = {}
    for indicator, what in counted:
        kinds = yield from _needed(project, then, indicator, what)
        is_known = yield from then.read(kinds)
        if not is_known:
            untold[indicator.id] = Untold.LEFT_OUT
            continue
        figures[indicator.id] = yield from figure(
            indicator, then, since, lambda risk: assessment.levels(risk).overall
        )
        if figures[indicator.id].value is None:
            untold[indicator.id] = Untold.NO_DATA
        yield
    return Earlier(since=since, figures=figures, untold=untold)


def _needed(
    project: OpenProject, then: "_Then", indicator: Indicator, what: Counted
) -> Generator[None, None, tuple[EntityKind, ...]]:
    """Return the kinds to be read; the many risks and links only where something depends on them.

    No risk ever gets another entry of the library.
    """
    if what is Counted.FINDINGS:
        risks = project.store.entities(EntityKind.RISK).values()
        named = (getattr(risk, "library", "") in indicator.risks for risk in risks)
        return NEEDED[what] if any(named) else (EntityKind.FINDING,)
    if what is Counted.OVERDUE:
        kind = EntityKind.MITIGATION
        yield from then.read((kind,))
        late = (one for one in then.of(kind) if isinstance(one, Mitigation))
        return NEEDED[what] if any(is_late(one, then.since) for one in late) else (kind,)
    return NEEDED[what]


def _begun_on(project: OpenProject) -> date:
    """Return the day of the first step in the file; steps without a moment tell nothing."""
    heads = project.store.step_heads(2, 1)
    times = [head.time for head in heads if head.time]
    return _day(times[0]) if times else date.min


class _Then:
    """The entries as they were; a kind has to be read before it is asked for."""

    def __init__(self, project: OpenProject, since: date) -> None:
        self._project = project
        self.since = since
        self._read: dict[EntityKind, list[Entity] | None] = {}
        self._risks: dict[Uid, Risk] = {}
        self._linked: dict[Uid, list[Uid]] = {}

    @cached_property
    def _erased(self) -> Mapping[StepId, frozenset[Uid]]:
        return self._project.store.erased()

    def of(self, kind: EntityKind) -> Sequence[Entity]:
        """Return the entries of a kind that were not in the bin."""
        return self._read.get(kind) or ()

    def risks_of(self, mitigation: Uid) -> Iterable[Risk]:
        """Return the risks that a mitigation was linked to."""
        uids = self._linked.get(mitigation, ())
        return [self._risks[uid] for uid in uids if uid in self._risks]

    def read(self, kinds: Iterable[EntityKind]) -> Generator[None, None, bool]:
        """Read some kinds, and return whether the history tells all of them."""
        for kind in kinds:
            if kind not in self._read:
                self._read[kind] = yield from self._entries(kind)
                yield from in_pauses(self._read[kind] or (), self._note)
        return all(self._read[kind] is not None for kind in kinds)

    def _note(self, one: Entity) -> None:
        if isinstance(one, Risk):
            self._risks[one.uid] = one
        elif isinstance(one, Link) and one.role is LinkRole.RISK_MITIGATION and one.second:
            self._linked.setdefault(one.second, []).append(one.first or Uid(""))

    def _entries(self, kind: EntityKind) -> Generator[None, None, list[Entity] | None]:
        """Return the entries; ``None`` when the history does not tell all of them."""
        if self._was_erased(kind):
            return None
        yield
        values = yield from self._values(kind, self.since)
        is_known = yield from self._is_known(kind, values)
        if not is_known:
            return None
        found: list[Entity] = []

        def take(known: tuple[Uid, Mapping[str, Plain]]) -> None:
            entity = _entity(kind, *known)
            if not entity.deleted:
                found.append(entity)

        yield from in_pauses(values.items(), take)
        return found

    def _values(self, kind: EntityKind, until: date) -> Generator[None, None, Values]:
        values: Values = {}
        wanted = (*_FIELDS[kind], *_FIRST_SET, "deleted")
        for part in self._project.store.values_in_parts(kind, until):
            for uid, found in part:
                known = values.setdefault(uid, {})
                known.update((key, found[key]) for key in wanted if key in found)
            yield
        return values

    def _is_known(self, kind: EntityKind, then: Values) -> Generator[None, None, bool]:
        """Return whether the making of each entry is told, before that day or after it."""
        is_told = yield from _all_made(then.values())
        later = [uid for uid in self._project.store.entities(kind) if uid not in then]
        if not (is_told and later):
            return is_told
        everything = yield from self._values(kind, date.max)
        return (yield from _all_made(everything.get(uid, {}) for uid in later))

    def _was_erased(self, kind: EntityKind) -> bool:
        """Return whether something of such entries was erased since: it is missing before, too."""
        own = self._project.store.entities(kind)
        for step, touched in self._erased.items():
            if any(uid in own for uid in touched):
                head = self._project.store.step_head(step)
                if head is None or not head.time or _day(head.time) > self.since:
                    return True
        return False


def _day(time: str) -> date:
    return datetime.fromisoformat(time).astimezone().date()


def _all_made(entries: Iterable[Mapping[str, Plain]]) -> Generator[None, None, bool]:
    """Return whether the making of each entry is told."""
    for place, values in enumerate(entries, start=1):
        if not _is_made(values):
            return False
        if place % PART == 0:
            yield
    return True


def _is_made(values: Mapping[str, Plain]) -> bool:
    return any(values.get(key) for key in _FIRST_SET)


def _entity(kind: EntityKind, uid: Uid, values: Mapping[str, Plain]) -> Entity:
    """Return an entry with what ``values`` say of the fields that are read."""
    specs = ((key, built_in_field(kind, key)) for key in (*_FIELDS[kind], "deleted"))
    known: dict[str, Any] = {
        key: _value(spec, values[key]) for key, spec in specs if spec is not None and key in values
    }
    return KINDS[kind].entity(uid=uid, **known)


def _value(spec: FieldSpec, plain: Plain) -> Value:
    """Return a value as the entity holds it; one that fits no more counts as none."""
    try:
        return read_plain(spec, plain)
    except UserError:
        return read_plain(spec, None)

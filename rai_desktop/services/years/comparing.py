"""Comparing a project at two times: what is new, changed, gone, or carried over as it was."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from rai_desktop.domain.codes import Criterion, LabelledCode
from rai_desktop.domain.rating import LEVEL_ORDER
from rai_desktop.domain.texts import N_
from rai_desktop.services.years.model import (
    CriterionFigures,
    ProjectThen,
    RequirementThen,
    RiskThen,
    SystemThen,
)


class Mark(LabelledCode):
    """What became of something between two times."""

    NEW = "new", N_("New")
    CHANGED = "changed", N_("Changed")
    GONE = "gone", N_("Gone")
    CARRIED = "carried", N_("Unchanged")


Then = TypeVar("Then", RequirementThen, SystemThen, RiskThen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Generic[Then]):
    """One thing at both times; ``None`` where it was not there."""

    mark: Mark
    before: Then | None
    after: Then | None

    @property
    def known(self) -> Then:
        """The thing as it is later, or was before it went."""
        found = self.after if self.after is not None else self.before
        assert found is not None  # noqa: S101 - it was there at one of the two times
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionChange:
    """A criterion in numbers at both times."""

    criterion: Criterion
    before: CriterionFigures
    after: CriterionFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A project at two times, and what became of each thing; the order is that of the later."""

    before: ProjectThen
    after: ProjectThen
    requirements: tuple[Change[RequirementThen], ...]
    systems: tuple[Change[SystemThen], ...]
    risks: tuple[Change[RiskThen], ...]
    criteria: tuple[CriterionChange, ...]

    @property
    def is_complete(self) -> bool:
        """Whether all of both times is known, not only the numbers."""
        return self.before.is_complete and self.after.is_complete

    @property
    def reclassified(self) -> tuple[Change[SystemThen], ...]:
        """Systems whose labels changed."""
        return tuple(each for each in self.systems if is_reclassified(each))


def compare(before: ProjectThen, after: ProjectThen) -> Comparison:
    """Return what became of requirements, systems, risks and criteria from ``before`` on."""
    return Comparison(
        before=before,
        after=after,
        requirements=_changes(
            _applying(before.requirements),
            _applying(after.requirements),
            lambda one: one.id,
            lambda one: (one.level, one.state, one.is_known),
        ),
        systems=_changes(
            before.systems,
            after.systems,
            lambda one: one.uid,
            lambda one: (one.name, one.status, frozenset(one.labels)),
        ),
        risks=_changes(
            _open(before.risks), _open(after.risks), lambda one: one.uid, lambda one: one.level
        ),
        criteria=tuple(_criteria(before, after)),
    )


AnyChange = Change[RequirementThen] | Change[SystemThen] | Change[RiskThen]


def counted(changes: Iterable[AnyChange]) -> Mapping[Mark, int]:
    """Return how many have each mark, in the order of the marks."""
    marks = [change.mark for change in changes]
    return {mark: marks.count(mark) for mark in Mark}


def is_reclassified(change: AnyChange) -> bool:
    """Return whether a system has other labels than before; a first classification counts."""
    before, after = change.before, change.after
    both_known = isinstance(before, SystemThen) and isinstance(after, SystemThen)
    return both_known and _labels(before) != _labels(after)


def rise(change: AnyChange) -> int:
    """Return by how many levels something rose; 0 where a level is missing at one time."""
    before, after = _height(change.before), _height(change.after)
    return after - before if before is not None and after is not None else 0


def _labels(then: object) -> frozenset[str]:
    return frozenset(then.labels) if isinstance(then, SystemThen) else frozenset()


def _height(then: object) -> int | None:
    if isinstance(then, RiskThen):
        return LEVEL_ORDER.index(then.level) if then.level is not None else None
    return then.level if isinstance(then, RequirementThen) else None


def _changes(
    before: Iterable[Then],
    after: Iterable[Then],
    key: Callable[[Then], str],
    content: Callable[[Then], object],
) -> tuple[Change[Then], ...]:
    earlier = {key(one): one for one in before}
    found: list[Change[Then]] = [
        _change(earlier.pop(key(one), None), one, content) for one in after
    ]
    found += [Change(mark=Mark.GONE, before=one, after=None) for one in earlier.values()]
    return tuple(found)


def _change(before: Then | None, after: Then, content: Callable[[Then], object]) -> Change[Then]:
    mark = Mark.NEW
    if before is not None:
        mark = Mark.CARRIED if content(before) == content(after) else Mark.CHANGED
    return Change(mark=mark, before=before, after=after)


def _applying(requirements: Iterable[RequirementThen]) -> list[RequirementThen]:
    return [one for one in requirements if one.applies]


def _open(risks: Iterable[RiskThen]) -> list[RiskThen]:
    return [one for one in risks if not one.is_closed]


def _criteria(before: ProjectThen, after: ProjectThen) -> Iterator[CriterionChange]:
    for criterion in Criterion:
        pair = (_of(before, criterion), _of(after, criterion))
        if any(one.applicable for one in pair):
            yield CriterionChange(criterion=criterion, before=pair[0], after=pair[1])


def _of(then: ProjectThen, criterion: Criterion) -> CriterionFigures:
    found = (one for one in then.figures.criteria if one.criterion is criterion)
    return next(found, CriterionFigures(criterion=criterion))

"""How far the requirements are met: never only an average, and what is unknown counts as 0."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.conditions import Facts
from rai_desktop.domain.requirements.answers import (
    COMPANY,
    Answered,
    Effective,
    RequirementAnswer,
    State,
    by_subject,
    effective,
    state_of,
)
from rai_desktop.domain.requirements.needs import (
    Need,
    NeedKind,
    all_needs,
    over_all,
    strongest,
)
from rai_desktop.domain.requirements.rules import HIGHEST, RequirementRule, RequirementRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """The facts of the organisation on the judged day, and those of each system by its uid."""

    own: Facts
    systems: Mapping[str, Facts] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The judged day."""
        return self.own.day


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A requirement of one subject: how binding it is there, and the answer that counts."""

    rule: RequirementRule
    subject: str
    need: Need
    effective: Effective

    @property
    def is_open(self) -> bool:
        """Whether it applies and is not met."""
        return self.effective.state in (State.PARTLY, State.NOT_MET)

    @property
    def is_law_today(self) -> bool:
        """Whether it is mandatory on the judged day."""
        return self.need.kind is NeedKind.MANDATORY_NOW

    @property
    def days(self) -> tuple[date, ...]:
        """The days that count for it: when it becomes mandatory, when it is due."""
        since = self.need.since if self.need.kind is NeedKind.MANDATORY_FROM else None
        due = self.effective.plan.due if self.effective.plan else None
        return tuple(sorted(day for day in (since, due) if day is not None))


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementScore:
    """A requirement over all its subjects: the lowest counts, the distribution is shown.

    ``level`` is ``None`` when somebody gave a reason everywhere why it does not apply.
    """

    rule: RequirementRule
    need: Need
    items: tuple[Item, ...]

    @property
    def applying(self) -> tuple[Item, ...]:
        """The items for which nobody said that they do not apply."""
        return tuple(item for item in self.items if item.effective.applies)

    @property
    def level(self) -> int | None:
        """The lowest level."""
        return min((item.effective.level for item in self.applying), default=None)

    @property
    def distribution(self) -> tuple[int, ...]:
        """How many systems stand on each of the five levels."""
        levels = [item.effective.level for item in self.applying if item.subject != COMPANY]
        return tuple(levels.count(level) for level in range(HIGHEST + 1))

    @property
    def state(self) -> State:
        """How far it is met everywhere."""
        level = self.level
        if level is None:
            return State.NOT_APPLICABLE
        return state_of(level, self.rule.met_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionScore:
    """A criterion: the lowest level of what is law today, and the median of all that applies.

    Both are ``None`` when there is nothing of the kind.
    """

    criterion: Criterion
    law_level: int | None
    median: float | None
    met: int
    applicable: int


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """How far all requirements are met on a day."""

    day: date
    scores: tuple[RequirementScore, ...]

    @cached_property
    def criteria(self) -> tuple[CriterionScore, ...]:
        """The criteria in their order."""
        return tuple(self._criterion(criterion) for criterion in Criterion)

    @cached_property
    def applicable(self) -> int:
        """The number of requirements that apply somewhere."""
        return sum(score.level is not None for score in self.scores)

    @cached_property
    def met(self) -> int:
        """The number of requirements that are met everywhere."""
        return sum(score.state is State.MET for score in self.scores)

    @property
    def share_met(self) -> float | None:
        """The share of applicable requirements that are met; ``None`` when none applies."""
        return self.met / self.applicable if self.applicable else None

    @cached_property
    def open_law_today(self) -> tuple[Item, ...]:
        """What is law today and not met."""
        return tuple(item for item in self._items() if item.is_open and item.is_law_today)

    @cached_property
    def open_within_a_year(self) -> tuple[Item, ...]:
        """What is not met and becomes mandatory or is due within the next twelve months."""
        end = a_year_after(self.day)
        found = (item for item in self._items() if item.is_open)
        return tuple(item for item in found if any(self.day <= day <= end for day in item.days))

    @cached_property
    def overdue(self) -> tuple[Item, ...]:
        """What is not met although its day has passed."""
        found = (item for item in self._items() if item.is_open)
        return tuple(item for item in found if any(day < self.day for day in item.days))

    @cached_property
    def unanswered(self) -> tuple[Item, ...]:
        """What nobody answered; each makes a task."""
        return tuple(item for item in self._items() if not item.effective.is_known)

    @cached_property
    def set_aside_against_law(self) -> tuple[Item, ...]:
        """What was said not to apply although it is law today; somebody has to look at it."""
        found = (item for item in self._items() if item.is_law_today)
        return tuple(item for item in found if not item.effective.applies)

    @cached_property
    def by_requirement(self) -> Mapping[str, RequirementScore]:
        """The scores by requirement."""
        return {score.rule.id: score for score in self.scores}

    def _items(self) -> Iterator[Item]:
        return (item for score in self.scores for item in score.items)

    def _criterion(self, criterion: Criterion) -> CriterionScore:
        scores = [score for score in self.scores if score.rule.criterion is criterion]
        levels = [score.level for score in scores if score.level is not None]
        law = (item for score in scores for item in score.applying if item.is_law_today)
        return CriterionScore(
            criterion=criterion,
            law_level=min((item.effective.level for item in law), default=None),
            median=median(levels),
            met=sum(score.state is State.MET for score in scores),
            applicable=len(levels),
        )


def assess(
    rules: RequirementRules, situation: Situation, answers: Iterable[RequirementAnswer]
) -> Assessment:
    """Return how far the requirements are met; what applies to nothing is left out."""
    answered = by_subject(answers)
    found: dict[str, list[Item]] = {rule.id: [] for rule in rules.requirements}
    alike = {id(facts): all_needs(rules, facts) for facts in _distinct(situation)}
    judged = {key: alike[id(facts)] for key, facts in situation.systems.items()}
    for need in over_all(rules, [all_needs(rules, situation.own), *alike.values()]):
        found[need.requirement].append(_item(rules, need, COMPANY, answered))
    for subject, needed in judged.items():
        for need in needed.values():
            if rules.by_id[need.requirement].of_system:
                found[need.requirement].append(_item(rules, need, subject, answered))
    return Assessment(
        day=situation.day,
        scores=tuple(_score(rules.by_id[key], items) for key, items in found.items() if items),
    )


def _distinct(situation: Situation) -> Iterable[Facts]:
    return {id(facts): facts for facts in situation.systems.values()}.values()


def _item(rules: RequirementRules, need: Need, subject: str, answers: Answered) -> Item:
    rule = rules.by_id[need.requirement]
    return Item(rule=rule, subject=subject, need=need, effective=effective(rule, subject, answers))


def _score(rule: RequirementRule, items: list[Item]) -> RequirementScore:
    need = strongest(item.need for item in items)
    return RequirementScore(rule=rule, need=need, items=tuple(items))


def median(levels: Sequence[int]) -> float | None:
    """Return the level in the middle, or between the two in the middle; ``None`` without any."""
    ordered = sorted(levels)
    if not ordered:
        return None
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def a_year_after(day: date) -> date:
    """Return the same day of the next year; the last of February stays the last."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)

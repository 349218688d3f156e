"""How far the requirements are met: never only an average, and what is unknown counts as 0."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.conditions import Facts
from rai_desktop.domain.days import months_later
from rai_desktop.domain.parts import result_of
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
class Judged:
    """How binding a requirement is somewhere, and the answer that counts there."""

    rule: RequirementRule
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

    def is_soon(self, first: date, last: date) -> bool:
        """Return whether it is open and one of its days lies between two others."""
        return self.is_open and any(first <= day <= last for day in self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Judged):
    """A requirement of one subject."""

    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Judged):
    """Subjects for which a requirement stands the same: as binding, and by the same answer.

    ``places`` tell where each of the subjects comes among all.
    """

    subjects: tuple[str, ...]
    places: tuple[int, ...]

    @property
    def sample(self) -> Item:
        """The first of its items; what it says holds for all of them."""
        return self._item(self.subjects[0])

    @property
    def placed(self) -> Iterator[tuple[int, Item]]:
        """Its items with their places."""
        pairs = zip(self.places, self.subjects, strict=True)
        return ((place, self._item(subject)) for place, subject in pairs)

    def _item(self, subject: str) -> Item:
        return Item(rule=self.rule, subject=subject, need=self.need, effective=self.effective)


@dataclass(frozen=True, kw_only=True)
class RequirementScore:
    """A requirement over all its subjects: the lowest counts, the distribution is shown.

    ``level`` is ``None`` when somebody gave a reason everywhere why it does not apply. With many
    systems each figure takes a moment; it is found once.
    """

    rule: RequirementRule
    need: Need
    groups: tuple[Group, ...]
    day: date

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """One item for each subject, in their order."""
        return _items(self.groups)

    def prepare(self) -> Iterator[None]:
        """Find the figures that lists and pictures show, one between two pauses."""
        for name in _FIGURES:
            getattr(self, name)
            yield

    @property
    def applying(self) -> tuple[Item, ...]:
        """The items for which nobody said that they do not apply."""
        return _items(self._applying)

    @cached_property
    def level(self) -> int | None:
        """The lowest level."""
        return min((group.effective.level for group in self._applying), default=None)

    @cached_property
    def lowest(self) -> Item | None:
        """The first item on the lowest level."""
        found = [one for one in self._applying if one.effective.level == self.level]
        return min(found, key=lambda one: one.places[0]).sample if found else None

    @cached_property
    def distribution(self) -> tuple[int, ...]:
        """How many systems stand on each of the five levels."""
        counts = [0] * (HIGHEST + 1)
        for group in self._applying:
            own = COMPANY in group.subjects
            counts[group.effective.level] += len(group.subjects) - own
        return tuple(counts)

    @property
    def state(self) -> State:
        """How far it is met everywhere."""
        level = self.level
        if level is None:
            return State.NOT_APPLICABLE
        return state_of(level, self.rule.met_from)

    @property
    def is_open(self) -> bool:
        """Whether it applies somewhere and is not met everywhere."""
        return self.state in (State.PARTLY, State.NOT_MET)

    @cached_property
    def is_known(self) -> bool:
        """Whether all its subjects have an answer."""
        return all(group.effective.is_known for group in self.groups)

    @cached_property
    def open_groups(self) -> tuple[Group, ...]:
        """What is not met."""
        return tuple(group for group in self.groups if group.is_open)

    @cached_property
    def first_plan(self) -> RequirementAnswer | None:
        """What is planned for its gaps: of several plans the one that is due first."""
        plans = (group.effective.plan for group in self.open_groups)
        given = (plan for plan in plans if plan and plan.is_planned)
        return min(given, key=lambda plan: plan.due or date.max, default=None)

    @cached_property
    def law_level(self) -> int | None:
        """The lowest level where it is law today; ``None`` when it is so nowhere."""
        law = (one for one in self._applying if one.is_law_today)
        return min((one.effective.level for one in law), default=None)

    @cached_property
    def is_partly_known(self) -> bool:
        """Whether at least one of its subjects has an answer."""
        return any(group.effective.is_known for group in self.groups)

    @cached_property
    def is_answered(self) -> bool:
        """Whether each of its subjects has an answer, if only that nobody knows."""
        return all(group.effective.answer is not None for group in self.groups)

    @cached_property
    def open_law_count(self) -> int:
        """For how many subjects it is law today and not met."""
        return sum(len(group.subjects) for group in self.open_groups if group.is_law_today)

    @cached_property
    def open_soon_count(self) -> int:
        """For how many it is not met and is mandatory or due within the next twelve months."""
        last = months_later(self.day, 12)
        soon = (group for group in self.open_groups if group.is_soon(self.day, last))
        return sum(len(group.subjects) for group in soon)

    @cached_property
    def _applying(self) -> tuple[Group, ...]:
        return tuple(group for group in self.groups if group.effective.applies)


_FIGURES = (
    "open_groups",
    "level",
    "distribution",
    "lowest",
    "law_level",
    "is_known",
    "is_partly_known",
    "is_answered",
    "first_plan",
    "open_law_count",
    "open_soon_count",
)


def _items(groups: Iterable[Group]) -> tuple[Item, ...]:
    placed = sorted((one for group in groups for one in group.placed), key=lambda one: one[0])
    return tuple(item for _, item in placed)


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
        return self._those(_is_open_law)

    @property
    def open_law_count(self) -> int:
        """How much is law today and not met."""
        return sum(score.open_law_count for score in self.scores)

    @property
    def open_within_a_year_count(self) -> int:
        """How much is not met and becomes mandatory or is due within the next twelve months."""
        return sum(score.open_soon_count for score in self.scores)

    @cached_property
    def open_within_a_year(self) -> tuple[Item, ...]:
        """What is not met and becomes mandatory or is due within the next twelve months."""
        last = months_later(self.day, 12)
        return self._those(lambda one: one.is_soon(self.day, last))

    @cached_property
    def overdue(self) -> tuple[Item, ...]:
        """What is not met although its day has passed."""
        return self._those(lambda one: one.is_open and any(day < self.day for day in one.days))

    @cached_property
    def unanswered(self) -> tuple[Item, ...]:
        """What nobody answered; each makes a task."""
        return self._those(lambda one: not one.effective.is_known)

    @cached_property
    def by_requirement(self) -> Mapping[str, RequirementScore]:
        """The scores by requirement."""
        return {score.rule.id: score for score in self.scores}

    def _those(self, fits: Callable[[Judged], bool]) -> tuple[Item, ...]:
        found = (_items(group for group in each.groups if fits(group)) for each in self.scores)
        return tuple(item for items in found for item in items)

    def _criterion(self, criterion: Criterion) -> CriterionScore:
        scores = [score for score in self.scores if score.rule.criterion is criterion]
        levels = [score.level for score in scores if score.level is not None]
        law = [score.law_level for score in scores if score.law_level is not None]
        return CriterionScore(
            criterion=criterion,
            law_level=min(law, default=None),
            median=median(levels),
            met=sum(score.state is State.MET for score in scores),
            applicable=len(levels),
        )


def assess(
    rules: RequirementRules, situation: Situation, answers: Iterable[RequirementAnswer]
) -> Assessment:
    """Return how far the requirements are met; what applies to nothing is left out."""
    return result_of(_assessed(rules, situation, answers))


def _assessed(
    rules: RequirementRules, situation: Situation, answers: Iterable[RequirementAnswer]
) -> Generator[None, None, Assessment]:
    needed = yield from needed_in_parts(rules, situation)
    return (yield from scored_in_parts(needed, answers, {}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """How binding the requirements are in a situation: by its facts, and over all of them."""

    rules: RequirementRules
    situation: Situation
    by_facts: Mapping[int, Mapping[str, Need]]
    over_all: Mapping[str, Need]


def needed_in_parts(rules: RequirementRules, situation: Situation) -> Generator[None, None, Needed]:
    """Return how binding the requirements are; systems with the same facts are judged once."""
    judged: dict[int, Mapping[str, Need]] = {}
    for facts in _distinct(situation):
        judged[id(facts)] = all_needs(rules, facts)
        yield
    own = all_needs(rules, situation.own)
    found: dict[str, Need] = {}
    for need in over_all(rules, [own, *judged.values()]):
        found[need.requirement] = need
        yield
    return Needed(rules=rules, situation=situation, by_facts=judged, over_all=found)


def scored_in_parts(
    needed: Needed, answers: Iterable[RequirementAnswer], kept: Mapping[str, RequirementScore]
) -> Generator[None, None, Assessment]:
    """Return how far the requirements are met; the scores ``kept`` are taken as they are."""
    answered = yield from _answered(answers, kept)
    scores: list[RequirementScore] = []
    for rule in needed.rules.requirements:
        if rule.id in kept:
            scores.append(kept[rule.id])
        elif groups := (yield from _groups(rule, needed, answered)):
            needs = {id(group.need): group.need for group in groups}
            need = strongest(needs.values())
            day = needed.situation.day
            scores.append(RequirementScore(rule=rule, need=need, groups=groups, day=day))
            yield from scores[-1].prepare()
    return Assessment(day=needed.situation.day, scores=tuple(scores))


def _groups(
    rule: RequirementRule, needed: Needed, answered: Answered
) -> Generator[None, None, tuple[Group, ...]]:
    """Return the subjects of a requirement by how they stand, some between two pauses."""
    by_facts = {facts: needs.get(rule.id) for facts, needs in needed.by_facts.items()}
    groups = _Groups(rule, answered)
    if rule.id in needed.over_all:
        groups.add(COMPANY, needed.over_all[rule.id], -1)
    if rule.of_system:
        for place, (subject, facts) in enumerate(needed.situation.systems.items()):
            groups.add(subject, by_facts[id(facts)], place)
            if place % _PART == _PART - 1:
                yield
    return groups.made()


def _answered(
    answers: Iterable[RequirementAnswer], kept: Mapping[str, RequirementScore]
) -> Generator[None, None, Answered]:
    """Return the answers to the requirements that are scored anew, some between two pauses."""
    found: dict[tuple[str, str], RequirementAnswer] = {}
    wanted = (answer for answer in answers if answer.requirement not in kept)
    while some := by_subject(islice(wanted, _PART)):
        found |= some
        yield
    return found


_PART = 2000
"""How many systems or answers are looked at between two pauses."""


class _Groups:
    """Puts subjects together that stand the same."""

    def __init__(self, rule: RequirementRule, answers: Answered) -> None:
        self._rule = rule
        self._answers = answers
        self._for_all = effective(rule, _NOBODY, answers)
        self._found: dict[object, tuple[Need, Effective, list[str], list[int]]] = {}

    def add(self, subject: str, need: Need | None, place: int) -> None:
        """Take a subject in; one without a need is left out."""
        if need is None:
            return
        is_own = (self._rule.id, subject) in self._answers
        key = subject if is_own or subject == COMPANY else id(need)
        if key not in self._found:
            counts = self._for_all
            if is_own or subject == COMPANY:
                counts = effective(self._rule, subject, self._answers)
            self._found[key] = (need, counts, [], [])
        self._found[key][2].append(subject)
        self._found[key][3].append(place)

    def made(self) -> tuple[Group, ...]:
        """Return the groups."""
        return tuple(
            Group(
                rule=self._rule,
                need=need,
                effective=counts,
                subjects=tuple(subjects),
                places=tuple(places),
            )
            for need, counts, subjects, places in self._found.values()
        )


_NOBODY = "?"
"""A subject that never answers itself."""


def _distinct(situation: Situation) -> Iterable[Facts]:
    return {id(facts): facts for facts in situation.systems.values()}.values()


def _is_open_law(judged: Judged) -> bool:
    return judged.is_open and judged.is_law_today


def median(levels: Sequence[int]) -> float | None:
    """Return the level in the middle, or between the two in the middle; ``None`` without any."""
    ordered = sorted(levels)
    if not ordered:
        return None
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2

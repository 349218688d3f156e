"""The legal calendar: days of the law and of the duties that concern this inventory."""

from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.conditions import Always, AnswerIs, Condition, Facts, Truth, evaluate
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.kinds.obligation import Obligation
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law import DateRule, LawBook
from rai_desktop.domain.law_codes import ClassificationStatus, ObligationStatus
from rai_desktop.domain.parts import result_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.facts import sizes_of
from rai_desktop.services.law.sheets import Answered, read_sheet, sheet_uid
from rai_desktop.services.law.statuses import classifications, obligation_status
from rai_desktop.services.law.waiting import live_systems
from rai_desktop.services.law.words import mark_text
from rai_desktop.services.project import OpenProject

AT_ONCE = 100
"""Entries that are looked at between two yields."""


class Phase(LabelledCode):
    """What a day of the law means today."""

    COMES = "comes", N_("Still to come")
    TRANSITIONAL = "transitional", N_("Transitional periods that end")
    TODAY = "today", N_("Applies today")


class KnownAnswers:
    """Answers that were read before, kept by whoever asks again and again.

    They are read anew when the classification of their system rests on other facts.
    """

    def __init__(self) -> None:
        self._known: dict[Uid, tuple[str, Answered]] = {}

    def of(self, found: Classification, read: Callable[[Classification], Answered]) -> Answered:
        """Return the answers about the system of a classification."""
        kept = self._known.get(found.uid)
        if kept is None or kept[0] != found.basis:
            kept = self._known[found.uid] = (found.basis, read(found))
        return kept[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """A day of the law in words; ``systems`` are concerned, or may be.

    A day ``of_all`` concerns the company whatever its systems are.
    """

    id: str
    day: date
    phase: Phase
    title: str
    text: str
    articles: str
    mark: str
    systems: tuple[Uid, ...]
    of_all: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyDay:
    """Obligations that begin on a day; ``None`` holds those that apply today and are not met."""

    day: date | None
    obligations: tuple[Uid, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalCalendar:
    """All days in their order; ``unclassified`` systems may bring more."""

    days: tuple[CalendarDay, ...]
    duties: tuple[DutyDay, ...]
    unclassified: tuple[Uid, ...]

    def of_phase(self, phase: Phase) -> tuple[CalendarDay, ...]:
        """Return the days of one phase."""
        return tuple(day for day in self.days if day.phase is phase)

    def coming(self) -> tuple[CalendarDay, ...]:
        """Return the days to come."""
        return tuple(day for day in self.days if day.phase is not Phase.TODAY)


def legal_calendar(project: OpenProject, labels: Labels, day: date) -> LegalCalendar:
    """Return the legal calendar of the inventory on ``day``."""
    return result_of(calendar_in_parts(project, labels, day))


def calendar_in_parts(
    project: OpenProject, labels: Labels, day: date, answers: KnownAnswers | None = None
) -> Generator[None, None, LegalCalendar]:
    """Return the same, bit by bit between other work."""
    book = labels.law()
    yield
    groups, unclassified = yield from _grouped(project, book, day, answers or KnownAnswers())
    days = []
    for rule in sorted(book.dates, key=lambda rule: (rule.day, rule.id)):
        systems = tuple(uid for facts, uids in groups if _concerns(rule, facts) for uid in uids)
        if systems or isinstance(rule.when, Always):
            days.append(_told(labels, rule, systems, day))
        yield
    duties = yield from _duty_days(project, day)
    return LegalCalendar(days=tuple(days), duties=duties, unclassified=unclassified)


Groups = Sequence[tuple[Facts, Sequence[Uid]]]


def _grouped(
    project: OpenProject, book: LawBook, day: date, kept: KnownAnswers
) -> Generator[None, None, tuple[Groups, tuple[Uid, ...]]]:
    """Return systems that are alike in all that the days ask for, and those without a result."""
    asked = frozenset(question for rule in book.dates for question in _questions(rule.when))
    sizes = sizes_of(book, project.organisation())
    found: defaultdict[tuple[object, ...], list[Uid]] = defaultdict(list)
    facts_of: dict[tuple[object, ...], Facts] = {}
    unclassified = []
    recorded = classifications(project)

    def read(found: Classification) -> Answered:
        return _answers(project, book, found, asked)

    yield
    for batch in _batches(live_systems(project)):
        for system in batch:
            known = recorded.get(system.uid)
            if known is None or known.status in (None, ClassificationStatus.OPEN):
                unclassified.append(system.uid)
            if known is None:
                continue
            answers = kept.of(known, read)
            key = (*_labels_of(known), tuple(sorted(answers.items())))
            found[key].append(system.uid)
            if key not in facts_of:
                facts_of[key] = _facts(known, answers, sizes, day)
        yield
    return [(facts_of[key], uids) for key, uids in found.items()], tuple(unclassified)


def _batches(systems: Iterator[AiSystem]) -> Iterator[list[AiSystem]]:
    while batch := list(islice(systems, AT_ONCE)):
        yield batch


def _labels_of(known: Classification) -> tuple[tuple[str, ...], ...]:
    return known.labels, known.open_labels, known.roles, known.open_roles


def _answers(
    project: OpenProject, book: LawBook, found: Classification, asked: frozenset[str]
) -> Answered:
    if not asked or found.system is None:
        return {}
    extra = project.store.extra_values(sheet_uid(project.uid, book.rules.pack, found.system))
    return {question: answer for question, answer in read_sheet(extra).items() if question in asked}


def _facts(
    known: Classification,
    answers: Mapping[str, str | tuple[str, ...]],
    sizes: frozenset[str],
    day: date,
) -> Facts:
    return Facts(
        day=day,
        answers=answers,
        labels=frozenset(known.labels),
        open_labels=frozenset(known.open_labels),
        roles=frozenset(known.roles),
        open_roles=frozenset(known.open_roles),
        sizes=sizes,
    )


def _questions(condition: Condition) -> Iterator[str]:
    if isinstance(condition, AnswerIs):
        yield condition.question
    for part in condition.parts:
        yield from _questions(part)


def _concerns(rule: DateRule, facts: Facts) -> bool:
    return evaluate(rule.when, facts) is not Truth.FALSE


def _told(labels: Labels, rule: DateRule, systems: tuple[Uid, ...], day: date) -> CalendarDay:
    words = labels.words
    return CalendarDay(
        id=rule.id,
        day=rule.day,
        phase=_phase(rule, day),
        title=words.pick(rule.title),
        text=words.pick(rule.text) if rule.text else "",
        articles=labels.cited(rule.reference),
        mark=mark_text(words, rule.mark),
        systems=systems,
        of_all=isinstance(rule.when, Always),
    )


def _phase(rule: DateRule, day: date) -> Phase:
    if rule.day <= day:
        return Phase.TODAY
    return Phase.TRANSITIONAL if rule.kind == "ends" else Phase.COMES


def _duty_days(project: OpenProject, day: date) -> Generator[None, None, tuple[DutyDay, ...]]:
    found: defaultdict[date | None, list[Uid]] = defaultdict(list)
    obligations = iter(project.entities(EntityKind.OBLIGATION))
    while batch := list(islice(obligations, 4 * AT_ONCE)):
        for obligation in batch:
            if isinstance(obligation, Obligation):
                _sort_in(obligation, day, found)
        yield
    order = sorted(found, key=lambda each: each or date.min)
    return tuple(DutyDay(day=each, obligations=tuple(found[each])) for each in order)


def _sort_in(obligation: Obligation, day: date, found: defaultdict[date | None, list[Uid]]) -> None:
    status = obligation_status(obligation, day)
    if status is ObligationStatus.UPCOMING:
        found[obligation.applies_from].append(obligation.uid)
    elif status is ObligationStatus.APPLIES and obligation.applies_from is not None:
        found[None].append(obligation.uid)

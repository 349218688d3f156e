"""What the screens of the wizard show, and which answers their controls stand for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rai_desktop.domain.conditions import Answer, Facts, Truth, evaluate, undecided
from rai_desktop.domain.law import (
    ChoiceRule,
    GroupRule,
    LawBook,
    Outcome,
    QuestionKind,
    QuestionRule,
    ScreenRule,
    asked,
)
from rai_desktop.domain.rating import Texts

YES, NO, UNKNOWN = "yes", "no", "unknown"
OF_COMPANY = "organisation."

Changes = Mapping[str, Answer | None]
"""Answers by question; ``None`` takes one back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A question on a screen with its answer, empty without one, and what is proposed for it."""

    question: QuestionRule
    answer: str = ""
    proposed: str = ""

    @property
    def id(self) -> str:
        """The id of the question."""
        return self.question.id

    @property
    def is_statement(self) -> bool:
        """Whether it is a line to be ticked; others are asked one by one."""
        return bool(self.question.statement) and self.question.kind is QuestionKind.YES_NO

    @property
    def is_ticked(self) -> bool:
        """Whether the statement is said to be true."""
        return self.is_statement and self.answer == self.question.ticked

    @property
    def is_denied(self) -> bool:
        """Whether it has the answer that “none of these” gives."""
        return bool(self.answer) and self.answer == self.question.denial

    @property
    def is_unsure(self) -> bool:
        """Whether nobody knows the answer."""
        return self.answer == UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Lines that belong together; ``group`` is what the screen calls them.

    ``title`` stands above lines of no group that come from another screen.
    """

    group: GroupRule | None
    lines: tuple[Line, ...]
    title: Texts = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of the group, or of the screen for its own lines."""
        return self.group.id if self.group else self.lines[0].question.screen

    @property
    def is_area(self) -> bool:
        """Whether its lines are shown only once the area is ticked."""
        return bool(self.group and self.group.opens)

    @property
    def asks_once(self) -> bool:
        """Whether one sentence stands for all its lines."""
        return bool(self.group and self.group.confirm)

    @property
    def is_confirmed(self) -> bool:
        """Whether all lines are answered with yes."""
        return all(line.answer == YES for line in self.lines)

    @property
    def is_marked(self) -> bool:
        """Whether something in it is said to be true, or nobody knows."""
        return any(line.answer and not line.is_denied for line in self.lines)

    @property
    def statements(self) -> tuple[Line, ...]:
        """The lines to be ticked."""
        return tuple(line for line in self.lines if line.is_statement)

    @property
    def unanswered(self) -> tuple[Line, ...]:
        """The lines without an answer."""
        return tuple(line for line in self.lines if not line.answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class LawScreen:
    """A page of the wizard with questions of the law.

    ``choice`` is the large choice that fits the answers, ``proposed_choice`` the one that a field
    already says; both are empty where there is none.
    """

    rule: ScreenRule
    parts: tuple[Part, ...]
    choice: str = ""
    proposed_choice: str = ""

    @property
    def id(self) -> str:
        """The id of the screen."""
        return self.rule.id

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines in their order."""
        return tuple(line for part in self.parts for line in part.lines)

    @property
    def areas(self) -> tuple[Part, ...]:
        """The parts that open when they are ticked."""
        return tuple(part for part in self.parts if part.is_area)

    @property
    def unanswered(self) -> tuple[Line, ...]:
        """The lines without an answer."""
        return tuple(line for line in self.lines if not line.answer)

    @property
    def is_done(self) -> bool:
        """Whether everything that it asks is answered, if only with “don't know”."""
        return not self.unanswered


def law_screens(book: LawBook, outcome: Outcome, field_codes: Mapping[str, str]) -> list[LawScreen]:
    """Return the pages of the wizard with the lines that concern the system as it is known.

    ``field_codes`` are the codes of the fields that large choices belong to, by ``kind.key``.
    """
    lines = {line.id: line for line in shown_lines(book, outcome)}
    screens = []
    for rule in book.screens:
        if not rule.shown_with:
            parts = [
                part
                for one in (rule, *(r for r in book.screens if r.shown_with == rule.id))
                for part in _parts(one, [line for line in lines.values() if _is_on(line, one)])
            ]
            screens.append(_screen(rule, tuple(parts), field_codes.get(rule.from_field, "")))
    return screens


def shown_lines(book: LawBook, outcome: Outcome) -> Iterator[Line]:
    """Yield the questions that can be asked now.

    A finer question waits until the question before it is answered, if only with “don't know”.
    Facts about the company are not asked for each system.
    """
    facts = outcome.facts
    for question in asked(book.rules, outcome):
        if question.from_field.startswith(OF_COMPANY):
            continue
        is_certain = evaluate(question.ask_when, facts) is Truth.TRUE
        if is_certain or not undecided(question.ask_when, facts):
            yield Line(
                question=question,
                answer=_given(facts, question),
                proposed=proposed(question, facts),
            )


def proposed(question: QuestionRule, facts: Facts) -> str:
    """Return the answer that what is known speaks for; empty when nothing does."""
    found = (a for when, a in question.prefill if evaluate(when, facts) is Truth.TRUE)
    return next(found, ("",))[0]


def none_of(lines: Iterable[Line]) -> dict[str, Answer | None]:
    """Return what “none of these”, or “none of the others”, records for ``lines``."""
    return {
        line.id: line.question.denial
        for line in lines
        if line.question.denial and (not line.answer or line.is_denied)
    }


def closing(lines: Iterable[Line]) -> dict[str, Answer | None]:
    """Return what is recorded when an area turns out not to apply."""
    return {line.id: line.question.denial for line in lines if line.question.denial}


def withdrawn(lines: Iterable[Line]) -> dict[str, Answer | None]:
    """Return what takes “none of these” back."""
    return {line.id: None for line in lines if line.is_denied}


def chosen(screen: ScreenRule, choice: str) -> dict[str, Answer | None]:
    """Return what a large choice records; what it asks one by one loses its answer."""
    rule = _choice(screen, choice)
    if rule is None:
        return {}
    if rule.is_unknown:
        return dict.fromkeys(screen.covered, UNKNOWN)
    answers: dict[str, Answer | None] = dict.fromkeys(screen.covered, NO)
    return answers | dict.fromkeys(rule.yes, YES) | dict.fromkeys(rule.asks, None)


def asked_one_by_one(screen: LawScreen) -> tuple[str, ...]:
    """Return the questions of a screen with a large choice that stand below it as lines."""
    rule = _choice(screen.rule, screen.choice)
    covered = set(screen.rule.covered) - set(rule.asks if rule else ())
    return tuple(line.id for line in screen.lines if line.id not in covered)


def _screen(rule: ScreenRule, parts: tuple[Part, ...], code: str) -> LawScreen:
    answers = {line.id: line.answer for part in parts for line in part.lines}
    fitting = (choice for choice in rule.choices if _fits(rule, choice, answers))
    choice = next((choice.id for choice in fitting), "")
    return LawScreen(rule=rule, parts=parts, choice=choice, proposed_choice=code)


def _fits(screen: ScreenRule, choice: ChoiceRule, answers: Mapping[str, str]) -> bool:
    wanted = chosen(screen, choice.id)
    return all(answers.get(q) == a for q, a in wanted.items() if q not in choice.asks)


def _choice(screen: ScreenRule, code: str) -> ChoiceRule | None:
    return next((choice for choice in screen.choices if choice.id == code), None)


def _parts(rule: ScreenRule, lines: list[Line]) -> Iterator[Part]:
    """Yield the lines by group; those of no group come first."""
    for group in (None, *rule.groups):
        own = tuple(line for line in lines if line.question.group == (group.id if group else ""))
        if own:
            title = rule.title if rule.shown_with else {}
            yield Part(group=group, lines=own, title=title)


def _is_on(line: Line, rule: ScreenRule) -> bool:
    return line.question.screen == rule.id


def _given(facts: Facts, question: QuestionRule) -> str:
    given = facts.given(question.id)
    return UNKNOWN if UNKNOWN in given else next(iter(sorted(given)), "")

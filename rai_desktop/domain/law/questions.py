"""Which questions are asked, which is next, and which have to be clarified."""

from collections.abc import Callable, Iterator

from rai_desktop.domain.conditions import (
    Condition,
    Facts,
    Truth,
    doubted,
    evaluate,
    undecided,
)
from rai_desktop.domain.law.classifying import Outcome
from rai_desktop.domain.law.rules import LawRules, QuestionRule


def asked(rules: LawRules, outcome: Outcome) -> tuple[QuestionRule, ...]:
    """Return the questions that concern the system as far as it is known, in their order."""
    return tuple(q for q in rules.questions if _is_asked(q, outcome.facts))


def next_question(
    rules: LawRules, outcome: Outcome, *, with_fields: bool = True
) -> QuestionRule | None:
    """Return the first unanswered question that can still change something unknown.

    A question that is only recorded counts, too; ``None`` when nothing is left to ask. Without
    ``with_fields`` those are left out that a field of the company answers.
    """
    facts = outcome.facts
    matters = set(_open_in(rules, facts, undecided))
    for question in asked(rules, outcome):
        if not with_fields and question.is_of_company:
            continue
        if not facts.given(question.id) and (question.record_only or question.id in matters):
            return question
    return None


def clarifying(rules: LawRules, outcome: Outcome) -> tuple[str, ...]:
    """Return the questions that nobody could answer and that keep the result open, in order."""
    facts = outcome.facts
    found = {*_open_in(rules, facts, doubted), *_open_in(rules, facts, undecided)}
    return tuple(q.id for q in asked(rules, outcome) if q.id in found)


def _is_asked(question: QuestionRule, facts: Facts) -> bool:
    return evaluate(question.ask_when, facts) is not Truth.FALSE


def _open_in(
    rules: LawRules, facts: Facts, found_in: Callable[[Condition, Facts], tuple[str, ...]]
) -> Iterator[str]:
    """Yield the questions behind what is unknown in results, grounds and obligations."""
    for result in rules.results:
        if evaluate(result.when, facts) is Truth.FALSE:
            continue
        yield from found_in(result.when, facts)
        for ground in result.grounds:
            yield from found_in(ground.when, facts)
    for obligation in rules.obligations:
        yield from found_in(obligation.when, facts)
    for question in rules.questions:
        yield from found_in(question.ask_when, facts)

"""Judging a condition, and finding what could still change the result."""

from collections.abc import Callable, Iterator

from rai_desktop.domain.conditions.tree import UNKNOWN, AnswerIs, Condition, Facts
from rai_desktop.domain.conditions.truth import Truth


def evaluate(condition: Condition, facts: Facts) -> Truth:
    """Return whether ``condition`` holds for ``facts``."""
    return condition.judged(facts)


def undecided(condition: Condition, facts: Facts) -> tuple[str, ...]:
    """Return the unanswered questions that can still change an unknown result, in order."""
    return _open_questions(condition, facts, lambda given: not given)


def doubted(condition: Condition, facts: Facts) -> tuple[str, ...]:
    """Return the questions answered "don't know" that keep the result unknown, in order."""
    return _open_questions(condition, facts, lambda given: UNKNOWN in given)


def leaves(condition: Condition) -> Iterator[Condition]:
    """Yield the conditions that have no parts, as they are written."""
    if not condition.parts:
        yield condition
    for part in condition.parts:
        yield from leaves(part)


def questions_in(condition: Condition) -> tuple[str, ...]:
    """Return the questions that ``condition`` mentions, each once, as they are written."""
    asked = (leaf.question for leaf in leaves(condition) if isinstance(leaf, AnswerIs))
    return tuple(dict.fromkeys(asked))


def _open_questions(
    condition: Condition, facts: Facts, wanted: Callable[[frozenset[str]], bool]
) -> tuple[str, ...]:
    asked = (
        leaf.question
        for leaf in _unknown_leaves(condition, facts)
        if isinstance(leaf, AnswerIs) and wanted(facts.given(leaf.question))
    )
    return tuple(dict.fromkeys(asked))


def _unknown_leaves(condition: Condition, facts: Facts) -> Iterator[Condition]:
    """Yield the leaves below parts that are unknown; what is known cannot change any more."""
    if condition.judged(facts) is not Truth.UNKNOWN:
        return
    if not condition.parts:
        yield condition
    for part in condition.parts:
        yield from _unknown_leaves(part, facts)

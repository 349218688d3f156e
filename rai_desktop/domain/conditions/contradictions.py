"""Finding conditions that nothing can make true, so that a pack with one is noticed."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, combinations
from typing import Final

from rai_desktop.domain.conditions.judging import leaves
from rai_desktop.domain.conditions.tree import (
    NO,
    YES,
    Answer,
    AnswerIs,
    Condition,
    DayIs,
    Facts,
    Has,
    SizeIs,
    Subject,
)
from rai_desktop.domain.conditions.truth import Truth

_MOST_TRIALS: Final = 4096
_MOST_MIXED: Final = 10
_OTHER: Final = "(something else)"

_Fix = Callable[[Facts], Facts]


def contradicts(
    condition: Condition, options: Mapping[str, Collection[Answer]] | None = None
) -> bool:
    """Return whether no facts at all can make ``condition`` true.

    ``options`` holds every possible answer of a question where they are known. The search is given
    up after some thousand trials; a condition that complicated is not called a contradiction.
    """
    trials = iter(range(_MOST_TRIALS))
    fixes = _fixes(condition, options or {})
    return not any(_can_be_true(condition, blank, fixes, trials) for blank in _blanks(condition))


def _can_be_true(
    condition: Condition, facts: Facts, fixes: Sequence[list[_Fix]], trials: Iterator[int]
) -> bool:
    """Fix one fact after the other and stop as soon as the result is known."""
    truth = condition.judged(facts)
    if truth is not Truth.UNKNOWN or not fixes:
        return truth is not Truth.FALSE
    for fix in fixes[0]:
        if next(trials, None) is None or _can_be_true(condition, fix(facts), fixes[1:], trials):
            return True
    return False


def _blanks(condition: Condition) -> Iterator[Facts]:
    """Yield facts with nothing but a day, for each day that can make a difference."""
    open_codes: dict[Subject, set[str]] = {subject: set() for subject in Subject}
    days = {date(2000, 1, 1)}
    for leaf in leaves(condition):
        if isinstance(leaf, Has):
            open_codes[leaf.subject].update(leaf.codes)
        elif isinstance(leaf, DayIs):
            days.update(_days_around(leaf))
    for day in sorted(days):
        yield Facts(
            day=day,
            open_labels=frozenset(open_codes[Subject.LABEL]),
            open_roles=frozenset(open_codes[Subject.ROLE]),
            open_traits=frozenset(open_codes[Subject.TRAIT]),
        )


def _days_around(leaf: DayIs) -> Iterator[date]:
    yield from (leaf.start, leaf.end)
    if leaf.start > date.min:
        yield leaf.start - timedelta(days=1)
    if leaf.end < date.max:
        yield leaf.end + timedelta(days=1)


def _fixes(
    condition: Condition, options: Mapping[str, Collection[Answer]]
) -> tuple[list[_Fix], ...]:
    """Return, for every fact that ``condition`` mentions, the ways in which it can turn out."""
    found: dict[tuple[str, str], list[_Fix]] = {}
    for leaf in leaves(condition):
        if isinstance(leaf, AnswerIs):
            possible = options.get(leaf.question) or _possible_answers(condition, leaf.question)
            found["answer", leaf.question] = [_answered(leaf.question, one) for one in possible]
        elif isinstance(leaf, Has):
            for code in leaf.codes:
                found[leaf.subject, code] = [
                    _settled(leaf.subject, code, holds=holds) for holds in (True, False)
                ]
        elif isinstance(leaf, SizeIs):
            found["size", ""] = [_sized(size) for size in _possible_sizes(condition)]
    return tuple(ways for ways in found.values() if ways)


def _possible_answers(condition: Condition, question: str) -> list[Answer]:
    """Return yes and no, or any mix of the codes mentioned and something else.

    None stands for: too many to try them all.
    """
    mentioned = dict.fromkeys(
        value
        for leaf in leaves(condition)
        if isinstance(leaf, AnswerIs) and leaf.question == question
        for value in leaf.values
    )
    if mentioned.keys() <= {YES, NO}:
        return [YES, NO]
    if len(mentioned) > _MOST_MIXED:
        return []
    mixes = (combinations(mentioned, count) for count in range(1, len(mentioned) + 1))
    return [*chain.from_iterable(mixes), _OTHER]


def _possible_sizes(condition: Condition) -> list[str]:
    sizes = (leaf.sizes for leaf in leaves(condition) if isinstance(leaf, SizeIs))
    return [*dict.fromkeys(chain.from_iterable(sizes)), _OTHER]


def _answered(question: str, answer: Answer) -> _Fix:
    return lambda facts: replace(facts, answers={**facts.answers, question: answer})


def _sized(size: str) -> _Fix:
    return lambda facts: replace(facts, sizes=frozenset((size,)))


def _settled(subject: Subject, code: str, *, holds: bool) -> _Fix:
    def fix(facts: Facts) -> Facts:
        certain, possible = subject.codes_in(facts)
        certain, possible = certain | {code} if holds else certain, possible - {code}
        if subject is Subject.LABEL:
            return replace(facts, labels=certain, open_labels=possible)
        if subject is Subject.ROLE:
            return replace(facts, roles=certain, open_roles=possible)
        return replace(facts, traits=certain, open_traits=possible)

    return fix

"""Highest fines in words; they inform and say nothing about what a court would impose."""

from collections.abc import Sequence

from rai_desktop.domain.codes import TurnoverClass
from rai_desktop.domain.kinds.organisation import Organisation
from rai_desktop.domain.law import LawBook, PenaltyRule, fine_cap
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.facts import sizes_of, turnover_of
from rai_desktop.words import Words


def fine_text(labels: Labels, rule: PenaltyRule, organisation: Organisation | None) -> str:
    """Return the highest fine for a company; both limits while one amount cannot be told."""
    book, words = labels.law(), labels.words
    sizes = sorted(sizes_of(book, organisation))
    cap = fine_cap(rule, sizes, _turnover(organisation))
    if cap.lowest is None or cap.highest is None:
        return _both(words, rule, _counting(book, rule, sizes))
    if cap.lowest == cap.highest:
        return words.filled(N_("up to {amount} euros"), amount=words.number(cap.highest))
    return words.filled(
        N_("up to {low} or {high} euros, depending on the size of the company"),
        low=words.number(cap.lowest),
        high=words.number(cap.highest),
    )


def _turnover(organisation: Organisation | None) -> int | None:
    """Return the highest turnover of the company's class; the largest class has none."""
    if organisation is None or organisation.turnover is TurnoverClass.OVER_150:
        return None
    return turnover_of(organisation)


def _counting(book: LawBook, rule: PenaltyRule, sizes: Sequence[str]) -> str:
    """Return whether the higher or the lower limit counts; empty while that is not certain."""
    wanted = sizes or [size.id for size in book.sizes]
    found = {
        next((how for held, how in rule.exceptions if size in held), rule.counts) for size in wanted
    }
    return found.pop() if len(found) == 1 else ""


_BOTH = {
    "higher": N_(
        "up to {amount} euros or {share} of the worldwide yearly turnover, whichever is higher"
    ),
    "lower": N_(
        "up to {amount} euros or {share} of the worldwide yearly turnover, whichever is lower"
    ),
    "": N_(
        "up to {amount} euros or {share} of the worldwide yearly turnover; which of both counts "
        "depends on the size of the company"
    ),
}


def _both(words: Words, rule: PenaltyRule, counting: str) -> str:
    share = _percent(words, rule.turnover_share)
    if rule.euros is None:
        return words.filled(N_("up to {share} of the worldwide yearly turnover"), share=share)
    return words.filled(_BOTH[counting], amount=words.number(rule.euros), share=share)


def _percent(words: Words, share: float | None) -> str:
    return f"{words.decimal((share or 0) * 100)} %"

"""Which obligations follow from a classification, and from which day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.conditions import Truth, evaluate
from rai_desktop.domain.law.classifying import Outcome
from rai_desktop.domain.law.rules import LawRules, ObligationRule, StartRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """An obligation that meets the organisation, or may do so.

    ``start`` is the rule by which its first day was found; ``None`` for what binds nobody by law.
    """

    rule: ObligationRule
    is_certain: bool
    start: StartRule | None

    @property
    def applies_from(self) -> date | None:
        """The first day on which it applies."""
        return self.start.applies_from if self.start else None


def duties(rules: LawRules, outcome: Outcome) -> tuple[Duty, ...]:
    """Return the obligations of a classified system, in the order they are written."""
    return tuple(_duties(rules, outcome))


def _duties(rules: LawRules, outcome: Outcome) -> Iterator[Duty]:
    for rule in rules.obligations:
        truth = evaluate(rule.when, outcome.facts)
        if truth is not Truth.FALSE:
            start = _earliest(rule, outcome)
            yield Duty(rule=rule, is_certain=truth is Truth.TRUE, start=start)


def _earliest(rule: ObligationRule, outcome: Outcome) -> StartRule | None:
    """Return the earliest start that holds; one that only may hold counts when none is certain."""
    judged = [(evaluate(start.when, outcome.facts), start) for start in rule.starts]
    for wanted in (Truth.TRUE, Truth.UNKNOWN):
        found = [start for truth, start in judged if truth is wanted]
        if found:
            return min(found, key=lambda start: start.applies_from)
    return None

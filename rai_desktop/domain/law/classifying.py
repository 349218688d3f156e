"""From answers to labels and roles, in three-valued logic."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from rai_desktop.domain.conditions import Condition, Facts, Truth, evaluate
from rai_desktop.domain.law.rules import GroundRule, LawRules, ResultRule
from rai_desktop.domain.rating import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a label or role holds, or may hold: the result and the ground behind it."""

    result: ResultRule
    ground: GroundRule | None
    is_certain: bool

    @property
    def text(self) -> Texts:
        """What the ground says, or what the result means where no ground is told."""
        return self.ground.text if self.ground is not None else self.result.meaning

    @property
    def reference(self) -> tuple[str, ...]:
        """The places in the law: those of the ground, else those of the result."""
        own = self.ground.reference if self.ground is not None else ()
        return own or self.result.reference

    @property
    def applies_from(self) -> date | None:
        """The day of the ground, else that of the result."""
        own = self.ground.applies_from if self.ground is not None else None
        return own or self.result.applies_from

    @property
    def when(self) -> Condition:
        """The condition that holds."""
        return self.ground.when if self.ground is not None else self.result.when


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What follows from facts.

    ``facts`` are those given, together with the certain and the open labels and roles. An open one
    holds or does not hold, depending on what is not known yet: both count until that is clear.
    """

    facts: Facts
    reasons: tuple[Reason, ...]

    @property
    def labels(self) -> frozenset[str]:
        """The certain labels."""
        return self.facts.labels

    @property
    def open_labels(self) -> frozenset[str]:
        """The labels that may hold."""
        return self.facts.open_labels

    @property
    def roles(self) -> frozenset[str]:
        """The certain roles."""
        return self.facts.roles

    @property
    def open_roles(self) -> frozenset[str]:
        """The roles that may hold."""
        return self.facts.open_roles

    @property
    def is_open(self) -> bool:
        """Whether something that is not known could still change the result."""
        return bool(self.open_labels or self.open_roles)

    @property
    def blocks(self) -> bool:
        """Whether the system must not go live, or may turn out so."""
        return any(reason.result.blocks for reason in self.reasons)


def classify(rules: LawRules, facts: Facts) -> Outcome:
    """Return all labels and roles at once; results are judged in the order they are written.

    Labels and roles in ``facts`` are ignored: they are what this function finds. A question that
    does not concern the system, and that nobody answered, keeps nothing open.
    """
    outcome = _classified(rules, facts)
    while implied := dict(_not_concerning(rules, outcome.facts)):
        known = replace(outcome.facts, answers={**outcome.facts.answers, **implied})
        outcome = Outcome(facts=known, reasons=outcome.reasons)
        if outcome.is_open or not all(reason.is_certain for reason in outcome.reasons):
            outcome = _classified(rules, known)
    return outcome


def _not_concerning(rules: LawRules, facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield the denials of unanswered questions that will never be asked."""
    for question in rules.questions:
        if facts.given(question.id) or not question.denial:
            continue
        if evaluate(question.ask_when, facts) is Truth.FALSE:
            yield question.id, question.denial


def _classified(rules: LawRules, facts: Facts) -> Outcome:
    none: frozenset[str] = frozenset()
    facts = replace(facts, labels=none, open_labels=none, roles=none, open_roles=none)
    reasons: list[Reason] = []
    for result in rules.results:
        truth = evaluate(result.when, facts)
        if truth is Truth.FALSE:
            continue
        facts = _with(facts, result, truth)
        reasons += _reasons(result, facts, is_certain=truth is Truth.TRUE)
    return Outcome(facts=facts, reasons=tuple(reasons))


def _with(facts: Facts, result: ResultRule, truth: Truth) -> Facts:
    """Return ``facts`` with what a result gives; what is certain is not open any more."""
    code = frozenset((result.code,))
    if result.label:
        certain = facts.labels | code if truth is Truth.TRUE else facts.labels
        return replace(facts, labels=certain, open_labels=(facts.open_labels | code) - certain)
    certain = facts.roles | code if truth is Truth.TRUE else facts.roles
    return replace(facts, roles=certain, open_roles=(facts.open_roles | code) - certain)


def _reasons(result: ResultRule, facts: Facts, *, is_certain: bool) -> Iterator[Reason]:
    """Yield the grounds that hold or may hold; a result without any stands for itself."""
    judged = [(ground, evaluate(ground.when, facts)) for ground in result.grounds]
    certain = [ground for ground, truth in judged if truth is Truth.TRUE]
    possible = [ground for ground, truth in judged if truth is Truth.UNKNOWN]
    if not certain and not possible:
        yield Reason(result=result, ground=None, is_certain=is_certain)
    for ground in certain:
        yield Reason(result=result, ground=ground, is_certain=is_certain)
    for ground in possible:
        yield Reason(result=result, ground=ground, is_certain=False)

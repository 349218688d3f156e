"""Why a requirement applies, what proves it, and where else it counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.requirements import (
    BindingKind,
    Reason,
    RequirementRule,
    RequirementRules,
    RequirementScore,
)
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import Catalogue
from rai_desktop.words import Words

_KINDS = {
    BindingKind.LAW_NOW: N_("Mandatory today"),
    BindingKind.LAW_DATE: N_("Mandatory from a date"),
    BindingKind.LAW_CONDITION: N_("Mandatory under a condition"),
    BindingKind.GOOD_PRACTICE: N_("Voluntary"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A reason why a requirement applies: how binding, the places in the law, and a remark."""

    binding: str
    places: str
    remark: str


def reasons(
    words: Words, catalogue: Catalogue, score: RequirementScore, day: date
) -> tuple[Why, ...]:
    """Return why a requirement applies on ``day``, law first."""
    found = sorted(score.need.reasons, key=lambda one: not one.binding.is_law)
    return tuple(_why(words, catalogue, one, day) for one in found)


def _why(words: Words, catalogue: Catalogue, reason: Reason, day: date) -> Why:
    binding = reason.binding
    text = words(_KINDS[binding.kind])
    if binding.is_law and binding.applies_from is not None:
        said = (
            N_("Mandatory since {day}") if reason.has_started(day) else N_("Mandatory from {day}")
        )
        text = words.filled(said, day=words.day(binding.applies_from))
    if not reason.is_certain:
        text = words.filled(N_("{binding}, to be clarified"), binding=text)
    places = ", ".join(catalogue.cite(place, words.language) for place in binding.reference)
    return Why(binding=text, places=places, remark=words.pick(binding.text) if binding.text else "")


def proofs(words: Words, rule: RequirementRule) -> tuple[str, ...]:
    """Return what proves that a requirement is met."""
    return tuple(words.pick(text) for text in rule.evidence)


def counted_for(words: Words, rules: RequirementRules, rule: RequirementRule) -> tuple[str, ...]:
    """Return the points of frameworks that an answer counts for, one text for each framework."""
    return tuple(_counted(words, rules, rule))


def _counted(words: Words, rules: RequirementRules, rule: RequirementRule) -> Iterator[str]:
    for framework in rules.frameworks:
        points = rule.refs.get(framework.id)
        if points:
            yield f"{words.pick(framework.title)}: {', '.join(points)}"

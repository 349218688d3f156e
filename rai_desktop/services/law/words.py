"""What the law says about an obligation, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rai_desktop.domain.codes import Role
from rai_desktop.domain.law_codes import ObligationStatus
from rai_desktop.domain.texts import N_
from rai_desktop.services.law.statuses import obligation_status

if TYPE_CHECKING:
    from datetime import date

    from rai_desktop.domain.kinds.obligation import Obligation
    from rai_desktop.domain.law import ObligationRule
    from rai_desktop.services.labels import Labels
    from rai_desktop.services.law.kept import KeptRules
    from rai_desktop.services.ports import Catalogue
    from rai_desktop.words import Words

CERTAIN_MARKS = ("V", "V2", "G", "")
"""Marks of what was verified; everything else is to be checked with counsel."""

TO_CHECK = N_("To be checked with counsel")


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyWords:
    """Text, article, evidence and notes of an obligation.

    ``is_kept`` tells that today's packs do not have it any more, and that the text comes from a
    pack kept in the project; ``rule`` is ``None`` when that has it neither.
    """

    rule: ObligationRule | None = None
    title: str = ""
    text: str = ""
    articles: str = ""
    evidence: tuple[str, ...] = ()
    covered_by: str = ""
    condition: str = ""
    note: str = ""
    mark: str = ""
    is_kept: bool = False


def duty_words(
    catalogue: Catalogue, words: Words, rule_id: str, kept: KeptRules | None = None
) -> DutyWords:
    """Return what the packs say about the obligation ``rule_id``, or those ``kept`` said."""
    rule = catalogue.law().rules.by_obligation.get(rule_id)
    is_kept = rule is None
    if rule is None and kept is not None:
        rule = kept.obligation(rule_id)
    if rule is None:
        return DutyWords()
    return DutyWords(
        rule=rule,
        title=words.pick(rule.title),
        text=words.pick(rule.text),
        articles="; ".join(catalogue.cite(each, words.language) for each in rule.reference),
        evidence=tuple(words.pick(each) for each in rule.evidence),
        covered_by=", ".join(rule.covered_by),
        condition=words.pick(rule.condition) if rule.condition else "",
        note=words.pick(rule.note) if rule.note else "",
        mark=mark_text(words, rule.mark),
        is_kept=is_kept,
    )


def mark_text(words: Words, mark: str) -> str:
    """Return that something is to be checked; empty for what was verified."""
    return "" if mark in CERTAIN_MARKS else words(TO_CHECK)


def addressees(labels: Labels, duty: DutyWords) -> str:
    """Return whom an obligation meets, by role; empty when it meets every role."""
    roles = duty.rule.roles if duty.rule is not None else ()
    return ", ".join(labels.code(Role(role)) for role in roles)


def state_words(labels: Labels, obligation: Obligation, day: date) -> str:
    """Return where an obligation stands on ``day``; what is recommended never applies by law."""
    status = obligation_status(obligation, day)
    if status is ObligationStatus.APPLIES and obligation.applies_from is None:
        return labels.words(N_("Recommended"))
    return labels.code(status)

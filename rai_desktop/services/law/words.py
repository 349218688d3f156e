"""Obligations, labels, roles and marks of the law in words: their one home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rai_desktop.domain.codes import Role
from rai_desktop.domain.law_codes import LegalLabel, ObligationStatus
from rai_desktop.domain.texts import N_
from rai_desktop.services.law.statuses import obligation_status

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from rai_desktop.domain.kinds.obligation import Obligation
    from rai_desktop.domain.law import ObligationRule
    from rai_desktop.services.labels import Labels
    from rai_desktop.services.law.kept import KeptRules
    from rai_desktop.services.ports import Catalogue
    from rai_desktop.words import Words

TO_CHECK = N_("To be checked with counsel")

_COMPARED = ("", "V")
_SETTLED = (*_COMPARED, "V2", "G")
"""Marks of what is not open: compared with the law, found in two sources, or long settled."""

_MARKS = {
    "V": N_("Compared with the text of the law."),
    "V2": N_("Found in two sources, not compared with the text of the law."),
    "1S": N_("Found in one source only. To be checked with counsel."),
    "U": N_("Not verified. To be checked with counsel."),
    "D": N_("Own proposal. To be checked with counsel."),
    "G": N_("General knowledge, long settled. Not compared with the text of the law."),
}


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
    """Return that a point is open and to be checked; empty for what is settled."""
    return "" if mark in _SETTLED else words(TO_CHECK)


def grade_text(words: Words, mark: str) -> str:
    """Return how sure a text is, as a sentence; empty when nothing is said."""
    return words(_MARKS[mark]) if mark in _MARKS else ""


def doubt_text(words: Words, mark: str) -> str:
    """Return how sure a text is that was not compared with the law; empty where it was."""
    return "" if mark in _COMPARED else grade_text(words, mark) or mark_text(words, mark)


def ordered(codes: Collection[str]) -> tuple[LegalLabel, ...]:
    """Return labels with the heaviest first."""
    return tuple(label for label in LegalLabel if label in codes)


def label_words(labels: Labels, codes: Collection[str]) -> str:
    """Return labels in words, the heaviest first; empty when there is none."""
    return "; ".join(labels.code(label) for label in ordered(codes))


def role_words(labels: Labels, codes: Collection[str]) -> str:
    """Return roles in words, in the order of the law; unknown ones as they are."""
    known = tuple(role for role in Role if role in codes)
    unknown = sorted(set(codes) - {str(role) for role in known})
    return "; ".join((*(labels.code(role) for role in known), *unknown))


def addressees(labels: Labels, duty: DutyWords) -> str:
    """Return whom an obligation meets, by role; empty when it meets every role."""
    return role_words(labels, duty.rule.roles if duty.rule is not None else ())


def state_words(labels: Labels, obligation: Obligation, day: date) -> str:
    """Return where an obligation stands on ``day``; what is recommended never applies by law."""
    status = obligation_status(obligation, day)
    if status is ObligationStatus.APPLIES and obligation.applies_from is None:
        return labels.words(N_("Recommended"))
    return labels.code(status)

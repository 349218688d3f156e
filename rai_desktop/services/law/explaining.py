"""A judgement in words: what it means, why, and what is still to be clarified."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from rai_desktop.domain.conditions import questions_in
from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.law import Outcome, Reason, ResultRule, classify
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.duty_changes import ChangedDuty
from rai_desktop.services.law.judging import Judgement
from rai_desktop.services.law.screens import UNKNOWN
from rai_desktop.services.law.words import doubt_text, label_words, ordered, role_words

_ORDER = tuple(LegalLabel)
_EXEMPT, _SENSITIVE = LegalLabel.EXEMPT_6_3, LegalLabel.HR_III
_HARMLESS = frozenset((LegalLabel.MINIMAL, LegalLabel.OUT, LegalLabel.NOT_AI))


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldReason:
    """One ground of a label or role: where the law says it, what it rests on, and from when.

    ``remark`` tells how sure it is; empty for what was compared with the law.
    """

    title: str
    text: str
    source: str
    answers: str
    applies_from: date | None
    is_certain: bool
    remark: str


def meanings(judged: Judgement, labels: Labels) -> list[str]:
    """Return what the certain labels and roles mean, the heaviest label first."""
    results = list(_certain_results(judged.outcome))
    by_code = {result.code: result for result in results if result.label}
    first = [by_code[code] for code in ordered(judged.outcome.labels) if code in by_code]
    roles = [result for result in results if result.role]
    return [labels.words.pick(result.meaning) for result in (*first, *roles)]


def reasons(judged: Judgement, labels: Labels) -> Iterator[ToldReason]:
    """Yield the grounds behind all labels and roles, those of the heaviest label first."""
    told = judged.outcome.reasons

    def rank(reason: Reason) -> tuple[bool, bool, int]:
        label = reason.result.label
        return (not reason.is_certain, not label, _ORDER.index(LegalLabel(label)) if label else 0)

    for reason in sorted(told, key=rank):
        yield _told(reason, judged, labels)


def possible_outcomes(judged: Judgement, labels: Labels) -> tuple[str, str]:
    """Return in words how the result turns out at best and at worst, as far as it is open."""
    outcome, rules = judged.outcome, judged.rules
    facts = outcome.facts
    unclear = (q for q in rules.questions if not facts.given(q.id) or UNKNOWN in facts.given(q.id))
    denied = {question.id: question.denial for question in unclear if question.denial}
    mild = classify(rules, replace(facts, answers={**facts.answers, **denied})).labels
    possible = outcome.labels | outcome.open_labels
    if {_EXEMPT, _SENSITIVE} <= possible:  # the exemption stands in place of the sensitive area
        if _SENSITIVE not in outcome.labels and _SENSITIVE in mild:
            mild = (mild - {_SENSITIVE}) | {_EXEMPT}
        possible = possible - {_EXEMPT}
    return _named(labels, mild), _named(labels, possible - _HARMLESS or possible)


def differences(before: Classification, judged: Judgement, labels: Labels) -> list[str]:
    """Return what differs from the result that was recorded, one line each."""
    words, outcome = labels.words, judged.outcome
    new = outcome.labels - set(before.found)
    gone = set(before.found) - outcome.labels
    lines = []
    if new:
        lines.append(words.filled(N_("New: {labels}"), labels=label_words(labels, new)))
    if gone:
        lines.append(words.filled(N_("No longer: {labels}"), labels=label_words(labels, gone)))
    roles = frozenset(str(role) for role in outcome.roles)
    if roles != set(before.roles):
        told = role_words(labels, roles) or "–"
        lines.append(words.filled(N_("Your roles now: {roles}"), roles=told))
    if (before.pack_id, before.pack_version) != (judged.rules.pack, judged.rules.version):
        text = N_("The rules are of version {new} now; it was {old}.")
        lines.append(words.filled(text, new=judged.rules.version, old=before.pack_version))
    return lines


def duty_title(change: ChangedDuty, judged: Judgement, labels: Labels) -> str:
    """Return what an obligation of the preview is called."""
    if change.duty is not None:
        return labels.words.pick(change.duty.rule.title)
    rules = {rule.id: rule for rule in judged.rules.obligations}
    rule = rules.get(change.rule)
    return labels.words.pick(rule.title) if rule is not None else change.rule


def _certain_results(outcome: Outcome) -> Iterator[ResultRule]:
    found = {r.result.id: r.result for r in outcome.reasons if r.result.code in _certain(outcome)}
    return iter(found.values())


def _certain(outcome: Outcome) -> frozenset[str]:
    return outcome.labels | outcome.roles


def _named(labels: Labels, codes: Collection[str]) -> str:
    return label_words(labels, codes) or "–"


def _told(reason: Reason, judged: Judgement, labels: Labels) -> ToldReason:
    result, words = reason.result, labels.words
    return ToldReason(
        title=words.pick(result.title),
        text=words.pick(reason.text),
        source=labels.cited(reason.reference),
        answers="; ".join(_answers(reason, judged, labels)),
        applies_from=reason.applies_from if result.label else None,
        is_certain=reason.is_certain,
        remark=doubt_text(words, result.mark),
    )


def _answers(reason: Reason, judged: Judgement, labels: Labels) -> Iterator[str]:
    """Yield the answers behind a ground, with the ids of their questions."""
    given = judged.outcome.facts.given
    shown = {"yes": N_("Yes"), "no": N_("No"), "unknown": N_("Don't know")}
    for question in questions_in(reason.when):
        for code in sorted(given(question)):
            yield f"{question}: {labels.words(shown.get(code, code))}"

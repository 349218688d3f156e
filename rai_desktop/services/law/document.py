"""A classification as one document, for programs."""

from collections.abc import Iterator

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.law import Duty, Reason
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.judging import Judgement


def judgement_document(labels: Labels, judged: Judgement) -> dict[str, Plain]:
    """Return labels, roles, reasons, obligations, and what is open.

    ``labels`` are certain, beside ``OPEN`` while something could change the result. ``open`` lists
    the labels and roles that may still come, and the questions to be clarified; facts about the
    company are no question of the system.
    """
    outcome = judged.outcome
    codes = sorted(outcome.labels)
    if outcome.is_open and LegalLabel.OPEN not in codes:
        codes.append(str(LegalLabel.OPEN))
    return {
        "labels": [*codes],
        "roles": [*sorted(outcome.roles)],
        "status": str(judged.status),
        "reasons": [_reason(labels, reason) for reason in outcome.reasons],
        "obligations": [_duty(labels, duty) for duty in judged.duties],
        "open": list(_open(labels, judged)),
        "pack": judged.rules.pack,
        "version": judged.rules.version,
        "state_of_law": judged.rules.state_of_law.isoformat(),
        "judged_on": outcome.facts.day.isoformat(),
    }


def _reason(labels: Labels, reason: Reason) -> dict[str, Plain]:
    words, result, ground = labels.words, reason.result, reason.ground
    return {
        "label" if result.label else "role": result.code,
        "certain": reason.is_certain,
        "ground": ground.id if ground else None,
        "text": words.pick(reason.text),
        "articles": list(reason.reference),
        "cited": labels.cited(reason.reference),
    }


def _duty(labels: Labels, duty: Duty) -> dict[str, Plain]:
    words, rule, start = labels.words, duty.rule, duty.start
    until = start.applies_until if start else None
    return {
        "id": rule.id,
        "title": words.pick(rule.title),
        "subject": rule.subject,
        "certain": duty.is_certain,
        "binding": rule.binding,
        "applies_from": duty.applies_from.isoformat() if duty.applies_from else None,
        "applies_until": until.isoformat() if until else None,
        "articles": list(rule.reference),
        "cited": labels.cited(rule.reference),
        "roles": list(rule.roles),
        "evidence": [words.pick(text) for text in rule.evidence],
        "covered_by": list(rule.covered_by),
        "to_check": bool(labels.duty(rule.id).mark),
    }


def _open(labels: Labels, judged: Judgement) -> Iterator[dict[str, Plain]]:
    outcome = judged.outcome
    for label in sorted(outcome.open_labels):
        yield {"label": label}
    for role in sorted(outcome.open_roles):
        yield {"role": role}
    asked = {question.id: question for question in judged.to_clarify}
    if judged.next is not None and not judged.next.from_field:
        asked.setdefault(judged.next.id, judged.next)
    for question in asked.values():
        yield {"question": question.id, "text": labels.words.pick(question.text)}

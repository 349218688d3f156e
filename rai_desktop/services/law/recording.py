"""Recording a classification: first a preview of what changes, then one step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action
from rai_desktop.domain.conditions import Answer
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.classification import Classification, classification_uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law import Duty, LawRules, Outcome, checked_answers, duties
from rai_desktop.domain.law_codes import ClassificationStatus, LegalLabel
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.creating import kept_law_settings
from rai_desktop.services.law.duty_changes import (
    ORGANISATION,
    ChangedDuty,
    DutyChange,
    changed_duties,
    duty_settings,
)
from rai_desktop.services.law.field_answers import field_settings
from rai_desktop.services.law.judging import Judgement, judge
from rai_desktop.services.law.sharing import SharedDuties
from rai_desktop.services.law.sheets import answer_settings, answers_of
from rai_desktop.services.law.statuses import classification_of
from rai_desktop.services.law.tasks import PlannedTask, planned_tasks, task_settings
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.words import Words

A = TypeVar("A", bound=Answer | None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person stands for: the result as found, or ``labels`` in its place, with a reason."""

    status: ClassificationStatus
    by: Uid | None = None
    reason: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Recording:
    """What recording a judgement changes; nothing is written yet."""

    judged: Judgement
    before: Classification | None
    status: ClassificationStatus
    labels: tuple[str, ...]
    duties: tuple[ChangedDuty, ...]
    tasks: tuple[PlannedTask, ...]
    settings: tuple[FieldSetting, ...]
    attachments: Mapping[str, bytes]

    def changed(self, change: DutyChange) -> tuple[ChangedDuty, ...]:
        """Return the obligations to which this happens."""
        return tuple(duty for duty in self.duties if duty.change is change)


def save_answers(
    project: OpenProject,
    catalogue: Catalogue,
    system: Uid,
    answers: Mapping[str, Answer | None],
    *,
    also: Sequence[FieldSetting] = (),
    attachments: Mapping[str, bytes] | None = None,
) -> Step | None:
    """Keep answers as one step, so that they can be gone on with later; ``None`` when none differ.

    What the company or the system has a field for is kept there. ``also`` belongs to the same step,
    as do ``attachments``.

    Raises:
        AnswerError: a question does not exist, or an answer does not fit.
    """
    rules = catalogue.law().rules
    answers = checked_answers(rules, answers, answers_of(project, rules.pack, system))
    settings = [*also, *field_settings(project, rules, system, answers)]
    own = _of_sheet(rules, answers)
    settings += answer_settings(project, rules.pack, rules.version, system, own)
    if not settings:
        return None
    return project.commit(
        Action.CLASSIFY, settings, title=project.name(system), attachments=attachments or None
    )


def plan_recording(
    project: OpenProject,
    catalogue: Catalogue,
    words: Words,
    system: Uid,
    *,
    answers: Mapping[str, Answer] | None = None,
    decision: Decision | None = None,
) -> Recording:
    """Return what recording changes; ``answers`` take the place of those on the sheet.

    What the company or the system has a field for goes there, and is judged as it will be.
    Without a ``decision`` one that a person took about the same facts and the same law stands.

    Raises:
        UsageError: the decision lacks something, such as a reason, or an answer does not fit.
    """
    fields: list[FieldSetting] = []
    if answers is not None:
        answers, fields = _given(project, catalogue, system, answers)
    judged = judge(project, catalogue, system, answers, fields)
    _check(judged, decision)
    before = classification_of(project, system)
    standing = _standing(before, judged) if decision is None else None
    counts = decision or standing
    outcome = _counting(judged.outcome, counts)
    found = _binding(project, system, duties(judged.rules, outcome))
    shared = SharedDuties(project, catalogue, {system}, fields)
    changes = changed_duties(project, system, found, shared.has)
    tasks = planned_tasks(project, words, judged, changes)
    values = {} if standing else recorded_values(project, judged, outcome, decision)
    pack, attachments = kept_law_settings(project, catalogue)
    settings = [
        *pack,
        *fields,
        *_answers(project, judged, answers),
        *classification_settings(project, system, values),
        *role_settings(project, system, outcome),
        *duty_settings(project, system, changes, judged.rules.pack),
        *task_settings(project, tasks),
    ]
    return Recording(
        judged=judged,
        before=before,
        status=counts.status if counts else judged.status,
        labels=tuple(sorted(outcome.labels)),
        duties=changes,
        tasks=tasks,
        settings=tuple(settings),
        attachments=attachments,
    )


def _given(
    project: OpenProject, catalogue: Catalogue, system: Uid, answers: Mapping[str, Answer]
) -> tuple[Mapping[str, Answer], list[FieldSetting]]:
    """Return the answers that questions of today can take, and those that belong to fields."""
    rules = catalogue.law().rules
    checked = checked_answers(rules, answers, answers_of(project, rules.pack, system))
    fields = list(field_settings(project, rules, system, checked))
    return {q: answer for q, answer in _of_sheet(rules, checked).items() if answer}, fields


def _binding(project: OpenProject, system: Uid, found: Iterable[Duty]) -> list[Duty]:
    """Return the duties that become obligations; a retired system brings none of the company."""
    entity = project.entity(system)
    is_retired = isinstance(entity, AiSystem) and not entity.is_live
    return [
        duty
        for duty in found
        if duty.rule.binds and not (is_retired and duty.rule.subject == ORGANISATION)
    ]


def _of_sheet(rules: LawRules, answers: Mapping[str, A]) -> dict[str, A]:
    """Return the answers that no field holds."""
    return {q: answer for q, answer in answers.items() if not rules.by_question[q].from_field}


def record(project: OpenProject, planned: Recording, *, undoable: bool = True) -> Step | None:
    """Write what was planned as one step; ``None`` when nothing would change."""
    if not planned.settings:
        return None
    return project.commit(
        Action.CLASSIFY,
        planned.settings,
        title=project.name(planned.judged.system),
        undoable=undoable,
        attachments=planned.attachments or None,
    )


def _check(judged: Judgement, decision: Decision | None) -> None:
    if decision is None:
        return
    if decision.status is ClassificationStatus.OVERRIDDEN:
        if not decision.reason.strip():
            raise UsageError(N_("Say why you decide otherwise than the rules."))
        if not decision.labels:
            raise UsageError(N_("Choose what the system is in your decision."))
        return
    if judged.next is not None:
        raise UsageError(N_("Some questions are not answered yet. Answer them first."))
    if judged.outcome.is_open:
        raise UsageError(
            N_("The result is still open. Clarify what nobody could answer, or decide otherwise.")
        )
    if LegalLabel.EXEMPT_6_3 in judged.outcome.labels and not decision.reason.strip():
        raise UsageError(N_("The derogation under Art. 6(3) needs a written reason."))


def _standing(before: Classification | None, judged: Judgement) -> Decision | None:
    """Return what a person decided about the same facts by the same rules, or ``None``."""
    if before is None or before.status is None or not before.status.is_decided:
        return None
    if (before.basis, before.pack_sha256) != (judged.basis, judged.rules.sha256):
        return None
    return Decision(
        status=before.status,
        by=before.decided_by,
        reason=before.reason,
        labels=before.labels,
    )


def _counting(outcome: Outcome, decision: Decision | None) -> Outcome:
    """Return the outcome with the labels that a person put in place of those found."""
    if decision is None or decision.status is not ClassificationStatus.OVERRIDDEN:
        return outcome
    facts = replace(outcome.facts, labels=frozenset(decision.labels), open_labels=frozenset())
    return Outcome(facts=facts, reasons=outcome.reasons)


def recorded_values(
    project: OpenProject, judged: Judgement, outcome: Outcome, decision: Decision | None
) -> dict[str, Value]:
    """Return the fields of a classification that keeps ``outcome``."""
    rules, today = judged.rules, project.clock.today()
    return {
        "system": judged.system,
        "status": decision.status if decision else judged.status,
        "labels": tuple(sorted(outcome.labels)),
        "open_labels": tuple(sorted(outcome.open_labels)),
        "found": tuple(sorted(judged.outcome.labels)),
        "roles": tuple(sorted(outcome.roles)),
        "open_roles": tuple(sorted(outcome.open_roles)),
        "reason": decision.reason.strip() if decision else "",
        "decided_by": decision.by if decision else None,
        "decided_on": today if decision else None,
        "judged_on": today,
        "pack_id": rules.pack,
        "pack_version": rules.version,
        "pack_sha256": rules.sha256,
        "state_of_law": rules.state_of_law,
        "basis": judged.basis,
        "deleted": False,
    }


def classification_settings(
    project: OpenProject, system: Uid, values: Mapping[str, Value]
) -> Iterator[FieldSetting]:
    """Yield the settings of a system's classification that differ from what is kept."""
    uid = classification_uid(project.uid, system)
    known = project.store.entity(uid) or Classification(uid=uid)
    for key, value in values.items():
        if getattr(known, key) != value:
            yield FieldSetting(EntityKind.CLASSIFICATION, uid, key, value)


def _answers(
    project: OpenProject, judged: Judgement, answers: Mapping[str, Answer] | None
) -> list[FieldSetting]:
    if answers is None:
        return []
    rules = judged.rules
    return answer_settings(project, rules.pack, rules.version, judged.system, answers)


def role_settings(project: OpenProject, system: Uid, outcome: Outcome) -> Iterator[FieldSetting]:
    """Yield the roles of a system, which the answers settle."""
    roles = tuple(sorted(outcome.roles))
    if project.value(project.entity(system), "roles") != roles:
        yield FieldSetting(EntityKind.SYSTEM, system, "roles", roles)

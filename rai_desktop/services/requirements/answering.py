"""Answering requirements: one step with the tasks that follow."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.task import Task, task_uid
from rai_desktop.domain.law_codes import TaskOrigin, TaskStatus
from rai_desktop.domain.requirements import COMPANY, RequirementAnswer, RequirementRules
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.creating import kept_pack_settings
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.sheets import (
    answers_of_subject,
    settings_of,
    subject_uid,
)
from rai_desktop.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedAnswers:
    """What keeping answers changes, with the tasks that follow; nothing is written yet."""

    title: str
    settings: tuple[FieldSetting, ...]
    attachments: Mapping[str, bytes]


def answer_requirements(
    project: OpenProject,
    catalogue: Catalogue,
    words: Words,
    rules: RequirementRules,
    answers: Iterable[RequirementAnswer],
    also: Iterable[FieldSetting] = (),
) -> Step | None:
    """Keep answers as one step; ``None`` when nothing differs.

    An answer without a level and a reason says that nobody knows: it counts as level 0 and makes a
    task, which a later answer closes. A target with a person and a day keeps that task in step.
    ``also`` are settings that belong to the same step.

    Raises:
        UsageError: there is no such requirement, or it is not asked of the subject.
    """
    planned = plan_answers(project, catalogue, words, rules, answers, also)
    if planned is None:
        return None
    return project.commit(
        Action.ASSESS,
        planned.settings,
        title=planned.title,
        attachments=planned.attachments or None,
    )


def plan_answers(
    project: OpenProject,
    catalogue: Catalogue,
    words: Words,
    rules: RequirementRules,
    answers: Iterable[RequirementAnswer],
    also: Iterable[FieldSetting] = (),
) -> PlannedAnswers | None:
    """Return what ``answer_requirements`` would write; ``None`` when nothing differs.

    Raises:
        UsageError: there is no such requirement, or it is not asked of the subject.
    """
    given = tuple(answers)
    for answer in given:
        _check(rules, answer)
    settings = [*also, *(s for answer in given for s in _kept(project, rules, answer))]
    if not settings:
        return None
    number = project.next_number(EntityKind.TASK)
    for answer in given:
        own = list(_task(project, words, rules, answer, number))
        number += any(setting.key == "number" for setting in own)
        settings += own
    pack, data = _kept_pack(project, catalogue, rules.pack)
    title = words.pick(rules.by_id[given[0].requirement].title) if len(given) == 1 else ""
    return PlannedAnswers(title=title, settings=(*pack, *settings), attachments=data)


def clear_answer(
    project: OpenProject, rules: RequirementRules, requirement: str, subject: str
) -> Step | None:
    """Take back the own answer of a subject, so that the company's counts again, as one step."""
    empty = RequirementAnswer(requirement=requirement, subject=subject)
    settings = uncounted_settings(project, rules, empty)
    return project.commit(Action.ASSESS, settings, title=requirement) if settings else None


def uncounted_settings(
    project: OpenProject, rules: RequirementRules, answer: RequirementAnswer
) -> list[FieldSetting]:
    """Return the settings that keep what is said beside an answer that nobody gives.

    The task of an answer that was taken back goes to the bin, unless something is planned.
    """
    settings = settings_of(project, rules.pack, rules.version, answer, is_unknown=False)
    if not settings or answer.is_planned:
        return settings
    uid = _task_uid(project, answer)
    known = project.store.entity(uid)
    if isinstance(known, Task) and not known.deleted and _is_active(known):
        settings.append(FieldSetting(EntityKind.TASK, uid, "deleted", True))
    return settings


def answer_of(
    project: OpenProject, rules: RequirementRules, requirement: str, subject: str
) -> RequirementAnswer:
    """Return the own answer of a subject; an empty one when nothing was answered."""
    found = answers_of_subject(project, rules.pack, subject).get(requirement)
    return found or RequirementAnswer(requirement=requirement, subject=subject)


def _kept_pack(
    project: OpenProject, catalogue: Catalogue, pack: str
) -> tuple[list[FieldSetting], dict[str, bytes]]:
    """Return what keeps the pack of the answers in the project; an own pack is there already."""
    if pack not in catalogue.pack_ids():
        return [], {}
    return kept_pack_settings(project, catalogue, pack)


def _check(rules: RequirementRules, answer: RequirementAnswer) -> None:
    rule = rules.by_id.get(answer.requirement)
    if rule is None:
        raise UsageError(
            N_("There is no requirement {requirement} in {pack} {version}. Check its number."),
            requirement=answer.requirement,
            pack=rules.pack,
            version=rules.version,
        )
    if answer.subject == COMPANY and not rule.of_organisation and not rule.inherits:
        raise UsageError(
            N_("{requirement} has to be answered for each system. Choose a system first."),
            requirement=answer.requirement,
        )


def _kept(
    project: OpenProject, rules: RequirementRules, answer: RequirementAnswer
) -> list[FieldSetting]:
    return settings_of(project, rules.pack, rules.version, answer, is_unknown=not answer.is_given)


def _task(
    project: OpenProject,
    words: Words,
    rules: RequirementRules,
    answer: RequirementAnswer,
    number: int,
) -> Iterator[FieldSetting]:
    """Yield what brings the task of an answer in step: opened, changed or done."""
    uid = _task_uid(project, answer)
    known = project.store.entity(uid)
    wanted = _wanted_task(project, words, rules, answer)
    if wanted is None:
        yield from _closed(project, known, uid)
        return
    if known is None:
        yield FieldSetting(EntityKind.TASK, uid, "number", number)
    is_active = isinstance(known, Task) and not known.deleted and _is_active(known)
    if not is_active:
        wanted |= {"status": TaskStatus.OPEN, "done_on": None, "deleted": False}
    for key, value in wanted.items():
        if known is None or getattr(known, key) != value:
            yield FieldSetting(EntityKind.TASK, uid, key, value)


def _task_uid(project: OpenProject, answer: RequirementAnswer) -> Uid:
    about = subject_uid(project, answer.subject)
    return task_uid(project.uid, TaskOrigin.REQUIREMENT, about, answer.requirement)


def _wanted_task(
    project: OpenProject, words: Words, rules: RequirementRules, answer: RequirementAnswer
) -> dict[str, Value] | None:
    """Return the task of an answer; ``None`` when it leaves nothing to do."""
    rule = rules.by_id[answer.requirement]
    goal = answer.target if answer.target is not None else rule.met_from
    if answer.not_applicable or (answer.level is not None and answer.level >= goal):
        return None
    if answer.level is not None and not answer.is_planned:
        return None
    title = words.pick(rule.title)
    if answer.level is None:
        title = words.filled(N_("Find out: {requirement}"), requirement=title)
    return {
        "title": title,
        "due_on": answer.due,
        "owner": Uid(answer.person) if answer.person else None,
        "system": None if answer.subject == COMPANY else Uid(answer.subject),
        "origin": TaskOrigin.REQUIREMENT,
        "about": subject_uid(project, answer.subject),
        "rule": answer.requirement,
    }


def _closed(project: OpenProject, known: object, uid: Uid) -> Iterator[FieldSetting]:
    if isinstance(known, Task) and not known.deleted and _is_active(known):
        yield FieldSetting(EntityKind.TASK, uid, "status", TaskStatus.DONE)
        yield FieldSetting(EntityKind.TASK, uid, "done_on", project.clock.today())


def _is_active(task: Task) -> bool:
    return task.status is None or task.status.is_active

"""The command that records a review."""

from dataclasses import replace
from typing import TYPE_CHECKING

from rai_desktop.cli.commands.entries import living_entry
from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode, UsageError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import FindingSeverity, ReviewVerdict
from rai_desktop.services.people import person_named
from rai_desktop.services.project import OpenProject

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context
    from rai_desktop.services.reviews.recording import Recorded, ReviewDraft


def review(context: "Context") -> ExitCode:
    """Record the review of an entry as one step, with what follows from the verdict."""
    from rai_desktop.services.reviews.recording import record_review

    with context.project(context.options.project) as project:
        draft = _draft(context, project)
        also = context.use_author(project)
        done = record_review(project, context.labels(), draft, also=also)
        return _answer(context, project, done)


def _draft(context: "Context", project: OpenProject) -> "ReviewDraft":
    from rai_desktop.services.reviews.recording import ReviewDraft, proposed_day, rhythms_today
    from rai_desktop.services.reviews.subjects import checked_subject

    options = context.options
    entity = checked_subject(project, living_entry(project, options.number).uid)
    rhythms = rhythms_today(project, project.method(context.catalogue))
    draft = ReviewDraft(
        subject=entity.uid,
        verdict=ReviewVerdict(options.verdict),
        reason=options.reason,
        conditions=options.conditions,
        held_on=options.held or context.clock.today(),
        next_on=options.next,
        reviewer=_person(project, options.reviewer),
        approver=_person(project, options.approver) if options.approver else None,
        severity=FindingSeverity(options.severity) if options.severity else None,
        due_on=options.due,
        notes=options.notes,
    )
    return draft if options.next else replace(draft, next_on=proposed_day(rhythms, entity, draft))


def _person(project: OpenProject, name: str) -> Uid:
    person = person_named(project, name)
    if person is None:
        text = N_("“{name}” is not among the people of the project. Add the person first.")
        raise UsageError(text, name=name[:60])
    return person.uid


def _answer(context: "Context", project: OpenProject, done: "Recorded") -> ExitCode:
    from rai_desktop.domain.kinds.review import Review

    found = project.entity(done.review)
    assert isinstance(found, Review)  # noqa: S101 - it was just recorded
    words, labels = context.words, context.labels()
    document: dict[str, Plain] = {
        "review": project.number(found),
        "verdict": str(found.verdict),
        "next_on": found.next_on.isoformat() if found.next_on else None,
    }
    text = N_("Reviewed: {name}. Outcome: {verdict}. Recorded as {number}.")
    verdict = labels.code(found.verdict)
    number = project.number(found)
    lines = [words.filled(text, name=found.title, verdict=verdict, number=number)]
    if found.next_on is not None:
        day = words.day(found.next_on)
        lines.append(words.filled(N_("Next review: {day}."), day=day))
    for key, uid in (("finding", done.finding), ("task", done.task)):
        if uid is not None:
            entry = project.entity(uid)
            document[key] = project.number(entry)
            lines.append(f"{project.number(entry)} {labels.title(entry)}")
    return context.answer(document, lines)

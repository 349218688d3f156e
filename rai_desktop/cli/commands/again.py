"""Assessing all classified systems again: what would change, and taking it over."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode, UsageError
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Progress
from rai_desktop.services.project import OpenProject
from rai_desktop.words import Words

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context
    from rai_desktop.services.law.reassessing import Reassessed, Reassessment
    from rai_desktop.services.law.renewing import Renewal

SAME_RESULT = N_("The result stays the same, but facts have changed: it has to be confirmed.")


def classify_again(context: "Context") -> ExitCode:
    """List what rules and facts of today would change; without ``--dry-run`` take it over."""
    options = context.options
    if options.project is None:
        raise UsageError(N_("Say which project to classify again: its file."))
    if options.answers is not None:
        raise UsageError(N_("“--again” uses the stored answers. Leave out “--answers”."))
    with context.project(options.project, read_only=options.dry_run) as project:
        found = _reassessed(context, project)
        if options.dry_run:
            _answer(context, project, found, None)
            has_any = found.changed or found.of_company or found.to_confirm
            return ExitCode.REMARKS if has_any else ExitCode.DONE
        return _answer(context, project, found, _taken_over(context, project, found))


def _reassessed(context: "Context", project: OpenProject) -> "Reassessment":
    from rai_desktop.cli.commands.entries import system_entry
    from rai_desktop.services.law.reassessing import Reassessment, reassess

    number, found = context.options.number, Reassessment()
    wanted = system_entry(project, number).uid if number is not None else None
    for told in reassess(project, context.catalogue):
        if not isinstance(told, Progress):
            found = told
    if wanted is None:
        return found
    return Reassessment(
        changed=tuple(one for one in found.changed if one.system == wanted),
        same=tuple(uid for uid in found.same if uid == wanted),
        to_confirm=tuple(uid for uid in found.to_confirm if uid == wanted),
    )


def _taken_over(context: "Context", project: OpenProject, found: "Reassessment") -> "Renewal":
    from rai_desktop.cli.commands.entries import sign
    from rai_desktop.services.law.renewing import Renewal, plan_renewal, renew

    systems = [one.system for one in found.changed]
    planned = Renewal(systems=())
    plan = plan_renewal(
        project, context.catalogue, context.words, systems, found.same, found.of_company
    )
    for told in plan:
        if not isinstance(told, Progress):
            planned = told
    if planned.settings:
        sign(context, project)
        renew(project, planned)
    return planned


def _answer(
    context: "Context", project: OpenProject, found: "Reassessment", done: "Renewal | None"
) -> ExitCode:
    from rai_desktop.services.law.differences import difference_document

    labels = context.labels()
    document: dict[str, Plain] = {
        "differences": [difference_document(project, labels, one) for one in found.changed],
        "company": {
            "obligations_added": list(found.company_new),
            "obligations_ended": list(found.company_lost),
        },
        "same": list(found.same),
        "to_confirm": list(found.to_confirm),
        "recorded": list(done.systems) if done else [],
    }
    lines = [line for one in found.changed for line in _lines(context, project, one)]
    lines += [*_company_lines(context, found), *_lines_to_confirm(context, project, found)]
    return context.answer(document, [*lines, *_closing(context, found, done)])


def _lines(context: "Context", project: OpenProject, one: "Reassessed") -> Iterator[str]:
    from rai_desktop.services.law.differences import difference

    words, told = context.words, difference(project, context.labels(), one)
    yield f"{told.number} {told.name} · {told.why}"
    yield f"  {words(N_('Until now'))}: {told.before}"
    yield f"  {words(N_('From now on'))}: {told.after}"
    yield from _duty_lines(words, told.coming, told.going)
    if told.is_overridden:
        yield f"  {words(N_('Decided otherwise by a person: stays as it is.'))}"


def _duty_lines(words: Words, coming: Iterable[str], going: Iterable[str]) -> Iterator[str]:
    for title in coming:
        yield f"  {words(N_('New obligation'))}: {title}"
    for title in going:
        yield f"  {words(N_('No longer an obligation'))}: {title}"


def _company_lines(context: "Context", found: "Reassessment") -> Iterator[str]:
    from rai_desktop.services.law.differences import titles_of

    labels = context.labels()
    if found.of_company:
        yield context.words(N_("The company"))
    coming, going = titles_of(labels, found.company_new), titles_of(labels, found.company_lost)
    yield from _duty_lines(context.words, coming, going)


def _lines_to_confirm(
    context: "Context", project: OpenProject, found: "Reassessment"
) -> Iterator[str]:
    for uid in found.to_confirm:
        yield f"{project.number(project.entity(uid))} {project.name(uid)}"
        yield f"  {context.words(SAME_RESULT)}"


def _closing(context: "Context", found: "Reassessment", done: "Renewal | None") -> Iterator[str]:
    words = context.words
    would_change = bool(found.changed or found.of_company)
    if not would_change:
        yield words(N_("Nothing would change."))
    if done is not None and done.systems:
        yield words.plural(
            "Recorded for {count} AI system, to be confirmed.",
            "Recorded for {count} AI systems, to be confirmed.",
            len(done.systems),
        )
    elif done is not None and done.settings and found.of_company:
        yield words(N_("Recorded: the obligations of the company."))
    elif would_change and done is None:
        yield words(N_("Nothing was changed. Without “--dry-run” it is recorded."))

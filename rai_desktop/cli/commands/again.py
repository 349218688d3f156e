"""Assessing all classified systems again: what would change, and taking it over."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode, UsageError
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Progress
from rai_desktop.services.project import OpenProject

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context
    from rai_desktop.services.law.reassessing import Reassessed, Reassessment
    from rai_desktop.services.law.renewing import Renewal


def classify_again(context: "Context") -> ExitCode:
    """List what rules and facts of today would change; without ``--dry-run`` take it over."""
    options = context.options
    if options.project is None:
        raise UsageError(N_("Say which project to assess again: its file."))
    if options.answers is not None:
        raise UsageError(N_("“--again” uses the stored answers. Leave out “--answers”."))
    with context.project(options.project, read_only=options.dry_run) as project:
        found = _reassessed(context, project)
        if options.dry_run:
            _answer(context, project, found, None)
            return ExitCode.REMARKS if found.changed else ExitCode.DONE
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
    )


def _taken_over(context: "Context", project: OpenProject, found: "Reassessment") -> "Renewal":
    from rai_desktop.cli.commands.entries import sign
    from rai_desktop.services.law.renewing import Renewal, plan_renewal, renew

    systems = [one.system for one in found.changed]
    planned = Renewal(systems=())
    for told in plan_renewal(project, context.catalogue, context.words, systems, found.same):
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
        "same": list(found.same),
        "recorded": list(done.systems) if done else [],
    }
    lines = [line for one in found.changed for line in _lines(context, project, one)]
    return context.answer(document, [*lines, *_closing(context, found, done)])


def _lines(context: "Context", project: OpenProject, one: "Reassessed") -> Iterator[str]:
    from rai_desktop.services.law.differences import difference

    words, told = context.words, difference(project, context.labels(), one)
    yield f"{told.number} {told.name} · {told.why}"
    yield f"  {words(N_('Until now'))}: {told.before}"
    yield f"  {words(N_('From now on'))}: {told.after}"
    for title in told.coming:
        yield f"  {words(N_('New obligation'))}: {title}"
    for title in told.going:
        yield f"  {words(N_('No longer an obligation'))}: {title}"
    if told.is_overridden:
        yield f"  {words(N_('Decided otherwise by a person: stays as it is.'))}"


def _closing(context: "Context", found: "Reassessment", done: "Renewal | None") -> Iterator[str]:
    words = context.words
    if not found.changed:
        yield words(N_("Nothing would change."))
    if done is not None and done.systems:
        yield words.plural(
            "Recorded for {count} AI system, to be confirmed.",
            "Recorded for {count} AI systems, to be confirmed.",
            len(done.systems),
        )
    elif found.changed and done is None:
        yield words(N_("Nothing was changed. Without “--dry-run” it is recorded."))

"""Commands about people: erase for good, hand over."""

from typing import TYPE_CHECKING

from rai_desktop.cli.commands.entries import found_entry, living_entry, sign
from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context
    from rai_desktop.services.erasing import ErasePlan
    from rai_desktop.services.project import OpenProject


def erase(context: "Context") -> ExitCode:
    """Erase a person for good; without ``--yes`` only say what that would do."""
    from rai_desktop.services.erase_told import erase_lines, erased_lines
    from rai_desktop.services.erasing import erase_person, plan_erasing

    options = context.options
    with context.project(options.project, read_only=not options.yes) as project:
        person = found_entry(project, options.number)
        labels = context.labels()
        plan = plan_erasing(project, context.words, person.uid)
        if not options.yes:
            lines = [*erase_lines(project, labels, plan), context.words(_ASK)]
            context.answer(_document(project, plan, erased=False), lines)
            return ExitCode.REFUSED
        sign(context, project)
        erase_person(project, plan, texts_too=options.texts)
        project.store.publish()
        lines = list(erased_lines(project, labels, plan, texts_too=options.texts))
        document = _document(project, plan, erased=True)
        if options.backups:
            lines.append(_without_backups(context, project, document))
        return context.answer(document, lines)


_ASK = N_("Nothing was erased. Add --yes to erase this person; it cannot be undone.")


def _document(project: "OpenProject", plan: "ErasePlan", *, erased: bool) -> dict[str, Plain]:
    texts: list[Plain] = [
        {
            "uid": text.uid,
            "kind": str(text.kind),
            "number": project.number(project.entity(text.uid)),
            "field": text.key,
            "sure": text in plan.texts,
        }
        for text in (*plan.texts, *plan.maybe)
    ]
    return {"uid": plan.person, "erased": erased, "stays": plan.stays, "texts": texts}


def _without_backups(context: "Context", project: "OpenProject", document: dict[str, Plain]) -> str:
    from rai_desktop.storage.restoring import remove_backups_with_erased

    gone, left = remove_backups_with_erased(project.store, context.surroundings.folders)
    document |= {"backups_removed": gone, "backups_left": left}
    words = context.words
    if left:
        return words.plural(
            "{count} earlier state could not be removed. Close what has it open and try again.",
            "{count} earlier states could not be removed. Close what has them open and try again.",
            left,
        )
    return words.plural(
        "{count} earlier state with this person was removed.",
        "{count} earlier states with this person were removed.",
        gone,
    )


def hand_over(context: "Context") -> ExitCode:
    """Hand over what one person is responsible for to another, as one step."""
    from rai_desktop.services.workload import hand_over as do
    from rai_desktop.services.workload import plan_hand_over

    options = context.options
    with context.project(options.project) as project:
        old = found_entry(project, options.number)
        new = living_entry(project, options.to)
        plan = plan_hand_over(project, old.uid, new.uid, with_retired=not options.without_retired)
        if plan.entries and not options.dry_run:
            sign(context, project)
            do(project, plan)
        labels = context.labels()
        lines = [
            f"{context.words(KINDS[kind].plural)} · "
            f"{labels.field(project.field(kind, key))}: {context.words.number(count)}"
            for (kind, key), count in plan.counts.items()
        ]
        document: dict[str, Plain] = {
            "entries": plan.entries,
            "done": not options.dry_run,
            "fields": {f"{kind}.{key}": count for (kind, key), count in plan.counts.items()},
        }
        none = context.words(N_("This person is not responsible for anything."))
        return context.answer(document, lines or [none])

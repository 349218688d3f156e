"""Adding entries of another inventory as copies."""

from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.domain.errors import ExitCode
from rai_desktop.domain.texts import N_

if TYPE_CHECKING:
    from rai_desktop.cli.arguments import Parser
    from rai_desktop.cli.context import Context
    from rai_desktop.services.copying.planning import CopyPlan
    from rai_desktop.services.project import OpenProject
    from rai_desktop.words import Words

_MOST = 100


def copy(context: "Context") -> ExitCode:
    """Add entries of another inventory as one step; a dry run only says what would come."""
    from rai_desktop.services.copying.choosing import check_other

    options = context.options
    with (
        context.project(options.project, read_only=options.dry_run) as project,
        context.other(options.other) as other,
    ):
        check_other(project, other)
        plan = _planned(context, project, other)
        if options.dry_run:
            return _answer(context, plan, [])
        return _answer(context, plan, _added(context, project, other, plan))


def copy_arguments(parser: "Parser", words: "Words") -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "project", type=Path, metavar="PROJECT", help=words(N_("the project file (.rai)"))
    )
    parser.add_argument(
        "other", type=Path, metavar="OTHER", help=words(N_("the file of another inventory"))
    )
    parser.add_argument(
        "numbers", nargs="+", metavar="NUMBER", help=words(N_("the entries there, by number"))
    )
    parser.add_argument(
        "--alone",
        action="store_true",
        help=words(N_("without the risks and mitigations that are linked with them")),
    )
    parser.add_argument(
        "--with-evidence", action="store_true", help=words(N_("with their evidence and its files"))
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=words(N_("show what would happen, write nothing"))
    )


def _planned(context: "Context", project: "OpenProject", other: "OpenProject") -> "CopyPlan":
    from rai_desktop.services.copying.choosing import Chosen, chosen_by_number
    from rai_desktop.services.copying.planning import CopyPlanner

    options, chosen = context.options, Chosen(other)
    for number in options.numbers:
        chosen.tick(chosen_by_number(other, number).uid, with_linked=not options.alone)
    uids = chosen.uids(with_evidence=options.with_evidence)
    return CopyPlanner(project, other).plan(uids)


def _added(
    context: "Context", project: "OpenProject", other: "OpenProject", plan: "CopyPlan"
) -> list[str]:
    """Add the copies and return their numbers."""
    from rai_desktop.services.copying.applying import add_copies

    also = context.use_author(project)
    uids = add_copies(project, other, plan, context.words, also=also)
    return [project.number(project.entity(uid)) for uid in uids]


def _answer(context: "Context", plan: "CopyPlan", numbers: list[str]) -> ExitCode:
    from rai_desktop.services.copying.told import NOT_COPIED_TEXT, counts, document, stays_empty

    words, labels = context.words, context.labels()
    lines = [counts(plan, labels), *stays_empty(plan, labels, _MOST), words(NOT_COPIED_TEXT)]
    if numbers:
        text = N_("Added: {numbers}. “undo” takes it back.")
        lines.append(words.filled(text, numbers=", ".join(numbers)))
    else:
        lines.append(words(N_("Nothing was written.")))
    told = document(plan, labels)
    return context.answer({**told, "done": bool(numbers), "added": [*numbers]}, lines)

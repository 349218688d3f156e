"""The part of the command “export” that writes documents about a project or a system."""

from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.cli.arguments import listed
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS, kind_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Job
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import RegisterRequest
from rai_desktop.words import BOTH, LANGUAGES

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context

_ALL = "all"


def paper_job(context: "Context", project: OpenProject, request: RegisterRequest) -> Job:
    """Return what writes the document that ``--paper`` names, or the protocol of reviews.

    Raises:
        UsageError: there is no such document, or it is about an entry and none was named.
    """
    from rai_desktop.export.writers import write_papers
    from rai_desktop.services.papers.registry import paper_kind
    from rai_desktop.services.papers.request import PaperRequest
    from rai_desktop.services.papers.review_protocol import REVIEWS

    options = context.options
    kind = paper_kind(options.paper or REVIEWS)
    chosen = _reviews(context, project) if options.review else ()
    wanted = PaperRequest(
        cut_off=request.cut_off,
        created=request.created,
        left_out=request.left_out,
        entries=chosen or _entries(context, project, kind.about),
        since=options.since,
    )
    languages = LANGUAGES if options.lang == BOTH else (options.lang,)
    papers = [kind.build(project, context.labels(one), wanted) for one in languages]
    return write_papers(papers, options.to)


def _reviews(context: "Context", project: OpenProject) -> tuple[Uid, ...]:
    """Return the reviews that are named, or those of a file, or all of them.

    Raises:
        UsageError: there is none.
    """
    options = context.options
    numbers = listed(options.review)
    if numbers != [_ALL]:
        found = [project.find(number).uid for number in numbers]
    elif options.entries is not None:
        found = named_entries(project, options.entries)
    else:
        found = [entity.uid for entity in project.entities(EntityKind.REVIEW)]
    if not found:
        raise UsageError(N_("There is no review to print yet."))
    return tuple(found)


def named_entries(project: OpenProject, path: Path) -> list[Uid]:
    """Return the entries that a file names by number or uid, one a line."""
    try:
        lines = path.read_text("utf-8-sig").split()
    except (OSError, UnicodeDecodeError) as error:
        text = N_("The list of entries {path} cannot be read. Give a text file.")
        raise UsageError(text, path=path) from error
    return [
        entity.uid
        for line in lines
        for entity in [project.store.entity(Uid(line)) or project.find(line)]
    ]


def _entries(context: "Context", project: OpenProject, about: EntityKind | None) -> tuple[Uid, ...]:
    numbers = listed(context.options.of or "")
    if context.options.system:
        numbers.insert(0, context.options.system)
    found = [project.find(number) for number in numbers]
    if about is not None and not found:
        raise UsageError(
            N_("This document is about one entry ({kind}). Name it with --of NUMBER."),
            kind=context.words(KINDS[about].label),
        )
    for entity in found:
        if about is not None and kind_of(entity) is not about:
            raise UsageError(
                N_("{number} is no entry of this kind: {kind}."),
                number=project.number(entity),
                kind=context.words(KINDS[about].label),
            )
    return tuple(entity.uid for entity in found)

"""The part of the command “export” that writes documents about a project or a system."""

from typing import TYPE_CHECKING

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


def paper_job(context: "Context", project: OpenProject, request: RegisterRequest) -> Job:
    """Return what writes the document that ``--paper`` names.

    Raises:
        UsageError: there is no such document, or it is about an entry and none was named.
    """
    from rai_desktop.export.writers import write_papers
    from rai_desktop.services.papers.registry import paper_kind
    from rai_desktop.services.papers.request import PaperRequest

    options = context.options
    kind = paper_kind(options.paper)
    wanted = PaperRequest(
        cut_off=request.cut_off,
        created=request.created,
        left_out=request.left_out,
        entries=_entries(context, project, kind.about),
        since=options.since,
    )
    languages = LANGUAGES if options.lang == BOTH else (options.lang,)
    papers = [kind.build(project, context.labels(one), wanted) for one in languages]
    return write_papers(papers, options.to)


def _entries(context: "Context", project: OpenProject, about: EntityKind | None) -> tuple[Uid, ...]:
    numbers = [each.strip() for each in (context.options.of or "").split(",") if each.strip()]
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

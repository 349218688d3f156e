"""The part of the command “export” that writes protocols of reviews."""

from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Job
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import RegisterRequest

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context

_ALL = "all"


def protocol_job(
    context: "Context", project: OpenProject, request: RegisterRequest, ending: str
) -> Job:
    """Return what writes the protocol of the chosen reviews.

    Raises:
        UsageError: another ending than pdf, or no such review.
    """
    from rai_desktop.export.writers import write_protocol
    from rai_desktop.services.reviews.protocol import ProtocolRequest, build_protocol

    if ending != "pdf":
        raise UsageError(N_("A protocol is a PDF document. Let the file name end with .pdf."))
    wanted = ProtocolRequest(
        reviews=tuple(_reviews(context, project)),
        created=request.created,
        cut_off=request.cut_off,
        left_out=request.left_out,
    )
    protocol = build_protocol(project, context.labels(context.options.lang), wanted)
    return write_protocol(protocol, context.options.to)


def _reviews(context: "Context", project: OpenProject) -> list[Uid]:
    """Return the reviews that are named, or those of a file, or all of them."""
    numbers = [each.strip() for each in context.options.review.split(",") if each.strip()]
    if numbers != [_ALL]:
        return [project.find(number).uid for number in numbers]
    if context.options.entries is not None:
        return named_entries(project, context.options.entries)
    return [entity.uid for entity in project.entities(EntityKind.REVIEW)]


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

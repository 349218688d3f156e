"""The parts of the command “export” that write files which are no registers."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rai_desktop.cli.arguments import listed
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import Privacy
from rai_desktop.domain.left_out import PRIVACY, LeftOut
from rai_desktop.domain.texts import N_
from rai_desktop.services.auditor_pack.model import PackPart, PackPlan, PackRequest
from rai_desktop.services.jobs import Job
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import RegisterRequest
from rai_desktop.services.sending import sending_of

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context


def calendar_job(context: "Context", project: OpenProject, request: RegisterRequest) -> Job:
    """Return what writes the deadlines of the project as a calendar file."""
    from rai_desktop.export.writers import write_deadlines
    from rai_desktop.services.deadlines.collecting import CalendarRequest, deadline_calendar

    wanted = CalendarRequest(
        day=request.cut_off,
        created=request.created,
        with_names=context.options.with_names,
    )
    labels = context.labels(context.options.lang)
    return write_deadlines(deadline_calendar(project, labels, wanted), context.options.to)


def pack_job(context: "Context", project: OpenProject, request: RegisterRequest) -> Job:
    """Return what writes a pack for an auditor.

    When something is left out, the pack is made from a copy that does not have it any more, so
    that it cannot stand in texts either.
    """
    if not request.left_out:
        yield from _pack(context, project, request)
        return
    sending = sending_of(project, _parts_of(request.left_out), is_review=False)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "copy.rai"
        yield from project.store.send(path, sending)
        with context.other(path) as copy:
            copy.name_by(context.labels(context.options.lang).title)
            yield from _pack(context, copy, request)


def _pack(context: "Context", project: OpenProject, request: RegisterRequest) -> Job:
    from rai_desktop.export.writers import write_auditor_pack

    labels = context.labels(context.options.lang)
    plan = planned_pack(context, project, request)
    return write_auditor_pack(project, labels, plan, context.options.to)


def planned_pack(context: "Context", project: OpenProject, request: RegisterRequest) -> PackPlan:
    """Return what a pack would hold by the options.

    Raises:
        UsageError: there is no such part.
    """
    from rai_desktop.services.auditor_pack.planning import plan_pack

    wanted = PackRequest(
        cut_off=request.cut_off,
        created=request.created,
        parts=_parts(context.options.parts),
        left_out=request.left_out,
    )
    return plan_pack(project, context.labels(context.options.lang), wanted)


def public_job(context: "Context", project: OpenProject, _request: RegisterRequest) -> Job:
    """Return what writes the public page about the chosen systems."""
    from rai_desktop.export.writers import write_public
    from rai_desktop.services.public_page.building import public_page

    options = context.options
    numbers = listed(options.of)
    systems = [project.find(number).uid for number in numbers]
    page = public_page(project, context.labels(options.lang), systems, options.contact)
    return write_public(page, options.to)


def _parts_of(left_out: frozenset[Privacy]) -> frozenset[LeftOut]:
    return frozenset(part for part, privacy in PRIVACY.items() if privacy in left_out)


def _parts(text: str) -> frozenset[PackPart]:
    names = listed(text)
    known = {str(part): part for part in PackPart}
    for name in names:
        if name not in known:
            raise UsageError(
                N_("A pack has no part {name}. Possible: {names}."),
                name=name,
                names=", ".join(known),
            )
    return frozenset(known[name] for name in names) or frozenset(PackPart)

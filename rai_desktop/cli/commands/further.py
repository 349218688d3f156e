"""The parts of the command “export” that write files which are no registers."""

from typing import TYPE_CHECKING

from rai_desktop.services.jobs import Job
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import RegisterRequest

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

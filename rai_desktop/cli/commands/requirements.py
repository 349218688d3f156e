"""The command that lists requirements; they are no entries, but lines for company and systems."""

from typing import TYPE_CHECKING

from rai_desktop.domain.errors import ExitCode

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context

NAMES = ("requirements", "requirement")


def list_requirements(context: "Context") -> ExitCode:
    """List the requirements that apply, with ``--where`` only lines that contain a text."""
    from rai_desktop.services.requirements.assessing import standing
    from rai_desktop.services.requirements.lines import lines
    from rai_desktop.services.requirements.told import RequirementsTold

    with context.project(context.options.project, read_only=True) as project:
        told = RequirementsTold(project, context.labels(), context.clock.today())
        found = [(told.line(each), each) for each in lines(standing(project, context.catalogue))]
        return context.answer_lines(found, told.document)

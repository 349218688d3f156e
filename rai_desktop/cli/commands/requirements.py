"""The command that lists requirements; they are no entries, but lines for company and systems."""

from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode
from rai_desktop.domain.texts import N_
from rai_desktop.words.language import folded

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
        wanted = folded(context.options.where or "")
        found = [(told.line(each), each) for each in lines(standing(project, context.catalogue))]
        shown = [(text, line) for text, line in found if wanted in folded(text)]
        document: list[Plain] = [told.document(line) for _, line in shown]
        none = context.words(N_("No entry contains this text."))
        return context.answer(document, [text for text, _ in shown] or [none])

"""The command that lists what is due; it comes from entries of many kinds."""

from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode
from rai_desktop.domain.texts import N_

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context
    from rai_desktop.services.overview import DueItem
    from rai_desktop.services.project import OpenProject

NAMES = ("due",)


def list_due(context: "Context") -> ExitCode:
    """List what is overdue or due within sixty days, with ``--where`` only lines with a text."""
    from rai_desktop.services.gaps import Gaps
    from rai_desktop.services.overview.due import due_list

    with context.project(context.options.project, read_only=True) as project:
        gaps = Gaps(project, context.labels(), context.clock.today())
        items = due_list(gaps, context.words, most=None).items
        found = [(_line(context, project, item), item) for item in items]
        return context.answer_lines(
            found, lambda item: _document(project, item), N_("Nothing is due.")
        )


def _line(context: "Context", project: "OpenProject", item: "DueItem") -> str:
    person = project.name(item.person)
    whose = f" ({person})" if person else ""
    return f"{context.words.day(item.day)}  {item.entry} – {item.text}{whose}"


def _document(project: "OpenProject", item: "DueItem") -> dict[str, Plain]:
    return {
        "uid": item.uid,
        "number": project.number(project.entity(item.uid)),
        "name": project.name(item.uid),
        "kind": str(item.kind),
        "day": item.day.isoformat(),
        "overdue": item.is_overdue,
        "text": item.text,
        "person": project.name(item.person),
    }

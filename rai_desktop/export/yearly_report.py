"""Writes a yearly report as the file that a member sends: the same report, the same bytes."""

from pathlib import Path

from rai_desktop.domain.yearly_report import YearlyReport
from rai_desktop.export.document import write_json
from rai_desktop.services.alliance.schema import checked_plain
from rai_desktop.services.jobs import Job


def write_report(report: YearlyReport, target: Path) -> Job:
    """Write ``report`` as JSON; what no receiver could read is refused before a byte is written.

    Raises:
        UserError: a text is too long, or figures contradict each other.
    """
    return write_json(checked_plain(report), target)

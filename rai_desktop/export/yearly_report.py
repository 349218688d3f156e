"""Writes a yearly report as the file that a member sends: the same report, the same bytes."""

from pathlib import Path

from rai_desktop.domain.yearly_report import YearlyReport
from rai_desktop.export.document import write_json
from rai_desktop.export.writers import write_paper
from rai_desktop.services.alliance.schema import checked_plain
from rai_desktop.services.jobs import Job
from rai_desktop.services.papers.model import Paper


def write_report(report: YearlyReport, target: Path) -> Job:
    """Write ``report`` as JSON; what no receiver could read is refused before a byte is written.

    Raises:
        UserError: a text is too long, or figures contradict each other.
    """
    return write_json(checked_plain(report), target)


def write_report_file(report: YearlyReport, paper: Paper, target: Path) -> Job:
    """Write a report as JSON, or ``paper``, which tells it, as PDF, Word file or workbook.

    Raises:
        UserError: another ending, or what no receiver could read.
    """
    ending = target.suffix.lower()
    if ending == ".json":
        return write_report(report, target)
    if ending == ".xlsx":
        from rai_desktop.export.papers import write_paper_workbook

        return write_paper_workbook(paper, target)
    return write_paper(paper, target)

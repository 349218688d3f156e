"""Making a yearly report from a project: the request, the draft, and what is written of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from rai_desktop.domain.wanted_report import WantedReport, request_for
from rai_desktop.domain.yearly_report import SEAL, Signed, YearlyReport, sealed_report
from rai_desktop.services.labels import Labels
from rai_desktop.services.packs import own_contents
from rai_desktop.services.papers.model import Paper
from rai_desktop.services.project import OpenProject
from rai_desktop.services.yearly_report.draft import ReportDraft, report_draft
from rai_desktop.services.yearly_report.facts import facts_of_year
from rai_desktop.services.yearly_report.finishing import as_it_would_leave, finish_report
from rai_desktop.services.yearly_report.items import ReportItem, report_items
from rai_desktop.services.yearly_report.naming import NameFound, names_found
from rai_desktop.services.yearly_report.papers import WrittenFile, receipt_paper, report_paper
from rai_desktop.services.yearly_report.telling import ReportTeller


@dataclass(frozen=True, kw_only=True)
class MadeReport:
    """A report as it leaves, with what is known about it here.

    A draft is only for reading. ``sha256`` is the digest that the file carries.
    """

    draft: ReportDraft
    teller: ReportTeller
    report: YearlyReport
    is_draft: bool
    is_example: bool
    names: tuple[NameFound, ...]

    @cached_property
    def sha256(self) -> str:
        """The digest of the report."""
        return str(sealed_report(self.report)[SEAL])

    @property
    def paper(self) -> Paper:
        """The report as a document."""
        return report_paper(
            self.teller, self.report, is_draft=self.is_draft, is_example=self.is_example
        )

    @property
    def items(self) -> tuple[ReportItem, ...]:
        """The items of the report, one by one, also those that do not leave."""
        return report_items(self.draft, self.teller)

    def receipt(self, files: Sequence[WrittenFile] = ()) -> Paper:
        """Return the page to keep, which says what was sent."""
        return receipt_paper(
            self.teller, self.report, self.sha256, files, is_example=self.is_example
        )


def wanted_report(
    project: OpenProject, labels: Labels, year: int, request: str = ""
) -> WantedReport:
    """Return the request that a report about ``year`` answers; own packs count, too.

    Raises:
        UsageError: there is none.
    """
    own = own_contents(project, labels.catalogue)
    return request_for(labels.catalogue.report_requests(own), year, request)


def drafted_report(
    project: OpenProject,
    labels: Labels,
    wanted: WantedReport,
    *,
    as_draft: bool,
    between: Callable[[], object] = lambda: None,
) -> ReportDraft:
    """Return the draft of the report; ``as_draft`` takes today for a year that is not closed.

    ``between`` may end looking at a large project.

    Raises:
        UsageError: the year is not closed; it says how to close it.
    """
    facts = facts_of_year(project, labels, wanted.year, as_draft=as_draft, between=between)
    return report_draft(project, labels, wanted, facts)


def shown_report(
    project: OpenProject,
    labels: Labels,
    draft: ReportDraft,
    signed: Signed | None = None,
    *,
    moment: datetime | None = None,
) -> MadeReport:
    """Return the report as it would leave now, or at a ``moment``; nothing is remembered."""
    report = as_it_would_leave(draft, moment or project.clock.now(), signed)
    return _made(project, labels, draft, report, is_draft=True)


def made_report(
    project: OpenProject, labels: Labels, draft: ReportDraft, signed: Signed | None
) -> MadeReport:
    """Finish the report as one step and return it.

    Raises:
        UsageError: something is missing; it says what to do.
    """
    report = finish_report(project, draft, signed).report
    return _made(project, labels, draft, report, is_draft=False)


def _made(
    project: OpenProject,
    labels: Labels,
    draft: ReportDraft,
    report: YearlyReport,
    *,
    is_draft: bool,
) -> MadeReport:
    organisation = project.organisation()
    return MadeReport(
        draft=draft,
        teller=ReportTeller(labels=labels, wanted=draft.wanted, titles=draft.titles),
        report=report,
        is_draft=is_draft,
        is_example=organisation is not None and organisation.example,
        names=names_found(project, report),
    )

"""The yearly report and its receipt among the documents of a project, for a look and for print."""

from rai_desktop.domain.texts import N_
from rai_desktop.domain.yearly_report import report_uid
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.model import Block, Paper, Paragraph
from rai_desktop.services.papers.request import PaperHead, PaperRequest, project_paper
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.model import Fact
from rai_desktop.services.yearly_report.making import drafted_report, shown_report, wanted_report
from rai_desktop.services.yearly_report.papers import (
    ABOUT_RECEIPT,
    RECEIPT,
    RECEIPT_TITLE,
    reply_blocks,
)
from rai_desktop.services.yearly_report.sheet import SentReport, read_report_sheet
from rai_desktop.services.years.closed import closed_years, reporting_year

_NONE_SENT = N_("No yearly report has been finished for this year yet.")


def draft_of_report(project: OpenProject, labels: Labels, request: PaperRequest) -> Paper:
    """Return the report about the year that was closed last, as it would leave now.

    Before the first year is closed it tells of the present one. What leaves is decided item by
    item; of ``request`` only the time counts.
    """
    wanted = wanted_report(project, labels, _year(project))
    draft = drafted_report(project, labels, wanted, as_draft=True, between=request.between)
    return shown_report(project, labels, draft, moment=request.created).paper


def receipt_of_report(project: OpenProject, labels: Labels, request: PaperRequest) -> Paper:
    """Return the receipt for the report that was finished last about the year closed last."""
    words = labels.words
    wanted = wanted_report(project, labels, _year(project))
    sent = read_report_sheet(project, wanted).sent
    year = str(wanted.year)
    blocks: tuple[Block, ...] = (Paragraph(text=words(_NONE_SENT)),)
    facts: list[Fact] = []
    if sent is not None:
        report_id = report_uid(project.uid, wanted.id, wanted.year)
        facts = _facts(labels, sent, f"{wanted.id} {wanted.version}", report_id)
        blocks = (Paragraph(text=words(ABOUT_RECEIPT)), *reply_blocks(words, wanted))
    head = PaperHead(
        key=RECEIPT,
        title=words.filled(RECEIPT_TITLE, year=year),
        subtitle=words.pick(wanted.title),
        facts=tuple(facts),
    )
    return project_paper(project, labels, request, head, blocks)


def _facts(labels: Labels, sent: SentReport, request: str, report_id: str) -> list[Fact]:
    words = labels.words
    texts = (
        (N_("Request"), request),
        (N_("Report id"), report_id),
        (N_("Revision"), str(sent.revision)),
        (N_("Made on"), words.moment(sent.created.astimezone())),
        (N_("Signed off on"), words.day(sent.signed_on)),
        (N_("Fingerprint of the report"), sent.fingerprint),
        (N_("Checksum of the report (SHA-256)"), sent.sha256),
    )
    return [Fact(label=words(label), text=text) for label, text in texts if text]


def _year(project: OpenProject) -> int:
    last = next((one.year for one in closed_years(project) if one.year), None)
    return last or reporting_year(project)

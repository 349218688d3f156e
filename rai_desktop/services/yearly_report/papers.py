"""The yearly report and its receipt as documents to read, print and keep."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rai_desktop.domain.texts import N_
from rai_desktop.domain.wanted_report import WantedReport
from rai_desktop.domain.yearly_report import SharedPractice, YearlyReport
from rai_desktop.services.papers.model import (
    Blank,
    Block,
    Facts,
    Grid,
    Heading,
    Keep,
    Paper,
    Paragraph,
    Signatures,
    Tone,
)
from rai_desktop.services.papers.request import paper_labels
from rai_desktop.services.registers.model import Fact
from rai_desktop.services.yearly_report.telling import NO_SIGNATURE, ReportTeller
from rai_desktop.words import Words

REPORT, RECEIPT = "yearly-report", "receipt"
RECEIPT_TITLE = N_("Receipt for the yearly report {year}")
ABOUT_RECEIPT = N_(
    "Keep this page. Report id and revision say which report was sent; a later revision "
    "replaces an earlier one. The checksum tells whether a file was changed. It is not a "
    "cryptographic signature: it does not prove who made the report."
)
DRAFT = N_("Draft – the year is not closed")
_KEEP = 150.0
"""How much room a heading needs so that rows of its table follow on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """A file that was written of a report: its name and the SHA-256 of its bytes."""

    name: str
    sha256: str


def report_paper(
    teller: ReportTeller, report: YearlyReport, *, is_draft: bool = False, is_example: bool = False
) -> Paper:
    """Return the report as a document: what stands in it leaves, and nothing else."""
    words = teller.words
    return replace(
        _paper(teller, report, REPORT, is_example=is_example),
        title=words.filled(N_("Yearly report {year}"), year=str(report.request.year)),
        banner=words(DRAFT) if is_draft else "",
        blocks=tuple(_report_blocks(teller, report)),
    )


def _report_blocks(teller: ReportTeller, report: YearlyReport) -> Iterator[Block]:
    words = teller.words
    if report.signed is not None:
        yield Paragraph(text=words(NO_SIGNATURE), tone=Tone.SMALL)
    for table in teller.tables(report):
        if table.key == "previous" and report.previous is None:
            continue
        yield Keep(height=_KEEP)
        yield Heading(text=table.title, level=1)
        yield Grid(columns=table.columns, rows=table.rows, empty=table.empty)
    yield Heading(text=words(N_("Good practices")), level=1)
    if not report.practices:
        yield Paragraph(text=words(N_("No good practice is shared.")))
    for practice in report.practices:
        yield from _practice_blocks(teller, practice)


def _practice_blocks(teller: ReportTeller, practice: SharedPractice) -> Iterator[Block]:
    words = teller.words
    sharing = N_("Shared with our name") if practice.named else N_("Shared without our name")
    yield Heading(text=practice.title, level=2)
    parts = (teller.labels.code(practice.criterion), words(sharing))
    yield Paragraph(text=" · ".join(filter(None, parts)), tone=Tone.SMALL)
    yield Paragraph(text=practice.text)


def receipt_paper(
    teller: ReportTeller,
    report: YearlyReport,
    sha256: str,
    files: Sequence[WrittenFile] = (),
    *,
    is_example: bool = False,
) -> Paper:
    """Return a page to keep: what was sent, how it can be recognised, and room for the reply."""
    words = teller.words
    paper = _paper(teller, report, RECEIPT, is_example=is_example)
    more = (
        Fact(label=words(N_("Made on")), text=words.moment(report.created.astimezone())),
        Fact(label=words(N_("Checksum of the report (SHA-256)")), text=sha256),
    )
    return replace(
        paper,
        title=words.filled(RECEIPT_TITLE, year=str(report.request.year)),
        facts=(*paper.facts, *more),
        blocks=tuple(_receipt_blocks(teller, files)),
    )


def _receipt_blocks(teller: ReportTeller, files: Sequence[WrittenFile]) -> Iterator[Block]:
    words = teller.words
    yield Paragraph(text=words(ABOUT_RECEIPT))
    if files:
        yield Heading(text=words(N_("Files")), level=1, listed=False)
        yield Facts(facts=tuple(Fact(label=one.name, text=one.sha256) for one in files))
    yield from reply_blocks(words, teller.wanted)


def reply_blocks(words: Words, wanted: WantedReport) -> Iterator[Block]:
    """Yield room to note how the report was sent and what was replied."""
    asked_by, contact = words.pick(wanted.requested_by), words.pick(wanted.contact)
    yield Heading(text=words(N_("Sending and reply")), level=1, listed=False)
    sent_to = ", ".join(filter(None, (asked_by, contact)))
    yield Blank(label=words(N_("Sent to")), text=sent_to, lines=1)
    yield Blank(label=words(N_("Sent on, by which way")), lines=1)
    yield Blank(label=words(N_("Reply received on, what it says")), lines=4)
    yield Signatures(captions=(words(N_("Day, name")),), beside=1)


def _paper(teller: ReportTeller, report: YearlyReport, key: str, *, is_example: bool) -> Paper:
    """Return a document about a report; whose name does not leave is called by its number."""
    words, member = teller.words, report.member
    number = words.filled(N_("Member {number}"), number=member.number) if member.number else ""
    return Paper(
        key=key,
        language=words.language,
        title="",
        subtitle=words.pick(teller.wanted.title),
        note=words(N_("Example company – all entries are made up")) if is_example else "",
        organisation=member.name or number,
        created=report.created,
        cut_off=report.created.date(),
        labels=paper_labels(words),
        facts=teller.facts(report),
        blocks=(),
        fingerprint=report.fingerprint,
    )

"""Finishing a report: its number is raised, and what was sent is remembered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from rai_desktop.domain.codes import Action
from rai_desktop.domain.conditions import Answer
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.steps import Step
from rai_desktop.domain.texts import N_
from rai_desktop.domain.wanted_report import WantedReport
from rai_desktop.domain.yearly_report import SEAL, Signed, YearlyReport, sealed_report
from rai_desktop.services.alliance.schema import checked_plain
from rai_desktop.services.project import OpenProject
from rai_desktop.services.yearly_report.draft import ReportDraft
from rai_desktop.services.yearly_report.figures import question
from rai_desktop.services.yearly_report.sheet import (
    SentReport,
    report_settings,
    sent_changes,
)

_NO_NUMBER = N_(
    "The alliance member number is missing. Enter it under “Your company”, then make the report "
    "again."
)
_NO_ANSWER = N_(
    "The request asks “{question}”. Answer it, or leave the answer out, then make the report again."
)
_STILL_DRAFT = N_(
    "The year {year} is not closed, so its figures may still change. Close it first; until then "
    "there is only a draft to read."
)
_NAME_NEEDED = N_("Enter the name of the person who signs off the report.")
_ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedReport:
    """A report as it leaves, with the digest that its file carries."""

    report: YearlyReport
    sha256: str


def check_ready(draft: ReportDraft) -> None:
    """Refuse a draft that no alliance could use.

    Raises:
        UsageError: it says what is missing.
    """
    if draft.facts.is_draft:
        raise UsageError(_STILL_DRAFT, year=str(draft.wanted.year))
    if not draft.member.number:
        raise UsageError(_NO_NUMBER)
    for figure in draft.unanswered:
        raise UsageError(_NO_ANSWER, question=question(figure))


def check_signed(signed: Signed | None) -> None:
    """Refuse a signature without a name.

    Raises:
        UsageError: the name is missing.
    """
    if signed is not None and not signed.name.strip():
        raise UsageError(_NAME_NEEDED)


def as_it_would_leave(draft: ReportDraft, now: datetime, signed: Signed | None) -> YearlyReport:
    """Return the report with the number that finishing it now gives; nothing is remembered.

    A report that says the same as the one finished last keeps its number and its moment, so that
    all its files belong together.
    """
    sent = draft.sheet.sent
    content = _content(draft.report(revision=1, created=_ALWAYS, signed=signed))
    if sent is None:
        return draft.report(revision=1, created=now, signed=signed)
    if sent.content == content:
        return draft.report(revision=sent.revision, created=sent.created, signed=signed)
    return draft.report(revision=sent.revision + 1, created=now, signed=signed)


def finish_report(
    project: OpenProject, draft: ReportDraft, signed: Signed | None
) -> FinishedReport:
    """Return the report as it leaves, and remember as one step that it was finished.

    Raises:
        UsageError: something is missing, or the year is not closed; it says what to do.
        UserError: a text is longer than a report may hold.
    """
    check_ready(draft)
    check_signed(signed)
    report = as_it_would_leave(draft, project.clock.now(), signed)
    plain = checked_plain(report)
    finished = FinishedReport(report=report, sha256=str(plain[SEAL]))
    sent = SentReport(
        revision=report.revision,
        created=report.created,
        content=_content(replace(report, revision=1, created=_ALWAYS)),
        sha256=finished.sha256,
        fingerprint=report.fingerprint,
        signed_on=signed.on if signed else None,
    )
    keep_decisions(project, draft.wanted, sent_changes(sent))
    return finished


def keep_decisions(
    project: OpenProject, wanted: WantedReport, changes: Mapping[str, Answer | None]
) -> Step | None:
    """Keep what the member decided about a report as one step; ``None`` when it is kept so."""
    settings = report_settings(project, wanted, changes)
    if not settings:
        return None
    return project.commit(Action.REPORT, settings, title=str(wanted.year))


def _content(report: YearlyReport) -> str:
    return str(sealed_report(report)[SEAL])

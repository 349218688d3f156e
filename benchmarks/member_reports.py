"""Yearly reports of members that do not exist, as files: the same for the same number."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from rai_desktop.catalogue.content import Content
from rai_desktop.domain.codes import Criterion, OrganisationKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.requirements.rules import RequirementRules
from rai_desktop.domain.yearly_report import (
    CriterionFigures,
    Member,
    MemberSize,
    ReportedAnswer,
    ReportRequest,
    ReportState,
    RequirementSet,
    YearlyReport,
    report_uid,
)
from rai_desktop.export.yearly_report import write_report

_PROJECT = Uid("6d1f4e0a-5b0c-4a55-9d0e-3f0a8c1b2d3e")
_SECTORS = tuple(f"Branche {number}" for number in range(1, 41))
_STATES = (ReportState.MET, ReportState.MET, ReportState.PARTLY, ReportState.NOT_MET)
_LEVELS = {ReportState.MET: 3, ReportState.PARTLY: 1, ReportState.NOT_MET: 0}


def report_folder(folder: Path, count: int) -> Path:
    """Return a folder with the reports of ``count`` members; made when missing."""
    target = folder / f"reports-{count}"
    if not target.exists():
        made = folder / f"making-{count}"
        made.mkdir(parents=True, exist_ok=True)
        for report in member_reports(count):
            for _ in write_report(report, made / f"{report.member.number}.json"):
                pass
        made.replace(target)
    return target


def member_reports(count: int) -> Iterator[YearlyReport]:
    """Yield reports of members of all sizes, kinds and many sectors."""
    rules, random = Content().requirements(), Random(count)
    for number in range(1, count + 1):
        yield _report(number, rules, random)


def _report(number: int, rules: RequirementRules, random: Random) -> YearlyReport:
    request = ReportRequest(id="default", version="1", year=2026)
    answers = []
    for rule in rules.requirements:
        state = random.choice(_STATES)
        answers.append(ReportedAnswer(requirement=rule.id, state=state, level=_LEVELS[state]))
    return YearlyReport(
        report_id=report_uid(_PROJECT, str(number), request.year),
        revision=1,
        created=datetime(2027, 1, 12, tzinfo=UTC),
        language="de",
        request=request,
        member=Member(
            number=f"M-{number:05d}",
            name=f"Mitglied {number}",
            kind=random.choice(list(OrganisationKind)),
            size=random.choice(list(MemberSize)),
            sector=random.choice(_SECTORS),
        ),
        requirements=RequirementSet(pack=rules.pack, version=rules.version, sha256=rules.sha256),
        criteria=tuple(
            CriterionFigures(criterion=each, applicable=6, met=random.randint(0, 6))
            for each in Criterion
        ),
        answers=tuple(answers),
    )

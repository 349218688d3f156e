"""Yearly reports of members that do not exist."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from rai_desktop.domain.codes import Criterion, OrganisationKind, SystemStatus
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.yearly_report import (
    ActionCounts,
    CriterionFigures,
    Figure,
    IncidentCounts,
    Member,
    MemberSize,
    OpenItems,
    PreviousYear,
    ReportedAnswer,
    ReportRequest,
    ReportState,
    RequirementSet,
    SharedPractice,
    Signed,
    SystemCounts,
    YearlyReport,
    report_uid,
)
from rai_desktop.export.yearly_report import write_report

PROJECT = Uid("6d1f4e0a-5b0c-4a55-9d0e-3f0a8c1b2d3e")
MOMENT = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)
REQUEST = ReportRequest(id="default", version="1", year=2026)
SET = RequirementSet(pack="minimum-requirements", version="1.0.0", sha256="ab" * 32)
SECTORS = ("Maschinenbau", "Handel", "Pflege", "")
REQUIREMENTS = ("GOV-01", "KNO-01", "SOR-01", "ROB-01", "ETH-01", "VER-01")


def a_report(number: int = 1, **changes: object) -> YearlyReport:
    """Return the report of member ``number``, with parts replaced by ``changes``."""
    request = changes.get("request", REQUEST)
    assert isinstance(request, ReportRequest)
    report = YearlyReport(
        report_id=report_uid(PROJECT, f"{request.id}-{number}", request.year),
        revision=1,
        created=MOMENT,
        language="de",
        request=request,
        member=a_member(number),
        requirements=SET,
        fingerprint="1a2b-3c4d",
        signed=Signed(name=f"Person {number}", function="Leitung", on=date(2027, 1, 11)),
        systems=SystemCounts(
            count=3,
            by_label={LegalLabel.MINIMAL: 2, LegalLabel.TRANSP: 1},
            by_lifecycle={SystemStatus.IN_USE: 3},
        ),
        criteria=tuple(criterion(each, applicable=4, met=2) for each in Criterion),
        answers=tuple(
            ReportedAnswer(requirement=each, state=ReportState.MET, level=3)
            for each in REQUIREMENTS
        ),
        open=OpenItems(law_now=1, soon=2, items=("Schulung für alle",)),
        actions=ActionCounts(open=3, done=4, overdue=1),
        incidents=IncidentCounts(count=1),
        previous=PreviousYear(
            year=request.year - 1,
            systems=2,
            criteria=tuple(criterion(each, applicable=4, met=1) for each in Criterion),
            law_now=2,
            soon=1,
        ),
        figures=(Figure(id="employees-trained", value=12),),
        practices=(
            SharedPractice(
                id="PB-0001",
                criterion=Criterion.TRUST,
                title="Hinweis am Chat",
                text="Wer schreibt, sieht gleich, dass eine KI antwortet.",
            ),
        ),
    )
    return replace(report, **changes)  # type: ignore[arg-type]


def a_member(number: int, **facts: object) -> Member:
    """Return a small member, with its facts replaced by ``facts``."""
    member = Member(
        number=f"M-{number:04d}",
        name=f"Mitglied {number}",
        kind=OrganisationKind.SME,
        size=MemberSize.SMALL,
        sector="Maschinenbau",
    )
    return replace(member, **facts)  # type: ignore[arg-type]


def criterion(
    which: Criterion, *, applicable: int, met: int, law: int | None = 2, median: float | None = 2.5
) -> CriterionFigures:
    """Return the figures of a criterion."""
    return CriterionFigures(
        criterion=which, applicable=applicable, met=met, lowest_law_level=law, median_level=median
    )


def random_reports(count: int, seed: int = 1) -> list[YearlyReport]:
    """Return reports of members of all sizes, sectors and kinds, some of them rare."""
    random = Random(seed)
    return [_random_report(number, random) for number in range(1, count + 1)]


def _random_report(number: int, random: Random) -> YearlyReport:
    sizes = [size for size in MemberSize for _ in range(1 + 4 * (size in "small medium"))]
    member = a_member(
        number,
        size=random.choice(sizes),
        kind=random.choice((*OrganisationKind, None)),
        sector=random.choice(SECTORS),
    )
    answers = tuple(
        ReportedAnswer(requirement=each, state=state, level=_level(state, random))
        for each in REQUIREMENTS
        if (state := random.choice(list(ReportState)))
    )
    criteria = tuple(
        criterion(each, applicable=6, met=random.randint(0, 6), law=random.randint(0, 4))
        for each in Criterion
    )
    return a_report(number, member=member, answers=answers, criteria=criteria)


def _level(state: ReportState, random: Random) -> int | None:
    levels = {ReportState.MET: (3, 4), ReportState.PARTLY: (1, 2), ReportState.NOT_MET: (0,)}
    return random.choice(levels[state]) if state in levels else None


def written(report: YearlyReport, folder: Path, name: str = "") -> Path:
    """Write a report into ``folder`` and return its place."""
    path = folder / (name or f"{report.member.number}-{report.revision}.json")
    for _ in write_report(report, path):
        pass
    return path


def all_written(reports: Iterable[YearlyReport], folder: Path) -> list[Path]:
    """Write reports into ``folder`` and return their places."""
    folder.mkdir(exist_ok=True)
    return [written(report, folder) for report in reports]

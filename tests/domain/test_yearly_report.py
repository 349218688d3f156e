"""The yearly report: what it says, as it stands in a file and out of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.yearly_report import (
    ActionCounts,
    IncidentCounts,
    PreviousYear,
    ReportContentError,
    ReportedAnswer,
    ReportState,
    SystemCounts,
    report_of,
    report_uid,
    seal_fits,
    sealed_report,
)
from tests.services.alliance.reports import PROJECT, a_member, a_report, criterion

NOTHING = criterion(Criterion.TRUST, applicable=0, met=0, law=None, median=None)


@pytest.mark.parametrize(
    "report",
    [
        a_report(),
        a_report(signed=None, previous=None, practices=(), figures=(), answers=()),
        a_report(member=a_member(3, kind=None, name="", sector="")),
        a_report(
            criteria=(criterion(Criterion.TRUST, applicable=0, met=0, law=None, median=None),)
        ),
    ],
)
def test_a_report_comes_back_as_it_went(report):
    plain = sealed_report(report)
    assert report_of(plain) == report
    assert seal_fits(plain)


def test_the_seal_finds_every_change():
    plain = sealed_report(a_report())
    assert not seal_fits({**plain, "revision": 2})
    assert not seal_fits({**plain, "more": 1})
    assert not seal_fits({key: value for key, value in plain.items() if key != "sha256"})


def test_a_whole_median_is_written_without_fraction():
    figures = criterion(Criterion.TRUST, applicable=1, met=0, median=3.0)
    plain = sealed_report(a_report(criteria=(figures,)))
    assert repr(plain["criteria"][0]["median_level"]) == "3"


def test_the_id_of_a_report_is_one_for_project_request_and_year():
    first = report_uid(PROJECT, "default", 2026)
    assert first == report_uid(PROJECT, "default", 2026)
    others = {
        report_uid(PROJECT, "default", 2027),
        report_uid(PROJECT, "other", 2026),
        report_uid(Uid("00000000-0000-4000-8000-000000000000"), "default", 2026),
    }
    assert len(others | {first}) == 4


def test_a_moment_elsewhere_is_written_in_utc():
    moment = datetime.fromisoformat("2027-01-12T10:30:00+01:00")
    plain = sealed_report(a_report(created=moment))
    assert plain["created"] == "2027-01-12T09:30:00Z"
    assert report_of(plain).created == datetime(2027, 1, 12, 9, 30, tzinfo=UTC)


ANSWER = ReportedAnswer(requirement="GOV-01", state=ReportState.MET, level=3)


@pytest.mark.parametrize(
    "changes",
    [
        {"member": replace(a_member(1), number="  ")},
        {"criteria": (criterion(Criterion.TRUST, applicable=1, met=2),)},
        {"criteria": (criterion(Criterion.TRUST, applicable=1, met=1),) * 2},
        {"answers": (ANSWER, ANSWER)},
        {"answers": (replace(ANSWER, level=None),)},
        {"answers": (replace(ANSWER, state=ReportState.UNKNOWN),)},
        {"actions": ActionCounts(open=1, overdue=2)},
        {"incidents": IncidentCounts(count=1, serious=2)},
        {"systems": SystemCounts(count=0, by_lifecycle={"in_use": 1})},
        {"previous": PreviousYear(year=2026)},
    ],
)
def test_figures_that_contradict_each_other_are_refused(changes):
    with pytest.raises(ReportContentError):
        report_of(sealed_report(a_report(**changes)))


def test_a_day_that_does_not_exist_is_refused():
    plain = sealed_report(a_report())
    with pytest.raises(ReportContentError):
        report_of({**plain, "created": "2027-02-30T00:00:00Z"})
    with pytest.raises(ReportContentError):
        report_of({**plain, "signed": {**plain["signed"], "on": "2027-02-30"}})

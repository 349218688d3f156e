"""Finishing a report: number, moment, checksum, and what is missing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.yearly_report import Signed, report_of, report_uid, seal_fits, sealed_report
from rai_desktop.services.yearly_report.finishing import (
    as_it_would_leave,
    finish_report,
    keep_decisions,
)
from rai_desktop.services.yearly_report.sheet import FIGURE, item_changes
from tests.services.yearly_report.drafting import SIGNED, YEAR, drafted, member, wanted

LATER = datetime(2026, 7, 1, 8, tzinfo=UTC)


def ready(project):
    """Return a project of a member who answered what has to be answered."""
    member(project)
    keep_decisions(project, wanted(), {f"{FIGURE}responsible": "yes"})
    return project


def test_a_finished_report_has_id_number_moment_and_signature(project):
    ready(project)
    finished = finish_report(project, drafted(project), SIGNED)
    report = finished.report
    assert report.report_id == report_uid(project.uid, wanted().id, YEAR)
    assert (report.revision, report.signed) == (1, SIGNED)
    assert report.fingerprint == "AAAA BBBB"
    plain = sealed_report(report)
    assert plain["sha256"] == finished.sha256
    assert seal_fits(plain)
    assert report_of(plain) == report


def test_the_same_report_keeps_number_and_moment(project):
    ready(project)
    first = finish_report(project, drafted(project), SIGNED)
    project.clock.moment = LATER
    steps = project.store.head()
    assert finish_report(project, drafted(project), SIGNED) == first
    assert project.store.head() == steps


def test_another_report_gets_the_next_number(project):
    ready(project)
    finish_report(project, drafted(project), SIGNED)
    project.clock.moment = LATER
    keep_decisions(project, wanted(), item_changes("incidents", is_out=True))
    second = finish_report(project, drafted(project), SIGNED).report
    assert (second.revision, second.created) == (2, LATER)
    unsigned = finish_report(project, drafted(project), None).report
    assert unsigned.revision == 3
    assert drafted(project).sheet.sent.revision == 3


def test_looking_at_a_report_remembers_nothing(project):
    ready(project)
    head = project.store.head()
    report = as_it_would_leave(drafted(project), project.clock.now(), None)
    assert report.revision == 1
    assert project.store.head() == head


def test_a_year_that_is_not_closed_is_only_a_draft(project):
    ready(project)
    with pytest.raises(UsageError, match="not closed"):
        finish_report(project, drafted(project, closed=False), SIGNED)


def test_without_a_member_number_nothing_leaves(project):
    ready(project)
    project.edit(project.organisation().uid, {"member_number": ""})
    with pytest.raises(UsageError, match="member number"):
        finish_report(project, drafted(project), SIGNED)


def test_without_a_required_answer_nothing_leaves(project):
    member(project)
    with pytest.raises(UsageError, match="The request asks"):
        finish_report(project, drafted(project), SIGNED)


def test_who_signs_off_has_a_name(project):
    ready(project)
    nobody = Signed(name=" ", function="Leitung", on=SIGNED.on)
    with pytest.raises(UsageError, match="name of the person"):
        finish_report(project, drafted(project), nobody)


def test_a_damaged_memory_of_what_was_sent_counts_as_nothing_sent(project):
    ready(project)
    finish_report(project, drafted(project), SIGNED)
    keep_decisions(project, wanted(), {"sent:revision": "many"})
    draft = drafted(project)
    assert draft.sheet.sent is None
    assert finish_report(project, replace(draft), SIGNED).report.revision == 1

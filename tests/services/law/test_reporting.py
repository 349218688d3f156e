"""Deadlines for incidents: 15, 10 and 2 days and 72 hours, where they apply."""

from datetime import UTC, date, datetime, time

import pytest

from rai_desktop.domain.codes import Action, Answer, Role
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.classification import classification_uid
from rai_desktop.domain.kinds.incident import Incident
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.services.law.reporting import reportings
from rai_desktop.services.typed_values import ValueReader
from tests.services.building import CATALOGUE, FixedClock, all_labels, empty_project

KNOWN = date(2028, 1, 10)


@pytest.fixture
def project(tmp_path):
    made = empty_project(tmp_path / "p")
    made.clock = FixedClock(datetime(2028, 1, 12, tzinfo=UTC))
    yield made
    made.store.abandon()


def system_of(project, labels=(LegalLabel.HR_III,), roles=(Role.PROVIDER,)):
    system = project.add(EntityKind.SYSTEM, {"name": "S"})
    uid = classification_uid(project.uid, system)
    values = {"system": system, "labels": labels, "roles": roles}
    project.commit(Action.CLASSIFY, project.checked(EntityKind.CLASSIFICATION, uid, values))
    return system


def found(project, system, **values):
    given = {"title": "I", "system": system, "known_on": KNOWN, "data_breach": Answer.NO}
    incident = project.entity(project.add(EntityKind.INCIDENT, given | values))
    return reportings(project, CATALOGUE, incident)


def ids(reporting):
    return [each.rule.id for each in reporting]


@pytest.mark.parametrize(
    ("harm", "rule", "due"),
    [
        ("health", "dl-73-15", date(2028, 1, 25)),
        ("fundamental_rights", "dl-73-15", date(2028, 1, 25)),
        ("property_environment", "dl-73-15", date(2028, 1, 25)),
        ("death", "dl-73-10", date(2028, 1, 20)),
        ("critical_infrastructure", "dl-73-2", date(2028, 1, 12)),
        ("widespread", "dl-73-2", date(2028, 1, 12)),
    ],
)
def test_a_provider_of_a_high_risk_system_tells_the_authority(project, harm, rule, due):
    (only,) = found(project, system_of(project), harms=(harm,))
    assert (only.rule.id, only.due.date(), only.is_certain) == (rule, due, True)


def test_of_several_harms_the_shortest_deadline_counts(project):
    assert ids(found(project, system_of(project), harms=("death", "health"))) == ["dl-73-10"]


def test_a_deployer_tells_the_provider_at_once(project):
    (only,) = found(project, system_of(project, roles=(Role.DEPLOYER,)), harms=("health",))
    assert only.rule.id == "dl-26-5-provider"
    assert only.due.date() == KNOWN


def test_a_widespread_infringement_alone_is_no_serious_incident_for_a_deployer(project):
    deployed = system_of(project, roles=(Role.DEPLOYER,))
    assert found(project, deployed, harms=("widespread",)) == []


def test_what_is_not_checked_is_told_with_the_deadlines():
    law = CATALOGUE.law()
    assert any("NIS2" in note["en"] for note in law.deadline_notes)
    noted = {rule.id for rule in law.deadlines if rule.note}
    assert noted == {"dl-26-5-provider", "dl-73-15", "dl-73-10", "dl-73-2"}


def test_three_days_count_from_the_hour(project):
    values = {"data_breach": Answer.YES, "known_at": "14:30"}
    (only,) = found(project, system_of(project, (LegalLabel.MINIMAL,)), **values)
    assert (only.rule.id, only.due) == (
        "dl-gdpr-33",
        datetime.combine(date(2028, 1, 13), time(14, 30)),
    )


@pytest.mark.parametrize("text", ["", "noon", "25:00", "<b>"])
def test_without_a_time_of_day_the_day_counts_from_its_beginning(project, text):
    system = system_of(project, (LegalLabel.MINIMAL,))
    given = {"system": system, "known_on": KNOWN, "data_breach": Answer.YES, "known_at": text}
    (only,) = reportings(project, CATALOGUE, Incident(uid=Uid("i"), **given))
    assert only.due == datetime.combine(date(2028, 1, 13), time())


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("9:05", time(9, 5)),
        ("14.30 Uhr", time(14, 30)),
        ("7", time(7)),
        (" 08:00:30 ", time(8, 0, 30)),
    ],
)
def test_hours_count_however_people_write_them(project, text, at):
    values = {"data_breach": Answer.YES, "known_at": text}
    (only,) = found(project, system_of(project, (LegalLabel.MINIMAL,)), **values)
    assert only.due == datetime.combine(date(2028, 1, 13), at)


@pytest.mark.parametrize("text", ["noon", "25:00", "14:3", "14:30+02:00", "<b>"])
def test_what_is_no_time_of_day_is_refused_with_how_to_write_one(project, text):
    values = {"title": "I", "known_on": KNOWN, "known_at": text}
    with pytest.raises(UsageError, match="14:30"):
        project.add(EntityKind.INCIDENT, values)
    incident = project.add(EntityKind.INCIDENT, values | {"known_at": "10:15"})
    with pytest.raises(UsageError, match="14:30"):
        project.edit(incident, {"known_at": text})
    with pytest.raises(UsageError, match="14:30"):
        project.edit_many([incident], {"known_at": text})
    assert project.entity(incident).known_at == "10:15"


def test_a_time_of_day_is_read_from_lists_or_refused(project):
    spec = KINDS[EntityKind.INCIDENT].field("known_at")
    reader = ValueReader(project, all_labels())
    assert reader.read(spec, "9:05") == "9:05"
    with pytest.raises(UsageError, match="14:30"):
        reader.read(spec, "in the morning")


def test_not_knowing_about_lost_data_is_not_harmless(project):
    minimal = system_of(project, (LegalLabel.MINIMAL,))
    (only,) = found(project, minimal, data_breach=Answer.UNKNOWN)
    assert (only.rule.id, only.is_certain) == ("dl-gdpr-33", False)
    assert found(project, minimal, data_breach=Answer.NO) == []


def test_an_unclassified_system_leaves_it_open(project):
    system = project.add(EntityKind.SYSTEM, {"name": "S"})
    reporting = found(project, system, harms=("death",))
    assert ids(reporting) == ["dl-26-5-provider", "dl-73-10"]
    assert not any(each.is_certain for each in reporting)


def test_a_near_miss_and_an_everyday_tool_have_no_deadline_of_the_ai_act(project):
    assert found(project, system_of(project), harms=("death",), near_miss=True) == []
    assert found(project, system_of(project, (LegalLabel.MINIMAL,)), harms=("death",)) == []


def test_before_the_high_risk_days_the_deadlines_of_the_ai_act_do_not_run(project):
    assert found(project, system_of(project), harms=("death",), known_on=date(2027, 1, 1)) == []


def test_what_was_told_is_not_overdue(project):
    day = date(2028, 3, 1)
    (late,) = found(project, system_of(project), harms=("death",))
    assert late.is_overdue(day)
    (told,) = found(project, system_of(project), harms=("death",), authority_told_on=KNOWN)
    assert not told.is_overdue(day)


def test_without_a_day_nothing_is_due(project):
    (only,) = found(project, system_of(project), harms=("death",), known_on=None)
    assert only.due is None
    assert not only.is_overdue(date(2030, 1, 1))

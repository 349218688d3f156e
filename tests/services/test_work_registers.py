"""Registers of acceptances, reviews, findings, incidents and trainings."""

from datetime import date

import pytest

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.stamps import make_stamp
from rai_desktop.services.registers.tables import REGISTER_KINDS
from rai_desktop.words import LANGUAGES
from tests.services.building import register_of, table_of
from tests.services.work_records import accept, add_work_records, record

WORK = ("acceptances", "reviews", "findings", "incidents", "trainings")


@pytest.fixture
def worked(project):
    project.entries = add_work_records(project)
    return project


def rows(project, name, language="en", **wishes):
    table = table_of(register_of(project, language, **wishes), name)
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row.cells, strict=True)) for row in table.rows]


def printed(project, name):
    table = table_of(register_of(project), name)
    return [column.key for column in table.columns if column.in_print]


def test_an_acceptance_names_risk_levels_person_and_whether_it_holds(worked):
    (found,) = rows(worked, "acceptances")
    assert found == found | {
        "number": "AK-0001",
        "risk": "RI-0001 Wrong answers",
        "level_persons": "High",
        "level_business": "Medium",
        "=state": "Holds",
        "accepted_by": "PE-0001 Petra Geheim",
        "expires_on": date(2026, 9, 1),
    }


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"expires_on": date(2026, 6, 14)}, "Expired"),
        ({"expires_on": date(2026, 6, 15)}, "Expires soon"),
        ({"revoked_on": date(2026, 6, 2)}, "Revoked"),
        ({"expires_on": None}, "Expired"),
    ],
)
def test_whether_an_acceptance_holds_follows_from_its_dates(project, values, state):
    person = project.add(EntityKind.PERSON, {"name": "Petra"})
    risk = project.add(EntityKind.RISK, {"title": "Risk"})
    accept(project, risk, person, **values)
    (found,) = rows(project, "acceptances")
    assert found["=state"] == state


def test_a_changed_risk_ends_its_acceptance_and_the_register_says_by_what(worked):
    assert rows(worked, "acceptances")[0]["=ended"] == ""
    worked.edit(worked.find("RI-0001").uid, {"current_likelihood": 5})
    (found,) = rows(worked, "acceptances")
    assert found["=state"] == "Lapsed"
    assert found["=ended"] == "Likelihood today"


def test_levels_of_an_acceptance_have_their_colour(worked):
    table = table_of(register_of(worked), "acceptances")
    (column,) = [column for column in table.columns if column.key == "level_persons"]
    assert column.kind == "level"
    assert [choice.level for choice in column.choices] == list(RiskLevel)


def test_a_review_names_the_entry_by_its_number(worked):
    (found,) = rows(worked, "reviews")
    assert found["=about"] == "KI-0001 Chat"
    assert found["verdict"] == "In order with conditions"


def test_a_review_tells_which_fields_changed_since(project):
    system = project.add(EntityKind.SYSTEM, {"name": "Chat", "purpose": "Answers"})
    fields = project.fields(EntityKind.SYSTEM)
    stamp = make_stamp(fields, lambda key: project.value(project.entity(system), key), "salt")
    record(project, EntityKind.REVIEW, title="Chat", system=system, stamp=stamp)
    record(project, EntityKind.REVIEW, title="Chat", system=system)
    assert [row["=changed"] for row in rows(project, "reviews")] == ["Nothing", ""]
    project.edit(system, {"purpose": "Answers and writes"})
    assert rows(project, "reviews")[0]["=changed"] == "Purpose in one sentence"


def test_a_finding_says_what_it_is_about_and_that_it_is_overdue(worked):
    (found,) = rows(worked, "findings")
    assert found["=about"] == "RI-0001 Wrong answers; KI-0001 Chat"
    assert found["=urgency"] == "Overdue"
    finding = worked.find("FE-0001").uid
    worked.edit(finding, {"effectiveness": "Looked at ten cases"})
    worked.edit(finding, {"status": "closed"})
    assert rows(worked, "findings")[0]["=urgency"] == "Closed"


def test_an_incident_says_who_was_told_and_when(worked):
    (found,) = rows(worked, "incidents")
    assert found["=told"] == "Provider: 21 May 2026\nMarket surveillance authority: 22 May 2026"
    assert found["=linked"] == "RI-0001 Wrong answers"


def test_a_training_has_its_numbers(worked):
    (found,) = rows(worked, "trainings")
    assert (found["participants"], found["invited"], found["minutes"]) == (12, 14, 90)


def test_names_of_people_are_left_out_where_they_are_unwanted(worked):
    register = register_of(worked, left_out=frozenset((Privacy.PERSONAL,)))
    told = [cell for name in WORK for row in table_of(register, name).rows for cell in row.cells]
    assert "Geheim" not in str(told)


def test_what_counts_most_fits_side_by_side_on_paper(worked):
    for name in WORK:
        assert 6 <= len(printed(worked, name)) <= 11


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_entries_a_sentence_says_so(project, language):
    register = register_of(project, language)
    sentences = {table_of(register, name).empty for name in WORK}
    assert len(sentences) == len(WORK)
    assert all(sentences)


def test_one_system_brings_what_is_about_it_and_its_risks(worked):
    other = worked.add(EntityKind.SYSTEM, {"name": "Other"})
    register = register_of(worked, system=worked.entity(other))
    assert not any(table_of(register, name).rows for name in WORK)
    register = register_of(worked, system=worked.find("KI-0001"))
    counts = {name: len(table_of(register, name).rows) for name in WORK}
    assert counts == {"acceptances": 0, "reviews": 1, "findings": 1, "incidents": 1, "trainings": 1}


def test_registers_stand_in_the_order_in_which_auditors_ask():
    names = [name for name, _ in REGISTER_KINDS]
    assert names.index("risks") < names.index("acceptances") < names.index("evidence")
    assert names.index("incidents") < names.index("reviews") < names.index("people")


def open_texts(project, kind):
    return [point.text for point in register_of(project).open_points if point.kind is kind]


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ({}, []),
        ({"expires_on": date(2026, 7, 1)}, ["The acceptance of the risk ends soon."]),
        ({"expires_on": date(2026, 6, 2)}, ["The acceptance of the risk has expired."]),
        ({"revoked_on": date(2026, 6, 2)}, []),
    ],
)
def test_an_acceptance_that_ends_is_an_open_point(project, values, texts):
    person = project.add(EntityKind.PERSON, {"name": "Petra"})
    risk = project.add(EntityKind.RISK, {"title": "Risk"})
    accept(project, risk, person, accepted_on=date(2025, 1, 1), expires_on=date(2025, 9, 1))
    accept(project, risk, person, **values)
    assert open_texts(project, EntityKind.ACCEPTANCE) == texts


def test_the_acceptance_of_a_risk_that_changed_is_an_open_point_until_the_risk_is_closed(worked):
    risk = worked.find("RI-0001").uid
    worked.edit(risk, {"current_likelihood": 5})
    (text,) = open_texts(worked, EntityKind.ACCEPTANCE)
    assert text == "The acceptance of the risk has lapsed."
    worked.edit(risk, {"status": "closed"})
    assert open_texts(worked, EntityKind.ACCEPTANCE) == []


def test_an_overdue_finding_is_an_open_point_until_it_is_closed(worked):
    assert open_texts(worked, EntityKind.FINDING) == ["The finding is overdue."]
    finding = worked.find("FE-0001").uid
    worked.edit(finding, {"effectiveness": "Looked at ten cases"})
    worked.edit(finding, {"status": "closed"})
    assert open_texts(worked, EntityKind.FINDING) == []

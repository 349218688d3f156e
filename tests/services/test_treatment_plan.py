"""The risk treatment plan: a row for each mitigation, the worst risks first, gaps in words."""

from datetime import date

import pytest

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.services.linking import link_entries
from rai_desktop.services.registers.treatment_plan import TREATMENT_PLAN
from rai_desktop.words import LANGUAGES
from tests.services.building import add_risk, register_of, table_of
from tests.services.law.building import add_system
from tests.services.work_records import accept

LOW = {"current_likelihood": 1, "current_persons": 1, "current_business": 1}
HIGH = {"current_likelihood": 4, "current_persons": 3, "current_business": 3}
TARGET = {"target_likelihood": 2, "target_persons": 2, "target_business": 2}


def rows(project, language="en", **wishes):
    table = table_of(register_of(project, language, **wishes), TREATMENT_PLAN)
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row.cells, strict=True)) for row in table.rows]


def mitigation(project, risk, title="Check twice", **values):
    uid = project.add(EntityKind.MITIGATION, {"title": title, **values})
    link_entries(project, LinkRole.RISK_MITIGATION, risk, uid)
    return uid


@pytest.fixture
def treated(project):
    """A project with a high risk that is treated, and a low one that nobody looked at."""
    owner = project.add(EntityKind.PERSON, {"name": "Petra Geheim", "function": "Head of IT"})
    system = add_system(project, "Chat")
    add_risk(project, title="Calm", **LOW)
    treatment = {"treatment": "reduce", "treatment_reason": "Cheap to do"}
    bad = add_risk(project, system, title="Bad", **HIGH, **TARGET, **treatment, owner=owner)
    due = {"owner": owner, "due_on": date(2026, 9, 1)}
    mitigation(project, bad, status="in_progress", **due)
    mitigation(project, bad, "Train all", status="implemented")
    mitigation(project, bad, "Too dear", status="rejected")
    return project


def test_each_mitigation_of_a_risk_has_a_row_and_the_worst_come_first(treated):
    first, second, calm = rows(treated)
    assert first == first | {
        "number": "RI-0002",
        "title": "Bad",
        "=level_persons": "High",
        "=level_business": "Medium",
        "=target": "Low",
        "treatment": "Reduce",
        "treatment_reason": "Cheap to do",
        "=state": "Mitigations under way",
        "=mitigation": "MA-0001 Check twice",
        "=mitigation_status": "In progress",
        "=mitigation_owner": "PE-0001 Petra Geheim",
        "=mitigation_due": date(2026, 9, 1),
        "=systems": "KI-0001 Chat",
    }
    assert (second["title"], second["=mitigation"]) == ("Bad", "MA-0002 Train all")
    assert calm["title"] == "Calm"


def test_a_risk_without_treatment_says_so_in_words(treated):
    calm = rows(treated)[-1]
    assert (calm["=state"], calm["=mitigation"]) == ("Open, not treated", "No mitigation")
    assert (calm["=mitigation_due"], calm["=target"]) == (None, "Not rated")


def test_closed_risks_are_left_out_and_without_open_ones_a_sentence_stands(project):
    add_risk(project, status="closed", **HIGH)
    table = table_of(register_of(project), TREATMENT_PLAN)
    assert (len(table.rows), table.empty) == (0, "There is no open risk.")


def test_risks_that_are_not_rated_come_last(project):
    add_risk(project, title="Unrated")
    add_risk(project, title="Low", **LOW)
    add_risk(project, title="High", **HIGH)
    assert [row["title"] for row in rows(project)] == ["High", "Low", "Unrated"]


def test_functions_stand_for_names(treated):
    first, *_ = rows(treated, left_out=frozenset((Privacy.PERSONAL,)))
    assert (first["=mitigation_owner"], first["owner"]) == ("PE-0001 Head of IT",) * 2


def test_one_system_has_the_plan_of_its_own_risks(treated):
    found = rows(treated, system=treated.find("KI-0001"))
    assert {row["title"] for row in found} == {"Bad"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_have_a_word_for_each_code_and_rows_differ(company, language):
    table = table_of(register_of(company, language), TREATMENT_PLAN)
    assert len({row.uid for row in table.rows}) == len(table.rows) > 30
    for place, column in enumerate(table.columns):
        words = {choice.code: choice.label for choice in column.choices}
        assert not column.editable
        for row in table.rows:
            if column.key in row.codes:
                assert row.cells[place] == words[row.codes[column.key]]


@pytest.mark.parametrize(
    ("expires_on", "state"),
    [(date(2026, 9, 1), "Accepted"), (date(2026, 6, 1), "Acceptance no longer holds")],
)
def test_who_accepted_a_risk_until_when_stands_in_its_plan(treated, expires_on, state):
    person, risk = treated.find("PE-0001").uid, treated.find("RI-0001").uid
    accept(treated, risk, person, accepted_on=date(2025, 1, 1), expires_on=date(2025, 6, 1))
    accept(treated, risk, person, expires_on=expires_on)
    calm = rows(treated)[-1]
    assert calm == calm | {
        "=state": state,
        "=accepted_by": "PE-0001 Petra Geheim",
        "=accepted_until": expires_on,
    }

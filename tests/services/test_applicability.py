"""The statement of applicability: every control, why it applies, how far it is, and its proofs."""

import pytest

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.services.linking import link_entries
from rai_desktop.services.packs import add_pack
from rai_desktop.services.registers.applicability import STATEMENT
from rai_desktop.words import LANGUAGES
from tests.catalogue.building import as_bytes, own_pack, shipped
from tests.services.building import CATALOGUE, register_of, table_of
from tests.services.law.building import add_system
from tests.services.requirements.test_assessing import classified
from tests.services.test_requirement_registers import answered

POLICY, ROLES, REVIEW = "A.2.2", "A.3.2", "A.2.4"
WITHOUT_REQUIREMENT = "A.6.1.2"


def statement(project, language="en", **wishes):
    """Return the rows of the statement by control, as dictionaries with their codes."""
    table = table_of(register_of(project, language, **wishes), STATEMENT)
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, row.cells, strict=True)) | {"codes": row.codes} for row in table.rows]
    return {row["number"]: row for row in rows}


@pytest.fixture
def asked(project):
    """A project with a classified system, so that all requirements are asked."""
    classified(project, add_system(project, "Chat"))
    return project


def test_every_control_of_the_annex_has_a_row_and_no_clause_has(asked):
    answered(asked, "MR-GOV-01", 3)
    rows = statement(asked)
    assert len(rows) == 38
    assert all(number.startswith("A.") for number in rows)
    assert rows[POLICY]["title"] == "AI policy"
    assert rows[POLICY]["=objective"] == "A.2 Policies for AI"


def test_a_control_without_answer_says_so(asked):
    answered(asked, "MR-GOV-01", 3)
    row = statement(asked)[ROLES]
    assert (row["=applicable"], row["=met"], row["=level"]) == (
        "Not answered yet",
        "Not answered yet",
        "",
    )


def test_what_applies_tells_why_and_the_lowest_level_with_its_requirement(asked):
    answered(asked, "MR-GOV-01", 3)
    answered(asked, "MR-GOV-07", 1)
    rows = statement(asked)
    assert (rows[POLICY]["=applicable"], rows[POLICY]["=met"]) == ("Yes", "Yes")
    assert rows[POLICY]["=level"] == "3 – Implemented (MR-GOV-01)"
    assert "(MR-GOV-01)" in rows[POLICY]["=reason"]
    assert (rows[REVIEW]["=met"], rows[REVIEW]["=level"]) == ("Partly", "1 – Started (MR-GOV-07)")


def test_a_requirement_nobody_answered_holds_the_level_down(asked):
    answered(asked, "MR-GOV-01", 3)
    assert statement(asked)[REVIEW]["=level"] == "0 – Not answered (MR-GOV-07)"


def test_a_control_is_excluded_only_when_a_reason_stands_against_all_its_requirements(asked):
    answered(asked, "MR-GOV-07", not_applicable="Nothing to review yet")
    row = statement(asked)[REVIEW]
    assert row["=applicable"] == "Not answered yet"
    assert "MR-GOV-07 is not applicable because: Nothing to review yet" in row["=reason"]
    answered(asked, "MR-GOV-01", not_applicable="No AI of our own")
    row = statement(asked)[REVIEW]
    assert (row["=applicable"], row["=met"]) == ("No", "Not applicable")
    assert "No AI of our own" in row["=reason"]


def test_a_reason_for_one_system_names_it(asked):
    other = add_system(asked, "Scan")
    classified(asked, other)
    answered(asked, "MR-SOR-01", 2)
    answered(asked, "MR-SOR-01", subject=other, not_applicable="A test only")
    reason = statement(asked)["A.6.2.2"]["=reason"]
    assert "MR-SOR-01 (KI-0002 Scan) is not applicable because: A test only" in reason


def mitigation(project, library, **values):
    return project.add(EntityKind.MITIGATION, {"title": "Rules", "library": library, **values})


def test_mitigations_of_the_library_stand_at_the_controls_they_implement(asked):
    answered(asked, "MR-GOV-01", 3)
    mitigation(asked, "M-GOV-03", status="implemented")
    mitigation(asked, "M-GOV-03", title="Dropped", status="rejected")
    mitigation(asked, "", title="Own idea", status="implemented")
    rows = statement(asked)
    assert rows[POLICY]["=mitigations"] == "MA-0001 Rules (Implemented)"
    assert rows[ROLES]["=mitigations"] == ""


def test_evidence_of_answers_and_of_mitigations_is_named_once(asked):
    proof = asked.add(EntityKind.EVIDENCE, {"title": "Policy"})
    list_ = asked.add(EntityKind.EVIDENCE, {"title": "Signatures"})
    answered(asked, "MR-GOV-01", 3, evidence=(proof,))
    rules = mitigation(asked, "M-GOV-03", status="implemented")
    for evidence in (proof, list_):
        link_entries(asked, LinkRole.EVIDENCE_OF, evidence, rules)
    assert statement(asked)[POLICY]["=proofs"] == "NA-0001 Policy; NA-0002 Signatures"


def test_a_control_no_requirement_covers_applies_when_mitigations_implement_it(asked):
    answered(asked, "MR-GOV-01", 3)
    row = statement(asked)[WITHOUT_REQUIREMENT]
    assert row["=applicable"] == "Not answered yet"
    assert row["=reason"] == "No requirement of this catalogue covers the control."
    mitigation(asked, "M-GOV-05", status="implemented")
    row = statement(asked)["A.9.3"]
    assert row["=applicable"] == "Yes"
    assert row["=reason"].startswith("Mitigations of the project implement it")


def test_without_any_answer_and_for_one_system_a_sentence_stands_instead(asked):
    table = table_of(register_of(asked), STATEMENT)
    assert (len(table.rows), table.empty) == (0, "No requirement has been answered yet.")
    answered(asked, "MR-GOV-01", 3)
    table = table_of(register_of(asked, system=asked.find("KI-0001")), STATEMENT)
    assert not table.rows
    assert "company as a whole" in table.empty


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_have_a_word_for_each_code_and_nothing_is_read_back(company, language):
    table = table_of(register_of(company, language), STATEMENT)
    assert len(table.rows) == 38
    assert not any(column.editable for column in table.columns)
    for place, column in enumerate(table.columns):
        words = {choice.code: choice.label for choice in column.choices}
        for row in table.rows:
            if words:
                assert row.cells[place] == words[row.codes[column.key]]


def test_names_of_people_are_nowhere_in_it(asked):
    person = asked.add(EntityKind.PERSON, {"name": "Petra Geheim", "function": "Head of IT"})
    answered(asked, "MR-GOV-01", 3, person=person)
    rows = statement(asked, left_out=frozenset((Privacy.PERSONAL,)))
    assert "Geheim" not in str(rows)


def test_library_points_name_controls_and_clauses_of_the_standard():
    measures = CATALOGUE.library().measures
    assert "A.2.2" in measures["M-GOV-03"].refs["iso42001"]
    assert "no such framework" not in measures["M-GOV-03"].refs


def test_mitigations_of_own_packs_stand_at_the_controls_they_implement(asked):
    answered(asked, "MR-GOV-01", 3)
    policy = next(one for one in shipped()["measures"]["measures"] if one["id"] == "M-GOV-03")
    pack = own_pack(measures=[policy | {"id": "OWN-M-1"}])
    drafted = CATALOGUE.read_pack(as_bytes(pack), "own.yaml")
    add_pack(asked, CATALOGUE, drafted.content)
    mitigation(asked, "OWN-M-1", status="implemented")
    assert statement(asked)[POLICY]["=mitigations"] == "MA-0001 Rules (Implemented)"

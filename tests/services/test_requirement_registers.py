"""Registers of requirements and frameworks: every answer, its source, and what is open."""

from datetime import date

import pytest

from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.requirements import COMPANY, RequirementAnswer
from rai_desktop.services.registers.model import ColumnKind
from rai_desktop.services.requirements.answering import answer_requirements
from rai_desktop.services.requirements.assessing import rules_of
from rai_desktop.words import LANGUAGES, words_for
from tests.services.building import CATALOGUE, register_of, table_of
from tests.services.law.building import add_system
from tests.services.requirements.test_assessing import classified

PLANNED = "MR-SOR-01"


def answered(project, requirement, level=None, subject=COMPANY, **values):
    answer = RequirementAnswer(requirement=requirement, subject=subject, level=level, **values)
    rules = rules_of(project, CATALOGUE)
    answer_requirements(project, CATALOGUE, words_for("en"), rules, [answer])


def rows_of(register, requirement):
    table = table_of(register, "requirements")
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, row.cells, strict=True)) for row in table.rows]
    return [row for row in rows if row["number"] == requirement]


@pytest.fixture
def planned(project):
    """A project in which one requirement is planned, for one system in another way."""
    systems = [add_system(project, name) for name in ("Chat", "Scan")]
    for system in systems:
        classified(project, system)
    person = project.add(EntityKind.PERSON, {"name": "Petra Geheim", "function": "Head of IT"})
    proof = project.add(EntityKind.EVIDENCE, {"title": "Policy"})
    answered(
        project,
        PLANNED,
        2,
        note="only inside",
        target=4,
        person=person,
        due=date(2026, 9, 1),
        evidence=(proof,),
    )
    answered(project, PLANNED, subject=systems[1], not_applicable="A test only")
    return project


def test_every_part_of_an_answer_has_its_cell(planned):
    own, shared = rows_of(register_of(planned), PLANNED)
    assert shared == shared | {
        "=subject": "Applies to 1 further AI system",
        "=level": "2 – Defined",
        "=met": "Partly",
        "=origin": "Inherited from the company",
        "=target": 4,
        "=person": "PE-0001 Petra Geheim",
        "=due": date(2026, 9, 1),
        "=proofs": "NA-0001 Policy",
        "=note": "only inside",
        "=systems": 1,
        "=criterion": "Diligence",
    }
    assert own == own | {
        "=subject": "KI-0002 Scan",
        "=level": "Not applicable",
        "=met": "Not applicable",
        "=origin": "Own answer",
        "=reason": "A test only",
    }


def test_the_register_names_its_pack_and_that_it_is_a_proposal(planned):
    register = register_of(planned, "de")
    table = table_of(register, "requirements")
    rules = rules_of(planned, CATALOGUE)
    assert table.intro.startswith(rules.title["de"])
    assert f"{rules.pack} {rules.version}" in table.intro
    assert "22.11.2026" in register.standing.source


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_have_a_word_for_each_code_and_nothing_is_read_back(planned, language):
    register = register_of(planned, language)
    for key in ("requirements", "frameworks"):
        table = table_of(register, key)
        assert table.rows
        assert not any(column.editable for column in table.columns)
        for place, column in enumerate(table.columns):
            words = {choice.code: choice.label for choice in column.choices}
            assert bool(words) == (column.kind is ColumnKind.CHOICE)
            for row in table.rows:
                if column.key in row.codes:
                    assert row.cells[place] == words[row.codes[column.key]]


def test_functions_stand_for_names_and_notes_are_internal(planned):
    left_out = frozenset((Privacy.PERSONAL, Privacy.COMMENT))
    _, shared = rows_of(register_of(planned, left_out=left_out), PLANNED)
    assert shared["=person"] == "PE-0001 Head of IT"
    assert "=note" not in shared


def test_without_any_answer_the_registers_say_so(project):
    classified(project, add_system(project))
    register = register_of(project)
    for key in ("requirements", "frameworks"):
        table = table_of(register, key)
        assert (len(table.rows), table.empty) == (0, "No requirement has been answered yet.")
    assert register.standing is None
    assert not [p for p in register.open_points if p.kind is EntityKind.ANSWER_SHEET]


def test_figures_hide_no_gap_behind_an_average(planned):
    standing = register_of(planned).standing
    shares, today, within_a_year = standing.figures
    assert shares.text == "0 %"
    assert int(today.text) > 0
    assert within_a_year.text == "1"
    assert len(standing.criteria) == 5
    assert {len(row) for row in standing.criteria} == {4}
    assert standing.criteria[0][1] == "0 – Not started"


def test_frameworks_are_counted_and_every_point_is_listed(planned):
    register = register_of(planned)
    table = table_of(register, "frameworks")
    assert "no certification" in table.intro
    assert "presumption of conformity" in table.intro
    states = [row.codes["=state"] for row in table.rows]
    mapping = table.column_index("=mapping")
    counted = [
        state
        for state, row in zip(states, table.rows, strict=True)
        if row.cells[mapping] != "Heading, is not counted"
    ]
    figures = register.standing.frameworks
    assert [row[0] for row in figures] == list(dict.fromkeys(r.cells[0] for r in table.rows))
    assert sum(sum(row[1:]) for row in figures) == len(counted)
    assert sum(row[-1] for row in figures) == counted.count("not_mapped")


def test_what_is_law_and_not_met_is_one_point_however_many_systems(planned):
    points = [p for p in register_of(planned).open_points if p.kind is EntityKind.ANSWER_SHEET]
    (practices,) = [p for p in points if p.uid == "MR-ETH-01"]
    assert practices.entry.endswith("2 AI systems · 2 of them not answered")
    assert practices.due == date(2025, 2, 2)
    assert len({p.uid for p in points}) == len(points)
    assert [p.text for p in points][-1].endswith("not answered everywhere.")


def test_one_system_has_its_own_requirements_and_no_frameworks(planned):
    system = planned.find("KI-0001")
    register = register_of(planned, system=system)
    table = table_of(register, "requirements")
    subject = table.column_index("=subject")
    assert {row.cells[subject] for row in table.rows} == {"KI-0001 Chat"}
    assert not table_of(register, "frameworks").rows
    assert register.standing is None

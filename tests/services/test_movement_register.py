"""The register of movements, and what summaries say about them."""

from datetime import UTC, date, datetime

import pytest

from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.services.registers.movement import MOVEMENT, a_year_before
from rai_desktop.words import LANGUAGES
from tests.services.building import FixedClock, add_risk, register_of, table_of
from tests.services.law.building import add_system

LOW = {"current_likelihood": 1, "current_persons": 1, "current_business": 1}
HIGH = {"current_likelihood": 4, "current_persons": 4, "current_business": 1}
SINCE = date(2026, 3, 1)


@pytest.fixture
def moved(project):
    """A project in which one risk rose, one came, one was deleted and one stayed as it was."""
    project.clock = FixedClock(datetime(2026, 1, 1, 12, tzinfo=UTC))
    owner = project.add(EntityKind.PERSON, {"name": "Petra Geheim", "function": "Head of IT"})
    system = add_system(project, "Chat")
    rising = add_risk(project, system, title="Rising", owner=owner, **LOW)
    gone = add_risk(project, title="Gone", **HIGH)
    add_risk(project, title="Still", **LOW)
    project.clock = FixedClock()
    project.edit(rising, {**HIGH, "rating_reason": "Seen twice", "rated_on": date(2026, 6, 1)})
    project.delete([gone])
    add_risk(project, title="Fresh")
    return project


def rows(project, language="en", **wishes):
    table = table_of(register_of(project, language, since=SINCE, **wishes), MOVEMENT)
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row.cells, strict=True)) for row in table.rows]


def test_what_moved_is_told_with_both_levels_the_worst_first(moved):
    rising, fresh, gone = rows(moved)
    assert rising == rising | {
        "number": "RI-0001",
        "title": "Rising",
        "=movement": "Higher than before",
        "=persons_before": "Low",
        "=level_persons": "Very high",
        "=business_before": "Low",
        "=level_business": "Low",
        "=owner": "PE-0001 Petra Geheim",
        "=rated_on": date(2026, 6, 1),
        "=reason": "Seen twice",
    }
    assert (fresh["=movement"], fresh["=persons_before"], fresh["=level_persons"]) == (
        "New",
        "–",
        "Not rated",
    )
    assert (gone["=movement"], gone["=level_persons"]) == ("Deleted", "–")


def test_functions_stand_for_names(moved):
    rising, *_ = rows(moved, left_out=frozenset((Privacy.PERSONAL,)))
    assert rising["=owner"] == "PE-0001 Head of IT"


def test_one_system_has_its_own_movements(moved):
    assert [row["title"] for row in rows(moved, system=moved.find("KI-0001"))] == ["Rising"]


def test_summaries_count_what_moved_and_what_did_not(moved):
    figures = register_of(moved, since=SINCE).movement
    assert {count.code: count.count for count in figures.counts.counts} == {
        "rose": 1,
        "new": 1,
        "removed": 1,
        "unchanged": 1,
    }
    assert figures.column == "Since 1 Mar 2026"
    assert figures.words[moved.find("RI-0001").uid] == "Higher than before"
    assert moved.find("RI-0003").uid not in figures.words


def test_levels_that_changed_have_a_curve(moved):
    figures = register_of(moved, since=SINCE).movement
    ((name, curve),) = figures.curves
    assert name == "RI-0001 Rising"
    assert [point.word for point in curve.points] == ["1 Jan 2026", "15 Jun 2026"]


def test_a_young_project_says_that_there_is_nothing_to_compare_with(moved):
    register = register_of(moved, since=date(2025, 1, 1))
    table = table_of(register, MOVEMENT)
    assert not table.rows
    assert table.empty.startswith("The history tells of no risk on 1 Jan 2025")
    assert register.movement is None
    assert MOVEMENT not in [group.key for group in register.summary]


def test_without_a_day_a_year_is_told(moved):
    assert "15 Jun 2025" in table_of(register_of(moved), MOVEMENT).intro
    assert a_year_before(date(2028, 2, 29)) == date(2027, 2, 28)


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_have_a_word_for_each_code(moved, language):
    table = table_of(register_of(moved, language, since=SINCE), MOVEMENT)
    for place, column in enumerate(table.columns):
        words = {choice.code: choice.label for choice in column.choices}
        for row in table.rows:
            if column.key in row.codes:
                assert row.cells[place] == words[row.codes[column.key]]

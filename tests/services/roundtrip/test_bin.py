"""Rows that were edited in the file while their entries went to the bin here."""

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.importing import OnConflict, apply_plan
from rai_desktop.services.importing.roundtrip.told import TripTeller
from tests.services.building import labels
from tests.services.lists import counts, planned
from tests.services.test_importing_own_exports import edited, workbook

S = EntityKind.SYSTEM
SHEET = "AI systems"


@pytest.fixture
def systems(project):
    return [project.add(S, {"name": name, "department": "IT"}) for name in "AB"]


@pytest.fixture
def source(project, systems, tmp_path):
    path = workbook(project, tmp_path, "en")
    project.delete([systems[0]])
    return edited(path, SHEET, {(2, "Department"): "Sales"})


def test_the_row_is_a_question_and_nothing_is_lost_silently(project, systems, source):
    plan = planned(project, source)
    assert counts(plan) == {"conflicting": 1, "unchanged": 1}
    assert plan.is_blocked
    (told,) = (TripTeller(project, labels()).conflict(each) for each in plan.conflicts)
    assert (told.field, told.mine, told.theirs) == (
        "Deleted here, edited in the file",
        "stays in the bin",
        "comes back with the edits",
    )


def test_it_comes_back_with_the_edits_as_one_step(project, systems, source):
    decisions = {(systems[0], "deleted"): "theirs"}
    apply_plan(project, planned(project, source, decisions=decisions))
    assert [each.department for each in project.entities(S)] == ["Sales", "IT"]
    project.undo()
    assert [each.name for each in project.entities(S)] == ["B"]


@pytest.mark.parametrize(
    "wish", [{"prefer": "mine"}, {"decisions": "mine"}, {"on_conflict": OnConflict.SKIP}]
)
def test_it_stays_in_the_bin_and_that_is_told(project, systems, source, wish):
    if "decisions" in wish:
        wish = {"decisions": {(systems[0], "deleted"): "mine"}}
    plan = planned(project, source, **wish)
    assert counts(plan) == {"skipped": 1, "unchanged": 1}
    assert [note.values for note in plan.notes] == [{"entry": "KI-0001"}]
    assert apply_plan(project, plan) is None


def test_a_row_that_nobody_edited_asks_nothing(project, systems, tmp_path):
    path = workbook(project, tmp_path, "en")
    project.delete([systems[0]])
    assert counts(planned(project, edited(path, SHEET, {}))) == {"unchanged": 2}


def test_conflicts_of_its_cells_are_asked_about_only_if_it_may_come_back(
    project, systems, tmp_path
):
    path = workbook(project, tmp_path, "en")
    project.edit(systems[0], {"department": "Legal"})
    project.delete([systems[0]])
    source = edited(path, SHEET, {(2, "Department"): "Sales"})
    asked = planned(project, source)
    assert [each.key for each in asked.conflicts] == ["deleted", "department"]
    left = planned(project, source, decisions={(systems[0], "deleted"): "mine"})
    assert [each.key for each in left.conflicts] == ["deleted"]
    back = planned(project, source, decisions={(systems[0], "deleted"): "theirs"})
    assert back.is_blocked
    both = {(systems[0], "deleted"): "theirs", (systems[0], "department"): "mine"}
    apply_plan(project, planned(project, source, decisions=both))
    assert [each.department for each in project.entities(S)] == ["Legal", "IT"]

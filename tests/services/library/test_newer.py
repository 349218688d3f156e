"""Copies stay readable when the library changes, and newer texts are offered."""

import pytest

from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.library.measures import measure_help, measure_proposals
from rai_desktop.services.library.newer import keep_own, newer_texts, take_newer
from rai_desktop.services.library.proposing import proposals
from rai_desktop.services.library.taking import add_measure, take_risk
from tests.services.building import CATALOGUE
from tests.services.library.building import add_system, changed_library, title_of_risk

OLD = title_of_risk("R-ROB-01")
CAUSE = CATALOGUE.library().risks["R-ROB-01"].cause["en"]


@pytest.fixture
def risk(project):
    return take_risk(project, CATALOGUE, add_system(project), "R-ROB-01", "en")


@pytest.fixture(scope="module")
def newer():
    return changed_library((f'"{OLD}"', '"A new title"'), (f'"{CAUSE}"', '"A new cause"'))


def told(project, catalogue, uid):
    return [(each.key, each.newer, each.is_own) for each in newer_texts(project, catalogue, uid)]


def test_nothing_is_new_while_the_library_says_the_same(project, risk):
    assert newer_texts(project, CATALOGUE, risk) == ()
    project.edit(risk, {"title": "Own words"})
    assert newer_texts(project, CATALOGUE, risk) == ()


def test_newer_texts_are_told_with_those_of_today(project, risk, newer):
    found = newer_texts(project, newer, risk)
    assert [(each.key, each.now, each.newer) for each in found] == [
        ("title", OLD, "A new title"),
        ("cause", CAUSE, "A new cause"),
    ]


def test_taking_over_is_one_step_and_leaves_changed_texts_alone(project, risk, newer):
    project.edit(risk, {"title": "Own words"})
    assert told(project, newer, risk) == [
        ("title", "A new title", True),
        ("cause", "A new cause", False),
    ]
    step = take_newer(project, newer, risk)
    assert step is not None
    entity = project.entity(risk)
    assert (entity.title, entity.cause) == ("Own words", "A new cause")
    assert newer_texts(project, newer, risk) == ()
    assert project.undo_entry().action is Action.EDIT
    project.undo()
    assert project.entity(risk).cause == CAUSE
    assert len(newer_texts(project, newer, risk)) == 2


def test_keeping_the_own_texts_ends_the_offer(project, risk, newer):
    assert keep_own(project, newer, risk) is not None
    assert project.entity(risk).title == OLD
    assert newer_texts(project, newer, risk) == ()
    assert keep_own(project, newer, risk) is None
    assert take_newer(project, newer, risk) is None


def test_only_the_language_of_the_copy_counts(project, newer):
    system = add_system(project)
    german = take_risk(project, CATALOGUE, system, "R-ROB-01", "de")
    assert newer_texts(project, newer, german) == ()


def test_newer_texts_of_measures_are_offered_too(project, risk):
    uid = add_measure(project, CATALOGUE, risk, "M-QUA-05", "en")
    title = CATALOGUE.library().measures["M-QUA-05"].title["en"]
    changed = changed_library((f'"{title}"', '"Cite sources"'), pack="measures")
    assert told(project, changed, uid) == [("title", "Cite sources", False)]
    take_newer(project, changed, uid)
    assert project.entity(uid).title == "Cite sources"


def test_copies_stay_readable_when_the_library_has_no_such_entry_any_more(project, risk):
    uid = add_measure(project, CATALOGUE, risk, "M-QUA-05", "en")
    gone = changed_library(("- id: R-ROB-01\n", "- id: R-ROB-99\n"))
    assert project.entity(risk).title == OLD
    assert newer_texts(project, gone, risk) == ()
    assert measure_proposals(project, gone, risk) == ()
    assert measure_help(project, gone, uid) is not None


def test_a_deprecated_entry_is_proposed_no_more(project):
    system = add_system(project)
    marked = "- id: R-ROB-01\n  deprecated: true\n"
    without = changed_library(("- id: R-ROB-01\n", marked))
    found = [each.risk.id for each in proposals(project, without, system).open]
    assert "R-ROB-01" not in found
    assert "R-ROB-04" in found


@pytest.mark.parametrize("state", ["", "en", "en title", "xx title:000000000000"])
def test_a_copy_of_unknown_state_gets_no_offer(project, risk, newer, state):
    project.edit(risk, {"library_text": state})
    assert newer_texts(project, newer, risk) == ()


def test_other_entries_have_no_newer_text(project):
    person = project.add(EntityKind.PERSON, {"name": "Head of IT"})
    own = project.add(EntityKind.RISK, {"title": "Own"})
    assert newer_texts(project, CATALOGUE, person) == newer_texts(project, CATALOGUE, own) == ()

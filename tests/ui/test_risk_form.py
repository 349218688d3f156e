"""The form of a risk: words of the scales, the order of ratings, the suggestion of the method."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.linking import link_entries
from tests.ui.conftest import child


@pytest.fixture
def space(window):
    window.open_example()
    window.desk.workspace.show_page(EntityKind.RISK)
    return window.desk.workspace


@pytest.fixture
def project(space):
    return space.project


def show_risk(space, project, **values):
    uid = project.add(EntityKind.RISK, {"title": "Bias", **values})
    space.go_to(uid)
    return uid


def add_measure(project, risk, **values):
    uid = project.add(EntityKind.MITIGATION, {"title": "Test", "status": "effective", **values})
    link_entries(project, LinkRole.RISK_MITIGATION, risk, uid)
    return uid


def click(qtbot, space, name):
    qtbot.mouseClick(child(space.form, name), Qt.MouseButton.LeftButton)


def is_shown(space, name):
    return child(space.form, name).isVisibleTo(space.form)


# --- words of the scales -------------------------------------------------------------------------


def test_the_meaning_of_the_chosen_step_is_told_below_it(qtbot, space, project):
    show_risk(space, project, current_likelihood=2)
    meaning = child(space.form, "meaning_current_likelihood")
    assert meaning.text() == "Frequency: This often or this bad\nWhat it means: And this as well"
    assert not is_shown(space, "meaning_current_persons")
    click(qtbot, space, "current_persons_5")
    lines = child(space.form, "meaning_current_persons").text().split("\n")
    assert [line.partition(":")[0] for line in lines] == ["Rights", "Health and safety"]
    click(qtbot, space, "current_likelihood_clear")
    assert not is_shown(space, "meaning_current_likelihood")


def test_all_steps_are_explained_on_demand_before_one_is_chosen(qtbot, space, project):
    show_risk(space, project)
    click(qtbot, space, "explain_current_business")
    for level in range(1, 6):
        assert is_shown(space, f"step_current_business_{level}")
        assert (
            "Law and reputation" in child(space.form, f"step_text_current_business_{level}").text()
        )
    steps = space.form.findChild(QWidget, "steps_current_business")
    assert steps.isVisible()
    click(qtbot, space, "explain_current_business")
    assert space.form.findChild(QWidget, "steps_current_business") is None
    assert not space.form.row("current_business").words.more.isChecked()


def test_explained_steps_change_language_with_the_window(qtbot, window, space, project):
    show_risk(space, project, current_likelihood=3)
    click(qtbot, space, "explain_current_likelihood")
    window.set_language("de")
    assert child(space.form, "step_current_likelihood_3").text() == "3 – Möglich"
    assert space.form.row("current_likelihood").words.more.text() == "Alle Stufen erklären"


# --- the order of ratings ------------------------------------------------------------------------


def note(space, key):
    return space.form.row(key).words.note


def test_a_rating_above_the_one_without_measures_asks_for_a_reason(qtbot, space, project):
    uid = show_risk(space, project, inherent_likelihood=2, current_likelihood=2)
    assert note(space, "current_likelihood") == ""
    click(qtbot, space, "current_likelihood_4")
    assert note(space, "current_likelihood").startswith("Higher than without measures.")
    assert is_shown(space, "note_current_likelihood")
    project.edit(uid, {"rating_reason": "New wording attracts more cases."})
    assert note(space, "current_likelihood") == ""
    assert not is_shown(space, "note_current_likelihood")


def test_a_target_above_today_is_told_in_a_section_opened_later(space, project):
    show_risk(space, project, current_persons=2, target_persons=4)
    assert note(space, "target_persons").startswith("The target is higher than the rating today.")


def test_a_note_follows_the_language_of_the_window(window, space, project):
    show_risk(space, project, inherent_likelihood=2, current_likelihood=4)
    before = note(space, "current_likelihood")
    window.set_language("de")
    assert before
    assert note(space, "current_likelihood") not in ("", before)


def test_a_suggestion_that_cannot_be_stored_is_told(qtbot, space, project):
    risk = show_risk(space, project, inherent_likelihood=4, inherent_persons=4)
    add_measure(project, risk, effect_likelihood=2)
    project.store.error = error = SurroundingsError("The disk is full. Free some space.")
    with qtbot.waitSignal(space.form.failed) as told:
        click(qtbot, space, "suggestion_take_current")
    project.store.error = None
    assert told.args == [error]


def test_the_next_risk_has_no_notes_of_the_one_before(space, project):
    show_risk(space, project, inherent_likelihood=2, current_likelihood=4)
    show_risk(space, project, inherent_likelihood=4, current_likelihood=2)
    assert note(space, "current_likelihood") == ""


# --- the suggestion ------------------------------------------------------------------------------


def test_a_suggestion_is_taken_over_as_one_step(qtbot, space, project):
    uid = show_risk(space, project, inherent_likelihood=4, inherent_persons=4)
    add_measure(project, uid, effect_likelihood=2, effect_impact=1, effect_scope="both")
    text = child(space.form, "suggestion_text_current").text()
    assert text.split("\n") == [
        "Likelihood: 2 – Unlikely",
        "Impact on people: 3 – Possible",
        "Risk level – people: Medium",
    ]
    click(qtbot, space, "suggestion_take_current")
    risk = project.entity(uid)
    assert (risk.current_likelihood, risk.current_persons) == (2, 3)
    assert is_shown(space, "suggestion_done_current")
    assert not is_shown(space, "suggestion_take_current")
    assert is_shown(space, "suggestion_take_target")
    project.undo()
    assert project.entity(uid).current_likelihood is None
    assert is_shown(space, "suggestion_take_current")


def test_a_suggestion_follows_its_mitigations(space, project):
    uid = show_risk(space, project, inherent_likelihood=4)
    measure = add_measure(project, uid, effect_likelihood=2)
    target = child(space.form, "suggestion_text_target")
    assert target.text() == "Likelihood: 2 – Unlikely"
    project.edit(measure, {"status": "rejected"})
    assert target.text() == "Likelihood: 4 – Likely"


def test_the_calculation_unfolds(qtbot, space, project):
    uid = show_risk(space, project, inherent_likelihood=4)
    add_measure(project, uid, effect_likelihood=2)
    assert not is_shown(space, "suggestion_lines")
    click(qtbot, space, "suggestion_fold")
    assert is_shown(space, "suggestion_lines")
    assert "Test (Effective): 2 × 1 × 1 = 2" in child(space.form, "suggestion_lines").text()


def test_without_a_rating_to_start_from_the_way_there_is_told(space, project):
    show_risk(space, project, current_likelihood=4)
    assert is_shown(space, "suggestion_begin")
    for name in ("suggestion_current", "suggestion_target", "suggestion_fold"):
        assert not is_shown(space, name)


def test_only_risks_have_a_suggestion(space):
    assert space.form.panels.suggestion is not None
    space.show_page(EntityKind.MITIGATION)
    assert space.form.panels.suggestion is None

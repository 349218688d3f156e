"""What the risks of a system come to, in its form."""

import pytest
from PySide6.QtCore import Qt

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.linking import link_entries
from tests.ui.conftest import child


@pytest.fixture
def space(window):
    window.open_example()
    window.desk.workspace.show_page(EntityKind.SYSTEM)
    return window.desk.workspace


@pytest.fixture
def system(space):
    uid = space.project.add(EntityKind.SYSTEM, {"name": "CV filter"})
    space.go_to(uid)
    return uid


def add_risk(space, system, **values):
    uid = space.project.add(EntityKind.RISK, {"title": "Bias", **values})
    link_entries(space.project, LinkRole.SYSTEM_RISK, system, uid)
    return uid


def is_shown(space, name):
    return child(space.form, name).isVisibleTo(space.form)


def text(space, name):
    return child(space.form, name).text()


def test_a_system_without_risks_says_nothing(space, system):
    assert not is_shown(space, "system_risks")


def test_highest_levels_and_counts_follow_the_risks(space, system):
    add_risk(space, system, current_likelihood=5, current_persons=5, current_business=1)
    add_risk(space, system)
    assert text(space, "system_risks_levels").split("\n") == [
        "Today – people: Very high, business: Medium",
        "Open risks: 1 × Very high, 1 × Not rated",
    ]
    assert not is_shown(space, "system_risks_signs")
    assert not is_shown(space, "system_risks_judge")


def test_accumulated_risks_ask_for_a_judgement_in_words(qtbot, space, system):
    for _ in range(3):
        add_risk(space, system, current_likelihood=2, current_persons=2, cause="Old data")
    signs = text(space, "system_risks_signs").split("\n")
    assert signs == [
        "3 medium or high risks have the same cause: old data",
        "The overall residual risk has to be assessed in words.",
    ]
    qtbot.mouseClick(child(space.form, "system_risks_judge"), Qt.MouseButton.LeftButton)
    assert space.form.row("overall_risk").editor.entry().hasFocus()
    space.project.edit(system, {"overall_risk": "Acceptable, because people decide."})
    assert not is_shown(space, "system_risks_judge")
    assert text(space, "system_risks_signs") == signs[0]


def test_a_project_for_reading_only_offers_no_judgement(space, system):
    for _ in range(3):
        add_risk(space, system, current_likelihood=2, current_persons=2, cause="Old data")
    assert is_shown(space, "system_risks_judge")
    space.project.store.read_only = True
    space.form.refresh()
    assert not is_shown(space, "system_risks_judge")
    assert "has to be assessed in words" in text(space, "system_risks_signs")


def test_risks_have_no_such_panel(space):
    space.show_page(EntityKind.RISK)
    assert space.form.panels.together is None

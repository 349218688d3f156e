"""Whom to tell of an incident, in its form in the real window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.fields import EntityKind
from tests.services.building import CATALOGUE, FixedClock
from tests.ui.conftest import child
from tests.ui.keys import SHIFT, focused, press


@pytest.fixture
def project(qtbot, window, session):
    qtbot.waitUntil(window.isActiveWindow)
    session.catalogue = CATALOGUE
    window.open_example()
    window.desk.project.clock = FixedClock()
    return window.desk.project


def shown(window, project, **values):
    given = {"title": "Mail <b>to</b> & wrong people", "known_on": date(2026, 6, 14)}
    uid = project.add(EntityKind.INCIDENT, given | values)
    window.desk.workspace.show_page(EntityKind.INCIDENT)
    window.desk.workspace.go_to(uid)
    return uid, window.desk.workspace.form.panels.side


def test_a_loss_of_data_shows_its_deadline_and_is_told_by_one_click(window, project):
    uid, panel = shown(window, project, data_breach="yes", known_at="09:15")
    card = child(panel, "deadline_dl-gdpr-33")
    assert child(card, "deadline_state").text() == "Until 17 Jun 2026, 09:15"
    child(card, "told_today").click()
    assert project.entity(uid).data_authority_told_on == date(2026, 6, 15)
    card = child(panel, "deadline_dl-gdpr-33")
    assert child(card, "deadline_state").text() == "Told on 15 Jun 2026"
    assert card.findChildren(QPushButton) == []
    project.undo()
    assert project.entity(uid).data_authority_told_on is None


def test_a_day_that_cannot_be_stored_is_told(qtbot, window, project):
    _, panel = shown(window, project, data_breach="yes")
    project.store.error = error = SurroundingsError("The disk is full. Free some space.")
    with qtbot.waitSignal(window.desk.workspace.form.failed) as told:
        child(panel, "told_today").click()
    project.store.error = None
    assert told.args == [error]


def test_tab_comes_to_told_today_before_the_fields(qtbot, window, project):
    shown(window, project, data_breach="yes")
    window.desk.workspace.form.focus_title()
    places = []
    for _ in range(2):
        press(qtbot, Qt.Key.Key_Backtab, SHIFT)
        places.append(focused())
    assert places == ["fold_incident", "told_today"]


def test_a_deadline_that_has_passed_stands_out(window, project):
    _, panel = shown(window, project, data_breach="yes", known_on=date(2026, 6, 1))
    state = child(child(panel, "deadline_dl-gdpr-33"), "deadline_state")
    assert state.text() == "Overdue since 4 Jun 2026"
    assert state.property("role") == "hint"


def test_without_deadline_it_says_what_decides(window, project):
    _, panel = shown(window, project, data_breach="no")
    assert "finds no reporting deadline" in child(panel, "incident_deadlines_note").text()
    assert "NIS2" in child(panel, "incident_deadlines_caveats").text()


def test_answers_change_the_cards_at_once(window, project):
    uid, panel = shown(window, project, data_breach="no")
    project.edit(uid, {"data_breach": "unknown"})
    law = child(child(panel, "deadline_dl-gdpr-33"), "deadline_law").text()
    assert law.endswith("Only if open facts lead to it")


def test_what_is_no_time_of_day_is_refused_at_its_field(qtbot, window, project):
    uid, panel = shown(window, project, data_breach="yes", known_at="09:15")
    row = window.desk.workspace.form.row("known_at")
    row.editor.field.setFocus()
    row.editor.field.selectAll()
    qtbot.keyClicks(row.editor.field, "noon")
    window.desk.workspace.form.flush()
    assert "14:30" in row.error_text
    assert project.entity(uid).known_at == "09:15"
    assert child(child(panel, "deadline_dl-gdpr-33"), "deadline_state").text().endswith("09:15")

"""Accepting a risk and revoking it, in the form of the risk."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from rai_desktop.domain.codes import LinkRole, PersonRole, RiskStatus
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.linking import link_entries
from rai_desktop.services.risks.acceptances import acceptances_of
from rai_desktop.ui.risks.acceptance_dialog import AcceptanceDialog
from rai_desktop.ui.risks.revoking import RevokeDialog
from tests.services.building import CATALOGUE, FixedClock
from tests.ui.conftest import child
from tests.ui.keys import press, typed

RATED = {"current_likelihood": 3, "current_persons": 3, "current_business": 1, "confidence": "high"}


@pytest.fixture
def example(qtbot, window, session):
    """The window with the example and the method that comes with the program."""
    qtbot.waitUntil(window.isActiveWindow)
    session.catalogue = CATALOGUE
    window.open_example()
    window.desk.project.clock = FixedClock()
    return window


@pytest.fixture
def project(example):
    return example.desk.project


@pytest.fixture
def boss(project):
    return project.add(EntityKind.PERSON, {"name": "Ada", "person_roles": (PersonRole.MANAGEMENT,)})


@pytest.fixture
def risk(project):
    uid = project.add(EntityKind.RISK, {"title": "Falsche <b>Antwort</b> & mehr", **RATED})
    system = project.add(EntityKind.SYSTEM, {"name": "Chat", "people_data": "yes"})
    link_entries(project, LinkRole.SYSTEM_RISK, system, uid)
    return uid


@pytest.fixture
def panel(example, risk):
    """The panel in the form of the risk, in the real window."""
    example.desk.workspace.show_page(EntityKind.RISK)
    example.desk.workspace.go_to(risk)
    return example.desk.workspace.form.panels.acceptance


def dialog_of(panel, kind):
    found = [each for each in panel.window().findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def opened(panel):
    panel.accept.click()
    return dialog_of(panel, AcceptanceDialog)


def state_text(panel):
    return child(panel, "acceptance_state").text()


@pytest.fixture
def accepted(panel, project, boss):
    """The panel after the risk was accepted in the dialog."""
    dialog = opened(panel)
    dialog.show_value("accepted_by", boss)
    dialog.show_value("second_person", project.add(EntityKind.PERSON, {"name": "Bo"}))
    dialog.show_value("reason", "Checked by hand")
    dialog.asked["dpo"].setChecked(True)
    dialog.accept_button.click()
    return panel


def test_an_acceptance_is_proposed_for_a_year(panel):
    assert opened(panel).values["expires_on"] == date(2027, 6, 15)


def test_a_risk_is_accepted_from_its_form(accepted, project, risk):
    (acceptance,) = acceptances_of(project, risk)
    assert (acceptance.reason, acceptance.consulted) == ("Checked by hand", ("dpo",))
    assert state_text(accepted) == "Accepted by Ada until 15 Jun 2027 (AK-0001)"
    assert accepted.revoke.isVisible()


def test_what_is_missing_is_said_and_what_was_typed_stays(qtbot, panel, project, risk, boss):
    dialog = opened(panel)
    dialog.show_value("accepted_by", boss)
    reason = dialog.rows["reason"].editor.entry()
    qtbot.waitUntil(dialog.isActiveWindow)
    reason.setFocus()
    typed(qtbot, "Rare")
    dialog.accept_button.click()
    assert "second person" in dialog.rows["second_person"].error_text
    assert dialog.rows["second_person"].isAncestorOf(dialog.focusWidget())
    assert "ask first" in child(dialog, "accept_risk_hint").text()
    assert dialog.isVisible()
    assert dialog.values["reason"] == "Rare"
    assert acceptances_of(project, risk) == []


def test_a_name_that_nobody_has_becomes_a_person(panel, project):
    dialog = opened(panel)
    dialog.rows["accepted_by"].adding.emit("accepted_by", "Neue Leitung")
    added = project.entity(dialog.values["accepted_by"])
    assert added.name == "Neue Leitung"


def test_what_nobody_can_accept_says_why_and_has_no_button(panel, project, risk):
    project.edit(risk, {"current_likelihood": 5, "current_persons": 5})
    dialog = opened(panel)
    assert not dialog.accept_button.isEnabled()
    assert "cannot be accepted" in child(dialog, "accept_risk_hint").text()
    assert dialog.asked == {}


def test_an_acceptance_that_lapsed_says_what_changed(accepted, project, risk):
    project.edit(risk, {"description": "New"})
    assert state_text(accepted).startswith("Lapsed, because this changed: Description")
    assert not accepted.revoke.isVisible()


def test_a_closed_risk_is_not_offered_for_accepting(panel, project, risk):
    assert panel.accept.isVisible()
    project.edit(risk, {"status": RiskStatus.CLOSED})
    assert not panel.accept.isVisible()
    project.edit(risk, {"status": RiskStatus.OPEN})
    assert panel.accept.isVisible()


def test_it_is_revoked_with_a_reason(accepted, project, risk):
    accepted.revoke.click()
    dialog = dialog_of(accepted, RevokeDialog)
    dialog.accept_button.click()
    assert "why" in dialog.rows["revoked_because"].error_text
    dialog.show_value("revoked_because", "New facts")
    dialog.accept_button.click()
    assert state_text(accepted) == "Revoked on 15 Jun 2026: New facts (AK-0001)"
    assert project.entity(risk).status is RiskStatus.OPEN


def test_escape_leaves_everything_as_it_was(qtbot, panel, project):
    head = project.store.head()
    dialog = opened(panel)
    qtbot.waitUntil(dialog.isActiveWindow)
    press(qtbot, Qt.Key.Key_Escape)
    assert not [each for each in panel.window().findChildren(QDialog) if each.isVisible()]
    assert project.store.head() == head

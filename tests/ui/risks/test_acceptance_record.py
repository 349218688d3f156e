"""The form of an acceptance says what was accepted, by whom, why and until when."""

from datetime import timedelta

from PySide6.QtWidgets import QLabel

from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui.risks.acceptance_record import AcceptanceRecord
from tests.ui.conftest import child


def shown(window, uid):
    window.desk.workspace.go_to(uid)
    return window.desk.workspace.page.form.panels.side


def test_an_acceptance_tells_what_was_decided_and_leads_to_its_risk(example):
    project = example.desk.project
    risk = project.entity(project.add(EntityKind.RISK, {"title": "Wrong answers"}))
    today = project.clock.today()
    values = {
        "title": risk.title,
        "risk": risk.uid,
        "accepted_on": today,
        "expires_on": today + timedelta(days=100),
        "reason": "The effort is too high for now.",
        "conditions": "Look at it each month.",
    }
    uid, settings = project.new_settings(EntityKind.ACCEPTANCE, values)
    project.commit(Action.ADD, settings)
    record = shown(example, uid)
    assert isinstance(record, AcceptanceRecord)
    texts = [part.text() for part in record.findChildren(QLabel)]
    assert "The effort is too high for now." in texts
    assert "Look at it each month." in texts
    assert any(text.startswith(("Accepted by", "Lapsed")) for text in texts)
    child(record, "record_open").click()
    assert example.desk.workspace.page.form.uid == risk.uid

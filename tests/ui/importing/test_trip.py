"""An own workbook that comes back in the assistant: conflicts, deleted rows, audit notes."""

import os

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from rai_desktop.domain.fields import EntityKind
from rai_desktop.export.excel.workbook import write_workbook
from rai_desktop.ui.forms.comment_panel import CommentPanel
from tests.services.building import labels, register_of
from tests.ui.conftest import child

S = EntityKind.SYSTEM


@pytest.fixture
def stale(assistant, tmp_path):
    """A workbook in which the first system was edited, noted and the second row deleted."""
    path = tmp_path / "out.xlsx"
    list(write_workbook(register_of(assistant.project, "de", names=("systems",)), path))
    book = load_workbook(path)
    sheet = book["KI-Systeme"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, headings["Abteilung"]).value = "Vertrieb"
    sheet.cell(2, headings["Prüfvermerk"]).value = "Zuständigkeit unklar"
    sheet.delete_rows(3)
    book.save(path)
    return path


def shown(assistant, name):
    folder = os.environ.get("RAI_PICTURES")
    if folder:
        assistant.dialog.grab().save(f"{folder}/{name}.png")


def test_conflicts_and_deleted_rows_are_asked_about(assistant, stale):
    project = assistant.project
    first, second = project.entities(S)[:2]
    project.edit(first.uid, {"department": "Einkauf"})
    assistant.open(stale)
    trip = assistant.dialog.preview.trip
    assert [trip.conflicts.item(0, place).text() for place in (2, 3, 4)] == [
        first.department,
        "Einkauf",
        "Vertrieb",
    ]
    shown(assistant, "trip")
    assert not assistant.dialog.accept_button.isEnabled()
    trip.missing.item(0, 0).setCheckState(Qt.CheckState.Checked)
    assistant.wait()
    assistant.click("import_trip_theirs")
    assistant.wait()
    shown(assistant, "trip_decided")
    assistant.read_in()
    assert project.entity(first.uid).department == "Vertrieb"
    assert second.uid not in [system.uid for system in project.entities(S)]


def test_an_audit_note_stands_below_the_fields_and_becomes_a_finding(
    assistant, stale, qtbot, looks
):
    project = assistant.project
    first = project.entities(S)[0]
    assistant.open(stale)
    assistant.read_in()
    panel = CommentPanel(project, labels("de"), looks.theme)
    qtbot.addWidget(panel)
    panel.show_entity(first.uid)
    qtbot.waitUntil(lambda: child(panel, "comment_finding_0").isVisible())
    assert child(panel, "comment_text_0").text() == "Zuständigkeit unklar"
    assert child(panel, "comment_origin_0").text() == "out.xlsx"
    findings = len(project.entities(EntityKind.FINDING))
    child(panel, "comment_finding_0").click()
    assert len(project.entities(EntityKind.FINDING)) == findings + 1
    if folder := os.environ.get("RAI_PICTURES"):
        panel.resize(560, 160)
        qtbot.waitUntil(lambda: child(panel, "comments_told").isVisible())
        panel.grab().save(f"{folder}/comments.png")

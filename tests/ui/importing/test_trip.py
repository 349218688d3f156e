"""An own workbook that comes back in the assistant: conflicts, deleted rows, audit notes."""

import os

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rai_desktop.domain.fields import EntityKind
from rai_desktop.export.excel.workbook import write_workbook
from rai_desktop.ui.forms.comment_panel import CommentPanel
from rai_desktop.ui.importing import conflict_list
from tests.services.building import empty_project, labels, register_of
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
        QApplication.processEvents()
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


def conflicting(assistant, tmp_path, key="department", title="Abteilung", more=()):
    """Open a workbook in which every system was edited that was changed here, too."""
    project = assistant.project
    path = tmp_path / "out.xlsx"
    list(write_workbook(register_of(project, "de", names=("systems",)), path))
    book = load_workbook(path)
    sheet = book["KI-Systeme"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        for heading in (title, *more):
            sheet.cell(row, headings[heading]).value = "Dort"
    book.save(path)
    for system in project.entities(S):
        project.edit(system.uid, {key: "Hier", **({"purpose": "Hier"} if more else {})})
    assistant.open(path)
    return assistant.dialog.preview.trip


def test_every_conflict_can_be_reached_page_by_page(assistant, tmp_path, monkeypatch):
    monkeypatch.setattr(conflict_list, "PAGE", 2)
    trip = conflicting(assistant, tmp_path)
    count = len(assistant.project.entities(S))
    assert count > 2
    seen = [trip.conflicts.item(row, 0).text() for row in range(trip.conflicts.rowCount())]
    assert not trip.asked.before.isEnabled()
    while trip.asked.after.isEnabled():
        trip.asked.after.click()
        seen += [trip.conflicts.item(row, 0).text() for row in range(trip.conflicts.rowCount())]
    assert (len(seen), len(set(seen))) == (count, count)
    shown(assistant, "trip_pages")
    trip.asked.before.click()
    assert trip.asked.after.isEnabled()


def test_all_conflicts_of_one_field_are_decided_at_once(assistant, tmp_path):
    trip = conflicting(assistant, tmp_path, more=("Zweckbestimmung in einem Satz",))
    fields = trip.asked.fields
    names = [fields.itemText(place) for place in range(fields.count())]
    count = len(assistant.project.entities(S))
    assert f"Abteilung · {count}" in names
    shown(assistant, "trip_fields")
    for name, button in (("Abteilung", "import_trip_theirs"), ("Zweck", "import_trip_mine")):
        names = [fields.itemText(place) for place in range(fields.count())]
        place = next(n for n, text in enumerate(names) if text.startswith(name))
        fields.setCurrentIndex(place)
        fields.activated.emit(place)
        assert trip.conflicts.rowCount() == count
        assistant.click(button)
        assistant.wait()
    assistant.dialog.accept_button.click()
    found = {(each.department, each.purpose) for each in assistant.project.entities(S)}
    assert found == {("Dort", "Hier")}


def test_an_entry_deleted_here_comes_back_with_the_edits(assistant, stale):
    project = assistant.project
    first = project.entities(S)[0]
    project.delete([first.uid])
    assistant.open(stale)
    trip = assistant.dialog.preview.trip
    assert [trip.conflicts.item(0, place).text() for place in (1, 3, 4)] == [
        "Hier gelöscht, in der Datei geändert",
        "bleibt im Papierkorb",
        "kommt mit den Änderungen zurück",
    ]
    shown(assistant, "trip_bin")
    assistant.click("import_trip_theirs")
    assistant.wait()
    assistant.dialog.accept_button.click()
    assert project.entity(first.uid).department == "Vertrieb"
    assert not project.entity(first.uid).deleted


@pytest.fixture
def foreign(tmp_path):
    """A workbook of another project with two systems."""
    (tmp_path / "other").mkdir()
    other = empty_project(tmp_path / "other")
    for name in ("Fremd 1", "Fremd 2"):
        other.add(S, {"name": name})
    path = tmp_path / "foreign.xlsx"
    list(write_workbook(register_of(other, "de", names=("systems",)), path))
    other.store.abandon()
    return path


def test_entries_of_another_project_come_in_only_as_new_ones(assistant, foreign):
    before = assistant.names()
    assistant.open(foreign)
    assert assistant.dialog.preview.trip.welcome.isVisible()
    assert not assistant.dialog.accept_button.isEnabled()
    shown(assistant, "trip_foreign")
    assistant.click("import_as_new")
    assistant.wait()
    assert not assistant.dialog.preview.trip.welcome.isVisible()
    assistant.dialog.accept_button.click()
    assert sorted(assistant.names()) == sorted([*before, "Fremd 1", "Fremd 2"])


def test_entries_of_another_project_can_be_left_alone(assistant, foreign):
    before = assistant.names()
    assistant.open(foreign)
    assistant.click("import_not_new")
    assert assistant.names() == before
    assert assistant.dialog is None


def test_a_row_is_left_out_and_a_cell_corrected_where_a_file_holds_several_lists(
    assistant, tmp_path
):
    project = assistant.project
    path = tmp_path / "out.xlsx"
    list(write_workbook(register_of(project, "de", names=("systems", "people")), path))
    book = load_workbook(path)
    for name in ("KI-Systeme", "Personen"):
        headings = {cell.value: cell.column for cell in book[name][1]}
        for row in (2, 3):
            book[name].cell(row, headings["Abteilung"]).value = "Vertrieb"
    book.save(path)
    people = [each.department for each in project.entities(EntityKind.PERSON)][:2]
    assistant.open(path)
    preview = assistant.dialog.preview
    tables = [preview.tables.itemText(place) for place in range(preview.tables.count())]
    place = next(n for n, text in enumerate(tables) if text.startswith("Personen"))
    preview.tables.setCurrentIndex(place)
    preview.tables.activated.emit(place)
    preview.detail.left_out.emit(True)
    assistant.wait()
    preview.model.corrected.emit(3, "Abteilung", "Recht")
    assistant.wait()
    shown(assistant, "trip_lists")
    assistant.dialog.accept_button.click()
    systems = [each.department for each in project.entities(S)][:2]
    assert systems == ["Vertrieb", "Vertrieb"]
    found = [each.department for each in project.entities(EntityKind.PERSON)][:2]
    assert found == [people[0], "Recht"]

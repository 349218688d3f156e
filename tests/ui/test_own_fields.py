"""Custom fields in the window: added from the form, kept in the dialog, seen everywhere at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.fields import EntityKind, custom_key
from rai_desktop.services.own_fields import (
    OWN_FIELD_KINDS,
    OwnField,
    add_own_field,
    change_own_field,
    move_own_field,
    own_fields,
    remove_own_field,
)
from rai_desktop.ui.own_fields import OwnFieldFilling, OwnFieldsDialog
from rai_desktop.ui.tables.columns_dialog import ColumnsDialog
from tests.ui.conftest import child

SYSTEM = EntityKind.SYSTEM
CLOUD = OwnField(label="Cloud", kind=CustomKind.CHOICE, options=("EU", "USA"))


@pytest.fixture
def project(example):
    return example.desk.project


@pytest.fixture
def page(example):
    return example.desk.workspace.list_page


def add(project, **wishes):
    wished = {"label": "Cloud", "kind": CustomKind.CHOICE, "options": ("EU", "USA"), **wishes}
    if wished["kind"] is not CustomKind.CHOICE:
        wished["options"] = ()
    return custom_key(add_own_field(project, SYSTEM, OwnField(**wished)))


def filling(parent):
    return parent.findChildren(OwnFieldFilling)[-1]


def write(qtbot, dialog, key, text):
    entry = dialog.rows[key].editor.entry()
    entry.setFocus()
    qtbot.keyClicks(entry, text)


@pytest.fixture
def dialog(example):
    example.commands["own_fields"].trigger()
    return example.findChildren(OwnFieldsDialog)[-1]


# adding, from the form


def test_a_field_is_added_from_the_form_and_is_there_at_once(qtbot, example, project, page):
    child(page.form, "add_own_field").click()
    asked = filling(example)
    write(qtbot, asked, "label", "Kostenstelle")
    with qtbot.waitSignal(asked.told) as told:
        asked.accept_button.click()
    assert "Kostenstelle" in told.args[0]
    (field,) = own_fields(project, SYSTEM)
    key = custom_key(field.uid)
    page.form.row(key).editor.entry().setFocus()
    qtbot.keyClicks(page.form.row(key).editor.entry(), "4711")
    page.flush()
    assert project.value(project.entity(page.form.uid), key) == "4711"
    assert key in page.table.export_columns()
    assert child(example, "notice_undo").isVisible()


def test_what_does_not_fit_is_said_and_nothing_is_lost(qtbot, example, project, page):
    child(page.form, "add_own_field").click()
    asked = filling(example)
    write(qtbot, asked, "label", "Name")
    asked.accept_button.click()
    assert asked.isVisible()
    assert "Name" in asked.rows["label"].error_text
    assert own_fields(project, SYSTEM) == []


def test_only_a_choice_asks_for_options(example, page):
    child(page.form, "add_own_field").click()
    asked = filling(example)
    assert not asked.rows["options"].isVisible()
    asked.show_value("custom_kind", CustomKind.CHOICE)
    assert asked.rows["options"].isVisible()


def test_a_choice_is_added_with_its_options(qtbot, example, project, page):
    child(page.form, "add_own_field").click()
    asked = filling(example)
    write(qtbot, asked, "label", "Cloud")
    asked.show_value("custom_kind", CustomKind.CHOICE)
    asked.show_value("options", "EU\nUSA")
    asked.accept_button.click()
    assert project.custom_fields(SYSTEM)[0].options == ("EU", "USA")


# shown at once


def test_the_form_keeps_what_is_typed_elsewhere(qtbot, project, page):
    entry = page.form.row("department").editor.entry()
    entry.setFocus()
    qtbot.keyClicks(entry, "Halb getippt")
    add(project)
    assert page.form.row("department").editor.is_pending
    assert entry.text().endswith("Halb getippt")


def test_renaming_ordering_and_deleting_are_seen_in_the_form(project, page):
    first, second = add(project), add(project, label="Ort", kind=CustomKind.TEXT)
    uid = own_fields(project, SYSTEM)[1].uid

    def shown():
        return [r.spec.label for r in page.form.rows() if r.spec.key in (first, second)]

    assert shown() == ["Cloud", "Ort"]
    move_own_field(project, uid, -1)
    assert shown() == ["Ort", "Cloud"]
    change_own_field(project, uid, OwnField(label="Gebäude"))
    assert shown() == ["Gebäude", "Cloud"]
    remove_own_field(project, uid)
    assert shown() == ["Cloud"]
    project.undo()
    assert shown() == ["Gebäude", "Cloud"]


def test_a_choice_offers_its_options_and_keeps_unknown_values(project, page):
    key = add(project)
    project.edit(page.form.uid, {key: "früher"})
    box = page.form.row(key).editor.entry()
    texts = [box.itemText(place) for place in range(box.count())]
    assert texts == ["Not stated", "EU", "USA", "früher"]
    assert box.currentText() == "früher"


def test_a_deleted_field_leaves_the_table_and_comes_back(project, page):
    key = add(project)
    assert key in page.table.export_columns()
    remove_own_field(project, own_fields(project, SYSTEM)[0].uid)
    assert key not in page.table.export_columns()
    project.undo()
    assert key in page.table.export_columns()


def test_the_panel_for_several_entries_has_the_field_at_once(project, page):
    uids = page.table.visible_uids()[:2]
    page._show_bulk(uids)
    assert page.bulk.isVisible()
    key = add(project)
    page._show_bulk(uids)
    page.bulk.row(key).show_chosen("USA")
    page.bulk.row(key).chosen.emit(key, "USA")
    page.bulk.apply.click()
    assert {project.value(project.entity(uid), key) for uid in uids} == {"USA"}


def test_pages_built_later_show_the_field(example, project):
    add_own_field(project, EntityKind.RISK, CLOUD)
    example.desk.workspace.show_page(EntityKind.RISK)
    form = example.desk.workspace.form
    example.desk.workspace.start_new()
    key = custom_key(own_fields(project, EntityKind.RISK)[0].uid)
    assert form.row(key).spec.options == ("EU", "USA")


# the dialog


def test_the_dialog_begins_with_the_kind_of_the_page(example, dialog):
    assert dialog.kind is SYSTEM
    assert dialog._kinds.count() == len(OWN_FIELD_KINDS)
    dialog.accept()


def test_the_dialog_adds_changes_moves_deletes_and_takes_back(qtbot, project, dialog):
    for label in ("A", "B"):
        child(dialog, "own_fields_add").click()
        write(qtbot, filling(dialog), "label", label)
        filling(dialog).accept_button.click()
    names = [dialog._list.item(row).text().partition("  ")[0] for row in range(2)]
    assert names == ["A", "B"]
    dialog._list.setCurrentRow(1)
    child(dialog, "own_fields_up").click()
    assert [field.label for field in own_fields(project, SYSTEM)] == ["B", "A"]
    child(dialog, "own_fields_change").click()
    asked = filling(dialog)
    asked.rows["label"].editor.entry().selectAll()
    write(qtbot, asked, "label", "Neu")
    asked.accept_button.click()
    assert own_fields(project, SYSTEM)[0].label == "Neu"
    child(dialog, "own_fields_delete").click()
    assert [field.label for field in own_fields(project, SYSTEM)] == ["A"]
    child(dialog, "own_fields_undo").click()
    assert [field.label for field in own_fields(project, SYSTEM)] == ["Neu", "A"]
    dialog.accept()


def test_a_new_name_of_an_option_tells_how_many_entries_follow(project, page, dialog):
    key = add(project)
    uids = page.table.visible_uids()[:2]
    project.edit_many(uids, {key: "EU"})
    dialog._show_fields()
    child(dialog, "own_fields_change").click()
    asked = filling(dialog)
    told = child(asked, "own_field_renamed")
    assert not told.isVisible()
    asked.rows["options"].editor.entry().setPlainText("Europa\nUSA")
    asked.rows["options"].editor.flush()
    assert told.text() == ("“EU” is called “Europa” from now on, also in 2 entries that have it.")
    assert told.isVisible()
    asked.accept_button.click()
    assert [project.value(project.entity(uid), key) for uid in uids] == ["Europa"] * 2
    child(dialog, "own_fields_undo").click()
    assert [project.value(project.entity(uid), key) for uid in uids] == ["EU"] * 2
    dialog.accept()


def test_the_columns_dialog_leads_to_the_fields(example, page):
    page.table.choose_columns()
    columns = page.table.findChild(ColumnsDialog)
    child(columns, "own_fields").click()
    found = example.findChildren(OwnFieldsDialog)[-1]
    assert found.kind is SYSTEM
    found.accept()


def test_a_read_only_project_offers_no_fields(example, session):
    example.desk.project.store.read_only = True
    dialog = OwnFieldsDialog(
        example, example.desk.project, example.desk.workspace.page.labels,
        example.desk.workspace.page.theme, SYSTEM,
    )  # fmt: skip
    buttons = {part.objectName() for part in dialog.findChildren(QPushButton) if part.isEnabled()}
    assert buttons & {"own_fields_add", "own_fields_change", "own_fields_delete"} == set()
    dialog.deleteLater()


@pytest.mark.parametrize("label", ["<b>&Fett</b>", "\U0001f600" * 60, "=SUMME(A1)"])
def test_hostile_names_are_shown_as_typed(qtbot, example, project, page, label):
    key = add(project, label=label, kind=CustomKind.TEXT)
    row = page.form.row(key)
    titles = [part.text() for part in row.findChildren(QWidget) if hasattr(part, "text")]
    assert label.replace("&", "&&") in titles or label in titles
    assert Qt.TextFormat.PlainText in {
        part.textFormat() for part in row.findChildren(QWidget) if hasattr(part, "textFormat")
    }

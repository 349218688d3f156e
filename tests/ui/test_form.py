"""The form: sections, hints, drafts, language and hostile texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.ui.forms.layouts import sections
from rai_desktop.ui.parts.widgets import plain_tip
from tests.ui.conftest import child, field, show_example, stored

HOSTILE = (
    "<b>bold</b>",
    "<img src='file:///etc/passwd'>",
    "a & b &amp; c",
    "&File",
    "{name} %s %1",
    "right\u202eleft",
    "nul\x00in",
    "x" * 3000,
)


@pytest.mark.parametrize("kind", [EntityKind.ORGANISATION, *(k for k in KINDS if KINDS[k].prefix)])
def test_every_field_has_its_place_in_the_form_of_its_kind(kind):
    placed = [spec.key for section in sections(kind, KINDS[kind].fields) for spec in section.fields]
    wanted = [spec.key for spec in KINDS[kind].fields if spec.is_entered]
    assert sorted(placed) == sorted(wanted)


def test_the_short_entry_of_a_system_comes_first_with_its_eight_fields():
    first = sections(EntityKind.SYSTEM, KINDS[EntityKind.SYSTEM].fields)[0]
    assert first.group == "identity"
    assert len(first.fields) == 8
    assert all(spec.short for spec in first.fields)


def test_only_the_short_entry_is_open_and_open_ones_are_remembered(qtbot, example, session):
    form = example.desk.workspace.form
    assert form.open_sections() == ["identity"]
    qtbot.mouseClick(child(form, "fold_law"), Qt.MouseButton.LeftButton)
    assert form.open_sections() == ["identity", "law"]
    example.close_project()
    example.open_example()
    assert example.desk.workspace.form.open_sections() == ["identity", "law"]


def test_a_section_tells_how_much_is_filled(example):
    count = child(example, "filled_identity")
    assert count.text() == "3 of 8"
    example.desk.project.edit(stored(example, "Chat").uid, {"department": "Sales"})
    assert count.text() == "4 of 8"


def test_custom_fields_have_a_section_of_their_own(window):
    show_example(window)
    project = window.desk.project
    project.add(
        EntityKind.CUSTOM_FIELD,
        {"of_kind": "system", "label": "<i>Own</i>", "custom_kind": CustomKind.TEXT},
    )
    window.close_project()
    fields = project.fields(EntityKind.SYSTEM)
    assert sections(EntityKind.SYSTEM, fields)[-1].group == "custom"


def test_help_tells_what_the_field_is_for(qtbot, example):
    field(example, "purpose").setFocus()
    assert child(example, "help_title").text() == "Purpose in one sentence"
    assert "intended purpose" in child(example, "help_text").text()
    assert field(example, "purpose").accessibleDescription().startswith("What is it meant for?")


def test_an_emptied_name_is_not_stored_and_comes_back(qtbot, example):
    name = field(example, "name")
    name.setFocus()
    name.selectAll()
    qtbot.keyClick(name, Qt.Key.Key_Backspace)
    field(example, "purpose").setFocus()
    row = example.desk.workspace.form.row("name")
    assert row.error_text.startswith("This field is required.")
    assert stored(example, "Chat").name == "Chat"
    example.desk.workspace.table.select(stored(example, "Bot").uid)
    example.desk.workspace.table.select(stored(example, "Chat").uid)
    assert field(example, "name").text() == "Chat"
    assert row.error_text == ""


def test_an_unreadable_day_waits_for_the_return_to_its_entry(qtbot, example):
    form, table = example.desk.workspace.form, example.desk.workspace.table
    day = field(example, "review_due_on")
    qtbot.keyClicks(day, "31.2.2026")
    table.select(stored(example, "Bot").uid)
    assert day.text() == ""
    assert form.row("review_due_on").error_text == ""
    assert form.unstored() == ["Next review: 31.2.2026"]
    table.select(stored(example, "Chat").uid)
    assert day.text() == "31.2.2026"
    assert form.row("review_due_on").error_text != ""


def test_what_the_project_refuses_stays_in_its_field_and_is_tried_again(qtbot, example):
    store = example.desk.project.store
    store.error = SurroundingsError("The disk is full. Free some space.")
    field(example, "department").setFocus()
    qtbot.keyClicks(field(example, "department"), "Sales")
    field(example, "name").setFocus()
    row = example.desk.workspace.form.row("department")
    assert row.error_text == "The disk is full. Free some space."
    assert field(example, "department").text() == "Sales"
    store.error = None
    field(example, "department").setFocus()
    field(example, "name").setFocus()
    assert stored(example, "Chat").department == "Sales"
    assert row.error_text == ""


def test_a_field_that_is_being_typed_in_keeps_its_text_when_others_change(qtbot, example):
    field(example, "department").setFocus()
    qtbot.keyClicks(field(example, "department"), "Sal")
    example.desk.project.edit(stored(example, "Chat").uid, {"version": "2"})
    assert field(example, "department").text() == "Sal"
    assert field(example, "version").text() == "2"


def test_tab_goes_through_the_fields_in_reading_order(qtbot, example):
    field(example, "name").setFocus()
    places = []
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        places.append(QApplication.focusWidget().objectName())
    keys = ["purpose", "department", "owner", "source", "vendor", "status", "people_data"]
    wanted = [f"names_{key}" if key in ("owner", "vendor") else f"field_{key}" for key in keys]
    folds = ["proposals_section_fold", "papers_section_fold", "fold_use"]
    added = ["classification_open", "review_open", *folds]
    assert places == [*wanted, *added]


def test_the_form_scrolls_to_the_field_that_has_the_keyboard(qtbot, make_window):
    window = make_window(size=(1100, 520))
    show_example(window)
    last = field(window, "people_data")
    last.setFocus()
    area = child(window, "form_scroll")
    place = last.mapTo(area, last.rect().bottomLeft())
    assert place.y() <= area.height()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_shown_as_they_are(example, text):
    project = example.desk.project
    uid = stored(example, "Chat").uid
    project.edit(uid, {"name": text, "purpose": text, "notes": text})
    project.edit(project.author, {"name": text})
    project.edit(project.organisation().uid, {"name": text})
    form = example.desk.workspace.form
    assert form.uid == uid
    assert field(example, "name").text() == text
    assert field(example, "purpose").typed_text() == text
    form.flush()
    assert project.entity(uid).name == text
    assert project.entity(uid).purpose == text
    assert child(example, "form_name").text() == " ".join(text.split())
    assert child(example, "company").text() == text
    assert all(
        one.textFormat() == Qt.TextFormat.PlainText
        for one in example.findChildren(QLabel)
        if one.text() and not one.objectName().startswith("qt_")
    )


@given(st.text())
def test_a_tool_tip_is_never_markup(text):
    tip = plain_tip(text)
    assert "<" not in tip.removeprefix("<p>").removesuffix("</p>")


def test_tool_tips_of_typed_texts_show_tags_as_text(example):
    project = example.desk.project
    project.edit(project.organisation().uid, {"name": "<img src=x>"})
    assert child(example, "company").toolTip() == "<p>&lt;img src=x&gt;</p>"
    assert QToolTip.text() == ""


def test_undo_names_a_title_with_ampersands_and_markup_as_text(example):
    project = example.desk.project
    project.edit(stored(example, "Chat").uid, {"name": "A & <b>B</b>"})
    project.edit(stored(example, "A & <b>B</b>").uid, {"version": "2"})
    assert example.commands["undo"].text() == "&Undo: changed “A && <b>B</b>”"


def test_reading_only_lets_nobody_change_anything(qtbot, make_window, session, tmp_path):
    window = make_window()
    project = session.new_example(tmp_path / "x.rai", "en")
    project.store.read_only = True
    session.open_project = lambda path, tell: project
    window.open_file(tmp_path / "x.rai")
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.desk.workspace.banners.keys() == ("read_only",)
    assert field(window, "name").isReadOnly()
    assert not field(window, "status").isEnabled()
    assert not window.commands["new"].isEnabled()
    assert not window.commands["delete"].isEnabled()
    assert not child(window, "new").isEnabled()
    assert not child(window, "form_delete").isEnabled()
    assert child(window, "save_state").text() == "For reading only · x.rai"


def test_closing_names_the_field_that_cannot_be_read(qtbot, example, asker, monkeypatch):
    told = []
    monkeypatch.setattr(asker, "confirm", lambda title, text, verb: told.append(text) or False)
    qtbot.keyClicks(field(example, "review_due_on"), "soon")
    assert not example.desk._may_leave_unstored()
    assert told[0].endswith("Next review: soon")
    field(example, "review_due_on").clear()
    example.desk.workspace.form.flush()

"""Several entries at once: chosen in the list, changed together, undone as one; copies."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.ui.forms.bulk_panel import MANY
from rai_desktop.ui.forms.bulk_row import BulkMode
from rai_desktop.ui.kinds import LISTED
from rai_desktop.ui.session import ExportKind
from tests.ui.conftest import child, show_example, stored, systems
from tests.ui.keys import press
from tests.ui.looking import unnamed
from tests.ui.test_form import HOSTILE

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot, example):
    """Return the list of AI systems with the first two chosen."""
    page = example.desk.workspace.list_page
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_Home, CTRL)
    press(qtbot, Qt.Key.Key_Down, SHIFT)
    return page


def chosen(page):
    return [page.project.name(uid) for uid in page.bulk.uids]


def test_two_chosen_rows_show_the_panel_in_place_of_the_form(page):
    assert chosen(page) == ["Chat", "Invoice reader"]
    assert page.bulk.isVisible()
    assert not page.form.isVisible()
    assert child(page.bulk, "bulk_title").text() == "AI systems: 2 chosen"
    assert not page.bulk.apply.isEnabled()


def test_one_row_shows_the_form_again(qtbot, page):
    press(qtbot, Qt.Key.Key_Down)
    assert page.form.isVisible()
    assert not page.bulk.isVisible()


def test_a_value_for_all_is_one_step_that_can_be_undone(qtbot, example, page):
    steps = len(page.project.store.undo_entries())
    entry = page.bulk.row("department").editor.entry()
    entry.setFocus()
    qtbot.keyClicks(entry, "Sales")
    press(qtbot, Qt.Key.Key_Tab)
    assert child(page.bulk, "bulk_preview").text() == "2 of 2 entries change."
    page.bulk.apply.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert {s.department for s in page.project.entities("system")} == {"Sales", ""}
    assert len(page.project.store.undo_entries()) == steps + 1
    assert example.desk.workspace.notice.text == "2 entries changed."
    child(example, "notice_undo").click()
    assert {s.department for s in page.project.entities("system")} == {""}


def test_what_differs_is_named_and_stays_when_nothing_is_chosen(page):
    page.project.edit(stored_uid(page, "Chat"), {"department": "Sales"})
    department = page.bulk.row("department").editor.field
    assert (department.text(), department.placeholderText()) == ("", "several values")
    page.project.edit(stored_uid(page, "Chat"), {"roles": ("provider",)})
    page.bulk.row("roles")
    assert child(page.bulk, "bulk_state_roles").text() == "several values"
    assert page.bulk.values == {}


def test_a_field_can_be_emptied_in_all_or_left_alone(page):
    page.project.edit(stored_uid(page, "Chat"), {"department": "Sales"})
    child(page.bulk, "bulk_clear_department").click()
    assert child(page.bulk, "bulk_preview").text() == "1 of 2 entries changes."
    child(page.bulk, "bulk_back_department").click()
    assert page.bulk.values == {}
    child(page.bulk, "bulk_clear_department").click()
    page.bulk.apply.click()
    assert page.project.entity(stored_uid(page, "Chat")).department == ""


def test_a_new_person_can_be_named_for_all(page):
    row = page.bulk.row("owner")
    row.adding.emit("owner", "Head of IT")
    page.bulk.apply.click()
    people = page.project.entities(EntityKind.PERSON)
    person = next(person for person in people if person.name == "Head of IT")
    owners = {page.project.entity(uid).owner for uid in page.bulk.uids}
    assert owners == {person.uid}


def test_chosen_entries_are_deleted_together(example, page):
    child(page.bulk, "bulk_delete").click()
    assert systems(example) == ["Bot"]
    example.commands["undo"].trigger()
    assert len(systems(example)) == 3


def test_chosen_entries_are_duplicated_together(example, page):
    child(page.bulk, "bulk_duplicate").click()
    names = systems(example)
    assert names[-2:] == ["Copy of Chat", "Copy of Invoice reader"]
    example.commands["undo"].trigger()
    assert len(systems(example)) == 3


def test_a_copy_is_shown_and_undone(qtbot, example):
    example.desk.workspace.table.setFocus()
    press(qtbot, Qt.Key.Key_D, CTRL)
    assert example.desk.workspace.form.uid == stored(example, "Copy of Chat").uid
    assert example.desk.workspace.notice.text == "1 copy was made."


def test_the_next_entry_keeps_filter_and_place(qtbot, example):
    space = example.desk.workspace
    space.list_page.set_search("o")
    names = systems(example)
    space.go_to(space.table.visible_uids()[0])
    seen = [example.desk.project.name(space.form.uid)]
    for _ in range(len(names) + 1):
        press(qtbot, Qt.Key.Key_Down, ALT)
        seen.append(example.desk.project.name(space.form.uid))
    assert seen[: len(names)] == names
    assert seen[-1] == names[-1]
    press(qtbot, Qt.Key.Key_Up, ALT)
    assert example.desk.project.name(space.form.uid) == names[-2]


def test_f2_goes_to_the_name_in_the_form(qtbot, example):
    example.desk.workspace.table.setFocus()
    press(qtbot, Qt.Key.Key_F2)
    assert QApplication.focusWidget().objectName() == "field_name"


def test_nothing_changes_in_a_read_only_project(example, page):
    page.project.store.read_only = True
    page.bulk.show_entities(page.bulk.uids)
    page.bulk.row("department").chosen.emit("department", "Sales")
    page.bulk.retranslate(page.labels)
    assert not page.bulk.apply.isEnabled()
    assert not page.bulk.apply.isVisible()
    assert "for reading only" in child(page.bulk, "bulk_lead").text()
    assert not child(page.bulk, "bulk_delete").isEnabled()


@pytest.mark.parametrize("text", HOSTILE[:5])
def test_hostile_values_are_given_as_typed(page, text):
    page.bulk.row("department").chosen.emit("department", text)
    page.bulk.apply.click()
    assert page.project.entity(page.bulk.uids[0]).department == text


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", LISTED[:5])
def test_every_control_has_a_name(make_window, language, kind):
    window = show_example(make_window(language))
    space = window.desk.workspace
    title = KINDS[kind].title
    uids = [space.project.add(kind, {title: f"Entry {place}"}) for place in range(2)]
    space.show_page(kind)
    space.list_page._show_bulk(uids)
    assert space.list_page.bulk.isVisible()
    assert unnamed(window) == []


def stored_uid(page, name):
    return next(e.uid for e in page.project.entities("system") if e.name == name)


def choose_all(page):
    page.table._view.selectAll()


def test_several_values_are_said_in_the_field_itself(page):
    choose_all(page)
    box = page.bulk.row("status").editor.entry()
    assert (box.currentIndex(), box.placeholderText()) == (-1, "several values")
    page.bulk.row("status").retranslate(page.labels)
    assert box.currentIndex() == -1


def test_no_word_can_be_chosen_for_all_where_they_differ(page):
    choose_all(page)
    box = page.bulk.row("status").editor.entry()
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert page.bulk.values == {"status": None}


def test_escape_leads_from_the_panel_to_the_list(qtbot, page):
    choose_all(page)
    assert page.enter(page.panes()[1])
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not page.is_bulk
    assert len(page.table.selected()) == 1
    assert QApplication.focusWidget().objectName() == "rows"


def test_the_panel_stands_where_the_form_stood(page):
    page.table.select(page.table.visible_uids()[0])
    before = page.splitter.sizes()[0]
    choose_all(page)
    assert abs(page.splitter.sizes()[0] - before) <= 1
    page.table.select(page.table.visible_uids()[0])
    assert abs(page.splitter.sizes()[0] - before) <= 1


def test_the_panel_copies_and_exports_what_is_chosen(qtbot, page):
    choose_all(page)
    qtbot.mouseClick(page.bulk.findChild(QWidget, "bulk_copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().count("\n") == 4
    with qtbot.waitSignal(page.list_export_wanted) as caught:
        qtbot.mouseClick(page.bulk.findChild(QWidget, "bulk_export"), Qt.MouseButton.LeftButton)
    assert caught.args == [ExportKind.XLSX, page.table.selected()]


def test_a_choice_of_very_many_is_read_when_it_is_made(qtbot, example, page):
    for number in range(MANY + 1):
        page.project.store.put([FieldSetting(*setting) for setting in many_systems(number)])
    page.table.refresh()
    choose_all(page)
    assert child(page.bulk, "bulk_title").text() == f"AI systems: {MANY + 4} chosen"
    box = page.bulk.row("status").editor.entry()
    qtbot.waitUntil(lambda: box.placeholderText() == "several values")


def many_systems(number):
    uid = Uid(f"10000000-0000-4000-8000-{number:012d}")
    return [(EntityKind.SYSTEM, uid, "name", f"System {number}")]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [(BulkMode.ADD, [("deployer", "provider")] * 2), (BulkMode.REMOVE, [("provider",), ()])],
)
def test_choices_are_added_to_or_removed_from_each_entry(page, mode, expected):
    first, second = page.bulk.uids
    page.project.edit(first, {"roles": ("provider",)})
    page.project.edit(second, {"roles": ("deployer",)})
    row = page.bulk.row("roles")
    row.choose_mode(mode)
    row.edited.emit("roles", ("deployer",) if mode is BulkMode.REMOVE else ("deployer", "provider"))
    assert child(page.bulk, "bulk_state_roles").text() == "will be changed"
    page.bulk.apply.click()
    assert [page.project.entity(uid).roles for uid in (first, second)] == expected
    page.project.undo()
    assert [page.project.entity(uid).roles for uid in (first, second)] == [
        ("provider",),
        ("deployer",),
    ]


def test_another_mode_begins_anew(page):
    row = page.bulk.row("roles")
    row.choose_mode(BulkMode.ADD)
    row.edited.emit("roles", ("deployer",))
    assert page.bulk.values
    row.choose_mode(BulkMode.REMOVE)
    assert page.bulk.values == {}
    assert not page.bulk.apply.isEnabled()

"""The pages of all kinds, and the links between their entries."""

import pytest
from PySide6.QtCore import Qt

from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui.kinds import LISTED
from rai_desktop.ui.pages.plan import SHORTCUTS
from tests.ui.conftest import child, field, show_example, stored, systems
from tests.ui.keys import press
from tests.ui.looking import unnamed

CTRL = Qt.KeyboardModifier.ControlModifier
KEYS = {
    kind: Qt.Key(Qt.Key.Key_0.value + int(SHORTCUTS[kind].removeprefix("Ctrl+")))
    for kind in LISTED
    if kind in SHORTCUTS
}


def go(qtbot, kind):
    press(qtbot, KEYS[kind], CTRL)


def links(window, name):
    """Return the list of links of the form shown."""
    return next(x for x in window.desk.workspace.form.linked.lists if x.objectName() == name)


def link_risk(qtbot, window):
    """Link a new risk to the first system, through the window of that system."""
    risk = window.desk.project.add("risk", {"title": "Wrong answers"})
    part = links(window, "linked_risk")
    part.field.setText("wrong ANSWERS")
    part.field.returnPressed.emit()
    qtbot.waitUntil(lambda: part.linked() == [risk])
    return risk


def test_each_key_shows_its_page_with_its_title_and_verb(qtbot, example):
    example.desk.workspace.table.setFocus()
    for kind in KEYS:
        go(qtbot, kind)
        space = example.desk.workspace
        assert space.kind is kind
        assert child(example, f"go_{kind}").isChecked()
        assert space.table.isVisible()
        assert space.top.new.text() in example.commands["new"].text()


def test_a_page_keeps_place_and_search(qtbot, example):
    space = example.desk.workspace
    space.top.search.setText("bo")
    space.table.select(stored(example, "Bot").uid)
    space.show_page(EntityKind.RISK)
    assert space.top.search.text() == ""
    child(example, "go_system").click()
    assert space.top.search.text() == "bo"
    assert systems(example) == ["Bot"]
    assert space.form.uid == stored(example, "Bot").uid


def test_typing_on_a_page_is_stored_when_another_is_shown(qtbot, example):
    field(example, "department").setFocus()
    qtbot.keyClicks(field(example, "department"), "Sales")
    go(qtbot, EntityKind.PERSON)
    assert stored(example, "Chat").department == "Sales"


def test_a_hidden_page_shows_changes_when_it_comes_back(example):
    space = example.desk.workspace
    space.show_page(EntityKind.PERSON)
    example.desk.project.edit(stored(example, "Chat").uid, {"name": "Chat for all"})
    example.desk.project.delete([stored(example, "Bot").uid])
    space.show_page(EntityKind.SYSTEM)
    assert systems(example) == ["Chat for all", "Invoice reader"]
    assert field(example, "name").text() == "Chat for all"


def test_undo_goes_to_the_page_of_what_it_changed(example):
    example.desk.project.edit(stored(example, "Bot").uid, {"department": "Sales"})
    example.desk.workspace.show_page(EntityKind.RISK)
    example.commands["undo"].trigger()
    assert example.desk.workspace.kind is EntityKind.SYSTEM
    assert example.desk.workspace.form.uid == stored(example, "Bot").uid


def test_a_risk_is_added_and_rated_and_the_list_shows_its_level(qtbot, example):
    example.desk.workspace.show_page(EntityKind.RISK)
    press(qtbot, Qt.Key.Key_N, CTRL)
    qtbot.keyClicks(field(example, "title"), "Wrong answers")
    press(qtbot, Qt.Key.Key_Tab)
    form, listing = example.desk.workspace.form, example.desk.workspace.table._listing
    columns = [c.key for c in listing.columns() if listing.level(form.uid, c.key)]
    assert columns == []
    for key in ("current_likelihood", "current_persons", "current_business"):
        form.row(key).editor.edited.emit(5)
    assert [c.key for c in listing.columns() if listing.level(form.uid, c.key)]
    assert example.desk.workspace.table.visible_uids() == [form.uid]


def test_a_link_shows_on_both_sides_and_undo_brings_it_back(qtbot, example):
    space = example.desk.workspace
    space.table.select(stored(example, "Chat").uid)
    risk = link_risk(qtbot, example)
    assert links(example, "linked_risk").linked() == [risk]
    steps = len(example.desk.project.store.undo_entries())
    space.go_to(risk)
    assert links(example, "linked_system").linked() == [stored(example, "Chat").uid]
    links(example, "linked_system").remove.click()
    assert links(example, "linked_system").linked() == []
    assert len(example.desk.project.store.undo_entries()) == steps + 1
    example.commands["undo"].trigger()
    assert links(example, "linked_system").linked() == [stored(example, "Chat").uid]


def test_what_is_not_offered_is_refused_with_a_sentence(qtbot, example):
    part = links(example, "linked_risk")
    part.field.setText("Nobody knows")
    part.field.returnPressed.emit()
    qtbot.waitUntil(lambda: "Nobody knows" in child(part, "linked_hint_risk").text())
    assert part.linked() == []
    assert part.field.text() == "Nobody knows"


def test_links_are_made_opened_and_removed_by_keyboard(qtbot, example):
    space = example.desk.workspace
    risk = example.desk.project.add("risk", {"title": "Wrong answers"})
    space.table.setFocus()
    part = links(example, "linked_risk")
    part.field.setFocus()
    qtbot.keyClicks(part.field, "Wrong answers")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.linked() == [risk])
    part.rows.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert (space.kind, space.form.uid) == (EntityKind.RISK, risk)
    go(qtbot, EntityKind.SYSTEM)
    part.rows.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert part.linked() == []
    assert len(systems(example)) == 3


def test_a_read_only_project_shows_links_but_changes_none(qtbot, example):
    risk = link_risk(qtbot, example)
    example.desk.project.store.read_only = True
    part = links(example, "linked_risk")
    part.show_entity(example.desk.workspace.form.uid)
    assert part.field.isHidden()
    assert part.remove.isHidden()
    part.rows.setFocus()
    part.rows.removed.emit()
    assert part.linked() == [risk]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", LISTED)
def test_every_page_names_its_controls(make_window, language, kind):
    window = make_window(language)
    show_example(window)
    space = window.desk.workspace
    space.show_page(kind)
    space.start_new()
    assert unnamed(window) == []


def test_a_name_picked_from_those_offered_is_linked_once(qtbot, example):
    project = example.desk.project
    risk = project.add("risk", {"title": "Wrong answers"})
    other = project.add("risk", {"title": "Wrong prices"})
    part = links(example, "linked_risk")
    part.field.setFocus()
    qtbot.keyClicks(part.field, "wrong")
    popup = part.field.completer().popup()
    assert popup.isVisible()
    assert popup.model().rowCount() == 2
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.linked() == [risk])
    qtbot.wait(20)
    assert child(part, "linked_hint_risk").isHidden()
    assert part.field.text() == ""
    qtbot.keyClicks(part.field, "wrong")
    assert popup.model().rowCount() == 1
    qtbot.mouseClick(
        popup.viewport(),
        Qt.MouseButton.LeftButton,
        pos=popup.visualRect(popup.model().index(0, 0)).center(),
    )
    qtbot.waitUntil(lambda: part.linked() == [risk, other])
    qtbot.wait(20)
    assert child(part, "linked_hint_risk").isHidden()
    assert part.field.text() == ""

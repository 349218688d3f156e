"""What people do from beginning to end, by mouse and by keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from rai_desktop.domain.fields import EntityKind
from tests.ui.conftest import child, field, stored, systems
from tests.ui.keys import press, typed

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def click(qtbot, parent, name):
    qtbot.mouseClick(child(parent, name), LEFT)


def test_a_new_inventory_by_keyboard_alone(qtbot, window, session, asker, tmp_path):
    assert QApplication.focusWidget().objectName() == "start_new"
    press(qtbot, Qt.Key.Key_Space)
    typed(qtbot, "Muster GmbH")
    press(qtbot, Qt.Key.Key_Tab)
    typed(qtbot, "Leitung IT")
    press(qtbot, Qt.Key.Key_Return)
    assert asker.asked == []
    assert window.desk.project.store.path == tmp_path / "AI inventory Muster GmbH.rai"
    assert window.desk.project.organisation().name == "Muster GmbH"
    press(qtbot, Qt.Key.Key_N, CTRL)
    typed(qtbot, "Invoice reader")
    press(qtbot, Qt.Key.Key_Tab)
    typed(qtbot, "We read invoices with it.")
    press(qtbot, Qt.Key.Key_Tab)
    assert systems(window) == ["Invoice reader"]
    assert stored(window, "Invoice reader").purpose == "We read invoices with it."


def test_missing_names_are_said_beside_their_fields(qtbot, window, asker):
    click(qtbot, window, "start_new")
    click(qtbot, window, "new_next")
    company, yourself = child(window, "card_company"), child(window, "card_yourself")
    assert child(company, "hint_name").isVisible()
    assert child(yourself, "hint_name").isVisible()
    assert not yourself.findChildren(QWidget, "hint_function")
    assert QApplication.focusWidget() is child(company, "field_name")
    assert window.desk is None
    qtbot.keyClicks(child(company, "field_name"), "M")
    press(qtbot, Qt.Key.Key_Tab)
    assert not child(company, "hint_name").isVisible()


def test_a_new_system_undone_and_done_again_by_mouse(qtbot, example):
    click(qtbot, example, "new")
    qtbot.keyClicks(field(example, "name"), "Translator")
    qtbot.mouseClick(field(example, "purpose"), LEFT)
    assert systems(example) == ["Chat", "Invoice reader", "Bot", "Translator"]
    assert example.commands["undo"].text() == "&Undo: added “Translator”"
    click(qtbot, example, "undo")
    assert systems(example) == ["Chat", "Invoice reader", "Bot"]
    click(qtbot, example, "redo")
    assert systems(example) == ["Chat", "Invoice reader", "Bot", "Translator"]


def test_undo_by_key_takes_back_what_a_clean_field_holds(qtbot, example):
    name = field(example, "name")
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "Helper")
    press(qtbot, Qt.Key.Key_Return)
    assert systems(example)[0] == "Helper"
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert systems(example)[0] == "Chat"
    assert name.text() == "Chat"
    press(qtbot, Qt.Key.Key_Z, CTRL | SHIFT)
    assert systems(example)[0] == "Helper"


def test_undo_by_key_stays_in_the_text_while_it_is_typed(qtbot, example):
    name = field(example, "name")
    name.setFocus()
    qtbot.keyClicks(name, "X")
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert name.text() == "Chat"
    assert example.desk.project.undo_entry() is None


def test_search_filters_and_escape_shows_all_again(qtbot, example):
    press(qtbot, Qt.Key.Key_F, CTRL)
    assert QApplication.focusWidget().objectName() == "search"
    typed(qtbot, "invoice")
    qtbot.waitUntil(lambda: systems(example) == ["Invoice reader"])
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(systems(example)) == 3)


def test_clearing_filters_in_the_list_empties_the_search(qtbot, example):
    qtbot.keyClicks(child(example, "search"), "nothing like this")
    qtbot.waitUntil(lambda: systems(example) == [])
    click(qtbot, example, "clear_filters_here")
    assert child(example, "search").text() == ""
    assert len(systems(example)) == 3


def test_enter_in_the_list_leads_to_the_name_and_escape_back(qtbot, example):
    assert QApplication.focusWidget().objectName() == "rows"
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "field_name"
    assert QApplication.focusWidget().text() == "Invoice reader"
    press(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget().objectName() == "rows"


def test_f6_walks_through_all_areas_and_back(qtbot, example):
    places = []
    for _ in range(4):
        press(qtbot, Qt.Key.Key_F6)
        places.append(QApplication.focusWidget().objectName())
    assert places == ["field_name", "go_system", "search", "rows"]
    press(qtbot, Qt.Key.Key_F6, SHIFT)
    assert QApplication.focusWidget().objectName() == "search"


def test_deleting_offers_undo_in_place_of_a_question(qtbot, example, asker):
    press(qtbot, Qt.Key.Key_Delete)
    assert systems(example) == ["Invoice reader", "Bot"]
    notice = example.desk.workspace.notice
    assert notice.text == "“Chat” was deleted."
    assert asker.asked == []
    click(qtbot, example, "notice_undo")
    assert systems(example) == ["Chat", "Invoice reader", "Bot"]
    assert notice.text == ""


def test_delete_in_a_text_field_only_deletes_text(qtbot, example):
    name = field(example, "name")
    name.setFocus()
    name.setCursorPosition(0)
    press(qtbot, Qt.Key.Key_Delete)
    assert name.text() == "hat"
    assert len(systems(example)) == 3


def test_the_form_follows_the_list_and_shows_what_undo_brings(qtbot, example):
    form = example.desk.workspace.form
    example.desk.workspace.table.select(stored(example, "Bot").uid)
    assert field(example, "name").text() == "Bot"
    example.desk.project.edit(stored(example, "Bot").uid, {"department": "Sales"})
    assert field(example, "department").text() == "Sales"
    example.desk.workspace.table.select(stored(example, "Chat").uid)
    example.commands["undo"].trigger()
    assert form.uid == stored(example, "Bot").uid
    assert field(example, "department").text() == ""


def test_going_to_another_system_stores_what_was_typed(qtbot, example):
    field(example, "name").setFocus()
    qtbot.keyClicks(field(example, "department"), "Purchasing")
    example.desk.workspace.table.select(stored(example, "Bot").uid)
    assert stored(example, "Chat").department == "Purchasing"
    assert stored(example, "Bot").department == ""


def test_a_new_entry_without_a_name_is_kept_under_a_stand_in(qtbot, example):
    example.commands["new"].trigger()
    qtbot.keyClicks(field(example, "department"), "Sales")
    example.desk.workspace.table.select(stored(example, "Bot").uid)
    assert stored(example, "Without a name").department == "Sales"
    assert field(example, "name").text() == "Bot"


def test_an_untouched_new_entry_leaves_nothing(example):
    example.commands["new"].trigger()
    example.desk.workspace.table.select(stored(example, "Bot").uid)
    assert len(example.desk.project.entities(EntityKind.SYSTEM)) == 3


def test_escape_leaves_a_new_entry_and_shows_the_old_one(qtbot, example):
    example.commands["new"].trigger()
    press(qtbot, Qt.Key.Key_Escape)
    assert field(example, "name").text() == "Chat"


def test_zoom_by_key_makes_texts_larger(qtbot, example, looks):
    before = looks.theme.em(10)
    press(qtbot, Qt.Key.Key_Plus, CTRL)
    assert looks.theme.em(10) > before
    press(qtbot, Qt.Key.Key_0, CTRL)
    assert looks.theme.em(10) == before


def test_the_window_prepares_in_the_background(qtbot, window, session):
    qtbot.waitUntil(lambda: session.prepared == ["opening", "changes"])


def test_recent_files_open_by_enter_and_leave_by_del(qtbot, make_window, session, tmp_path):
    session.remember(tmp_path / "first.rai")
    session.remember(tmp_path / "second.rai")
    window = make_window()
    files = child(window, "recent_list")
    files.setFocus()
    assert files.count() == 2
    press(qtbot, Qt.Key.Key_Delete)
    assert [file.path.name for file in session.files] == ["first.rai"]
    press(qtbot, Qt.Key.Key_Return)
    assert window.desk.project.store.path.name == "first.rai"


def test_opening_what_cannot_be_opened_says_why(window, session, tmp_path):
    from rai_desktop.domain.errors import UserError

    session.error = UserError("This is no project. Choose another file.")
    window.open_file(tmp_path / "x.rai")
    assert window.desk is None
    assert window.banners.keys() == ("error",)
    window.start_inventory()
    assert window.banners.keys() == ()

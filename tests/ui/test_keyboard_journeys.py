"""Every task of the first window by keyboard alone: real keys in the real window.

The first half hour is in ``pages/test_first_half_hour.py``.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.pages.plan import MORE
from tests.ui.conftest import stored, systems
from tests.ui.keys import ALT, CTRL, SHIFT, Keyboard

KEY = Qt.Key


@pytest.fixture
def keys(qtbot, window):
    """Return a keyboard at the AI systems of the example company."""
    keyboard = Keyboard(qtbot)
    keyboard.tab_to("start_example")
    keyboard.press(KEY.Key_Space)
    keyboard.press(KEY.Key_2, CTRL)
    assert keyboard.place == "rows"
    return keyboard


def form(window):
    return window.desk.workspace.form


def department(window, name):
    return stored(window, name).department


# adding and saving -----------------------------------------------------------------


def test_a_system_is_added_filled_and_saved(qtbot, keys, window):
    keys.press(KEY.Key_N, CTRL)
    keys.type("Translator")
    keys.press(KEY.Key_Tab)
    keys.type("We translate offers with it.")
    keys.press(KEY.Key_Tab)
    keys.type("Sales")
    keys.press(KEY.Key_S, CTRL)
    made = stored(window, "Translator")
    assert (made.purpose, made.department) == ("We translate offers with it.", "Sales")
    qtbot.waitUntil(lambda: window.desk.project.store.is_published)


def test_going_on_and_back_through_the_list_from_inside_the_form(keys, window):
    keys.press(KEY.Key_Return)
    keys.press(KEY.Key_Down, ALT)
    assert form(window).uid == stored(window, "Invoice reader").uid
    keys.press(KEY.Key_Up, ALT)
    assert form(window).uid == stored(window, "Chat").uid
    keys.press(KEY.Key_Escape)
    assert keys.place == "rows"


def test_f2_leads_to_the_name_and_enter_stores_it(keys, window):
    keys.press(KEY.Key_F2)
    assert keys.place == "field_name"
    keys.press(KEY.Key_A, CTRL)
    keys.type("Assistant")
    keys.press(KEY.Key_Return)
    assert systems(window)[0] == "Assistant"


def test_closing_leads_back_to_the_welcome(keys, window):
    keys.press(KEY.Key_W, CTRL)
    assert window.desk is None
    assert keys.place == "start_new"


# finding ---------------------------------------------------------------------------


def test_a_column_is_filtered_and_shown_whole_again(qtbot, keys, window):
    keys.press(KEY.Key_F, CTRL | SHIFT)
    keys.tab_to("filter_name")
    keys.type("inv")
    keys.press(KEY.Key_Return)
    assert keys.place == "rows"
    assert systems(window) == ["Invoice reader"]
    keys.tab_to("clear_filters", SHIFT)
    keys.press(KEY.Key_Space)
    assert len(systems(window)) == 3


def test_a_word_is_chosen_in_a_filter(keys, window):
    window.desk.workspace.table._on_columns_chosen(["number", "name", "status"])
    keys.press(KEY.Key_F, CTRL | SHIFT)
    keys.tab_to("filter_status")
    keys.press(KEY.Key_Down, ALT)
    keys.type("Pil")
    keys.press(KEY.Key_Return)
    assert systems(window) == ["Invoice reader"]
    keys.tab_to("filter_status")
    keys.press(KEY.Key_Delete)
    assert len(systems(window)) == 3


def test_the_search_takes_words_and_escape_gives_the_list_back(qtbot, keys, window):
    keys.press(KEY.Key_F, CTRL)
    keys.type("bot")
    qtbot.waitUntil(lambda: systems(window) == ["Bot"])
    keys.press(KEY.Key_Escape)
    qtbot.waitUntil(lambda: len(systems(window)) == 3)


def test_columns_are_chosen_and_moved(qtbot, keys, window):
    keys.tab_to("choose_columns", SHIFT)
    keys.press(KEY.Key_Space)
    qtbot.waitUntil(lambda: keys.place == "columns")
    keys.press(KEY.Key_Down)
    keys.press(KEY.Key_Down, ALT)
    keys.press(KEY.Key_Home)
    keys.press(KEY.Key_Space)
    keys.press(KEY.Key_Return)
    assert window.desk.workspace.table.export_columns()[:2] == ["=classification", "name"]


# several entries, undo, redo -------------------------------------------------------


def test_several_entries_are_changed_undone_and_changed_again(keys, window):
    keys.press(KEY.Key_Down, SHIFT)
    keys.press(KEY.Key_F6)
    keys.tab_to("field_department")
    keys.type("Sales")
    keys.tab_to("bulk_apply")
    keys.press(KEY.Key_Space)
    assert [department(window, name) for name in systems(window)] == ["Sales", "Sales", ""]
    keys.press(KEY.Key_Z, CTRL)
    assert [department(window, name) for name in systems(window)] == ["", "", ""]
    keys.press(KEY.Key_Z, CTRL | SHIFT)
    assert [department(window, name) for name in systems(window)] == ["Sales", "Sales", ""]


def test_enter_on_several_entries_leads_to_what_they_have_in_common(keys, window):
    keys.press(KEY.Key_A, CTRL)
    keys.press(KEY.Key_Return)
    page = window.desk.workspace.list_page
    assert page.bulk.isAncestorOf(QApplication.focusWidget())
    keys.press(KEY.Key_Escape)
    assert keys.place == "rows"


def test_an_entry_is_duplicated(keys, window):
    keys.press(KEY.Key_D, CTRL)
    assert systems(window) == ["Chat", "Invoice reader", "Bot", "Copy of Chat"]
    assert keys.place == "field_name"


# the form --------------------------------------------------------------------------


def test_a_long_text_takes_lines_and_tab_leaves_it(keys, window):
    keys.press(KEY.Key_F2)
    keys.tab_to("field_purpose")
    keys.type("First line")
    keys.press(KEY.Key_Return)
    keys.type("Second line")
    keys.press(KEY.Key_Tab)
    assert keys.place == "field_department"
    assert stored(window, "Chat").purpose == "First line\nSecond line"


def test_a_day_is_typed_or_picked_in_a_section_that_was_folded(keys, window):
    keys.press(KEY.Key_F2)
    keys.tab_to("fold_approval")
    keys.press(KEY.Key_Space)
    keys.tab_to("field_approved_on")
    keys.type("1.2.2026")
    keys.tab_to("field_review_due_on")
    assert f"{stored(window, 'Chat').approved_on}" == "2026-02-01"
    keys.type("27.2.2026")
    keys.press(KEY.Key_Down)
    keys.press(KEY.Key_Right)
    keys.press(KEY.Key_Return)
    assert f"{stored(window, 'Chat').review_due_on}" == "2026-02-28"


def test_a_person_is_found_by_name_and_another_added(keys, window):
    keys.press(KEY.Key_F2)
    keys.tab_to("names_owner")
    keys.press(KEY.Key_A, CTRL)
    keys.type("Sales lead")
    keys.press(KEY.Key_Down)
    keys.press(KEY.Key_Return)
    assert owner(window) == "Sales lead"
    keys.press(KEY.Key_A, CTRL)
    keys.type("leitung")
    keys.press(KEY.Key_Down)
    keys.press(KEY.Key_Return)
    assert owner(window) == "Leitung IT"


def owner(window):
    QApplication.processEvents()
    return window.desk.project.name(stored(window, "Chat").owner)


def test_an_unreadable_day_is_told_and_leaves_with_a_readable_one(keys, window):
    keys.press(KEY.Key_F2)
    keys.tab_to("fold_approval")
    keys.press(KEY.Key_Space)
    keys.tab_to("field_review_due_on")
    keys.type("31.2.2026")
    keys.press(KEY.Key_Tab)
    assert form(window).row("review_due_on").error_text
    keys.tab_to("field_review_due_on", SHIFT)
    keys.press(KEY.Key_A, CTRL)
    keys.type("28.2.2026")
    keys.press(KEY.Key_Return)
    assert not form(window).row("review_due_on").error_text
    assert f"{stored(window, 'Chat').review_due_on}" == "2026-02-28"


# the bin ---------------------------------------------------------------------------


def test_a_deleted_entry_comes_back_from_the_bin(keys, window):
    keys.press(KEY.Key_Delete)
    assert systems(window) == ["Invoice reader", "Bot"]
    to_bin(keys, window)
    keys.tab_to("bin_rows")
    keys.press(KEY.Key_Return)
    keys.press(KEY.Key_2, CTRL)
    assert systems(window) == ["Chat", "Invoice reader", "Bot"]


def to_bin(keys, window):
    """Go to the bin by the navigation."""
    keys.press(KEY.Key_F6, SHIFT)
    keys.press(KEY.Key_F6, SHIFT)
    assert keys.place == "go_system"
    keys.tab_to("more")
    keys.press(KEY.Key_Space)
    QApplication.processEvents()
    keys.press(KEY.Key_Down, times=len(MORE))
    assert keys.place == "go_bin"
    keys.press(KEY.Key_Space)
    assert window.desk.workspace.key is Page.BIN


def test_deleting_is_taken_back_from_the_notice(keys, window):
    keys.press(KEY.Key_Delete)
    keys.tab_to("notice_undo")
    keys.press(KEY.Key_Space)
    assert systems(window) == ["Chat", "Invoice reader", "Bot"]


# links, evidence, history ----------------------------------------------------------


def test_a_risk_is_linked_from_its_system_and_unlinked(keys, window):
    chat = stored(window, "Chat").uid
    keys.press(KEY.Key_F2)
    keys.tab_to("linked_new_risk")
    keys.press(KEY.Key_Space)
    keys.type("Wrong answers")
    keys.press(KEY.Key_Return)
    assert names(window, LinkRole.SYSTEM_RISK, chat) == ["Wrong answers"]
    keys.tab_to("form_origin", SHIFT)
    keys.press(KEY.Key_Space)
    assert form(window).uid == chat
    keys.tab_to("linked_rows_risk")
    keys.press(KEY.Key_Delete)
    assert names(window, LinkRole.SYSTEM_RISK, chat) == []


def test_a_risk_that_is_there_is_linked_by_typing_its_name(keys, window):
    project = window.desk.project
    project.add(EntityKind.RISK, {"title": "Wrong answers"})
    keys.press(KEY.Key_F2)
    keys.tab_to("linked_add_risk")
    keys.type("wrong")
    keys.press(KEY.Key_Down)
    keys.press(KEY.Key_Return)
    QApplication.processEvents()
    assert names(window, LinkRole.SYSTEM_RISK, stored(window, "Chat").uid) == ["Wrong answers"]


def names(window, role, uid):
    project = window.desk.project
    return [project.name(other) for other in project.links.seconds(role, uid)]


def test_a_file_is_attached_and_described(keys, window, asker, tmp_path):
    asker.path = tmp_path / "Contract.pdf"
    asker.path.write_bytes(b"%PDF")
    keys.press(KEY.Key_A, CTRL | SHIFT)
    keys.tab_to("notice_details")
    keys.press(KEY.Key_Space)
    assert keys.place == "field_title"
    keys.press(KEY.Key_End)
    keys.type(" 2026")
    keys.press(KEY.Key_Return)
    (evidence,) = window.desk.project.entities(EntityKind.EVIDENCE)
    assert evidence.title == "Contract.pdf 2026"


def test_the_history_of_an_entry_is_shown_and_left(keys, window):
    keys.press(KEY.Key_F2)
    keys.press(KEY.Key_A, CTRL)
    keys.type("Assistant")
    keys.press(KEY.Key_Return)
    keys.press(KEY.Key_H, CTRL)
    assert window.desk.workspace.key is Page.HISTORY
    keys.press(KEY.Key_2, CTRL)
    assert keys.place == "rows"


# menus -----------------------------------------------------------------------------


def test_the_menus_show_the_keys_of_what_they_do(window):
    delete = window.commands["delete"]
    assert delete.text().endswith("\tDel")
    window.set_language("de")
    assert delete.text().endswith("\tEntf")

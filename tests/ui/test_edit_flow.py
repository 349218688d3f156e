"""Editing entry by entry: keys, the way through the list, copies, deleting, empty lists."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.linking import link_entries
from rai_desktop.services.targets import Page
from tests.ui.conftest import child, field, stored, systems
from tests.ui.keys import press

LEFT = Qt.MouseButton.LeftButton
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def shown(window):
    return child(window, "form_name").text()


def test_the_head_leads_through_the_list_and_tells_the_place(qtbot, example):
    assert child(example, "form_place").text() == "1 of 3"
    assert not child(example, "form_previous").isEnabled()
    qtbot.mouseClick(child(example, "form_next"), LEFT)
    qtbot.mouseClick(child(example, "form_next"), LEFT)
    assert (shown(example), child(example, "form_place").text()) == ("Bot", "3 of 3")
    assert not child(example, "form_next").isEnabled()
    qtbot.mouseClick(child(example, "form_previous"), LEFT)
    assert shown(example) == "Invoice reader"


def test_a_new_entry_has_no_place_yet(example):
    example.commands["new"].trigger()
    assert child(example, "form_place").text() == ""
    assert not child(example, "form_next").isVisible()


def test_the_place_follows_search_and_order(qtbot, example):
    example.desk.workspace.table.set_search("v")
    qtbot.waitUntil(lambda: systems(example) == ["Invoice reader"])
    assert child(example, "form_place").text() == "1 of 1"


@pytest.mark.parametrize(("key", "modifier"), [("Down", ALT), ("PageDown", CTRL)])
def test_the_next_entry_by_key_while_typing_stores_what_was_typed(qtbot, example, key, modifier):
    purpose = field(example, "purpose")
    purpose.setFocus()
    qtbot.keyClicks(purpose, "To answer questions.")
    press(qtbot, getattr(Qt.Key, f"Key_{key}"), modifier)
    assert shown(example) == "Invoice reader"
    assert stored(example, "Chat").purpose == "To answer questions."


def test_fields_that_open_by_alt_down_keep_that_key(qtbot, example):
    form = example.desk.workspace.form
    status = field(example, "status")
    status.setFocus()
    press(qtbot, Qt.Key.Key_Down, ALT)
    assert status.view().isVisible()
    status.hidePopup()
    editor = form.row("review_due_on").editor
    editor.field.setFocus()
    press(qtbot, Qt.Key.Key_Down, ALT)
    assert editor._calendar.isVisible()
    editor._calendar.close()
    assert shown(example) == "Chat"


def test_a_filter_opens_its_ready_filters_by_alt_down(qtbot, example):
    press(qtbot, Qt.Key.Key_F, CTRL | SHIFT)
    editor = QApplication.focusWidget()
    assert editor.objectName() == "filter_number"
    press(qtbot, Qt.Key.Key_Down, ALT)
    menu = editor.findChild(QMenu, "ready_filters")
    assert menu.isVisible()
    menu.close()
    assert shown(example) == "Chat"


def test_the_head_duplicates_the_entry(qtbot, example):
    qtbot.mouseClick(child(example, "form_duplicate"), LEFT)
    assert systems(example) == ["Chat", "Invoice reader", "Bot", "Copy of Chat"]
    assert shown(example) == "Copy of Chat"


def test_deleting_tells_what_hangs_on_the_entry(qtbot, example):
    project = example.desk.project
    chat = stored(example, "Chat").uid
    for title in ("Wrong answers", "Leak"):
        risk = project.add(EntityKind.RISK, {"title": title})
        link_entries(project, LinkRole.SYSTEM_RISK, chat, risk)
    press(qtbot, Qt.Key.Key_Delete)
    notice = example.desk.workspace.notice
    assert notice.text == "“Chat” was deleted. 2 risks stay, without any AI system."
    qtbot.mouseClick(child(example, "notice_undo"), LEFT)
    assert len(project.links.seconds(LinkRole.SYSTEM_RISK, chat)) == 2


def test_an_empty_list_begins_by_its_button(qtbot, example):
    example.desk.workspace.show_page(EntityKind.RISK)
    page = example.desk.workspace.list_page
    qtbot.mouseClick(child(page, "new_here"), LEFT)
    assert QApplication.focusWidget() is page.form.row("title").editor.entry()
    qtbot.keyClicks(QApplication.focusWidget(), "Wrong answers")
    press(qtbot, Qt.Key.Key_Return)
    assert len(page.table.visible_uids()) == 1


def test_no_key_of_a_page_is_also_a_command(example):
    """Two owners of a key would make it ambiguous, and then neither works."""
    commands = {
        key.toString() for action in example.findChildren(QAction) for key in action.shortcuts()
    }
    for page in EntityKind.SYSTEM, EntityKind.RISK:
        example.desk.workspace.show_page(page)
    own = {shortcut.key().toString() for shortcut in example.findChildren(QShortcut)}
    assert QKeySequence("F2").toString() in own
    assert not own & commands


# exporting what one sees


def exported_entries(session):
    limits = session.limits
    return limits[limits.index("--entries") + 1]


def test_a_list_is_exported_as_it_is_seen(qtbot, example, session, asker, tmp_path):
    table = example.desk.workspace.table
    table.set_search("v")
    qtbot.waitUntil(lambda: systems(example) == ["Invoice reader"])
    asker.path = tmp_path / "list.csv"
    seen = []
    example.desk.exporter.started.connect(
        lambda: seen.append(Path(exported_entries(session)).read_text("utf-8").split())
    )
    with qtbot.waitSignal(example.desk.exporter.finished):
        example.commands["export_list_csv"].trigger()
    assert asker.asked[-1] == ("save", "Export the list", "AI systems Muster GmbH 2026-06-15.csv")
    assert seen == [table.visible_uids()]
    assert session.limits[:2] == ("--register", "systems")
    assert session.limits[2] == "--columns=" + ",".join(table.export_columns())
    assert not Path(exported_entries(session)).exists()


def test_the_menu_of_the_rows_exports_the_selected_ones(qtbot, example, session, asker, tmp_path):
    asker.path = tmp_path / "list.xlsx"
    press(qtbot, Qt.Key.Key_Down, SHIFT)
    table = example.desk.workspace.table
    wanted = table.selected()
    assert len(wanted) == 2
    table._on_menu_wanted(QPoint(5, 5))
    menu = table.findChild(QMenu, "rows_menu")
    action = next(a for a in menu.actions() if a.objectName() == "export_list_xlsx")
    assert action.text() == "Export the selected rows as Excel…"
    seen = []
    example.desk.exporter.started.connect(
        lambda: seen.append(Path(exported_entries(session)).read_text("utf-8").split())
    )
    with qtbot.waitSignal(example.desk.exporter.finished):
        action.trigger()
    menu.close()
    assert seen == [wanted]


def test_a_page_without_a_list_offers_no_list_to_export(example):
    assert example.commands["export_list_csv"].isEnabled()
    example.desk.workspace.show_page(Page.OVERVIEW)
    assert not example.commands["export_list_csv"].isEnabled()

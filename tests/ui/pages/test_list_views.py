"""Views of a list: ready ones, own ones with names, kept per project on this computer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui.kinds import LISTED
from rai_desktop.ui.tables.saved_view import BUILT_IN, SavedView, read_views, views_text
from rai_desktop.ui.tables.view_name_dialog import ViewNameDialog
from tests.ui.keys import press
from tests.ui.looking import cut_off, unnamed


@pytest.fixture
def page(example):
    return example.desk.workspace.list_page


@pytest.fixture
def views(page):
    return page.table_acts.views


def names(page):
    return [page.project.name(uid) for uid in page.table.visible_uids()]


def filter_by(page, key, text):
    editor = page.table._filters.editor(key)
    editor.setText(text)
    page.table._filters.filters_changed.emit()


def actions(page):
    page.table.views_menu.aboutToShow.emit()
    return [action.text() for action in page.table.views_menu.actions() if action.text()]


def test_a_view_brings_back_filters_order_columns_groups_and_search(page, views, example):
    table = page.table
    everything = names(page)
    filter_by(page, "name", "r")
    table._on_columns_chosen(["name", "department", "status"])
    table.group_by("department")
    page.set_search("reader")
    before, shown = table.view(), names(page)
    views.save("Mine")
    views.show_usual()
    assert names(page) == everything
    assert table.view().filters == {}
    views.show_saved(0)
    assert table.view() == before
    assert names(page) == shown
    assert example.desk.workspace.top.search.text() == "reader"


def test_views_are_saved_renamed_replaced_and_deleted_by_the_menu(qtbot, page, views):
    table = page.table
    assert "Save this view as…" in actions(page)
    table.views_menu.save_wanted.emit()
    dialog = page.window().findChild(ViewNameDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert not dialog.take.isEnabled()
    qtbot.keyClicks(dialog.findChild(QLineEdit), "Mine")
    press(qtbot, Qt.Key.Key_Return)
    assert [view.name for view in views.views()] == ["Mine"]
    assert actions(page)[-4:] == [
        *("Save this view as…", "Save changes to “Mine”", "Rename “Mine”…"),
        "Delete the view “Mine”",
    ]
    views.rename("Ours")
    filter_by(page, "name", "chat")
    table.views_menu.update_wanted.emit()
    assert [(v.name, dict(v.filters)) for v in views.views()] == [("Ours", {"name": ":chat"})]
    table.views_menu.delete_wanted.emit()
    assert views.views() == []


def test_a_deleted_view_can_be_brought_back(page, views, example):
    for name in ("First", "Mine", "Last"):
        views.save(name)
    before = views.views()
    views.show_saved(1)
    page.table.views_menu.delete_wanted.emit()
    notice = example.desk.workspace.notice
    assert notice.text == "The view “Mine” was deleted."
    assert [view.name for view in views.views()] == ["First", "Last"]
    notice.findChild(QPushButton, "notice_undo").click()
    assert views.views() == before
    assert "Delete the view “Mine”" in actions(page)


def test_a_view_that_came_again_is_not_brought_back_twice(page, views, example):
    views.save("Mine")
    page.table.views_menu.delete_wanted.emit()
    views.save("mine")
    example.desk.workspace.notice.findChild(QPushButton, "notice_undo").click()
    assert [view.name for view in views.views()] == ["mine"]


@pytest.mark.parametrize("name", ["overdue reviews", "Usual view"])
def test_a_view_cannot_have_the_name_of_a_ready_one(page, views, name):
    page.table.views_menu.save_wanted.emit()
    dialog = page.window().findChild(ViewNameDialog)
    dialog.line.setText(name)
    assert not dialog.take.isEnabled()
    assert "comes with the program" in dialog._hint.text()
    assert list(cut_off(dialog)) == []


def test_two_views_cannot_have_one_name(qtbot, page, views):
    views.save("Mine")
    page.table.views_menu.save_wanted.emit()
    dialog = page.window().findChild(ViewNameDialog)
    dialog.line.setText(" mine ")
    assert not dialog.take.isEnabled()
    assert "already" in dialog._hint.text()
    assert unnamed(dialog) == []
    assert list(cut_off(dialog)) == []


def test_views_belong_to_a_project_and_a_kind(page, views, example):
    views.save("Mine")
    key = f"views.system.{page.project.uid}"
    assert read_views(page.scene.session.settings.get(key))[0].name == "Mine"
    example.desk.workspace.show_page(EntityKind.RISK)
    risks = example.desk.workspace.list_page
    assert risks.kind is EntityKind.RISK
    assert risks.table_acts.views.views() == []


@pytest.mark.parametrize("kind", LISTED)
def test_every_ready_view_can_be_shown(example, kind):
    example.desk.workspace.show_page(kind)
    page = example.desk.workspace.list_page
    ready = BUILT_IN.get(kind, ())
    for place, view in enumerate(ready):
        page.table_acts.views.show_ready(place)
        kept = page.table.view()
        assert kept.filters == view.filters, view.name
        assert set(page.table._filters.filters()) == set(view.filters), view.name
        assert view.group in ("", page.table._columns.group)


def test_systems_without_a_responsible_person_are_one_choice_away(page, views):
    place = [v.name for v in BUILT_IN[EntityKind.SYSTEM]].index("Without a responsible person")
    views.show_ready(place)
    owners = [page.project.entity(uid).owner for uid in page.table.visible_uids()]
    assert not any(owners)


def test_what_was_kept_wrongly_is_left_out():
    good = SavedView(name="A", state="{}", filters={"name": ":x"}, search="y")
    assert read_views(views_text([good])) == [good]
    for wrong in ("", "{", "3", '[{"name": 3}]', '{"a": 1}', "[[]]"):
        assert read_views(wrong) == []


@pytest.mark.parametrize("kept", ["#99", "#x", "x", ":", ""])
def test_a_filter_that_cannot_be_read_asks_for_nothing(page, kept):
    for key in ("name", "=classification"):
        editor = page.table._filters.editor(key)
        editor.take(kept)
        assert editor.filter_value() is None or kept == ":"

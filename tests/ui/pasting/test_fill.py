"""Filling down: the selected rows get what the first has, as one step, after a look."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QMenu

from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.fields import EntityKind, custom_key
from rai_desktop.services.own_fields import OwnField, add_own_field
from tests.ui.conftest import child
from tests.ui.keys import press

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
COLUMNS = ["number", "name", "department", "user_count", "=level"]


@pytest.fixture
def page(example):
    page = example.desk.workspace.list_page
    page.table._on_columns_chosen(COLUMNS)
    page.table.setFocus()
    return page


def choose(page, key, rows):
    """Go to the column ``key`` and select these rows, the first being the current one."""
    view, model = page.table._view, page.table._model
    column = page.table.export_columns().index(key)
    flag = QItemSelectionModel.SelectionFlag
    view.selectionModel().clearSelection()
    for row in rows[::-1]:
        index = model.index(row, column)
        view.selectionModel().setCurrentIndex(index, flag.Select | flag.Rows)


def values(page, key, rows):
    uids = page.table.visible_uids()
    return [page.project.value(page.project.entity(uids[row]), key) for row in rows]


def test_rows_get_what_the_first_one_has_and_one_undo_takes_it_back(qtbot, page, asker, example):
    first, *others = page.table.visible_uids()
    page.project.edit(first, {"department": "Einkauf"})
    page.project.edit_many(others, {"department": "Vertrieb"})
    before = values(page, "department", range(3))
    choose(page, "department", [0, 1, 2])
    press(qtbot, Qt.Key.Key_D, CTRL_SHIFT)
    assert values(page, "department", range(3)) == ["Einkauf"] * 3
    assert example.desk.workspace.notice.text == (
        "2 entries changed. 2 of them had other values before."
    )
    assert asker.asked == []
    page.project.undo()
    assert values(page, "department", range(3)) == before


def test_an_empty_cell_empties_the_others(page):
    first, second = page.table.visible_uids()[:2]
    page.project.edit(first, {"department": ""})
    page.project.edit(second, {"department": "Einkauf"})
    choose(page, "department", [0, 1])
    page.table.fill_wanted.emit()
    assert values(page, "department", [0, 1]) == ["", ""]


def test_a_custom_field_is_filled_like_others(page):
    key = custom_key(
        add_own_field(
            page.project, EntityKind.SYSTEM, OwnField(label="Cost", kind=CustomKind.NUMBER)
        )
    )
    page.project.edit(page.table.visible_uids()[0], {key: 7})
    page.table._on_columns_chosen([*COLUMNS, key])
    choose(page, key, [0, 1, 2])
    page.table.fill_wanted.emit()
    assert values(page, key, [0, 1, 2]) == [7, 7, 7]


@pytest.mark.parametrize(
    ("key", "rows", "told"),
    [
        ("department", [1], "Select several rows first"),
        ("name", [0, 1], "“Name” cannot be filled down"),
        ("number", [0, 1], "cannot be filled down"),
        ("=level", [0, 1], "“Risk level” cannot be filled down"),
    ],
)
def test_what_cannot_be_filled_says_why(example, page, asker, key, rows, told):
    choose(page, key, rows)
    page.table.fill_wanted.emit()
    assert asker.asked == []
    assert told in child(example.desk.workspace.banners, "sentence").text()


def test_the_menu_of_the_rows_offers_it_for_several(page):
    for rows, is_offered in (([1], False), ([1, 2], True)):
        choose(page, "department", rows)
        page.table._on_menu_wanted(QPoint(5, 5))
        menu = page.table.findChild(QMenu, "rows_menu")
        offers = [each for each in menu.actions() if each.objectName() == "fill_down"]
        assert [each.isEnabled() for each in offers] == [is_offered]
        menu.close()
        menu.setParent(None)

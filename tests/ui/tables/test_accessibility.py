import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui.tables.columns_dialog import ColumnsDialog
from tests.ui.tables.fake import add_risk, add_systems, rated

ROLE = QAccessible.Role
WORKED_WITH = {
    ROLE.PushButton,
    ROLE.ButtonMenu,
    ROLE.ButtonDropDown,
    ROLE.EditableText,
    ROLE.ComboBox,
    ROLE.CheckBox,
    ROLE.List,
    ROLE.Table,
}
SMALLEST = 24


def everything(interface, depth=0):
    """Give an accessible object and all below it."""
    yield interface
    for place in range(min(interface.childCount(), 400)):
        child = interface.child(place)
        if child is not None and child.isValid() and depth < 20:
            yield from everything(child, depth + 1)


def unnamed(widget):
    found = everything(QAccessible.queryAccessibleInterface(widget))
    return [
        (str(one.role()), one.object().objectName())
        for one in found
        if one.role() in WORKED_WITH
        and one.object() is not None
        and not one.text(QAccessible.Text.Name).strip()
        and one.object().isVisibleTo(widget)
    ]


@pytest.fixture
def filled(project, make_table):
    uids = add_systems(project, {"name": "Chat", "status": "pilot"}, "Leser")
    add_risk(project, uids[0], **rated("high"))
    return make_table(project)


@pytest.mark.parametrize("kind", [EntityKind.SYSTEM, EntityKind.RISK, EntityKind.PERSON])
def test_every_control_has_a_name(project, make_table, kind):
    project.add(kind, {"title": "a"} if kind is EntityKind.RISK else {"name": "a"})
    table = make_table(project, kind)
    assert unnamed(table) == []
    table.set_search("gibt es nicht")
    assert unnamed(table) == []


def test_every_control_of_the_chooser_has_a_name(filled):
    filled.choose_columns()
    assert unnamed(filled.findChild(ColumnsDialog)) == []


def test_filters_are_named_by_their_columns(filled):
    names = {editor.accessibleName() for editor in filled._filters._editors.values()}
    assert "Filter: Responsible owner" in names
    assert len(names) == len(filled.export_columns())


def test_headings_rows_and_cells_are_in_the_tree(filled):
    table = QAccessible.queryAccessibleInterface(filled._view)
    assert table.role() == ROLE.Table
    assert table.text(QAccessible.Text.Name) == "AI systems"
    names = {
        (one.role(), one.text(QAccessible.Text.Name))
        for one in (table.child(place) for place in range(table.childCount()))
    }
    assert {
        (ROLE.ColumnHeader, "Number"),
        (ROLE.ColumnHeader, "Risk level"),
        (ROLE.RowHeader, "Chat"),
        (ROLE.Cell, "Pilot"),
        (ROLE.Cell, "High"),
    } <= names


def test_a_heading_tells_how_its_column_is_sorted(filled, click_heading):
    def described():
        table = QAccessible.queryAccessibleInterface(filled._view)
        children = (table.child(place) for place in range(table.childCount()))
        return {
            one.text(QAccessible.Text.Name): one.text(QAccessible.Text.Description)
            for one in children
            if one.role() == ROLE.ColumnHeader
        }

    click_heading(filled, "name")
    assert described()["Name"] == "sorted in ascending order"
    click_heading(filled, "name")
    assert described()["Name"] == "sorted in descending order"
    assert described()["Status"] == ""


def test_what_the_mouse_hits_is_large_enough(filled):
    controls = [
        widget
        for widget in filled.findChildren(QWidget)
        if widget.isVisible() and QAccessible.queryAccessibleInterface(widget) is not None
        if QAccessible.queryAccessibleInterface(widget).role() in WORKED_WITH - {ROLE.Table}
    ]
    small = [
        (widget.objectName(), widget.size())
        for widget in controls
        if min(widget.width(), widget.height()) < SMALLEST
        and widget.parent().objectName().startswith("filter_") is False
    ]
    assert small == []


def test_every_control_is_reached_by_tab(qtbot, filled):
    reached = set()
    for _ in range(60):
        reached.add(QApplication.focusWidget().objectName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    wanted = {f"filter_{key}" for key in filled.export_columns()}
    assert wanted | {"rows", "sort", "choose_columns"} <= reached

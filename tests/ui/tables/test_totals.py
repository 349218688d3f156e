"""The line below the rows: sums of what is shown, where the columns lie."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.fields import EntityKind, custom_key
from rai_desktop.services.own_fields import OwnField, add_own_field
from rai_desktop.ui.tables.columns_dialog import ColumnsDialog
from rai_desktop.ui.tables.state import TableState, read_state, state_text
from tests.ui.tables.fake import add_systems

COLUMNS = ("number", "name", "user_count", "department")


@pytest.fixture
def table(project, make_table):
    """Return a table of three systems, two of them with a number of users."""
    add_systems(
        project,
        {"name": "Chat", "user_count": 1200, "department": "Vertrieb"},
        {"name": "Leser", "user_count": 50, "department": "Einkauf"},
        {"name": "Bild", "department": "Einkauf"},
    )
    return make_table(project, state=state_text(TableState(columns=COLUMNS)))


def sums(table):
    """Return what stands in the line, from left to right."""
    places = sorted(table._totals.line.places(), key=lambda place: place[0].x())
    return [text for _, _, text in places] if table._totals.isVisible() else []


def test_numbers_are_summed_below_their_column(table):
    assert sums(table) == ["Sum of 3 entries", "1,250"]
    area = table._totals.line.places()[1][0]
    header = table._view.headings
    section = table.export_columns().index("user_count")
    assert area.x() == table._view.viewport().x() + header.sectionViewportPosition(section)
    assert area.width() == header.sectionSize(section)


def test_only_the_rows_shown_count(table, type_filter):
    type_filter(table, "name", "e")
    assert sums(table) == ["Sum of 1 entry", "50"]
    table.clear_filters()
    assert sums(table) == ["Sum of 3 entries", "1,250"]


def test_a_change_of_a_number_is_summed_at_once(table, project):
    uid = table.visible_uids()[2]
    project.edit(uid, {"user_count": 7})
    table.refresh([uid])
    assert sums(table) == ["Sum of 3 entries", "1,257"]


def test_columns_may_lie_elsewhere(table):
    table._on_columns_chosen(["user_count", "name"])
    assert sums(table) == ["1,250"]
    table._on_columns_chosen(["name", "department"])
    assert not table._totals.isVisible()


def test_sums_follow_when_the_table_scrolls_sideways(table, qtbot):
    table.resize(260, 500)
    bar = table._view.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert not bar.isVisible()
    assert table._totals._bar.isVisible()
    before = table._totals.line.places()[-1][0].right()
    table._totals._bar.setValue(40)
    assert bar.value() == 40
    assert table._totals.line.places()[-1][0].right() == before - 40
    bar.setValue(10)
    assert table._totals._bar.value() == 10


def test_the_line_can_be_left_out(table, qtbot):
    table.choose_columns()
    dialog = table.findChild(ColumnsDialog)
    box = dialog.findChild(QCheckBox, "totals_wanted")
    assert box.isChecked()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    dialog._on_accepted()
    assert not table._totals.isVisible()
    assert table._view.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAsNeeded
    kept = read_state(table.state(), table.all_columns())
    assert not kept.has_totals


def test_those_who_listen_hear_the_sums(table):
    line = table._totals.line
    assert line.accessibleName() == "Totals"
    assert line.accessibleDescription() == "Sum of 3 entries; Sum Number of users: 1,250"


def test_numbers_that_people_added_are_summed_too(table, project):
    field = OwnField(label="Cost", kind=CustomKind.NUMBER)
    key = custom_key(add_own_field(project, EntityKind.SYSTEM, field))
    uid = table.visible_uids()[0]
    project.edit(uid, {key: 300})
    table.refresh()
    assert sums(table) == ["Sum of 3 entries", "1,250", "300"]


def test_the_line_lies_below_the_rows_in_the_colours_of_the_table(table):
    picture = table.grab().toImage()
    line = table._totals
    assert line.geometry().top() > table._view.geometry().bottom() - 1
    colour = picture.pixelColor(line.x() + 2, line.y() + line.line.height() // 2)
    assert colour == table._theme.colour("band")

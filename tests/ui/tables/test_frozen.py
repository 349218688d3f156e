"""Number and name stay while the other columns scroll sideways, and belong to one table."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from tests.ui.tables.fake import add_systems

NO_KEY = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def table(qtbot, project, make_table):
    """Return a table of fifty systems with more columns than there is room for, scrolled."""
    add_systems(
        project,
        *(
            {"name": f"System {n}", "department": f"Abteilung {n % 3}", "source": "built"}
            for n in range(50)
        ),
    )
    made = make_table(project)
    made.resize(700, 500)
    bar = made._view.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(300)
    return made


def cells(table):
    return table._view._frozen_cells


def frozen(table):
    return table._view.headings.frozen


def widths(table, count=2):
    return sum(table._view.headings.sectionSize(section) for section in range(count))


def row_place(table, row, x=20):
    view = table._view
    return QPoint(x, view.rowViewportPosition(row) + view.rowHeight(row) // 2)


def test_number_and_name_stay_while_others_scroll(table):
    assert frozen(table).count == 2
    assert cells(table).isVisible()
    assert cells(table).width() == frozen(table).width == widths(table)
    assert table._view.headings._frozen_headings.width() == widths(table)
    table._view.horizontalScrollBar().setValue(0)
    assert not cells(table).isVisible()
    assert not table._view.headings._frozen_headings.isVisible()


def test_what_stays_looks_as_it_does_unscrolled(table):
    view = table._view
    view.move_to(2)
    view.horizontalScrollBar().setValue(300)
    area = view.viewport().rect().adjusted(0, 0, widths(table) - 1 - view.viewport().width(), 0)
    area.translate(view.viewport().pos())
    scrolled = view.grab(area).toImage()
    view.horizontalScrollBar().setValue(0)
    assert view.grab(area).toImage() == scrolled


def test_the_selection_is_seen_in_what_stays(table):
    view = table._view
    view.move_to(1)
    view.horizontalScrollBar().setValue(300)
    picture = cells(table).grab().toImage()
    colours = [picture.pixelColor(row_place(table, row, x=widths(table) - 8)) for row in (1, 2)]
    assert colours == [
        QColor(table._theme.colour("accent_soft")),
        QColor(table._theme.colour("surface")),
    ]


def test_a_click_on_what_stays_chooses_the_row_and_its_own_column(table):
    view = table._view
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, row_place(table, 3))
    index = view.currentIndex()
    assert (index.row(), index.column()) == (3, 0)
    assert view.horizontalScrollBar().value() == 300
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, row_place(table, 4, x=widths(table) - 9))
    assert view.currentIndex().column() == 1
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, row_place(table, 4, x=widths(table) + 9))
    assert view.currentIndex().column() > 1


def test_rows_are_chosen_by_dragging_over_what_stays(table):
    view = table._view
    QTest.mousePress(view.viewport(), LEFT, NO_KEY, row_place(table, 1))
    QTest.mouseMove(view.viewport(), row_place(table, 2))
    QTest.mouseMove(view.viewport(), row_place(table, 3))
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, row_place(table, 3))
    assert view.horizontalScrollBar().value() == 300
    assert len(table.selected()) == 3


def test_keys_bring_cells_out_from_under_what_stays(qtbot, table):
    view = table._view
    last = len(table.export_columns()) - 1
    view.setCurrentIndex(view.model().index(0, last))
    for column in range(last - 1, 1, -1):
        qtbot.keyClick(view, Qt.Key.Key_Left)
        assert view.currentIndex().column() == column
        left = view.columnViewportPosition(column)
        assert left >= frozen(table).width
    before = view.horizontalScrollBar().value()
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().column() == 1
    assert view.horizontalScrollBar().value() == before


def test_a_heading_that_stays_sorts(table):
    header = table._view.headings
    place = QPoint(header.sectionSize(0) + 20, 10)
    QTest.mouseClick(header.viewport(), LEFT, NO_KEY, place)
    assert table._columns.order_key == "name"
    assert header.offset() == 300


def test_the_edge_of_a_column_that_stays_is_dragged(table):
    header = table._view.headings
    before = header.sectionSize(1)
    edge = QPoint(widths(table) - 2, 10)
    QTest.mouseMove(header.viewport(), edge)
    QTest.mousePress(header.viewport(), LEFT, NO_KEY, edge)
    for step in (10, 25, 40):
        QTest.mouseMove(header.viewport(), edge + QPoint(step, 0))
    QTest.mouseRelease(header.viewport(), LEFT, NO_KEY, edge + QPoint(40, 0))
    assert header.sectionSize(1) == before + 40
    assert cells(table).width() == widths(table)


def test_the_edge_is_left_where_it_was_dragged_to(table):
    header = table._view.headings
    edge = QPoint(widths(table, 1), 10)
    QTest.mousePress(header.viewport(), LEFT, NO_KEY, edge)
    QTest.mouseMove(header.viewport(), edge - QPoint(500, 0))
    QTest.mouseRelease(header.viewport(), LEFT, NO_KEY, edge - QPoint(500, 0))
    assert header.sectionSize(0) == header.minimumSectionSize()
    QTest.mouseMove(header.viewport(), edge)
    assert header.sectionSize(0) == header.minimumSectionSize()


def test_a_heading_that_stays_is_dragged_elsewhere(qtbot, table):
    header = table._view.headings
    start = QPoint(header.sectionSize(0) + 20, 10)
    QTest.mousePress(header.viewport(), LEFT, NO_KEY, start)
    QTest.mouseMove(header.viewport(), start + QPoint(30, 0))
    assert header.offset() == 0
    target = QPoint(header.sectionViewportPosition(3) + header.sectionSize(3) - 5, 10)
    QTest.mouseMove(header.viewport(), target - QPoint(10, 0))
    QTest.mouseMove(header.viewport(), target)
    with qtbot.waitSignal(table._columns.columns_moved):
        QTest.mouseRelease(header.viewport(), LEFT, NO_KEY, target)
    assert table.export_columns()[:4] == ["number", "=level", "=risks", "name"]


def test_a_double_click_at_the_edge_fits_the_column(table):
    header = table._view.headings
    fitted = table._view.sizeHintForColumn(1)
    QTest.mouseDClick(header.viewport(), LEFT, NO_KEY, QPoint(widths(table) - 1, 10))
    assert header.sectionSize(1) == fitted


def test_filters_lie_below_their_headings(table):
    number, name = (table._filters.editor(key) for key in ("number", "name"))
    assert number.x() < name.x() < widths(table)
    for column in table.export_columns()[2:]:
        editor = table._filters.editor(column)
        assert editor.y() < 0 or editor.x() >= widths(table)


def test_a_filter_that_gets_the_keyboard_is_brought_into_sight(table):
    keys = table.export_columns()
    for key in (keys[-1], keys[2], keys[5]):
        editor = table._filters.editor(key)
        editor.setFocus()
        assert editor.y() > 0
        assert editor.x() >= frozen(table).width - 1
        assert editor.hasFocus()


def test_heads_of_groups_stay_readable(table):
    table.group_by("department")
    view = table._view
    pictures = []
    for value in (0, 300):
        view.horizontalScrollBar().setValue(value)
        area = (
            view.viewport()
            .geometry()
            .adjusted(0, 0, 0, view.rowHeight(0) - view.viewport().height())
        )
        pictures.append(view.grab(area.adjusted(0, 0, -1, 0)).toImage())
    line = widths(table) - 1
    same = [
        pictures[0].pixelColor(x, 12) == pictures[1].pixelColor(x, 12)
        for x in range(0, 600, 3)
        if abs(x - line) > 2
    ]
    assert all(same)


def test_another_first_column_stays_alone(table):
    table._on_columns_chosen(["department", "number", "name", "source", "status", "owner"])
    assert frozen(table).count == 1


def test_where_there_is_little_room_fewer_columns_stay(table):
    table.resize(300, 400)
    assert frozen(table).count == 1
    table._on_columns_chosen(["name", "department", "status", "owner"])
    assert frozen(table).count == 0
    table._view.horizontalScrollBar().setValue(50)
    assert not cells(table).isVisible()


def test_only_rows_in_sight_are_drawn(qtbot, project, make_table):
    add_systems(project, *(f"Noch {n}" for n in range(2_000)))
    made = make_table(project)
    made.resize(700, 500)
    asked = []
    text = made._model.full_text
    made._view.horizontalScrollBar().setValue(200)
    made._model.full_text = lambda index: asked.append(index.row()) or text(index)
    cells(made).grab()
    assert asked
    assert len(set(asked)) < 30

"""The lists of the example company: rows, filters, columns, several entries at once."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QMenu

from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui.kinds import LISTED


def take_lists(studio):
    studio.open_example()
    for kind in LISTED:
        studio.show(kind)
        studio.take(f"30-list-{kind}")


def take_filters(studio):
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    studio.window.commands["filters"].trigger()
    studio.take("31-filters")
    table = studio.space.table
    box = next(part for part in table.findChildren(QComboBox) if part.isVisible())
    box.showPopup()
    studio.take("31-filter-words")
    box.hidePopup()
    studio.part("filter_name").setText("xyz")
    table._filters.filters_changed.emit()
    studio.take("31-nothing-found")
    studio.click("clear_filters_here")
    studio.show(EntityKind.MITIGATION)
    studio.window.commands["filters"].trigger()
    editor = studio.part("filter_due_on")
    editor.setFocus()
    editor._open_menu()
    studio.take("31-ready-filters")
    close_menus(studio)
    due = studio.part("filter_due_on")
    due.setText("bald")
    studio.space.table._filters.filters_changed.emit()
    studio.settle()
    studio.take("31-wrong-filter")


def close_menus(studio):
    """Close every menu that is open."""
    for menu in studio.app.topLevelWidgets():
        if isinstance(menu, QMenu) and menu.isVisible():
            menu.close()
    studio.settle()


def take_columns(studio):
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    studio.space.table.choose_columns()
    studio.take_dialog("32-columns", "columns_dialog")
    studio.space.table._on_menu_wanted(QPoint(200, 60))
    studio.take("32-rows-menu")
    close_menus(studio)
    studio.space.table.set_search("xyzxyz")
    studio.take("32-nothing-found")


def take_several(studio):
    studio.open_example()
    for kind in EntityKind.SYSTEM, EntityKind.RISK:
        studio.show(kind)
        studio.part("rows").selectAll()
        studio.take(f"33-several-{kind}")
    studio.show(EntityKind.SYSTEM)
    rows = studio.part("rows")
    assert isinstance(rows, QAbstractItemView)
    rows.selectAll()
    studio.space.list_page.open_entity(studio.space.table.current())
    row = studio.space.list_page.bulk.row("department")
    QTest.keyClicks(row.editor.entry(), "Vertrieb")
    row.editor.flush()
    studio.take("33-several-preview")
    studio.click("bulk_apply")
    studio.take("33-several-changed")

"""Lists: pasting, saved views, groups."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui.tables.clipboard import empty_data

COPIED = (
    "Name\tAbteilung\tStatus\tVerantwortliche Person\tIm Einsatz seit\n"
    "Übersetzer\tEinkauf\tim Einsatz\t\t31.12.2025\n"
    "Protokolle\tVertrieb\tfliegt\tErika Beispiel\tgestern\n"
    "=SUMME(A1)\tIT\tErprobung\t\t\n"
)


def take_pasting(studio):
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    data = empty_data()
    data.setText(COPIED)
    QGuiApplication.clipboard().setMimeData(data)
    page = studio.space.list_page
    page.table_acts.pasting.paste()
    studio.window.findChild(QDialog, "paste").next_wrong.click()
    studio.take_dialog("67-paste", "paste")


def take_views(studio):
    """The menu of views, a name for one, and rows in groups."""
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    page = studio.space.list_page
    page.table.group_by("department")
    studio.take("67-groups")
    page.table._view.setFocus()
    page.table._view.move_to(0)
    page.table._arranger.fold_all(True)
    studio.take("67-groups-folded")
    page.table_acts.views.save("Monatsgespräch")
    menu = page.table.views_menu
    menu.popup(page.table._bar.mapToGlobal(page.table._bar.rect().bottomLeft()))
    studio.take("67-views", menu)
    menu.close()
    menu.save_wanted.emit()
    studio.take_dialog("67-view-name", "view_name")


def take_totals(studio):
    """Sums below the rows, in their column, and the choice to leave them out."""
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    table = studio.space.table
    table._on_columns_chosen(["number", "name", "user_count", "department", "status", "owner"])
    studio.take("67-totals")
    table.choose_columns()
    studio.take_dialog("67-totals-choice", "columns_dialog")


def take_scrolled_sideways(studio):
    """Number and name stay, with rows, filters, groups and sums beside them."""
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    table = studio.space.table
    keys = ["number", "name", "user_count", "department", "status", "owner", "source", "purpose"]
    table._on_columns_chosen(keys)
    bar = table._view.horizontalScrollBar()
    bar.setValue(150)
    studio.take("67-scrolled")
    table.group_by("department")
    bar.setValue(150)
    studio.take("67-scrolled-groups")


def take_filling_down(studio):
    """The question before the selected rows get what the first of them has."""
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    table = studio.space.table
    table._on_columns_chosen(["department", "name", "status"])
    table._view.selectAll()
    studio.scene = "67-fill-down"
    table.fill_wanted.emit()
    studio.take("67-filled-down")

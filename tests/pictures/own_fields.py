"""Custom fields: the dialog that keeps them, the one that says what a field is, and the form."""

from PySide6.QtWidgets import QPushButton, QScrollArea

from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.fields import EntityKind, custom_key
from rai_desktop.services.own_fields import OwnField, add_own_field
from rai_desktop.ui.forms.bulk_row import BulkMode
from rai_desktop.ui.own_fields import OwnFieldFilling, OwnFieldsDialog
from rai_desktop.ui.tables.view import RowsView

HOSTILE = ("<b>&Kosten</b>", "\U0001f600" * 60, "Wort" * 15)


def take_own_fields(studio):
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    studio.window.commands["own_fields"].trigger()
    (dialog,) = studio.window.findChildren(OwnFieldsDialog)
    studio.take("48-own-fields-none", dialog)
    _fill(studio.desk.project)
    dialog._show_fields()
    studio.take("48-own-fields", dialog)
    dialog._on_delete()
    studio.take("48-own-fields-deleted", dialog)
    dialog._on_undo()
    dialog._on_change()
    studio.take("48-own-field-change", dialog.findChild(OwnFieldFilling))
    studio.leave(dialog.findChild(OwnFieldFilling))
    dialog.accept()


def take_own_field_in_form(studio):
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    page = studio.space.list_page
    first = page.table.visible_uids()[0]
    studio.space.go_to(first)
    page.enter(page.form)
    area = page.form.findChild(QScrollArea, "form_scroll")
    studio.settle()
    add = page.form.findChild(QPushButton, "add_own_field")
    area.ensureWidgetVisible(add)
    add.click()
    filling = studio.window.findChildren(OwnFieldFilling)[-1]
    filling.show_value("custom_kind", CustomKind.CHOICE)
    filling.accept_button.click()
    studio.take("48-own-field-new", filling)
    studio.leave(filling)
    cloud = _fill(studio.desk.project)
    studio.desk.project.edit(first, {custom_key(cloud): "USA"})
    studio.settle()
    area.ensureWidgetVisible(page.form.row(custom_key(cloud)))
    area.ensureWidgetVisible(add)
    studio.take("48-own-fields-form")
    bar = page.table.findChild(RowsView).horizontalScrollBar()
    bar.setValue(bar.maximum())
    page.show_pane(page.list)
    studio.take("48-own-fields-table")


def take_own_fields_of_several(studio):
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    _fill(studio.desk.project)
    page = studio.space.list_page
    studio.part("rows").selectAll()
    page.open_entity(page.table.current())
    row = page.bulk.row("traits")
    row.choose_mode(BulkMode.ADD)
    row.editor.show_value(("generative",))
    row.edited.emit("traits", ("generative",))
    studio.settle()
    area = page.bulk.findChild(QScrollArea, "bulk_scroll")
    area.ensureWidgetVisible(row)
    studio.take("48-several-added")


def _fill(project):
    field = OwnField(
        label="Cloud",
        kind=CustomKind.CHOICE,
        help="Wo werden die Daten verarbeitet?",
        options=("EU", "USA", "keine Angabe"),
    )
    uid = add_own_field(project, EntityKind.SYSTEM, field)
    kinds = (CustomKind.NUMBER, CustomKind.DATE, CustomKind.PERSON)
    for label, kind in zip(HOSTILE, kinds, strict=True):
        add_own_field(project, EntityKind.SYSTEM, OwnField(label=label, kind=kind))
    return uid

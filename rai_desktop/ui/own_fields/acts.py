"""What a list page does about custom fields: asks for them, and shows those there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui.forms.bulk_panel import BulkPanel
from rai_desktop.ui.own_fields.dialog import show_own_fields
from rai_desktop.ui.own_fields.filling import OwnFieldFilling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rai_desktop.services.ports import Change
    from rai_desktop.ui.list_page import ListPage


class OwnFieldActs(QObject):
    """Connects the form and the table of a page with the custom fields of its kind."""

    def __init__(self, page: ListPage) -> None:
        super().__init__(page)
        self._page = page
        if page.form.panels.own is not None:
            page.form.panels.own.add_wanted.connect(self.add)
        page.table.fields_wanted.connect(self.show)

    def add(self) -> None:
        """Ask for a new field."""
        page = self._page
        page.flush()
        dialog = OwnFieldFilling(page.window(), page.project, page.labels, page.theme, page.kind)
        dialog.told.connect(page.told)
        dialog.open()

    def show(self) -> None:
        """Show all custom fields of the kind."""
        page = self._page
        page.flush()
        show_own_fields(page.window(), page.project, page.labels, page.theme, page.kind)

    def take(self, changes: Iterable[Change]) -> None:
        """Show the fields as they are now in the form and the panel for several entries."""
        if not any(EntityKind.CUSTOM_FIELD in change.touched for change in changes):
            return
        self._page.form.take_fields()
        bulk = self._page.findChild(BulkPanel)
        if bulk is not None:
            bulk.take_fields()

"""Filling a column of a list down, as one step that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from rai_desktop.domain.errors import UserError

if TYPE_CHECKING:
    from rai_desktop.services.pasting import Filling
    from rai_desktop.ui.list_page import ListPage


class TableFilling(QObject):
    """Gives the selected rows what the first of them has in the column we are in."""

    def __init__(self, page: ListPage) -> None:
        super().__init__(page)
        self._page = page
        page.table.fill_wanted.connect(self.fill)

    def fill(self) -> None:
        """Fill, and say what was replaced; a ``UserError`` is told by the page."""
        from rai_desktop.services.pasting import fill_down

        page = self._page
        page.flush()
        try:
            page.project.check_writable()
            found = self._found()
            fill_down(page.project, found)
            self._tell(found)
        except UserError as error:
            page.failed.emit(error)

    def _found(self) -> Filling:
        from rai_desktop.services.pasting import filling

        page = self._page
        keys, _ = page.table.paste_place()
        title = next(c.title for c in page.table.all_columns() if c.key == keys[0])
        return filling(page.project, page.kind, keys[0], title, page.table.selected())

    def _tell(self, found: Filling) -> None:
        words = self._page.labels.words
        count = len(found.changed)
        told = words.plural("{count} entry changed.", "{count} entries changed.", count)
        if found.replaced:
            replaced = words.plural(
                "{count} of them had another value before.",
                "{count} of them had other values before.",
                found.replaced,
            )
            told = f"{told} {replaced}"
        self._page.told.emit(told)

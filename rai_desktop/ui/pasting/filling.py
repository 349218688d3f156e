"""Filling a column of a list down, after a look at how many entries change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.pasting import Filling, fill_down, filling

if TYPE_CHECKING:
    from rai_desktop.ui.list_page import ListPage

LONGEST = 200
"""Letters of a value that a question shows."""


class TableFilling(QObject):
    """Gives the selected rows what the first of them has in the column we are in."""

    def __init__(self, page: ListPage) -> None:
        super().__init__(page)
        self._page = page
        page.table.fill_wanted.connect(self.fill)

    def fill(self) -> None:
        """Fill, and ask before where something is replaced; a ``UserError`` is told by the page."""
        page = self._page
        page.flush()
        try:
            page.project.check_writable()
            found = self._found()
            if self._is_wanted(found):
                fill_down(page.project, found)
                self._tell(len(found.changed))
        except UserError as error:
            page.failed.emit(error)

    def _found(self) -> Filling:
        page = self._page
        keys, _ = page.table.paste_place()
        title = next(c.title for c in page.table.all_columns() if c.key == keys[0])
        return filling(page.project, page.kind, keys[0], title, page.table.selected())

    def _is_wanted(self, found: Filling) -> bool:
        if not found.replaced:
            return True  # nothing is lost, and the notice takes it back
        words, count = self._page.labels.words, len(found.changed)
        field = self._page.labels.field(found.spec)
        title = words.plural(
            "Fill “{{field}}” down in {count} entry?",
            "Fill “{{field}}” down in {count} entries?",
            count,
        ).format(field=field)
        return self._page.scene.asker.confirm(title, self._told(found), words(N_("Fill down")))

    def _told(self, found: Filling) -> str:
        page = self._page
        words = page.labels.words
        value = " ".join(page.labels.shown(page.project, found.spec, found.value).split())
        shown = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
        text = N_("What “{name}” has: {value}") if value else N_("It is emptied, as in “{name}”.")
        told = words.filled(text, name=page.project.name(found.source), value=shown)
        replaced = words.plural(
            "{count} of them has something else now, which is replaced.",
            "{count} of them have something else now, which is replaced.",
            found.replaced,
        )
        return f"{told}\n\n{replaced}"

    def _tell(self, count: int) -> None:
        words = self._page.labels.words
        self._page.told.emit(
            words.plural("{count} entry changed.", "{count} entries changed.", count)
        )

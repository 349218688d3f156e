"""What happens when somebody pastes into a list: the clipboard is read, a preview asks first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from rai_desktop.domain.errors import UsageError, UserError
from rai_desktop.ui.kinds import NEW
from rai_desktop.words import LANGUAGES

if TYPE_CHECKING:
    from rai_desktop.services.pasting import Pasting
    from rai_desktop.ui.list_page import ListPage


class TablePasting(QObject):
    """Takes plain text alone: no pictures, no files, no formats."""

    def __init__(self, page: ListPage) -> None:
        super().__init__(page)
        self._page = page
        page.table.paste_wanted.connect(self.paste)

    def paste(self) -> None:
        """Show what the clipboard would do to the list; a ``UserError`` is told by the page."""
        page = self._page
        page.flush()
        try:
            page.project.check_writable()
            pasting = self._read()
        except UserError as error:
            page.failed.emit(error)
            return
        from rai_desktop.ui.pasting.dialog import PasteDialog

        dialog = PasteDialog(page.window(), pasting, page.labels, page.theme)
        dialog.accepted.connect(lambda: self._write(pasting))
        dialog.open()

    def _read(self) -> Pasting:
        from rai_desktop.services.pasting import PasteTarget, Pasting, read_block
        from rai_desktop.services.pasting.block import NOTHING

        page = self._page
        data = QGuiApplication.clipboard().mimeData()
        if data is None or data.hasUrls() or not data.hasFormat("text/plain"):
            raise UsageError(NOTHING)
        columns, uids = page.table.paste_place()
        target = PasteTarget(
            kind=page.kind, columns=tuple(columns), uids=tuple(uids), may_add=page.kind in NEW
        )
        labels = [page.scene.session.labels(language) for language in LANGUAGES]
        return Pasting(page.project, labels, read_block(data.text()), target)

    def _write(self, pasting: Pasting) -> None:
        from rai_desktop.services.pasting import write_pasted

        page = self._page
        try:
            uids = write_pasted(pasting)
        except UserError as error:
            page.failed.emit(error)
            return
        if uids:
            words = page.labels.words
            page.told.emit(
                words.plural("{count} row was pasted.", "{count} rows were pasted.", len(uids))
            )
            page.table.select(uids[0])

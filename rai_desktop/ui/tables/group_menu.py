"""The menu in which people choose by which column rows are put together."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.listing import ListColumn
from rai_desktop.ui.tables.model import one_line
from rai_desktop.words import Words


class GroupMenu(QMenu):
    """``group_chosen`` carries the key of a column, empty for none.

    ``fold_wanted`` says whether all groups shall be folded, or opened.
    """

    group_chosen = Signal(str)
    fold_wanted = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("group_menu")
        self.columns: Sequence[ListColumn] = ()
        self.group = ""
        self.words: Words | None = None
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer all columns, and mark the one that rows are put together by."""
        self.clear()
        if self.words is None:
            return
        choices = QActionGroup(self)
        self._add(choices, self.words(N_("No groups")), "")
        self.addSeparator()
        for column in self.columns:
            self._add(choices, one_line(column.title).replace("&", "&&"), column.key)
        if self.group:
            self.addSeparator()
            for text, is_folded in ((N_("Fold all"), True), (N_("Open all"), False)):
                action = self.addAction(self.words(text))
                action.triggered.connect(
                    lambda _=False, is_folded=is_folded: self.fold_wanted.emit(is_folded),
                    Qt.ConnectionType.QueuedConnection,
                )

    def _add(self, choices: QActionGroup, text: str, key: str) -> None:
        action = self.addAction(text)
        action.setCheckable(True)
        action.setChecked(self.group == key)
        choices.addAction(action)
        action.triggered.connect(
            lambda: self.group_chosen.emit(key), Qt.ConnectionType.QueuedConnection
        )

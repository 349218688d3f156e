"""The menu above a list with its views: the usual one, ready ones, and those that were saved."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.parts.widgets import unmarked
from rai_desktop.ui.tables.saved_view import USUAL
from rai_desktop.words import Words


class ViewsMenu(QMenu):
    """``ready_chosen`` and ``saved_chosen`` carry the place of a view; the others ask for an act.

    ``saved`` are the names of the saved views, ``ready`` those of the ready ones, ``current`` the
    name of the saved view that was shown last.
    """

    usual_chosen = Signal()
    ready_chosen = Signal(int)
    saved_chosen = Signal(int)
    save_wanted = Signal()
    update_wanted = Signal()
    rename_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("views_menu")
        self.words: Words | None = None
        self.ready: Sequence[str] = ()
        self.saved: Sequence[str] = ()
        self.current = ""
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what there is now."""
        words = self.words
        self.clear()
        if words is None:
            return
        self._add(words(USUAL), self.usual_chosen.emit)
        for place, name in enumerate(self.ready):
            self._add(words(name), lambda place=place: self.ready_chosen.emit(place))
        if self.saved:
            self.addSeparator()
        for place, name in enumerate(self.saved):
            chosen = self._add(unmarked(name), lambda place=place: self.saved_chosen.emit(place))
            chosen.setCheckable(True)
            chosen.setChecked(name == self.current)
        self.addSeparator()
        self._add(words(N_("Save this view as…")), self.save_wanted.emit)
        if self.current:
            name = unmarked(self.current)
            for text, act in (
                (N_("Save changes to “{name}”"), self.update_wanted.emit),
                (N_("Rename “{name}”…"), self.rename_wanted.emit),
                (N_("Delete the view “{name}”"), self.delete_wanted.emit),
            ):
                self._add(words.filled(text, name=name), act)

    def _add(self, text: str, act: object) -> QAction:
        action = self.addAction(text)
        action.triggered.connect(lambda: act(), Qt.ConnectionType.QueuedConnection)  # type: ignore[operator]
        return action

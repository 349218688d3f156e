"""What dialogs about another file have in common: work beside the window, and leaving."""

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from rai_desktop.services.project import OpenProject
from rai_desktop.ui.beside_dialog import BesideDialog
from rai_desktop.ui.overriding import override
from rai_desktop.ui.session import Session
from rai_desktop.words import Words


class OtherDialog(BesideDialog):
    """Holds another project open for reading, as long as it is shown."""

    def __init__(self, window: QWidget, session: Session, words: Words, name: str) -> None:
        super().__init__(window, words, name)
        self._session = session
        self._other: OpenProject | None = None

    @override
    def done(self, result: int) -> None:
        self._close_other()
        super().done(result)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._close_other()

    def _close_other(self) -> None:
        if self._other is not None:
            self._session.close_project(self._other)
            self._other = None

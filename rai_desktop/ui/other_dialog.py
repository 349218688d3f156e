"""What dialogs about another file have in common: work beside the window, and leaving."""

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from rai_desktop.services.project import OpenProject
from rai_desktop.ui.beside import Beside
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.session import Session


class OtherDialog(ReadingDialog):
    """Holds another project open for reading, as long as it is shown.

    While something is done, the button and Esc end that, not the dialog.
    """

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._session = session
        self._other: OpenProject | None = None
        self._beside = Beside(self)

    @override
    def reject(self) -> None:
        if self._beside.is_busy:
            self._beside.cancel()
        else:
            super().reject()

    @override
    def done(self, result: int) -> None:
        self._close_other()
        super().done(result)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._beside.end_now()
        self._close_other()
        super().closeEvent(event)

    def _close_other(self) -> None:
        if self._other is not None:
            self._session.close_project(self._other)
            self._other = None

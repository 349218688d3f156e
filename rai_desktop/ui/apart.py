"""Long writing beside the window, while whoever asked for it waits for the answer."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Heed
from rai_desktop.services.ports import ProjectStore
from rai_desktop.ui.parts.slices import slices_at_rest
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

T = TypeVar("T")

WRITING = N_("Your change is being stored…")


class WritingBeside:
    """Does the long writing of a project in a worker thread; meets ``services.apart.Apart``.

    Whoever asked gets the answer when the writing has ended, as if it had been done in place. What
    takes longer than a moment shows a dialog meanwhile: the window is drawn and moves, but nothing
    in it can be changed. What drawing it reads from the file is read before, by ``read_ahead``: the
    file gives no answer while it is written. A change that is being written is a transaction: when
    it is ended halfway, nothing of it is left, and whoever asked gets a ``CancelledError``.
    """

    def __init__(
        self, window: QWidget, words: Words, theme: Theme, read_ahead: Callable[[], object]
    ) -> None:
        self._window = window
        self._read_ahead = read_ahead
        self._words = words
        self._theme = theme
        self._depth = 0

    @property
    def is_busy(self) -> bool:
        """Whether something is being written."""
        return self._depth > 0

    def retranslate(self, words: Words) -> None:
        """Tell in these words what is being done."""
        self._words = words

    def apply_theme(self, theme: Theme) -> None:
        """Use these lengths."""
        self._theme = theme

    def __call__(self, work: Callable[[Heed], T], text: str = "", /) -> T:
        """Do ``work``, which may be ended, and return what it returned; ``text`` says what."""
        from rai_desktop.ui.writing_dialog import WritingDialog

        self._read_ahead()
        above = QApplication.activeModalWidget() or self._window
        dialog = WritingDialog(above, self._words, self._theme, text or WRITING)
        self._depth += 1
        try:
            with slices_at_rest():
                return dialog.wait_for(work)
        finally:
            self._depth -= 1

    def save_copy(self, store: ProjectStore, target: Path) -> None:
        """Write a copy of the project to ``target``; when it is ended, there is none.

        Raises:
            UserError: the place cannot be written, or it was ended.
        """

        def work(heed: Heed) -> None:
            with store.heeding(heed):
                store.snapshot(target)

        self(work, N_("The copy is being written…"))

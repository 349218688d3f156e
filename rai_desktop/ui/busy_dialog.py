"""A dialog that does one piece of work after the other beside the window, and can be stopped."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from rai_desktop.ui.beside_dialog import BesideDialog, Work
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import label
from rai_desktop.words import Words


class BusyDialog(BesideDialog):
    """Tells what is being done, and keeps people from deciding anything meanwhile.

    ``news`` is what is said while nothing is done; ``pages`` is what cannot be used while work
    says so.
    """

    def __init__(self, window: QWidget, words: Words, name: str) -> None:
        super().__init__(window, words, name)
        self.news = ""
        self.pages: QWidget | None = None
        self.said = label(f"{name}_said", "muted", wraps=True)
        self._focused: QWidget | None = None

    def do(
        self, work: Work, then: Callable[[object], object], text: str, *, locks: bool = True
    ) -> None:
        """Do ``work`` and then ``then`` with its result; ``text`` says what is being done.

        ``locks`` tells whether nothing can be decided meanwhile.
        """
        self.say(self.words(text))
        self._lock(is_on=locks)
        self._begin(work, then)

    def stop(self) -> None:
        """End what is being done."""
        self._beside.cancel()

    def say(self, text: str) -> None:
        """Say what is being done; while nothing is, what has been done."""
        self.said.setText(text or self.news)
        self.said.setVisible(bool(self.said.text()))

    def leave_now(self) -> None:
        """Close the dialog without having done anything."""
        super().reject()

    # how work ends ---------------------------------------------------------------

    @override
    def _on_finished(self, result: object) -> None:
        super()._on_finished(result)
        self.show_parts()

    @override
    def _end(self) -> None:
        self.bar.hide()
        self.say("")
        self._lock(is_on=False)

    def _lock(self, *, is_on: bool) -> None:
        """Keep people from deciding anything, or let them go on where they were."""
        if self.pages is None or self.pages.isEnabled() is not is_on:
            return
        if is_on:
            self._focused = self.focusWidget()
        self.pages.setEnabled(not is_on)
        if not is_on and self._focused is not None:
            self._focused.setFocus()

"""What stands in place of the steps when there are none to show, and what to do about it."""

from enum import Enum

from PySide6.QtCore import Signal

from rai_desktop.domain.texts import N_
from rai_desktop.ui.parts.state_notice import StateNotice
from rai_desktop.ui.parts.widgets import announce, button
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class HistoryState(Enum):
    """Why no steps are shown."""

    READING = "reading"
    EMPTY = "empty"
    NOTHING_FOUND = "nothing_found"
    FAILED = "failed"


_TEXTS = {
    HistoryState.READING: (N_("Reading the history…"), ""),
    HistoryState.EMPTY: (
        N_("No steps yet"),
        N_("Every change will stand here: who made it, when, and what was there before."),
    ),
    HistoryState.NOTHING_FOUND: (
        N_("Nothing found"),
        N_("No step of the history matches what you ask for."),
    ),
    HistoryState.FAILED: (
        N_("The history cannot be read"),
        N_("Your entries are not affected. Try again; if it fails again, pass the details on."),
    ),
}


class StatePanel(StateNotice):
    """A title, a sentence and the buttons that help."""

    clear_wanted = Signal()
    again_wanted = Signal()
    details_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__("history_state")
        self.state = HistoryState.READING
        self._clear = button("history_state_clear")
        self._again = button("history_state_again", "primary")
        self._details = button("history_state_details")
        self._clear.clicked.connect(self.clear_wanted)
        self._again.clicked.connect(self.again_wanted)
        self._details.clicked.connect(self.details_wanted)
        self.add(self._clear, self._again, self._details)
        self.retranslate(words)
        self.apply_theme(theme)

    def show_state(self, state: HistoryState) -> None:
        """Say why nothing is shown."""
        is_new = state is not self.state
        self.state = state
        self._show()
        if is_new and state is not HistoryState.READING:
            announce(self)

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self._words = words
        self._clear.setText(words(N_("Clear filters")))
        self._again.setText(words(N_("Try again")))
        self._details.setText(words(N_("Details…")))
        self._show()

    def _show(self) -> None:
        title, text = _TEXTS[self.state]
        self.say(self._words(title), self._words(text) if text else "")
        self._clear.setVisible(self.state is HistoryState.NOTHING_FOUND)
        self._again.setVisible(self.state is HistoryState.FAILED)
        self._details.setVisible(self.state is HistoryState.FAILED)

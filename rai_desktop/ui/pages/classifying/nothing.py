"""What the wizard shows while no system waits, and the way on from there."""

from PySide6.QtCore import Signal

from rai_desktop.domain.texts import N_
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.state_notice import StateNotice
from rai_desktop.words import Words


class NothingView(StateNotice):
    """Says whether everything is classified or nothing is there yet; ``wanted`` leads on."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("classify_empty")
        self._has_systems = True
        self.on = ShortButton("classify_on", "primary")
        self.on.clicked.connect(self._on_clicked)
        self.add(self.on)

    def show_words(self, words: Words, *, has_systems: bool) -> None:
        """Say it in these words."""
        self._has_systems = has_systems
        if has_systems:
            self.say(
                words(N_("All AI systems are classified")),
                words(N_("Choose one in the list to look at it again.")),
            )
            self.on.setText(words(N_("Next: What applies now")))
        else:
            self.say(
                words(N_("No AI systems yet")),
                words(N_("First tick what you already use. Then classify it here.")),
            )
            self.on.setText(words(N_("What do you already use?")))

    def _on_clicked(self) -> None:
        self.wanted.emit(Target(page=Page.OVERVIEW if self._has_systems else Page.ALREADY_USED))

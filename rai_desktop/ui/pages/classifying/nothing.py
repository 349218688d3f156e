"""What the wizard shows while no system waits, and the way on from there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class NothingView(QWidget):
    """Says whether everything is classified or nothing is there yet; ``wanted`` leads on."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("classify_empty")
        self._has_systems = True
        self._text = label("classify_nothing", "muted", wraps=True)
        self.on = ShortButton("classify_on", "primary")
        self.on.clicked.connect(self._on_clicked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._text)
        self._column.addWidget(self.on, 0, Qt.AlignmentFlag.AlignLeft)

    def show_words(self, words: Words, *, has_systems: bool) -> None:
        """Say it in these words."""
        self._has_systems = has_systems
        if has_systems:
            text = N_("All AI systems are classified. Choose one in the list to look at it again.")
            self._text.setText(words(text))
            self.on.setText(words(N_("Next: What applies now")))
        else:
            text = N_("There is no AI system yet. First tick what you already use.")
            self._text.setText(words(text))
            self.on.setText(words(N_("What do you already use?")))

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        self._column.setSpacing(theme.em(0.8))

    def _on_clicked(self) -> None:
        self.wanted.emit(Target(page=Page.OVERVIEW if self._has_systems else Page.ALREADY_USED))

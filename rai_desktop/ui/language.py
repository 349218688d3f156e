"""The choice of language: two names, each in its own language."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.parts.widgets import button
from rai_desktop.ui.session import Settings
from rai_desktop.words import Words

NAMES = {"de": "Deutsch", "en": "English"}


def export_language(settings: Settings, words: Words) -> str:
    """Return the language of the next export: the chosen one, or that of the window."""
    chosen = settings.get("export_language")
    return chosen if chosen in NAMES else words.language


class LanguageChoice(QWidget):
    """Tells which language the window speaks and lets people change it at once."""

    language_chosen = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("language_choice")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        group = QButtonGroup(self)
        self._buttons = {}
        for language, name in NAMES.items():
            made = button(f"language_{language}", "quiet")
            made.setText(name)
            made.setCheckable(True)
            made.clicked.connect(self._chooser(language))
            group.addButton(made)
            row.addWidget(made)
            self._buttons[language] = made
        row.addStretch(1)
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Mark the language of ``words``."""
        self._buttons[words.language].setChecked(True)
        for language, made in self._buttons.items():
            text = words.filled(N_("Language: {name}"), name=NAMES[language])
            made.setAccessibleName(text)

    def _chooser(self, language: str) -> Callable[[], None]:
        return lambda: self.language_chosen.emit(language)

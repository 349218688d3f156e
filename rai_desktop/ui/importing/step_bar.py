"""The three steps of the assistant: where one is, and the way back and forth."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

LIST, COLUMNS, PREVIEW = range(3)
_TEXTS = (N_("&1 List"), N_("&2 Columns"), N_("&3 Preview"))
_NAMES = ("list", "columns", "preview")


class StepBar(QWidget):
    """Buttons for the steps; ``chosen`` tells which one a person wants to see."""

    chosen = Signal(int)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("import_steps")
        self.setAccessibleName(words(N_("Steps")))
        self._words = words
        self.buttons: Sequence[ShortButton] = [self._button(place) for place in range(3)]
        row = FlowLayout(self, theme.em(0.5))
        for button in self.buttons:
            row.addWidget(button)

    def show_step(self, step: int, allowed: Sequence[bool]) -> None:
        """Mark a step, and let people go to those that are allowed."""
        for place, button in enumerate(self.buttons):
            button.setChecked(place == step)
            button.setEnabled(allowed[place])

    def _button(self, place: int) -> ShortButton:
        made = ShortButton(f"import_go_{_NAMES[place]}", "side")
        made.setCheckable(True)
        made.setAutoExclusive(True)
        made.setText(self._words(_TEXTS[place]))
        made.clicked.connect(lambda: self.chosen.emit(place))
        return made

"""The names of the steps of the wizard; each can be gone to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.widgets import button, plain_tip, show_icon, unmarked
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

NARROW = 40
"""Width in em below which only the step that is open is named, and the others by their number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step: its key, its title, and whether everything in it is answered."""

    key: str
    title: str
    is_done: bool


class Stepper(QWidget):
    """``chosen`` carries the key of a step."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("stepper")
        self._theme = theme
        self._steps: Sequence[Step] = ()
        self._current = ""
        self._buttons: dict[str, QPushButton] = {}
        self._flow = FlowLayout(self, gap=theme.em(0.35))

    def show_steps(self, steps: Sequence[Step], current: str, words: Words) -> None:
        """Show the steps, and which one is open."""
        for place, step in enumerate(steps, start=1):
            made = self._buttons.get(step.key) or self._made(step.key)
            made.setChecked(step.key == current)
            sign, meaning = ("ok", "ok") if step.is_done else ("circle", "muted")
            show_icon(made, sign, self._theme, meaning)
            done = words(N_("answered")) if step.is_done else words(N_("not complete"))
            here = words(N_("open now")) if step.key == current else ""
            made.setAccessibleName(", ".join(filter(None, (f"{place}. {step.title}", here))))
            made.setAccessibleDescription(done)  # else the tip would be told, with its markup
        self._steps, self._current = steps, current
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Name the steps by their titles where there is room."""
        is_narrow = self.width() < self._theme.em(NARROW)
        for place, step in enumerate(self._steps, start=1):
            is_short = is_narrow and bool(self._current) and step.key != self._current
            made = self._buttons[step.key]
            made.setText(f"{place}" if is_short else unmarked(f"{place}  {step.title}"))
            made.setToolTip(plain_tip(step.title) if is_short else "")

    def _made(self, key: str) -> QPushButton:
        made = button(f"go_{key}", "side")
        made.setCheckable(True)
        made.clicked.connect(self._goer(key))
        self._flow.addWidget(made)
        made.show()
        self._buttons[key] = made
        return made

    def _goer(self, key: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(key)

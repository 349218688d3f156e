"""What stands around the steps of the wizard: which system, how far, and the ways on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import frame, set_property, show_icon, show_tip
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

NARROW, NAME = 40, 7
"""Widths in em: of a page with little room, and of the name of the system there."""


class WizardHead(QWidget):
    """The name of the system, how far the wizard is, and other ways to answer."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wizard_head")
        self._theme: Theme | None = None
        self.name = ElidedLabel("wizard_name", "heading")
        self.progress = ElidedLabel("wizard_progress", "small", grows=False)
        self.each = ShortButton("wizard_each", "quiet")
        self.each.setCheckable(True)
        self.similar = ShortButton("wizard_similar", "quiet")
        self.similar.setCheckable(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.name, 1)
        for part in (self.progress, self.similar, self.each):
            self._row.addWidget(part)

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self.each.setText(words(N_("One question at a time")))
        self.similar.setText(words(N_("Take answers over from a similar AI system…")))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self._row.setSpacing(theme.em(0.6))
        self.name.setMinimumWidth(theme.em(NAME))
        self._fit()
        show_icon(self.each, "task", theme, "accent")
        show_icon(self.similar, "copy", theme, "accent")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out how far the wizard is where the steps below must do."""
        if self._theme is not None:
            self.progress.setVisible(self.width() >= self._theme.em(NARROW))


class WizardTop(QWidget):
    """The head and the steps: above the questions, or among them.

    On a low page they scroll with the questions, which would have no room otherwise.
    """

    def __init__(self, head: QWidget, steps: QWidget) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(head)
        self.column.addWidget(steps)

    def stand_in(self, place: QBoxLayout) -> bool:
        """Come first in ``place``; return whether that is another place than before."""
        if place.indexOf(self) >= 0:
            return False
        place.insertWidget(0, self)
        self.show()  # whoever changes its parent is hidden
        return True


class WizardFoot(QWidget):
    """The ways on, always in sight; that to another system only where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wizard_foot")
        self._is_end = self._leads = False
        self._words: Words | None = None
        self._theme: Theme | None = None
        self.later = ShortButton("wizard_later", "quiet")
        self.another = ShortButton("wizard_another", "quiet")
        self.back = ShortButton("wizard_back")
        self.next = ShortButton("wizard_next", "primary")
        line = frame("line", "line")
        line.setFixedHeight(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(line)
        self._row = QHBoxLayout()
        self._row.addWidget(self.later)
        self._row.addWidget(self.another)
        self._row.addStretch(1)
        self._row.addWidget(self.back)
        self._row.addWidget(self.next)
        self._column.addLayout(self._row)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def show_end(self, *, is_end: bool, is_taken: bool) -> None:
        """Lead on to the next system where this one has no further step.

        Only once its result ``is_taken``: going on before would record nothing.
        """
        leads = is_end and is_taken
        if (self._is_end, self._leads) == (is_end, leads):
            return
        self._is_end, self._leads = is_end, leads
        self.next.setVisible(not is_end)
        set_property(self.another, "role", "primary" if leads else "quiet")
        self._row.removeWidget(self.another)
        self._row.insertWidget(self._row.count() if leads else 1, self.another)
        self.setTabOrder(self.back if leads else self.later, self.another)
        if self._theme is not None:
            self.apply_theme(self._theme)
        if self._words is not None:
            self._name_leaving(self._words)
        self._fit(self.width())

    def _fit(self, width: int) -> None:
        parts = [self.later, self.another, self.back]
        if not self._is_end:
            parts.append(self.next)
        needed = sum(part.minimumSizeHint().width() + self._row.spacing() for part in parts)
        self.another.setVisible(self._leads or needed <= width)

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self._words = words
        self._name_leaving(words)
        self.another.setText(words(N_("Next AI system to classify")))
        self.back.setText(words(N_("Back")))
        show_tip(self.back, words(N_("Alt+Left")))
        self.next.setText(words(N_("Next")))
        self.next.tell_key(words(N_("Alt+Right or Ctrl+Enter")))

    def _name_leaving(self, words: Words) -> None:
        """Call the way out what it is: nothing is left for later once the result is taken."""
        text, tip = (
            (N_("To the AI system"), N_("Its risks, duties, tasks and documents"))
            if self._leads
            else (N_("Later"), N_("Your answers are kept. You go on where you stopped."))
        )
        self.later.setText(words(text))
        show_tip(self.later, words(tip))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        self._column.setSpacing(em(0.6))
        self._row.setSpacing(em(0.6))
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        show_icon(self.back, "left", theme)
        show_icon(self.next, "right", theme, "on_accent")
        show_icon(self.later, "systems" if self._leads else "clock", theme, "accent")
        show_icon(self.another, "classify", theme, "on_accent" if self._leads else "accent")

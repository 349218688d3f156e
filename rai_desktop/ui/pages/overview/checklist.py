"""The card of the checklist: how far the first steps are, and the next one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar

from rai_desktop.domain.texts import N_
from rai_desktop.services.first_steps import Checklist
from rai_desktop.services.overview import Overview
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.first_state import FirstState
from rai_desktop.ui.pages.overview.card import EDGE, Card
from rai_desktop.ui.pages.overview.steps import NextStepFrame, StepList
from rai_desktop.ui.parts.widgets import (
    button,
    icon_button,
    label,
    name_button,
    show_icon,
)
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class ChecklistCard(Card):
    """Stays until the first steps are done, or is put away; the menu brings it back.

    ``put_away`` tells that the person closed it. Where the steps cannot be taken it is not offered.
    """

    TITLE = N_("Checklist")
    WIDE = True

    put_away = Signal()

    def __init__(
        self, state: FirstState, words: Words, theme: Theme, *, is_offered: bool = True
    ) -> None:
        super().__init__("checklist", words, theme)
        self._state = state
        self._is_offered = is_offered
        self._checklist: Checklist | None = None
        self._bar = QProgressBar()
        self._next = NextStepFrame("checklist_next", words, theme, plain=True)
        self._praise = label("checklist_praise", wraps=True)
        self._fold = button("checklist_all", "quiet")
        self._steps = StepList("checklist_steps", words, theme)
        self._cross = icon_button("checklist_close")
        self._build()
        self.apply_theme(theme)
        self.retranslate(words)

    @property
    @override
    def has_content(self) -> bool:
        found = self._checklist
        if found is None:
            return False
        wanted = self._state.checklist_wanted
        if wanted is not None:
            return wanted
        return self._is_offered and not all(step.is_done for step in found.first)

    @override
    def show_overview(self, overview: Overview) -> None:
        self._checklist = overview.checklist
        self._show()

    def unfold(self) -> None:
        """Show every step."""
        self._fold.setChecked(True)

    @override
    def retranslate(self, words: Words) -> None:
        super().retranslate(words)
        self._praise.setText(words(N_("Everything on the checklist is done.")))
        self._bar.setAccessibleName(words(N_("Progress of the checklist")))
        name_button(self._cross, words(N_("Put the checklist away; the menu View brings it back")))
        self._next.retranslate(words)
        self._steps.retranslate(words)
        self._show_fold()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        show_icon(self._cross, "close", theme, "muted")
        self._next.apply_theme(theme)
        self._steps.apply_theme(theme)
        self._bar.setMinimumWidth(theme.em(4))
        self._bar.setMaximumWidth(theme.em(12))
        self._praise.setContentsMargins(theme.em(EDGE), 0, 0, 0)

    def _build(self) -> None:
        self._bar.setObjectName("checklist_bar")
        self._bar.setTextVisible(False)
        self.head.removeWidget(self.note)
        self.head.addWidget(self._bar, 1)
        self.head.addWidget(self.note, 1)
        self.body.addWidget(self._next)
        self.body.addWidget(self._praise)
        self.body.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._steps)
        self.head.addWidget(self._cross)
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._show_fold)
        self._cross.clicked.connect(self._on_closed)
        self._next.chosen.connect(self.target_wanted)
        self._steps.chosen.connect(self.target_wanted)

    def _show(self) -> None:
        found = self._checklist
        if found is None:
            return
        self._bar.setRange(0, len(found.steps))
        self._bar.setValue(found.done)
        self.note.setText(found.text)
        following = found.next
        self._next.setVisible(following is not None)
        self._praise.setVisible(following is None)
        if following is not None:
            self._next.show_step(following)
        self._steps.show_steps(found.steps)

    def _show_fold(self) -> None:
        is_open = self._fold.isChecked()
        self._steps.setVisible(is_open)
        self._fold.setText(self.words(N_("Hide steps") if is_open else N_("Show all steps")))

    def _on_closed(self) -> None:
        self._state.want_checklist(is_wanted=False)
        self.put_away.emit()

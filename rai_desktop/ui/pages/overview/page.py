"""The page that opens first: the checklist of an empty project, and what to do next."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.overview import NextStep, overview
from rai_desktop.services.ports import Change
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene, WorkPage
from rai_desktop.ui.parts.widgets import button, frame, label, scrolled, unmarked
from rai_desktop.ui.theme import Theme


class OverviewPage(WorkPage):
    """Shows at most five next steps; each leads to where it is done."""

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(Page.OVERVIEW, scene, labels, theme)
        self._card = frame("next_steps", "card")
        self._title = label("next_steps_title", "heading")
        self._steps = QVBoxLayout()
        self._build()
        self.apply_theme(theme)
        self._show()

    @override
    def take_changes(self, changes: list[Change]) -> None:
        self._show()

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        self._show()

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addWidget(self._card)
        column.addStretch(1)
        card = QVBoxLayout(self._card)
        card.addWidget(self._title)
        card.addLayout(self._steps)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside, "overview_scroll"))

    def _show(self) -> None:
        self._title.setText(self.labels.words(N_("Next steps")))
        while (item := self._steps.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        found = overview(self.project, self.labels, self.project.clock.today())
        for step in found.next_steps:
            self._steps.addWidget(self._made(step))

    def _made(self, step: NextStep) -> QWidget:
        made = button(f"step_{step.key}", "quiet")
        made.setText(unmarked(step.what))
        target: Target = step.target
        made.clicked.connect(lambda: self.target_wanted.emit(target))
        return made

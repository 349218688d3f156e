"""What the law says about an obligation, above the fields that people fill in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.obligation import Obligation
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.duty_facts import duty_facts
from rai_desktop.services.law.words import state_words
from rai_desktop.services.project import OpenProject
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.forms.card_panel import CardPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, let_go
from rai_desktop.ui.theme import Theme


class DutyPanel(CardPanel):
    """Text, article, evidence, days, notes and the highest fine; nothing of it can be changed.

    ``target_wanted`` gives where a requirement that covers the obligation is shown.
    """

    target_wanted = Signal(object)
    gap = 0.5

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("duty", "duty_card", project, labels, theme)
        self._state = label("duty_state", "badge")
        self._text = label("duty_text", "", wraps=True)
        self._facts: list[tuple[QWidget, QWidget]] = []
        self._links: list[QWidget] = []
        self._column.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._text)
        self._list = QVBoxLayout()
        self._column.addLayout(self._list)
        self.apply_theme(theme)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._list.setSpacing(theme.em(0.1))

    def told(self) -> list[tuple[str, str]]:
        """Return label and text of each fact that is shown."""
        entity = self._project.store.entity(self._uid) if self._uid else None
        if not isinstance(entity, Obligation):
            return []
        facts = duty_facts(self._project, self._labels, entity)
        return [(name, text) for name, text in facts if text]

    def _show(self) -> None:
        entity = self._project.store.entity(self._uid) if self._uid else None
        self.setVisible(isinstance(entity, Obligation))
        if not isinstance(entity, Obligation):
            return
        today = self._project.clock.today()
        self._state.setText(state_words(self._labels, entity, today))
        self._text.setText(self._labels.duty(entity.title or "").text)
        self._text.setVisible(bool(self._text.text()))
        self._show_facts(self.told())
        self._show_links(self._labels.duty(entity.title or "").covered_by)

    def _show_facts(self, facts: list[tuple[str, str]]) -> None:
        for parts in self._facts:
            for part in parts:
                part.hide()
                part.setParent(None)
                part.deleteLater()
        self._facts = []
        for place, (name, text) in enumerate(facts):
            pair = (
                label(f"duty_name_{place}", "small", wraps=True),
                label(f"duty_fact_{place}", "", wraps=True),
            )
            pair[0].setContentsMargins(0, self._theme.em(0.8), 0, 0)
            for part, shown in zip(pair, (name, text), strict=True):
                part.setText(shown)
                self._list.addWidget(part)
                part.show()
            self._facts.append(pair)

    def _show_links(self, covered_by: str) -> None:
        """Offer to look at the requirements that cover the obligation."""
        for old in self._links:
            let_go(old)
        self._links = []
        for requirement in filter(None, covered_by.split(", ")):
            made = ShortButton(f"duty_requirement_{requirement}", "quiet")
            text = N_("Look at requirement {requirement}")
            made.setText(self._labels.words.filled(text, requirement=requirement))
            target = Target(page=Page.REQUIREMENTS, uids=(Uid(requirement),))
            made.clicked.connect(lambda _=False, target=target: self.target_wanted.emit(target))
            self._links.append(made)
            self._column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            made.show()

"""What was accepted, in the form of an acceptance: nobody types there, for it is a record."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.accepted import accepted_facts
from rai_desktop.services.targets import Target
from rai_desktop.ui.forms.entity_panel import EntityPanel
from rai_desktop.ui.forms.fact_grid import fact_grid
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import let_go, show_icon
from rai_desktop.ui.theme import Theme


class AcceptanceRecord(EntityPanel):
    """``target_wanted`` asks for the risk that was accepted."""

    target_wanted = Signal(object)

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("acceptance_record", project, labels, theme)
        self._facts: QWidget | None = None
        self.open = ShortButton("record_open")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        self._column.addLayout(row)
        self.open.clicked.connect(self._on_open)
        self.apply_theme(theme)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._column.setSpacing(theme.em(0.7))
        show_icon(self.open, "right", theme)
        self._show()

    def _show(self) -> None:
        if self._facts is not None:
            let_go(self._facts)
            self._facts = None
        acceptance = self._acceptance()
        self.setVisible(acceptance is not None)
        if acceptance is None:
            return
        day = self._project.clock.today()
        facts = accepted_facts(self._project, self._labels, acceptance, day)
        self._facts = fact_grid(facts, self._theme, self)
        self._column.insertWidget(0, self._facts)
        self.open.setText(self._labels.words(N_("To the risk")))
        risk = self._project.store.entity(acceptance.risk) if acceptance.risk else None
        self.open.setVisible(risk is not None and not risk.deleted)

    def _acceptance(self) -> Acceptance | None:
        found = self._project.store.entity(self._uid) if self._uid else None
        return found if isinstance(found, Acceptance) else None

    def _on_open(self) -> None:
        acceptance = self._acceptance()
        if acceptance is not None and acceptance.risk is not None:
            self.target_wanted.emit(Target(kind=EntityKind.RISK, uids=(acceptance.risk,)))

"""What was accepted, in the form of an acceptance: nobody types there, for it is a record."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.accepted import accepted_facts
from rai_desktop.services.targets import Target
from rai_desktop.ui.forms.record_panel import RecordPanel
from rai_desktop.ui.theme import Theme


class AcceptanceRecord(RecordPanel):
    """``target_wanted`` asks for the risk that was accepted."""

    target_wanted = Signal(object)

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("acceptance_record", project, labels, theme)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        self._column.addLayout(row)
        self.open.clicked.connect(self._on_open)
        self.apply_theme(theme)

    def _show(self) -> None:
        acceptance = self._acceptance()
        if acceptance is None:
            self._show_facts(())
            return
        day = self._project.clock.today()
        self._show_facts(accepted_facts(self._project, self._labels, acceptance, day))
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

"""Asking why an acceptance is revoked."""

from PySide6.QtWidgets import QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.accepting import revoke
from rai_desktop.ui.forms.filling import FillingDialog
from rai_desktop.ui.theme import Theme


class RevokeDialog(FillingDialog):
    """A reason; the risk is open again afterwards."""

    def __init__(
        self, parent: QWidget, project: OpenProject, labels: Labels, theme: Theme, uid: Uid
    ) -> None:
        super().__init__(parent, project, labels, theme, "revoke")
        self._uid = uid
        self.add_rows(EntityKind.ACCEPTANCE, ("revoked_because",))
        self.column.addStretch(1)
        words = labels.words
        self.offer(words(N_("Revoke the acceptance")), words(N_("Revoke")), self._revoke)

    def _revoke(self) -> None:
        reason = str(self.values.get("revoked_because") or "")
        revoke(self.project, self._uid, reason)

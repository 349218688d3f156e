"""Asking why a hint is switched off."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.filling import FillingDialog
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme


class SilenceDialog(FillingDialog):
    """A reason; ``silence`` does it, and what it refuses is said here."""

    def __init__(
        self,
        parent: QWidget,
        project: OpenProject,
        labels: Labels,
        theme: Theme,
        about: str,
        silence: Callable[[str], object],
    ) -> None:
        super().__init__(parent, project, labels, theme, "silence")
        self._silence = silence
        lead = label("silence_about", wraps=True)
        lead.setText(about)
        self.column.addWidget(lead)
        self.add_rows(EntityKind.SILENCED_HINT, ("reason",))
        self.column.addStretch(1)
        words = labels.words
        self.offer(words(N_("Switch off a hint")), words(N_("Switch off")), self._switch_off)

    def _switch_off(self) -> None:
        self._silence(str(self.values.get("reason") or ""))

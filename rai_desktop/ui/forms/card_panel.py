"""What cards between the fields of a form have in common: frame and lengths."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.entity_panel import EntityPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import frame
from rai_desktop.ui.theme import Theme


class CardPanel(EntityPanel):
    """A card about an entry; it puts its parts into ``_column`` and shows them in ``_show``."""

    gap: ClassVar[float] = 0.35
    """How far the parts are from each other, in letters."""

    def __init__(
        self, name: str, card: str, project: OpenProject, labels: Labels, theme: Theme
    ) -> None:
        super().__init__(name, project, labels, theme)
        self._card = frame(card, "value")
        self._column = QVBoxLayout(self._card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        em = theme.em
        self._column.setContentsMargins(em(0.9), em(0.7), em(0.9), em(0.7))
        self._column.setSpacing(em(self.gap))

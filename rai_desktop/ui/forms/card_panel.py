"""What cards between the fields of a form have in common: frame, lengths, and the entry."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.ids import Uid
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.parts.widgets import frame
from rai_desktop.ui.theme import Theme


class CardPanel(QWidget):
    """A card about an entry; it puts its parts into ``_column`` and shows them in ``_show``."""

    gap: ClassVar[float] = 0.35
    """How far the parts are from each other, in letters."""

    def __init__(
        self, name: str, card: str, project: OpenProject, labels: Labels, theme: Theme
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._project = project
        self._labels = labels
        self._theme = theme
        self._uid: Uid | None = None
        self._card = frame(card, "value")
        self._column = QVBoxLayout(self._card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)

    def show_entity(self, uid: Uid | None) -> None:
        """Be about another entry, as it is now; about none when it is not stored."""
        self._uid = uid
        self._show()

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        self._column.setContentsMargins(em(0.9), em(0.7), em(0.9), em(0.7))
        self._column.setSpacing(em(self.gap))

    def _show(self) -> None:
        """Show what there is to say about the entry, or nothing."""

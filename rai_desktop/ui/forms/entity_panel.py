"""What stands between the fields of a form and is about the entry: which one, words and looks."""

from PySide6.QtWidgets import QWidget

from rai_desktop.domain.ids import Uid
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.theme import Theme


class EntityPanel(QWidget):
    """A part of a form about its entry; ``_show`` says what there is to say about it."""

    def __init__(self, name: str, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self._project = project
        self._labels = labels
        self._theme = theme
        self._uid: Uid | None = None

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

    def _show(self) -> None:
        """Show what there is to say about the entry, or nothing."""

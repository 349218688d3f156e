"""What stands between the fields of a form and is about the entry as a whole."""

from typing import Protocol

from rai_desktop.domain.ids import Uid
from rai_desktop.services.labels import Labels
from rai_desktop.ui.theme import Theme


class Panel(Protocol):
    """A part of a form that shows something about an entry."""

    def show_entity(self, uid: Uid | None) -> None:
        """Be about this entry, as it is now; about none when it is not stored."""

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""

"""What was chosen for lists before, kept among the settings of this person."""

from rai_desktop.services.importing.memory import SavedMapping, remember, remembered
from rai_desktop.services.tables import SourceTable
from rai_desktop.ui.importing.draft import ImportDraft
from rai_desktop.ui.session import Settings


class SettingsShelf:
    """Keeps choices in the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def load(self, key: str) -> str | None:
        """Return what is kept under ``key``."""
        return self._settings.get(key) or None

    def save(self, key: str, text: str) -> None:
        """Keep ``text`` under ``key``."""
        self._settings.set(key, text)


def recall(settings: Settings, draft: ImportDraft) -> bool:
    """Take what was chosen for a list with these columns before; return whether there was any.

    Where nobody chose a list, the one is taken that is known.
    """
    shelf = SettingsShelf(settings)
    for table in [draft.table] if draft.table is not None else draft.tables:
        saved = remembered(shelf, table.header)
        if saved is not None and _fits(draft, saved):
            draft.take_saved(table.name, saved)
            return True
    return False


def keep(settings: Settings, draft: ImportDraft, table: SourceTable) -> None:
    """Keep what was chosen for the columns and words of a list."""
    remember(SettingsShelf(settings), table.header, draft.wish)


def _fits(draft: ImportDraft, saved: SavedMapping) -> bool:
    return bool(saved.columns or saved.words) and draft.wish.kind in (None, saved.kind)

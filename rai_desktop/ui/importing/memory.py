"""What was chosen for lists before, kept among the settings of this person."""

from dataclasses import replace

from rai_desktop.services.importing import ColumnMap
from rai_desktop.services.importing.memory import SavedMapping, remember, remembered
from rai_desktop.services.tables import SourceTable
from rai_desktop.ui.importing.draft import ImportDraft
from rai_desktop.ui.importing.meanings import found_choice
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


def keep(settings: Settings, draft: ImportDraft, table: SourceTable, columns: ColumnMap) -> None:
    """Keep what was chosen for a list, and what was found and not objected to."""
    found = {name: found_choice(columns, name) for name in table.header}
    wish = replace(draft.wish, columns={**found, **draft.wish.columns})
    remember(SettingsShelf(settings), table.header, wish)


def _fits(draft: ImportDraft, saved: SavedMapping) -> bool:
    has_choices = bool(saved.columns or saved.words or saved.spellings or saved.three_steps)
    return has_choices and draft.wish.kind in (None, saved.kind)

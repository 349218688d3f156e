"""What changes without asking: the entries, and below the fields of the chosen one."""

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.merging.comparing import Comparison
from rai_desktop.services.merging.told import MergeTeller
from rai_desktop.ui.parts.changes_view import ChangesTexts, ChangesView
from rai_desktop.ui.theme import Theme

_TEXTS = ChangesTexts(
    entries=N_("What changes without asking"),
    fields=N_("Fields of the chosen entry"),
    heads=(N_("What"), N_("Kind"), N_("Entry"), N_("Fields")),
    field_heads=(N_("Field"), N_("This copy"), N_("After merging")),
    none=N_("Nothing changes without asking."),
)


class TakenView(ChangesView):
    """The entries that are new, changed or removed."""

    def __init__(self, comparison: Comparison, labels: Labels, theme: Theme) -> None:
        super().__init__("taken", _TEXTS, labels.words, theme)
        self._teller = MergeTeller(comparison, labels)
        self._entries = self._teller.entries()
        rows = [
            (entry.what_text, self._teller.kind(entry.kind), entry.entry, entry.fields)
            for entry in self._entries
        ]
        self.show_entries(rows, self._told)

    def _told(self, row: int) -> list[tuple[str, str, str]]:
        changes = self._teller.changes(self._entries[row].uid)
        return [(c.label, c.old_text, c.new_text) for c in changes if c.is_told]

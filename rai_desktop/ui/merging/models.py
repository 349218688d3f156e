"""The tables of a merge: what has to be decided, and what changes without asking."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt

from rai_desktop.domain.texts import N_
from rai_desktop.services.merging.decisions import Decision, Place, Take
from rai_desktop.services.merging.told import TAKE, ToldConflict, ToldEntry
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import ROOT, HeadedModel, Index
from rai_desktop.ui.parts.widgets import plain_tip
from rai_desktop.words import Words

DECIDED_HEADS = (
    N_("Entry"),
    N_("Field"),
    N_("This copy"),
    N_("Other copy"),
    N_("Decision"),
)
TAKEN_HEADS = (N_("What"), N_("Kind"), N_("Entry"), N_("Fields"))
CHANGE_HEADS = (N_("Field"), N_("This copy"), N_("After merging"))

_SEEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_SHORT = 200


class TextModel(HeadedModel):
    """Rows of texts; a tip tells each cell as a whole."""

    def __init__(self, headings: Sequence[str], words: Words, parent: QObject) -> None:
        super().__init__(headings, words, parent)
        self._rows: Sequence[Sequence[str]] = ()

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows in place of those before."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _SEEN:
            return None
        text = self._rows[index.row()][index.column()]
        return _one_line(text) if role == Qt.ItemDataRole.DisplayRole else plain_tip(text)


class ConflictModel(TextModel):
    """The conflicts with what is decided about each."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(DECIDED_HEADS, words, parent)
        self.conflicts: Sequence[ToldConflict] = ()
        self._takes = {take: words(text) for take, text in TAKE.items()}
        self._open = words(N_("Open"))

    def show_conflicts(
        self, conflicts: Sequence[ToldConflict], made: Mapping[Place, Decision]
    ) -> None:
        """Show these conflicts in place of those before."""
        self.conflicts = conflicts
        self.show_rows([self._row(conflict, made) for conflict in conflicts])

    def row_of(self, place: Place) -> int:
        """Return the row of a conflict; -1 when it is not shown."""
        places = [conflict.place for conflict in self.conflicts]
        return places.index(place) if place in places else -1

    def _row(self, told: ToldConflict, made: Mapping[Place, Decision]) -> tuple[str, ...]:
        decision = made.get(told.place)
        decided = self._takes[Take(decision.take)] if decision else self._open
        return told.entry, told.field, told.mine.text, told.theirs.text, decided


def taken_rows(entries: Sequence[ToldEntry], kinds: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the rows of what changes without asking; ``kinds`` names the kind of each."""
    return [
        (entry.what_text, kind, entry.entry, entry.fields)
        for entry, kind in zip(entries, kinds, strict=True)
    ]


def _one_line(text: str) -> str:
    short = " ".join(text[:_SHORT].split())
    return short if len(text) <= _SHORT else f"{short}…"

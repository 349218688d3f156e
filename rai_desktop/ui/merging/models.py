"""The table of what has to be decided before a merge."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from rai_desktop.domain.texts import N_
from rai_desktop.services.merging.decisions import Decision, Place, Take
from rai_desktop.services.merging.told import TAKE, ToldConflict
from rai_desktop.ui.parts.plain_rows import TextModel
from rai_desktop.words import Words

DECIDED_HEADS = (
    N_("Entry"),
    N_("Field"),
    N_("This copy"),
    N_("Other copy"),
    N_("Decision"),
)


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

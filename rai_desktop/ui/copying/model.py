"""The entries of another inventory as rows that can be ticked and searched."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.copying.choosing import COPIED_KINDS, Chosen
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.receiving.told import one_line
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import CHECK, TickModel
from rai_desktop.words import Words
from rai_desktop.words.language import folded

HEADINGS = (N_("Number"), N_("Name"), N_("Kind"))


@dataclass(frozen=True, slots=True)
class Row:
    """One entry in words; ``sought`` is what the search looks at."""

    uid: Uid
    cells: tuple[str, ...]
    sought: str


def rows_of(other: OpenProject, labels: Labels) -> list[Row]:
    """Return a row for each entry that can be chosen."""
    found = []
    for kind in COPIED_KINDS:
        name, numbers = labels.words(KINDS[kind].label), other.numbers(kind)
        for entity in other.entities(kind):
            cells = (numbers.get(entity.uid, ""), one_line(labels.title(entity)), name)
            found.append(Row(entity.uid, cells, folded(" ".join(cells))))
    return found


class EntriesModel(TickModel):
    """Rows that fit the search; ``chosen_changed`` tells of every tick."""

    chosen_changed = Signal()

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(HEADINGS, words, parent)
        self._all: Sequence[Row] = ()
        self._shown: Sequence[Row] = ()
        self._chosen: Chosen | None = None

    def show_entries(self, rows: Sequence[Row], chosen: Chosen) -> None:
        """Show these rows; what is ticked is kept in ``chosen``."""
        self._all, self._chosen = rows, chosen
        self._show(rows)

    def search(self, text: str) -> None:
        """Show only rows that contain every word of ``text``."""
        wanted = folded(text).split()
        self._show([row for row in self._all if all(word in row.sought for word in wanted)])

    @override
    def is_ticked(self, row: int) -> bool:
        return self._chosen is not None and self._shown[row].uid in self._chosen

    @override
    def toggle(self, row: int) -> None:
        # what is linked is ticked along with an entry
        if self._chosen is None or not 0 <= row < len(self._shown):
            return
        uid = self._shown[row].uid
        if uid in self._chosen:
            self._chosen.untick(uid)
        else:
            self._chosen.tick(uid)
        last = self.index(len(self._shown) - 1, 0)
        self.dataChanged.emit(self.index(0, 0), last, [CHECK])
        self.chosen_changed.emit()

    def _show(self, rows: Sequence[Row]) -> None:
        self._shown = rows
        self.show_rows([row.cells for row in rows])

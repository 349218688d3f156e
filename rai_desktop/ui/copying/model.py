"""The entries of another inventory as rows that can be ticked and searched."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.copying.choosing import COPIED_KINDS, Chosen
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.receiving.told import one_line
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import ROOT, HeadedModel, Index
from rai_desktop.ui.parts.widgets import plain_tip
from rai_desktop.words import Words
from rai_desktop.words.language import folded

HEADINGS = (N_("Number"), N_("Name"), N_("Kind"))
_SEEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_CHECK = Qt.ItemDataRole.CheckStateRole


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


class EntriesModel(HeadedModel):
    """Rows that fit the search; ``chosen_changed`` tells of every tick."""

    chosen_changed = Signal()

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(HEADINGS, words, parent)
        self._all: Sequence[Row] = ()
        self._shown: Sequence[Row] = ()
        self._chosen: Chosen | None = None

    def show_entries(self, rows: Sequence[Row], chosen: Chosen) -> None:
        """Show these rows; what is ticked is kept in ``chosen``."""
        self.beginResetModel()
        self._all = self._shown = rows
        self._chosen = chosen
        self.endResetModel()

    def search(self, text: str) -> None:
        """Show only rows that contain every word of ``text``."""
        wanted = folded(text).split()
        self.beginResetModel()
        self._shown = [row for row in self._all if all(word in row.sought for word in wanted)]
        self.endResetModel()

    def toggle(self, row: int) -> None:
        """Tick the entry of a row with what is linked, or leave it out."""
        if self._chosen is None or not 0 <= row < len(self._shown):
            return
        uid = self._shown[row].uid
        if uid in self._chosen:
            self._chosen.untick(uid)
        else:
            self._chosen.tick(uid)
        last = self.index(len(self._shown) - 1, 0)
        self.dataChanged.emit(self.index(0, 0), last, [_CHECK])
        self.chosen_changed.emit()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._shown[index.row()]
        if role == _CHECK and index.column() == 0:
            is_chosen = self._chosen is not None and row.uid in self._chosen
            return Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
        if role not in _SEEN:
            return None
        text = row.cells[index.column()]
        return text if role == Qt.ItemDataRole.DisplayRole else plain_tip(text)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else plain

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _CHECK or index.column():
            return False
        self.toggle(index.row())
        return True

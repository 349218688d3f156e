"""The systems that would change as rows: chosen or not, before, after, why."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.law.differences import Difference
from rai_desktop.services.law.reassessing import Reassessed
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import HeadedModel
from rai_desktop.words import Words

Index = QModelIndex | QPersistentModelIndex
HEADINGS = (N_("AI system"), N_("Until now"), N_("From now on"), N_("Why"))
_NOWHERE = QModelIndex()
_DISPLAY = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


class DifferenceModel(HeadedModel):
    """Rows are put into words when they are drawn; ``chosen_changed`` tells of every choice."""

    chosen_changed = Signal()

    def __init__(
        self, words: Words, told: Callable[[Reassessed], Difference], parent: QObject
    ) -> None:
        super().__init__(HEADINGS, words, parent)
        self._told = told
        self._known: dict[Uid, Difference] = {}
        self._found: Sequence[Reassessed] = ()
        self._chosen: set[Uid] = set()

    def show_found(self, found: Sequence[Reassessed]) -> None:
        """Show these systems; all that can be taken over are chosen."""
        self.beginResetModel()
        self._found = found
        self._chosen = {one.system for one in found if not one.is_overridden}
        self.endResetModel()
        self.chosen_changed.emit()

    def told(self, row: int) -> Difference:
        """Return what is said in a row."""
        one = self._found[row]
        if one.system not in self._known:
            self._known[one.system] = self._told(one)
        return self._known[one.system]

    def chosen(self) -> list[Uid]:
        """Return the chosen systems in their order."""
        return [one.system for one in self._found if one.system in self._chosen]

    def offered(self) -> int:
        """Return how many systems can be chosen."""
        return sum(not one.is_overridden for one in self._found)

    def choose_all(self, *, is_chosen: bool) -> None:
        """Choose every system that can be taken over, or none."""
        offered = {one.system for one in self._found if not one.is_overridden}
        self._chosen = offered if is_chosen else set()
        if self._found:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._found) - 1, 0))
        self.chosen_changed.emit()

    def toggle(self, row: int) -> None:
        """Choose a row, or choose it no longer."""
        if not self._found[row].is_overridden:
            self._chosen ^= {self._found[row].system}
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
            self.chosen_changed.emit()

    # what Qt asks ----------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._found)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in _DISPLAY:
            return self._text(index)
        one = self._found[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            if one.is_overridden:
                return None
            is_chosen = one.system in self._chosen
            return Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
        return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column():
            return False
        self.toggle(index.row())
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == 0 and not self._found[index.row()].is_overridden:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def _text(self, index: Index) -> str:
        told = self.told(index.row())
        if index.column() == 0:
            return f"{told.number} {told.name}".strip()
        if index.column() == 3 and told.is_overridden:
            return self._words(N_("Decided otherwise by a person: stays as it is."))
        return (told.before, told.after, told.why)[index.column() - 1]

"""Systems with their department and responsible person, to be typed into."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.overriding import override

Index = QModelIndex | QPersistentModelIndex

NAME, DEPARTMENT, OWNER = "name", "department", "owner"
KEYS = (NAME, DEPARTMENT, OWNER)
_SPECS = {spec.key: spec for spec in KINDS[EntityKind.SYSTEM].fields}
_NOWHERE = QModelIndex()


class AssignModel(QAbstractTableModel):
    """``typed`` carries uid, key and text of a cell; the model itself changes nothing.

    ``keys`` are the columns, the first ``fixed`` of which nobody types into; ``shares`` are parts
    of the width.
    """

    keys: tuple[str, ...] = KEYS
    fixed = 1
    shares: tuple[float, ...] = (0.4, 0.27, 0.33)

    typed = Signal(str, str, str)

    def __init__(self, project: OpenProject, labels: Labels) -> None:
        super().__init__()
        self._project = project
        self._labels = labels
        self.uids: list[Uid] = []

    def show_systems(self, uids: Sequence[Uid]) -> None:
        """Show these systems."""
        if list(uids) != self.uids:
            self.beginResetModel()
            self.uids = list(uids)
            self.endResetModel()

    def refresh(self) -> None:
        """Show the values of today."""
        if self.uids:
            last = self.index(len(self.uids) - 1, len(self.keys) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def retranslate(self, labels: Labels) -> None:
        """Name the columns in another language."""
        self._labels = labels
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.keys) - 1)

    def is_typed(self, row: int, column: int) -> bool:
        """Return whether people type into a cell of an open project."""
        return column >= self.fixed

    def title(self, key: str) -> str:
        """Return what a column is called."""
        if key == NAME:
            return self._labels.words(KINDS[EntityKind.SYSTEM].label)
        return self._labels.field(_SPECS[key])

    def text(self, row: int, key: str) -> str:
        """Return what a cell says; empty when nothing is entered."""
        system = self._project.entity(self.uids[row])
        if not isinstance(system, AiSystem):
            return ""
        if key == NAME:
            return f"{self._project.number(system)}  {system.name}"
        return system.department if key == DEPARTMENT else self._project.name(system.owner)

    def empty_below(self, row: int, key: str) -> list[int]:
        """Return the rows below in which nothing is entered in a column."""
        entity = self._project.store.entity
        below = enumerate(self.uids[row + 1 :], start=row + 1)
        return [place for place, uid in below if not getattr(entity(uid), key, None)]

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.uids)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.keys)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        key = self.keys[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return " ".join(self.text(index.row(), key).split())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), key)
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.title(self.keys[section])
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_typed = self.is_typed(index.row(), index.column()) and not self._project.store.read_only
        return usual | Qt.ItemFlag.ItemIsEditable if is_typed else usual

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() < self.fixed:
            return False
        text = str(value).strip()
        if text != self.data(index):
            self.typed.emit(self.uids[index.row()], self.keys[index.column()], text)
        return True

    def _spoken(self, row: int, key: str) -> str:
        text = self.text(row, key) or self._labels.words(N_("empty"))
        return f"{self.title(key)}: {text}"

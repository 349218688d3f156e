"""Everyday tools as a grid to type into; the last row waits for the next one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.responsible.model import DEPARTMENT, NAME, OWNER, AssignModel, Index

PURPOSE = "purpose"
NEXT = Uid("")
"""Stands in the place of the tool that is not there yet."""

_TITLES = {NAME: N_("Product"), PURPOSE: N_("Task")}
_SPECS = {spec.key: spec for spec in KINDS[EntityKind.SYSTEM].fields}


class EverydayModel(AssignModel):
    """Product, task, department and responsible person; a product in the last row adds a tool."""

    keys = (NAME, PURPOSE, DEPARTMENT, OWNER)
    fixed = 0
    shares = (0.27, 0.31, 0.19, 0.23)

    @override
    def show_systems(self, uids: Sequence[Uid]) -> None:
        last = () if self._project.store.read_only else (NEXT,)
        super().show_systems([*uids, *last])

    @override
    def title(self, key: str) -> str:
        return self._labels.words(_TITLES[key]) if key in _TITLES else super().title(key)

    @override
    def is_typed(self, row: int, column: int) -> bool:
        return self.uids[row] != NEXT or column == 0

    @override
    def text(self, row: int, key: str) -> str:
        uid = self.uids[row]
        if uid == NEXT:
            return ""
        system = self._project.entity(uid)
        if key == NAME and isinstance(system, AiSystem):
            return system.name
        return (
            system.purpose
            if key == PURPOSE and isinstance(system, AiSystem)
            else (super().text(row, key))
        )

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        is_next = index.isValid() and self.uids[index.row()] == NEXT
        if is_next and index.column() == 0 and role == Qt.ItemDataRole.DisplayRole:
            return self._labels.words(N_("Type the next product here"))
        return super().data(index, role)

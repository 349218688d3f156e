"""The items of a report as a table: a tick for each that leaves, below the heading of its group."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont

from rai_desktop.domain.texts import N_
from rai_desktop.services.yearly_report.items import ItemGroup, ReportItem
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import ROOT, HeadedModel, Index
from rai_desktop.ui.parts.widgets import plain_tip
from rai_desktop.words import Words

STAYS = N_("– stays here –")
_HEADINGS = (N_("Item"), N_("As it is passed on"))
_ROLE = Qt.ItemDataRole
Row = ReportItem | ItemGroup


class ItemsModel(HeadedModel):
    """``ticked`` carries the key of an item, and whether it shall leave."""

    ticked = Signal(str, bool)

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(_HEADINGS, words, parent)
        self._rows: list[Row] = []
        self._silent: frozenset[str] = frozenset()

    def show_items(self, items: Sequence[ReportItem]) -> None:
        """Show items below the headings of their groups; the same ones change in place."""
        rows: list[Row] = []
        for item in items:
            if not rows or _group(rows[-1]) is not item.group:
                rows.append(item.group)
            rows.append(item)
        is_same = [_key(row) for row in rows] == [_key(row) for row in self._rows]
        if not is_same:
            self.beginResetModel()
        self._rows = rows
        self._silent = frozenset(item.key for item in items if not item.leaves)
        if is_same and rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 1))
        elif not is_same:
            self.endResetModel()

    def item(self, row: int) -> ReportItem | None:
        """Return the item of a row; ``None`` for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, ReportItem) else None

    def row_of(self, key: str) -> int:
        """Return the row of an item, or -1."""
        keys = [_key(row) for row in self._rows]
        return keys.index(key) if key in keys else -1

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self._rows[index.row()]
        if isinstance(row, ItemGroup):
            return Qt.ItemFlag.ItemIsEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_tick = index.column() == 0 and not row.fixed
        return usual | Qt.ItemFlag.ItemIsUserCheckable if is_tick else usual

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        row = self._rows[index.row()]
        if isinstance(row, ItemGroup):
            return self._of_group(row, index.column(), role)
        text = row.label if index.column() == 0 else self._leaving(row)
        if role == _ROLE.DisplayRole:
            return " ".join(text.split())
        if role == _ROLE.ToolTipRole:
            return plain_tip(text)
        if role == _ROLE.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if row.leaves else Qt.CheckState.Unchecked
        return None

    @override
    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        row = self._rows[index.row()]
        if role != _ROLE.CheckStateRole or isinstance(row, ItemGroup) or row.fixed:
            return False
        self.ticked.emit(row.key, not row.leaves)
        return True

    def _of_group(self, group: ItemGroup, column: int, role: int) -> object:
        if role == _ROLE.DisplayRole and column == 0:
            return self._words(group.label)
        if role == _ROLE.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _leaving(self, item: ReportItem) -> str:
        stays = not item.leaves or item.needs in self._silent
        return self._words(STAYS) if stays else item.text


def _key(row: Row) -> str:
    return row.key if isinstance(row, ReportItem) else f"group {row}"


def _group(row: Row) -> ItemGroup:
    return row.group if isinstance(row, ReportItem) else row

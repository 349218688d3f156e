"""The rows of a table for Qt: uids in the order shown, cells asked when they are drawn."""

from collections.abc import Collection, Iterator, Sequence
from html import escape

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.listing import EntityListing, ListColumn, ListKind
from rai_desktop.services.listing.groups import RowGroup, group_line
from rai_desktop.ui.overriding import override

Index = QModelIndex | QPersistentModelIndex

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
DESCRIPTION = int(Qt.ItemDataRole.AccessibleDescriptionRole)
HORIZONTAL = Qt.Orientation.Horizontal

FOLDED, UNFOLDED = N_("folded, Right opens it"), N_("open, Left folds it")

LONGEST_LINE = 400
LONGEST_TIP = 1200
_NOWHERE = QModelIndex()


class RowModel(QAbstractTableModel):
    """Rows of a listing; filtering and sorting happen in the listing, never here.

    ``uids`` are the entries in the order shown, also those of folded groups. A line is an entry
    that can be seen, or the head of a group.
    """

    def __init__(self, listing: EntityListing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listing = listing
        self.columns: list[ListColumn] = []
        self.uids: list[Uid] = []
        self.groups: Sequence[RowGroup] = ()
        self.folded: frozenset[str] = frozenset()
        self._lines: Sequence[Uid | RowGroup] = self.uids
        self._places: dict[Uid, int] = {}
        self._sorted_note: tuple[str, str] = ("", "")

    # what is shown -------------------------------------------------------------------

    def show_rows(
        self,
        uids: list[Uid],
        groups: Sequence[RowGroup] = (),
        folded: frozenset[str] = frozenset(),
    ) -> None:
        """Show these rows in this order; with groups, those of ``folded`` ones are hidden."""
        self.beginResetModel()
        self.uids, self.groups, self.folded = uids, groups, folded
        self._lines = lines_of(groups, folded) if groups else uids
        self._places = {uid: row for row, uid in enumerate(self._lines) if isinstance(uid, str)}
        self.endResetModel()

    def is_showing(
        self, uids: list[Uid], groups: Sequence[RowGroup], folded: frozenset[str]
    ) -> bool:
        """Return whether exactly this is shown already."""
        return (self.uids, self.groups, self.folded) == (uids, groups, folded)

    def show_columns(self, columns: Sequence[ListColumn]) -> None:
        """Show these columns in this order."""
        self.beginResetModel()
        self.columns = list(columns)
        self.endResetModel()

    def set_listing(self, listing: EntityListing) -> None:
        """Show nothing, and take cells from ``listing`` from now on."""
        self.beginResetModel()
        self.listing = listing
        self.columns, self.uids, self._places = [], [], {}
        self._lines, self.groups = self.uids, ()
        self.endResetModel()

    def tell_changed(self, uids: Collection[Uid]) -> None:
        """Let the view draw these rows again."""
        last = len(self.columns) - 1
        if len(uids) >= len(self.uids):
            rows = range(len(self._lines))
        else:
            found = [row for row in map(self._places.get, uids) if row is not None]
            rows = range(min(found), max(found) + 1) if found else range(0)
        if rows and last >= 0:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], last))

    def note_order(self, key: str, note: str) -> None:
        """Say in the heading of the column ``key``, for those who listen, how it is sorted."""
        self._sorted_note = (key, note)
        if self.columns:
            self.headerDataChanged.emit(HORIZONTAL, 0, len(self.columns) - 1)

    def row_of(self, uid: Uid | None) -> int:
        """Return the row of ``uid``, or -1 when it is not shown."""
        return -1 if uid is None else self._places.get(uid, -1)

    def place_of(self, uid: Uid | None) -> int:
        """Return the place of ``uid`` among all entries, those of folded groups counted, or -1."""
        if not self.groups:
            return self.row_of(uid)
        return self.uids.index(uid) if uid is not None and uid in self.uids else -1

    def uid_at(self, row: int) -> Uid | None:
        """Return the entity of a row, or ``None``."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return None if isinstance(line, RowGroup) else line

    def group_at(self, row: int) -> RowGroup | None:
        """Return the group whose head stands in a row, or ``None``."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, RowGroup) else None

    def group_rows(self) -> Iterator[int]:
        """Yield the rows with the head of a group."""
        if self.groups:
            yield from (row for row, line in enumerate(self._lines) if isinstance(line, RowGroup))

    def level_at(self, index: Index) -> RiskLevel | None:
        """Return the risk level in a cell; ``None`` where there is none."""
        column, uid = self.columns[index.column()], self.uid_at(index.row())
        if column.kind is not ListKind.LEVEL or uid is None:
            return None
        return self.listing.level(uid, column.key)

    def full_text(self, index: Index) -> str:
        """Return a cell with all its lines."""
        uid = self.uid_at(index.row())
        if uid is not None:
            return self.listing.text(uid, self.columns[index.column()].key)
        group = self.group_at(index.row())
        if group is None or index.column():
            return ""
        return group_line(self.listing, group, [column.key for column in self.columns])

    # Qt ------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> object:
        if role == DISPLAY:
            return one_line(self.full_text(index)) if index.isValid() else None
        if role == TOOL_TIP and index.isValid():
            return plain_tip(self.full_text(index))
        if role == DESCRIPTION and index.isValid():
            return self._fold_note(index.row())
        return None

    def _fold_note(self, row: int) -> str | None:
        group = self.group_at(row)
        if group is None:
            return None
        return self.listing.labels.words(FOLDED if group.name in self.folded else UNFOLDED)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation != HORIZONTAL:
            uid = self.uid_at(section)
            return one_line(self.listing.title(uid)) if role == DISPLAY and uid else None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == DISPLAY:
            return one_line(column.title)
        if role == TOOL_TIP:
            return plain_tip(column.title)
        if role == DESCRIPTION and column.key == self._sorted_note[0]:
            return self._sorted_note[1]
        return None


def lines_of(groups: Sequence[RowGroup], folded: Collection[str]) -> list[Uid | RowGroup]:
    """Return the head of each group with its rows below, unless it is folded."""
    lines: list[Uid | RowGroup] = []
    for group in groups:
        lines.append(group)
        if group.name not in folded:
            lines += group.uids
    return lines


def one_line(text: str) -> str:
    """Return ``text`` on one line, and no more of it than a row could show."""
    cut = text[:LONGEST_LINE]
    return cut if cut.isprintable() else " ".join(cut.split())


def plain_tip(text: str) -> str:
    """Return ``text`` for a tool tip that shows it literally, with its line breaks."""
    if not text:
        return ""
    shown = text if len(text) <= LONGEST_TIP else text[:LONGEST_TIP] + "…"
    return f'<p style="white-space: pre-wrap">{escape(shown)}</p>'

"""What was found as a list: headings that nobody can choose, and hits."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.searching.model import SORT_TITLES, Hit, Sort
from rai_desktop.ui.overriding import override
from rai_desktop.words import Words

Index = QModelIndex | QPersistentModelIndex
HIT = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class HitModel(QAbstractListModel):
    """Shows hits by groups, each below its heading."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._rows: list[Hit | str] = []

    def show_hits(self, hits: Sequence[Hit], heading: str = "") -> None:
        """Show these hits; one ``heading`` stands above all of them in place of their sorts."""
        self.beginResetModel()
        self._rows = [heading] if heading and hits else []
        before: EntityKind | Sort | None = None
        for hit in hits:
            if not heading and hit.sort != before:
                self._rows.append(self.sort_title(hit.sort))
            before = hit.sort
            self._rows.append(hit)
        self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        """Return the hit in a row; ``None`` for a heading or where nothing is."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Hit) else None

    def next_hit(self, row: int, step: int) -> int:
        """Return the row of the next hit in a direction; the same when there is none."""
        places = [place for place in range(len(self._rows)) if self.hit(place)]
        after = [place for place in places if (place - row) * step > 0]
        return (min if step > 0 else max)(after, default=row)

    def sort_title(self, sort: EntityKind | Sort) -> str:
        """Return what stands above the hits of a sort."""
        if isinstance(sort, Sort):
            return self._words(SORT_TITLES[sort])
        return self._words(KINDS[sort].plural)

    def told(self, hit: Hit) -> str:
        """Return a hit as a screen reader says it."""
        hindrance = hit.article.hindrance if hit.article else ""
        parts = (hit.title, self.sort_title(hit.sort), hit.note, hindrance)
        return ", ".join(part for part in parts if part)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == HIT:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title if isinstance(row, Hit) else row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.told(row) if isinstance(row, Hit) else row
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        hit = self.hit(index.row())
        if hit is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

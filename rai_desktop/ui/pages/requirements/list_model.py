"""The requirements as rows of a table, grouped by criterion."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, Qt

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.texts import N_
from rai_desktop.services.requirements.rows import RequirementRow
from rai_desktop.services.years.since import LastYear
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.requirements.rows_view import HEADING_ROLE, LEVEL_ROLE, Index
from rai_desktop.ui.parts.plain_rows import HeadedModel
from rai_desktop.ui.parts.widgets import plain_tip
from rai_desktop.words import Words

HEADINGS = (
    N_("Requirement"),
    N_("Level"),
    N_("AI systems"),
    N_("Who, when"),
)
_NOTHING = "–"
_ROOT = QModelIndex()


class RequirementModel(HeadedModel):
    """Rows with a title row for each criterion; title rows cannot be chosen."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(HEADINGS, words, parent)
        self._lines: list[RequirementRow | Criterion] = []
        self._before: LastYear | None = None

    def compare_with(self, before: LastYear) -> None:
        """Mark what changed since the last closed year, in rows that are shown from now on."""
        self._before = before

    def show_rows(self, rows: Iterable[RequirementRow], words: Words) -> None:
        """Show these rows, in their order."""
        lines: list[RequirementRow | Criterion] = []
        last = None
        for row in rows:
            if row.criterion is not last:
                last = row.criterion
                lines.append(last)
            lines.append(row)
        self.beginResetModel()
        self._words, self._lines = words, lines
        self.endResetModel()

    def line(self, place: int) -> RequirementRow | None:
        """Return the requirement in a row; ``None`` for titles and beyond."""
        found = self._lines[place] if 0 <= place < len(self._lines) else None
        return found if isinstance(found, RequirementRow) else None

    def row_of(self, requirement: str) -> int:
        """Return the row of a requirement; -1 when it is not shown."""
        ids = (line.id if isinstance(line, RequirementRow) else None for line in self._lines)
        return next((place for place, one in enumerate(ids) if one == requirement), -1)

    @property
    def requirements(self) -> tuple[str, ...]:
        """The requirements that are shown, from top to bottom."""
        return tuple(line.id for line in self._lines if isinstance(line, RequirementRow))

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        is_row = self.line(index.row()) is not None
        return super().flags(index) if is_row else Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.line(index.row())
        if role == HEADING_ROLE:
            return row is None
        if row is None:
            return self._title(index, role)
        if role == LEVEL_ROLE:
            return row.level if index.column() == 1 else None
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(self._cell(row, index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (*self._cell(row, index.column()), self._since(row, index.column()))
            return ", ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(row, index.column()))
        return None

    def _tip(self, row: RequirementRow, column: int) -> str:
        """Return what does not fit into a cell: where the law says so, how far it is met."""
        further = {0: row.place, 1: row.state_word}.get(column, "")
        parts = (*self._cell(row, column), further, self._since(row, column))
        return " · ".join(part for part in parts if part)

    def _since(self, row: RequirementRow, column: int) -> str:
        """Return what the level was when the last year was closed, if it was another one."""
        if column != 1 or self._before is None:
            return ""
        return self._before.told(self._words, row.score)

    def _title(self, index: Index, role: int) -> object:
        line = self._lines[index.row()]
        is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if is_text and index.column() == 0 and isinstance(line, Criterion):
            return self._words(line.label)
        return None

    def _cell(self, row: RequirementRow, column: int) -> tuple[str, str]:
        if column == 0:
            return row.title, f"{row.id} · {row.binding}"
        if column == 1:
            mark = self._before.mark(row.score) if self._before is not None else ""
            return f"{row.digit} {mark}".strip(), row.word
        if column == 2:
            return row.lowest or _NOTHING, row.spread
        return row.person or _NOTHING, self._words.day(row.due)

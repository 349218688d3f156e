"""What is due, as rows under headings: the next five, then what is overdue, then what comes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QFont, QIcon

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.overview import DueItem
from rai_desktop.ui.icons import icon
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import HeadedModel, Index
from rai_desktop.ui.parts.widgets import plain_tip
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

NEXT = 5
"""So many stand on top, whatever they are."""

COLUMNS = (N_("Due on"), N_("What is due"), N_("Entry"), N_("Responsible"))


@dataclass(frozen=True, slots=True)
class DueLine:
    """Something due, or without it a heading."""

    text: str = ""
    item: DueItem | None = None


def due_lines(items: Sequence[DueItem], words: Words) -> list[DueLine]:
    """Return the items with a heading above each group that has any."""
    rest = items[NEXT:]
    overdue = [item for item in rest if item.is_overdue]
    soon = [item for item in rest if not item.is_overdue]
    groups = (
        (words(N_("Comes next")), items[:NEXT]),
        (words.plural("{count} more overdue", "{count} more overdue", len(overdue)), overdue),
        (words.filled(N_("{count} later"), count=words.number(len(soon))), soon),
    )
    lines: list[DueLine] = []
    for title, group in groups:
        if group:
            lines.append(DueLine(title))
            lines += (DueLine(item=item) for item in group)
    return lines


class DueModel(HeadedModel):
    """Rows of what is due; names of people are read when they are seen."""

    def __init__(self, parent: QObject, words: Words, theme: Theme) -> None:
        super().__init__(COLUMNS, words, parent)
        self.lines: Sequence[DueLine] = ()
        self.heads: Sequence[int] = ()
        self._names: dict[Uid | None, str] = {}
        self._icons: dict[bool, QIcon] = {}
        self.apply_theme(theme)

    def show_lines(
        self, lines: Sequence[DueLine], names: dict[Uid | None, str], words: Words
    ) -> None:
        """Show these lines in place of those before."""
        self.beginResetModel()
        self.heads = [row for row, line in enumerate(lines) if line.item is None]
        self.lines, self._names, self._words = lines, names, words
        self.endResetModel()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._icons = {
            True: icon("clock", theme, "danger"),
            False: icon("calendar", theme, "muted"),
        }

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt does
        return 0 if parent.isValid() else len(self.lines)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.lines[index.row()].item is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._text(line, column))
        if role == Qt.ItemDataRole.FontRole and line.item is None:
            bold = QFont()
            bold.setBold(True)
            return bold
        if role == Qt.ItemDataRole.DecorationRole and line.item is not None and column == 0:
            return self._icons[line.item.is_overdue]
        return None

    def _text(self, line: DueLine, column: int) -> str:
        item = line.item
        if item is None:
            return line.text if column == 0 else ""
        texts = (self._words.day(item.day), item.text, item.entry, self._names.get(item.person, ""))
        return texts[column]

"""A table of words as high as its rows, up to a height at which it scrolls by itself."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from rai_desktop.services.years.told import ToldTable
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import HeadedModel, make_plain
from rai_desktop.ui.parts.widgets import label, plain_tip
from rai_desktop.ui.theme import Theme
from rai_desktop.words import words_for

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_HIGHEST, _FIRST = 26.0, 0.34
_AS_TOLD = words_for("en")
"""Headings come in the language of the window already; this one leaves them as they are."""


class _ToldModel(HeadedModel):
    """The rows of a table of words."""

    def __init__(self, parent: QObject) -> None:
        super().__init__((), _AS_TOLD, parent)
        self._table: ToldTable | None = None

    def show_table(self, table: ToldTable) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._table, self._headings = table, table.headings
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self._table is None else len(self._table.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._table is None:
            return None
        text = self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        return text if role == Qt.ItemDataRole.DisplayRole else None


class ToldView(QWidget):
    """Title, rows and note of a table; without rows only title and note are shown."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self._theme = theme
        self._title = label(f"{name}_title", "field", wraps=True)
        self._note = label(f"{name}_note", "muted", wraps=True)
        self._model = _ToldModel(self)
        self.rows = QTableView()
        self.rows.setObjectName(f"{name}_rows")
        self.rows.setProperty("role", "rows")
        self.rows.setProperty("told", "true")
        self.rows.setModel(self._model)
        self._column = QVBoxLayout(self)
        self._build()
        self.apply_theme(theme)

    def show_table(self, table: ToldTable) -> None:
        """Show a table."""
        self._title.setText(table.title)
        self._note.setText(table.note)
        self._note.setVisible(bool(table.note))
        self.rows.setAccessibleName(table.title)
        self._model.show_table(table)
        self.rows.setVisible(bool(table.rows))
        self._fit()

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        self._theme = theme
        self._column.setSpacing(theme.em(0.4))
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        make_plain(self.rows)
        self.rows.setWordWrap(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (self._title, self.rows, self._note):
            self._column.addWidget(part)

    def _fit(self) -> None:
        """Share the width among the columns, and be as high as the rows that then come."""
        count = self._model.columnCount()
        if not count or not self._model.rowCount():
            return
        bar = self.rows.verticalScrollBar().sizeHint().width()
        width = max(1, self.width() - bar - 2)
        first = int(width * _FIRST) if count > 2 else width // count
        self.rows.setColumnWidth(0, first)
        for column in range(1, count):
            self.rows.setColumnWidth(column, (width - first) // (count - 1))
        self.rows.resizeRowsToContents()
        head = self.rows.horizontalHeader().sizeHint().height()
        height = self.rows.verticalHeader().length() + head + 4
        self.rows.setFixedHeight(min(height, self._theme.em(_HIGHEST)))

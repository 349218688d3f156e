"""Entries that differ, and below them the fields of the chosen one, before and after."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from rai_desktop.ui.parts.plain_rows import TextModel, make_plain, set_width
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

Cells = Sequence[str]
FieldsOf = Callable[[int], Sequence[Cells]]

_FIELD_WIDTHS, _KIND, _LAST = (14, 18), 12, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesTexts:
    """What the two tables are called, their headings, and what stands where nothing differs.

    ``what_width`` is the room for what happened to an entry, in letters.
    """

    entries: str
    fields: str
    heads: tuple[str, str, str, str]
    field_heads: tuple[str, str, str]
    none: str
    what_width: int = 9


class ChangesView(QWidget):
    """Two tables: what, kind, entry and fields; below the fields of the entry that is chosen.

    ``chosen`` tells the row of the entry; -1 for none.
    """

    chosen = Signal(int)

    def __init__(self, name: str, texts: ChangesTexts, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self._model = TextModel(texts.heads, words, self)
        self._changes = TextModel(texts.field_heads, words, self)
        self._fields_of: FieldsOf = lambda _: ()
        self.rows, self.fields = QTableView(), QTableView()
        self._empty = label(f"{name}_empty", "muted", wraps=True)
        self._empty.setText(words(texts.none))
        self.rows.setObjectName(f"{name}_rows")
        self.fields.setObjectName(f"{name}_fields")
        self.rows.setAccessibleName(words(texts.entries))
        self.fields.setAccessibleName(words(texts.fields))
        self._column = QVBoxLayout(self)
        self._build(theme, texts.what_width)
        self.rows.selectionModel().currentRowChanged.connect(self._show_fields)

    def show_entries(self, rows: Sequence[Cells], fields_of: FieldsOf) -> None:
        """Show these entries; ``fields_of`` tells the fields of the one in a row."""
        self._fields_of = fields_of
        self._model.show_rows(rows)
        for table in (self.rows, self.fields):
            table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._column.setStretch(self._column.count() - 1, 0 if rows else 1)
        self.rows.selectRow(0)
        self._show_fields()

    @property
    def row(self) -> int:
        """Return which entry is chosen; -1 for none."""
        row = self.rows.currentIndex().row()
        return row if 0 <= row < self._model.rowCount() else -1

    def _build(self, theme: Theme, what_width: int) -> None:
        em, column = theme.em, self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.8))
        widths_of_rows = (what_width, _KIND)
        tables = (
            (self.rows, self._model, widths_of_rows),
            (self.fields, self._changes, _FIELD_WIDTHS),
        )
        for rows, model, widths in tables:
            rows.setModel(model)
            make_plain(rows, wide=2)
            rows.verticalHeader().setDefaultSectionSize(em(2.5))
            for place, width in enumerate(widths):
                set_width(rows, place, em(width))
            column.addWidget(rows, 1)
        set_width(self.rows, 3, em(_LAST))
        column.addWidget(self._empty)
        column.addStretch(0)

    def _show_fields(self) -> None:
        row = self.row
        self._changes.show_rows(() if row < 0 else self._fields_of(row))
        self.chosen.emit(row)

"""The row of filters below the headings: one editor for each column shown."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.listing import FilterValue, ListColumn
from rai_desktop.ui.parts.widgets import LEAST_TARGET
from rai_desktop.ui.tables.choice_filter import ChoiceFilterBox
from rai_desktop.ui.tables.header import FilterHeader
from rai_desktop.ui.tables.looks import filter_row_style
from rai_desktop.ui.tables.typed_filter import Today, TypedFilter
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

PAUSE = 120
"""Milliseconds after the last key until a typed filter takes hold."""

HEIGHT = 2.4
_GAP = 0.2

FilterEditor = TypedFilter | ChoiceFilterBox


class FilterRow(QWidget):
    """Editors that lie below their columns and follow them when they move.

    ``filters_changed`` comes shortly after typing and at once after choosing; ``left`` when the
    keyboard goes back to the rows; ``column_entered`` with the column whose editor has the focus.
    """

    filters_changed = Signal()
    left = Signal()
    column_entered = Signal(str)

    def __init__(
        self, header: FilterHeader, today: Today, words: Words, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("filter_row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._header = header
        self._table = parent
        self._today = today
        self._words = words
        self._theme = theme
        self._editors: dict[str, FilterEditor] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.filters_changed)
        header.placed.connect(self.place_editors)
        self.setAccessibleName(words(N_("Filter row")))
        self.apply_theme(theme)

    def show_columns(self, columns: Sequence[ListColumn]) -> None:
        """Have an editor for each of these columns; what was typed for one of them stays."""
        before, self._editors = self._editors, {}
        for column in columns:
            kept = before.get(column.key)
            if kept is not None and kept.column.kind is column.kind:
                del before[column.key]
                kept.column = column
            else:
                kept = self._new_editor(column)
            self._editors[column.key] = kept
        for editor in before.values():
            editor.hide()
            editor.deleteLater()
        self.retranslate(self._words)
        self.place_editors()

    def filters(self) -> dict[str, FilterValue]:
        """Return the filters at work by column."""
        found = ((key, editor.filter_value()) for key, editor in self._editors.items())
        return {key: value for key, value in found if value is not None}

    def editor(self, key: str) -> FilterEditor | None:
        """Return the editor of a column, if it is shown."""
        return self._editors.get(key)

    def reset(self) -> None:
        """Empty all editors; tells nobody."""
        self._pause.stop()
        for editor in self._editors.values():
            editor.reset()

    def kept(self) -> dict[str, str]:
        """Return what all editors ask for as texts to keep, by column."""
        found = ((key, editor.kept()) for key, editor in self._editors.items())
        return {key: kept for key, kept in found if kept}

    def take(self, kept: Mapping[str, str]) -> None:
        """Ask for what ``kept`` says by column, and for nothing else; tells nobody."""
        self._pause.stop()
        for key, editor in self._editors.items():
            editor.take(kept.get(key, ""))

    def order_tabs(self, before: QWidget, after: QWidget) -> None:
        """Let Tab go from ``before`` through the editors, from left to right, to ``after``."""
        for one, following in pairwise((before, *self._editors.values(), after)):
            QWidget.setTabOrder(one, following)

    def take_focus(self, key: str) -> None:
        """Put the keyboard into the editor of a column, or into the first one."""
        editor = self._editors.get(key) or next(iter(self._editors.values()), None)
        if editor is not None:
            editor.setFocus()

    def retranslate(self, words: Words) -> None:
        """Show the texts in this language."""
        self._words = words
        self.setAccessibleName(words(N_("Filter row")))
        for editor in self._editors.values():
            editor.retranslate(words)

    def apply_theme(self, theme: Theme) -> None:
        """Use these colours and lengths."""
        self._theme = theme
        self.setStyleSheet(filter_row_style(theme))
        for editor in self._editors.values():
            editor.apply_theme(theme)
        self._header.set_room(theme.em(HEIGHT))

    def place_editors(self) -> None:
        """Lay each editor below its column."""
        header = self._header
        top_left = header.mapTo(self._table, header.viewport().geometry().bottomLeft())
        self.setGeometry(top_left.x(), top_left.y() + 1, header.width(), header.room)
        gap = self._theme.em(_GAP)
        for section, editor in enumerate(self._editors.values()):
            if section >= header.count():
                break
            left, right = self._edges(section)
            width = right - left - 2 * gap
            if width < LEAST_TARGET:  # out of sight, not out of use
                editor.setGeometry(left, -self.height(), 0, self.height())
            else:
                editor.setGeometry(left + gap, gap, width, self.height() - 2 * gap)
            editor.show()

    def _edges(self, section: int) -> tuple[int, int]:
        """Return from where to where a column is seen beside those that stay."""
        frozen = self._header.frozen
        left = frozen.left(section)
        right = left + self._header.sectionSize(section)
        return (left if section < frozen.count else max(left, frozen.width)), right

    def _new_editor(self, column: ListColumn) -> FilterEditor:
        editor: FilterEditor
        if column.choices:
            editor = ChoiceFilterBox(column, self._words, self._theme, self)
        else:
            editor = TypedFilter(column, self._today, self._words, self._theme, self)
        editor.edited.connect(self._pause.start)
        editor.chosen.connect(self._at_once)
        editor.left.connect(self._on_left)
        editor.focused.connect(lambda: self.column_entered.emit(column.key))
        return editor

    def _at_once(self) -> None:
        self._pause.stop()
        self.filters_changed.emit()

    def _on_left(self) -> None:
        if self._pause.isActive():
            self._at_once()
        self.left.emit()

"""Puts rows in one or two columns, as the width allows, in reading order."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.overriding import override
from rai_desktop.ui.theme import Theme

TWO_COLUMNS_FROM = 30


class RowGrid(QWidget):
    """Rows of a section; wide rows take the whole width."""

    def __init__(self, rows: Sequence[FieldRow], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("inside")
        self._rows = tuple(rows)
        self._theme = theme
        self._columns = 0
        self._grid = QGridLayout(self)
        self.apply_theme(theme)
        self._arrange(1)

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        self._theme = theme
        self._grid.setContentsMargins(0, 0, 0, theme.em(0.8))
        self._grid.setHorizontalSpacing(theme.em(1.4))
        self._grid.setVerticalSpacing(theme.em(1.1))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= self._theme.em(TWO_COLUMNS_FROM)
        self._arrange(2 if wide else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for row in self._rows:
            self._grid.removeWidget(row)
        line, place = 0, 0
        for row in self._rows:
            span = columns if row.is_wide else 1
            if place + span > columns:
                line, place = line + 1, 0
            self._grid.addWidget(row, line, place, 1, span)
            place += span
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

"""What another risk method would change, before it is taken over."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.method_change import MethodEffect
from rai_desktop.services.risks.method_told import (
    HEADINGS,
    change_cells,
    effect_text,
    lapsing_names,
)
from rai_desktop.ui.method.level_icon import level_icon
from rai_desktop.ui.parts.plain_rows import make_plain, set_width
from rai_desktop.ui.parts.widgets import label, plain_tip
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

MOST = 500
"""Levels that are shown one by one; the sentence above counts all of them."""


class MethodPreview(QWidget):
    """Lists each level that changes, and the acceptances that lapse."""

    def __init__(self, project: OpenProject, words: Words, theme: Theme) -> None:
        super().__init__()
        self._project = project
        self._words = words
        self._theme = theme
        self._title = label("method_preview_title", "heading", wraps=True)
        self._text = label("method_preview_text", wraps=True)
        self._lapsing = label("method_preview_lapsing", "muted", wraps=True)
        self.rows = QTableWidget(0, len(HEADINGS))
        self._build()

    def show_effect(self, effect: MethodEffect) -> None:
        """Show what changes."""
        words = self._words
        self._text.setText(f"{effect_text(words, effect)} {words(_KEPT)}")
        names = [*lapsing_names(self._project, effect)]
        told = words.filled(N_("These acceptances lapse: {names}"), names="; ".join(names[:MOST]))
        self._lapsing.setText(told if names else "")
        self._lapsing.setVisible(bool(names))
        shown = effect.changes[:MOST]
        self.rows.setVisible(bool(shown))
        self.rows.setRowCount(len(shown))
        for row, change in enumerate(shown):
            cells = change_cells(self._project, words, effect, change)
            items = [QTableWidgetItem(text) for text in cells]
            items[0].setToolTip(plain_tip(cells[0]))
            items[3].setIcon(level_icon(change.before, self._theme))
            items[4].setIcon(level_icon(change.after, self._theme))
            for column, item in enumerate(items):
                self.rows.setItem(row, column, item)
        if shown:
            self.rows.setCurrentCell(0, 0)

    def _build(self) -> None:
        words, rows, em = self._words, self.rows, self._theme.em
        self._title.setText(words(N_("What changes")))
        rows.setObjectName("method_changes")
        rows.setAccessibleName(words(N_("Risk levels that change")))
        rows.setHorizontalHeaderLabels([words(text) for text in HEADINGS])
        make_plain(rows, wide=0)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.setIconSize(QSize(em(1), em(1)))
        rows.verticalHeader().setDefaultSectionSize(em(2.3))
        for place, width in ((1, 12), (2, 12), (3, 9), (4, 9)):
            set_width(rows, place, em(width))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(rows, 1)
        column.addWidget(self._lapsing)
        column.addStretch(0)


_KEPT = N_("What was rated stays as it is. You can undo this.")

"""What has to be mended in a pack, cell by cell, to be read and copied."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.texts import N_
from rai_desktop.services.packs import PackProblem
from rai_desktop.ui.parts.plain_rows import make_plain, set_width
from rai_desktop.ui.parts.widgets import button, label
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

HEADINGS = (N_("Sheet"), N_("Row"), N_("Column"), N_("What to correct"))
MOST = 500
"""Mistakes that are shown; copying takes all of them."""

PADDING = 1.8
"""What a cell leaves free beside its words, in multiples of the font's height."""


class MistakesPage(QWidget):
    """Lists the mistakes of a pack; nothing was taken over."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._problems: Sequence[PackProblem] = ()
        self._title = label("packs_mistakes_title", "heading", wraps=True)
        self._lead = label("packs_mistakes_lead", wraps=True)
        self.rows = QTableWidget(0, len(HEADINGS))
        self.copy = button("packs_copy")
        self._column = QVBoxLayout(self)
        self._padding = self._spare = 0
        self._build()

    def show_problems(self, name: str, problems: Sequence[PackProblem]) -> None:
        """Show what is wrong in the file ``name``."""
        self._problems = problems
        self._title.setText(name)
        self._lead.setText(
            self._words.plural(
                "{count} mistake. Nothing was taken over.",
                "{count} mistakes. Nothing was taken over.",
                len(problems),
            )
        )
        shown = problems[:MOST]
        self.rows.setRowCount(len(shown))
        for row, problem in enumerate(shown):
            for column, text in enumerate(self._cells(problem)):
                self.rows.setItem(row, column, QTableWidgetItem(text))
        self._fit_rows()
        if shown:
            self.rows.setCurrentCell(0, 0)

    def copied(self) -> str:
        """Return all mistakes as lines, with tabs between the cells."""
        heads = "\t".join(self._words(text) for text in HEADINGS)
        lines = ("\t".join(self._cells(problem)) for problem in self._problems)
        return "\n".join((heads, *lines))

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        self._padding, self._spare = theme.em(PADDING), theme.em(1)
        self._column.setSpacing(theme.em(0.6))
        for column, width in enumerate((11, 5, 11)):
            set_width(self.rows, column, theme.em(width))

    def _fit_rows(self) -> None:
        """Make each row as high as its sentence is; Qt's own reckoning forgets the padding."""
        last = len(HEADINGS) - 1
        room = QRect(0, 0, self.rows.columnWidth(last) - self._padding, 1)
        wraps = int(Qt.TextFlag.TextWordWrap)
        for row in range(self.rows.rowCount()):
            item = self.rows.item(row, last)
            if item is not None:
                text = self.rows.fontMetrics().boundingRect(room, wraps, item.text())
                self.rows.setRowHeight(row, text.height() + self._spare)

    def _cells(self, problem: PackProblem) -> tuple[str, str, str, str]:
        row = str(problem.row) if problem.row else ""
        text = self._words.told(problem.text, problem.values)
        return problem.sheet, row, problem.column, text

    def _build(self) -> None:
        words, rows = self._words, self.rows
        rows.setObjectName("packs_mistakes")
        rows.setAccessibleName(words(N_("Mistakes in the pack")))
        rows.setHorizontalHeaderLabels([words(text) for text in HEADINGS])
        make_plain(rows, wide=len(HEADINGS) - 1)
        rows.setWordWrap(True)
        rows.horizontalHeader().sectionResized.connect(self._fit_rows)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.copy.setText(words(N_("Copy the list")))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.copied()))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._lead)
        self._column.addWidget(rows, 1)
        self._column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)

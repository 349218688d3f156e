"""The risk method to read: its matrices, scales, levels and rules."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.method_model import MethodCell, MethodTable
from rai_desktop.services.registers.method_pages import method_pages
from rai_desktop.services.registers.summary import matrices
from rai_desktop.services.risks.method_told import method_name
from rai_desktop.ui.library.level_badge import LevelBadge
from rai_desktop.ui.pages.overview.matrix import MatrixView
from rai_desktop.ui.parts.widgets import label, scrolled
from rai_desktop.ui.theme import Theme

_MATRIX = "matrix_"


class MethodView(QWidget):
    """Shows the method of a project as its registers print it, with the risks of today."""

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self._project = project
        self._labels = labels
        self._theme = theme
        self.title = label("method_title", "heading", wraps=True)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self.title)
        self._area: QWidget | None = None

    def show_method(self) -> None:
        """Show the method that is used now."""
        self.title.setText(method_name(self._labels.words, self._labels.method()))
        pages = method_pages(self._labels)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, self._theme.em(0.8), 0)
        column.setSpacing(self._theme.em(0.6))
        self._add_matrices(column)
        for table in pages.tables:
            if not table.key.startswith(_MATRIX):
                self._add_table(column, table)
        column.addStretch(1)
        area = scrolled(inside, "method_area")
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(pages.title)
        if self._area is not None:
            self._whole.removeWidget(self._area)
            self._area.deleteLater()
        self._area = area
        self._whole.addWidget(area, 1)

    def _add_matrices(self, column: QVBoxLayout) -> None:
        risks = [one for one in self._project.entities(EntityKind.RISK) if isinstance(one, Risk)]
        for picture in matrices(self._labels, risks):
            head = label(f"method_head_{picture.key}", "field", wraps=True)
            head.setText(picture.title)
            view = MatrixView(self._theme, lambda _: ())
            view.setObjectName(f"method_matrix_{picture.key}")
            view.setMinimumHeight(self._theme.em(22))
            view.show_matrix(picture)
            column.addWidget(head)
            column.addWidget(view)

    def _add_table(self, column: QVBoxLayout, table: MethodTable) -> None:
        head = label(f"method_head_{table.key}", "field", wraps=True)
        head.setText(table.title)
        column.addWidget(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.em(1))
        grid.setVerticalSpacing(self._theme.em(0.35))
        for place, span in enumerate(table.spans):
            grid.setColumnStretch(place, span)
        column.addLayout(grid)  # what is shown has to stand in the window before
        self._add_row(grid, table, 0, [MethodCell(text=text) for text in table.heads])
        for row, cells in enumerate(table.rows, start=1):
            self._add_row(grid, table, row, cells)
        for text in table.notes:
            note = label(f"method_note_{table.key}", "muted", wraps=True)
            note.setText(text)
            column.addWidget(note)

    def _add_row(
        self, grid: QGridLayout, table: MethodTable, row: int, cells: Sequence[MethodCell]
    ) -> None:
        for place, cell in enumerate(cells):
            name = f"method_{table.key}_{row}_{place}"
            if cell.level is not None:
                badge = LevelBadge(name, self._theme)
                grid.addWidget(badge, row, place, Qt.AlignmentFlag.AlignTop)
                badge.show_level(cell.level, cell.text)
                continue
            text = label(name, "muted" if row == 0 else "", wraps=True)
            text.setText(cell.text)
            grid.addWidget(text, row, place, Qt.AlignmentFlag.AlignTop)

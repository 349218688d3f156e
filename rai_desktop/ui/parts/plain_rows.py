"""What small tables of dialogs and pages have in common: whole rows, quiet heads, Tab leads out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


def make_plain(rows: QTableView, *, wide: int | None = None) -> None:
    """Let ``rows`` be chosen one at a time and as a whole; the column ``wide`` takes the rest."""
    rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    rows.setShowGrid(False)
    rows.setTabKeyNavigation(False)
    rows.setWordWrap(False)
    rows.verticalHeader().hide()
    head = rows.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    if wide is not None:
        head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)

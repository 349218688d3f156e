"""Facts that nobody types, as lines of a label and what stands there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from rai_desktop.services.reviews.shown import ShownFact
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme


def fact_grid(facts: Sequence[ShownFact], theme: Theme, parent: QWidget) -> QWidget:
    """Return the lines of these facts; texts wrap."""
    made = QWidget(parent)
    made.setObjectName("record_facts")
    grid = QGridLayout(made)
    grid.setContentsMargins(0, theme.em(0.3), 0, 0)
    grid.setHorizontalSpacing(theme.em(0.8))
    grid.setVerticalSpacing(theme.em(0.4))
    place = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
    for line, fact in enumerate(facts):
        for column, (text, role) in enumerate(((fact.label, "muted"), (fact.text, ""))):
            cell = label(f"record_{line}_{column}", role, wraps=True)
            cell.setAlignment(place)
            cell.setText(text)
            grid.addWidget(cell, line, column)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 3)
    return made

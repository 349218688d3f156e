"""Answers “we use no AI” that contradict the inventory, to be ticked where they count."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject
from rai_desktop.services.questionnaires.contradictions import Contradiction, contradiction_line
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_TITLE = N_(
    "These answers contradict the inventory and are left out. Tick those that count; the AI "
    "systems stay in the inventory."
)


class ContradictionList(QWidget):
    """One line for each answer; ``changed`` tells of every tick."""

    changed = Signal()

    def __init__(self, project: OpenProject, words: Words, theme: Theme) -> None:
        super().__init__()
        self._project = project
        self._words = words
        self._found: Sequence[Contradiction] = ()
        title = label("returned_contradictions_title", "field", wraps=True)
        title.setText(words(_TITLE))
        self.lines = QListWidget()
        self.lines.setObjectName("returned_contradictions")
        self.lines.setAccessibleName(title.text())
        self.lines.setWordWrap(True)
        self.lines.setMinimumHeight(theme.em(4))
        self.lines.setMaximumHeight(theme.em(8))
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.em(0.4))
        column.addWidget(title)
        column.addWidget(self.lines)
        self.lines.itemChanged.connect(self.changed)

    def show_found(self, found: Sequence[Contradiction]) -> None:
        """Show the answers; ticks stay while they are the same."""
        self.setVisible(bool(found))
        if found == self._found:
            return
        self._found = found
        self.lines.blockSignals(True)
        self.lines.clear()
        for each in found:
            item = QListWidgetItem(contradiction_line(self._project, self._words, each))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.lines.addItem(item)
        self.lines.blockSignals(False)

    def accepted(self) -> frozenset[int]:
        """Return the places of the forms that are ticked."""
        return frozenset(
            each.form
            for row, each in enumerate(self._found)
            if self.lines.item(row).checkState() is Qt.CheckState.Checked
        )

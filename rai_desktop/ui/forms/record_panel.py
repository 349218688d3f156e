"""What was decided, in the form of its entry: nobody types there, for it is a record."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.shown import ShownFact
from rai_desktop.ui.forms.entity_panel import EntityPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, let_go, show_icon
from rai_desktop.ui.theme import Theme


class RecordPanel(EntityPanel):
    """Lines of a label and what stands there, and ``open``, which leads to what it is about."""

    def __init__(self, name: str, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__(name, project, labels, theme)
        self._facts: QWidget | None = None
        self.open = ShortButton("record_open")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._column.setSpacing(theme.em(0.7))
        show_icon(self.open, "right", theme)
        self._show()

    def _show_facts(self, facts: Sequence[ShownFact]) -> None:
        """Show these facts in place of others; without any there is nothing to be seen."""
        if self._facts is not None:
            let_go(self._facts)
            self._facts = None
        self.setVisible(bool(facts))
        if facts:
            self._facts = self._made_facts(facts)
            self._column.insertWidget(0, self._facts)

    def _made_facts(self, facts: Sequence[ShownFact]) -> QWidget:
        made = QWidget(self)
        made.setObjectName("record_facts")
        grid = QGridLayout(made)
        grid.setContentsMargins(0, self._theme.em(0.3), 0, 0)
        grid.setHorizontalSpacing(self._theme.em(0.8))
        grid.setVerticalSpacing(self._theme.em(0.4))
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

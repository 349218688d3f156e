"""The question whether the entries of another project shall come in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import ImportPlan, RowOutcome
from rai_desktop.services.labels import Labels
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme


class WelcomeView(QWidget):
    """Says what it means; ``wanted`` lets them in, ``given_up`` leaves everything as it is."""

    wanted = Signal()
    given_up = Signal()

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self._words = labels.words
        self._asked = label("import_other_project", "field", wraps=True)
        self._means = label("import_other_means", wraps=True)
        self.as_new = ShortButton("import_as_new")
        self.leave = ShortButton("import_not_new")
        self._build(theme)

    def _build(self, theme: Theme) -> None:
        em = theme.em
        self._asked.setText(self._words(N_("This file comes from another project.")))
        self.as_new.setText(self._words(N_("As new entries")))
        self.leave.setText(self._words(N_("Do not read in")))
        buttons = QWidget()
        flow = FlowLayout(buttons, em(0.6))
        for button in (self.as_new, self.leave):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.5))
        for part in (self._asked, self._means, buttons):
            column.addWidget(part)
        self.as_new.clicked.connect(self.wanted)
        self.leave.clicked.connect(self.given_up)

    def show_plan(self, plan: ImportPlan) -> None:
        """Ask where there is something to ask."""
        count = plan.count(RowOutcome.NEW)
        self._means.setText(
            self._words.plural(
                "“As new entries” adds {count} entry with a new number beside those that are "
                "here, even if one is called the same. Otherwise everything stays as it is.",
                "“As new entries” adds {count} entries with new numbers beside those that are "
                "here, even if some are called the same. Otherwise everything stays as it is.",
                count,
            )
        )
        self.setVisible(plan.asks_as_new)

"""The large choice of a page, such as where a system comes from."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.screens import LawScreen
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.pages.classifying.tick_row import OPEN, TICKED, TickRow
from rai_desktop.ui.parts.widgets import button
from rai_desktop.ui.theme import Theme


class ChoiceView(QWidget):
    """One row for each code of the field; ``chosen`` carries the code.

    ``is_each`` tells that people want to see what stands behind the choice.
    """

    chosen = Signal(str)
    each_wanted = Signal()

    def __init__(
        self, screen: LawScreen, project: OpenProject, labels: Labels, theme: Theme
    ) -> None:
        super().__init__()
        self.setObjectName(f"choice_{screen.id}")
        kind, _, key = screen.rule.from_field.partition(".")
        spec = project.field(EntityKind(kind), key)
        self.rows: dict[str, TickRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.em(0.1))
        for choice in screen.rule.choices:
            row = TickRow(f"choose_{choice.id}", theme, is_round=True)
            row.emphasise()
            row.show_texts(labels.choice(spec, choice.id))
            row.clicked.connect(self._chooser(choice.id))
            column.addWidget(row)
            self.rows[choice.id] = row
        self.each = button(f"each_{screen.id}", "quiet")
        self.each.setCheckable(True)
        self.each.setText(labels.words(N_("Change single answers")))
        self.each.toggled.connect(self.each_wanted)
        column.addWidget(self.each, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def is_each(self) -> bool:
        """Whether the single answers are wanted."""
        return self.each.isChecked()

    def show_choice(self, screen: LawScreen) -> None:
        """Show what is chosen, or what the field says already."""
        is_open = not any(line.answer for line in screen.lines)
        code = screen.choice or (screen.proposed_choice if is_open else "")
        for choice, row in self.rows.items():
            row.show_state(TICKED if choice == code else OPEN, "")

    def take_chosen(self) -> bool:
        """Put the keyboard on the row that is chosen; tell whether there is one."""
        for row in self.rows.values():
            if row.state == TICKED:
                row.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    def _chooser(self, code: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(code)

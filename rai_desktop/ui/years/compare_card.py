"""Comparing two times: closed years, today, or a day of the history."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.years.times import TODAY
from rai_desktop.services.years.told import ToldTable
from rai_desktop.ui.duties.calendar_cards import LawCard
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.years.table import ToldView
from rai_desktop.words import Words

_TABLES = ("figures", "criteria", "requirements", "systems", "risks")


class CompareCard(LawCard):
    """Two choices and the tables of what changed; ``chosen`` tells that another was chosen."""

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("year_compare", N_("Compare two times"), theme)
        self._names = (N_("Earlier time"), N_("Later time"))
        self.choices = (CalmComboBox(), CalmComboBox())
        self._labels = tuple(
            label(f"year_compare_{end}", "field", wraps=True) for end in ("from", "to")
        )
        self._grid = QGridLayout()
        self._hint = label("year_compare_hint", "hint", wraps=True)
        self._hint.hide()
        self.tables = {key: ToldView(f"year_{key}", theme) for key in _TABLES}
        self._inside = QVBoxLayout()
        self._build()
        self.apply_theme(theme)

    def show_times(self, years: Sequence[int], earlier: date | None, words: Words) -> None:
        """Offer these years, the latest first, and today; what is chosen stays while it is there.

        ``earlier`` is a day whose last state can be chosen, too.
        """
        offered = [(str(year), str(year)) for year in years]
        if earlier is not None:
            day = words.day(earlier)
            text = words.filled(N_("State of {day}"), day=day)
            offered.append((text, earlier.isoformat()))
        offered.append((words(N_("Today")), TODAY))
        for place, choice in enumerate(self.choices):
            before = choice.currentData()
            choice.blockSignals(True)
            choice.clear()
            for text, code in offered:
                choice.addItem(text, code)
            codes = [code for _, code in offered]
            usual = 0 if place == 0 else len(codes) - 1
            choice.setCurrentIndex(codes.index(before) if before in codes else usual)
            choice.blockSignals(False)

    def times(self) -> tuple[str, str]:
        """Return what names the two times."""
        first, second = (str(choice.currentData() or TODAY) for choice in self.choices)
        return first, second

    def show_tables(self, tables: Sequence[ToldTable]) -> None:
        """Show a comparison."""
        self._hint.hide()
        told = {table.key: table for table in tables}
        for key, view in self.tables.items():
            view.setVisible(key in told)
            if key in told:
                view.show_table(told[key])

    def show_error(self, error: UserError, words: Words) -> None:
        """Say why two times cannot be compared."""
        self._hint.setText(words.of_error(error))
        self._hint.show()
        for view in self.tables.values():
            view.hide()

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        super().retranslate(words)
        for name, told, choice in zip(self._names, self._labels, self.choices, strict=True):
            told.setText(words(name))
            choice.setAccessibleName(words(name))

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        super().apply_theme(theme)
        self._inside.setSpacing(theme.em(1))
        self._grid.setHorizontalSpacing(theme.em(0.8))
        for choice in self.choices:
            choice.setMinimumWidth(theme.em(9))
        for view in self.tables.values():
            view.apply_theme(theme)

    def _build(self) -> None:
        for place, (told, choice) in enumerate(zip(self._labels, self.choices, strict=True)):
            choice.setObjectName(f"year_choice_{place}")
            told.setBuddy(choice)
            self._grid.addWidget(told, 0, place, Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(choice, 1, place)
            self._grid.setColumnStretch(place, 1)
            choice.currentIndexChanged.connect(lambda _: self.chosen.emit())
        self._grid.setColumnStretch(2, 2)
        self.column.addLayout(self._grid)
        self.column.addWidget(self._hint)
        for view in self.tables.values():
            self._inside.addWidget(view)
            view.hide()
        self.column.addLayout(self._inside)

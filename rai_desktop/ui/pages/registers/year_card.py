"""The way from the reports to the year: which one is worked on, and when the last was closed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject
from rai_desktop.services.years.closed import closed_years, reporting_year
from rai_desktop.ui.parts.rows import LineRow
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class YearCard(QFrame):
    """One row; ``wanted`` asks for the page of the year."""

    wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._row = LineRow("to_the_year", theme)
        self._row.show_sign("calendar", "accent")
        self.setObjectName("year_card")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._row)
        self._row.clicked.connect(self.wanted)

    def show_project(self, project: OpenProject, words: Words) -> None:
        """Show the reporting year of a project, and the year that was closed last."""
        last = next(iter(closed_years(project)), None)
        text = words(N_("No year is closed yet."))
        if last is not None:
            told = N_("The year {year} was closed on {day}.")
            text = words.filled(told, year=str(last.year), day=words.day(last.closed_on))
        title = N_("Yearly report and reporting year {year}")
        self._row.show_texts(words.filled(title, year=str(reporting_year(project))), text)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._row.apply_theme(theme)
        self._column.setContentsMargins(*[theme.em(0.4)] * 4)

"""The way from the page of the year to the yearly report of the alliance."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from rai_desktop.domain.texts import N_
from rai_desktop.ui.parts.rows import LineRow
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class ReportCard(QFrame):
    """One row; ``wanted`` asks for the dialog of the report."""

    wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._row = LineRow("to_the_report", theme)
        self._row.show_sign("export", "accent")
        self.setObjectName("report_card")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._row)
        self._row.clicked.connect(self.wanted)
        self.apply_theme(theme)

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self._row.show_texts(
            words(N_("Yearly report to the alliance…")),
            words(
                N_("See what is passed on, leave out what you want, sign off and write the files.")
            ),
        )

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._row.apply_theme(theme)
        self._column.setContentsMargins(*[theme.em(0.4)] * 4)

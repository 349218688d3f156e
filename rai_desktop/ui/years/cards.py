"""What the page of the year is made of: what is open, closed years, and their trend."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from rai_desktop.domain.kinds.snapshot import Snapshot
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.pictures import trend
from rai_desktop.services.years.board import (
    TREND,
    OpenBefore,
    YearBoard,
    trend_labels,
    trend_points,
    trend_table,
)
from rai_desktop.services.years.told import closed_text
from rai_desktop.ui.duties.calendar_cards import LawCard
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.rows import LineRow, Rows
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, set_property, show_icon
from rai_desktop.ui.pictures import PictureView
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.years.table import ToldView
from rai_desktop.words import Words

_HEIGHT, _NARROWEST, _POINTS_PER_EM = 200.0, 220.0, 10.0


class OpenCard(LawCard):
    """The year that is worked on, what is open, and closing it (``close_wanted``)."""

    close_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("year_open", N_("Before the year is closed"), theme)
        self._open: Sequence[OpenBefore] = ()
        self.rows = Rows("year_open_rows", self._made)
        self.close_year = ShortButton("year_close", "primary")
        self.column.addWidget(self.rows)
        self.column.addWidget(self.close_year, 0, Qt.AlignmentFlag.AlignLeft)
        self.close_year.clicked.connect(self.close_wanted)
        self.apply_theme(theme)

    def show_board(
        self, board: YearBoard, words: Words, *, may_close: bool, is_ahead: bool
    ) -> None:
        """Show what is open; nothing of it stands in the way.

        ``is_ahead`` tells that the year has not begun: there is nothing to press for yet.
        """
        self._open = board.open
        set_property(self.close_year, "role", "" if is_ahead else "primary")
        self._show_lock()
        text = N_("Reporting year {year}. Nothing is open.")
        if board.open:
            text = N_(
                "Reporting year {year}. You can close it all the same; what is open is frozen as "
                "open."
            )
        if is_ahead:
            text = N_(
                "Reporting year {year} has not begun yet. You can close it at its end; until then, "
                "see to what is open."
            )
        self.say(words.filled(text, year=str(board.year)))
        for row, each in zip(self.rows.take(len(board.open)), board.open, strict=True):
            row.show_texts(each.text, "")
            row.show_sign("warn", "warn")
        self.close_year.setEnabled(may_close)

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        super().retranslate(words)
        self.close_year.setText(words(N_("Close the year…")))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        super().apply_theme(theme)
        for row in self.rows.made():
            row.apply_theme(theme)
        self._show_lock()

    def _show_lock(self) -> None:
        is_primary = self.close_year.property("role") == "primary"
        show_icon(self.close_year, "lock", self.theme, "on_accent" if is_primary else "text")

    def _made(self, place: int) -> LineRow:
        row = LineRow(f"year_open_{place}", self.theme)
        row.clicked.connect(lambda: self.target_wanted.emit(self._open[place].target))
        return row


class ClosedCard(LawCard):
    """The years that are closed, the latest first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("year_closed", N_("Closed years"), theme)
        self._lines = QVBoxLayout()
        self.column.addLayout(self._lines)
        self.apply_theme(theme)

    def show_years(self, years: Sequence[Snapshot], words: Words) -> None:
        """Show when each was closed, by whom, and its fingerprint."""
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        text = N_(
            "No year is closed yet. A closed year stays as it was, and each later one is compared "
            "with it."
        )
        self.say("" if years else words(text))
        for year in years:
            line = label(f"closed_{year.year}", "", wraps=True)
            line.setText(closed_text(words, year))
            self._lines.addWidget(line)
            if year.note:
                note = label(f"closed_{year.year}_note", "muted", wraps=True)
                note.setText(year.note)
                self._lines.addWidget(note)

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        super().apply_theme(theme)
        self._lines.setSpacing(theme.em(0.5))


class TrendCard(LawCard):
    """Maturity and requirements met, year by year: a picture, and all numbers below it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("year_trend", TREND, theme)
        self._board: YearBoard | None = None
        self._words: Words | None = None
        self.picture = PictureView(theme)
        self.picture.setObjectName("year_trend_picture")
        self.table = ToldView("year_trend_table", theme)
        self.column.addWidget(self.picture)
        self.column.addWidget(self.table)
        self.apply_theme(theme)

    def show_board(self, board: YearBoard, labels: Labels) -> None:
        """Show the trend up to today."""
        self._board, self._words = board, labels.words
        self.table.show_table(trend_table(labels.words, board))
        self._draw()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        super().apply_theme(theme)
        self.picture.apply_theme(theme)
        self.table.apply_theme(theme)
        self._draw()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    def _draw(self) -> None:
        """Draw the trend as wide as there is room, so that its letters keep their size."""
        if self._board is None or self._words is None:
            return
        points, words = trend_points(self._words, self._board), trend_labels(self._words)
        room = self.contentsRect().width() - self.theme.em(2.8)
        width = max(_NARROWEST, room / self.theme.em(1) * _POINTS_PER_EM)
        size, measure = (width, _HEIGHT), self.picture.text_width()
        self.picture.show_drawing(trend(points, words, measure, size=size), words.title)

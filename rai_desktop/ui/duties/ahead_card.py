"""The card with the picture of the dates ahead."""

from datetime import date

from PySide6.QtGui import QResizeEvent

from rai_desktop.services.deadlines.ahead import DATES_TITLE, dates_picture
from rai_desktop.services.pictures.dates import ShownDate
from rai_desktop.ui.duties.calendar_cards import LawCard
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pictures import PictureView
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_NARROWEST, _POINTS_PER_EM = 320.0, 9.0


class AheadCard(LawCard):
    """Drawn as wide as there is room, so that letters keep their size; hidden without dates."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("dates_ahead", DATES_TITLE, theme)
        self._dates: tuple[ShownDate, ...] = ()
        self._day = date.min
        self._words: Words | None = None
        self.picture = PictureView(theme)
        self.picture.setObjectName("dates_ahead_picture")
        self.column.addWidget(self.picture)
        self.apply_theme(theme)

    def show_dates(self, dates: tuple[ShownDate, ...], day: date, words: Words) -> None:
        """Show these dates as seen on ``day``."""
        self._dates, self._day, self._words = dates, day, words
        self.setVisible(bool(dates))
        self._draw()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        super().apply_theme(theme)
        self.picture.apply_theme(theme)
        self._draw()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    def _draw(self) -> None:
        if not self._dates or self._words is None:
            return
        room = self.contentsRect().width() - self.theme.em(2.8)
        width = max(_NARROWEST, room / self.theme.em(1) * _POINTS_PER_EM)
        measure = self.picture.text_width()
        drawing = dates_picture(self._words, self._dates, self._day, measure, width)
        self.picture.show_drawing(drawing, self._words(DATES_TITLE))

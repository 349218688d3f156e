"""Cards in one column or two, in their order; those without content leave no gap."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.overview.card import Card
from rai_desktop.ui.theme import Theme

TWO_COLUMNS = 54
"""From this width on, in multiples of the font's height, two cards stand side by side."""


class CardGrid(QWidget):
    """Arranges cards; two in a line are equally high."""

    def __init__(self, cards: Sequence[Card], theme: Theme) -> None:
        super().__init__()
        self._cards = cards
        self._theme = theme
        self._shown: tuple[tuple[Card, int, int, int], ...] = ()
        self._grid = QGridLayout(self)
        for card in cards:
            card.setParent(self)
            card.hide()
        self.apply_theme(theme)

    def arrange(self) -> None:
        """Show the cards that have content, where there is room."""
        wanted = tuple(self._places(self.width() >= self._theme.em(TWO_COLUMNS)))
        if wanted == self._shown:
            return
        for card in self._cards:
            self._grid.removeWidget(card)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        for card, row, column, span in wanted:
            self._grid.addWidget(card, row, column, 1, span)
        self._shown = wanted
        self._show({place[0] for place in wanted})
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)

    def visible_cards(self) -> list[Card]:
        """Return the cards that are shown, in reading order."""
        return [place[0] for place in self._shown]

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        self._theme = theme
        self._grid.setContentsMargins(0, 0, theme.em(0.4), 0)
        self._grid.setSpacing(theme.em(1.2))
        self.arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _show(self, shown: set[Card]) -> None:
        for card in self._cards:
            card.setVisible(card in shown)

    def _places(self, has_two: bool) -> Iterator[tuple[Card, int, int, int]]:
        """Yield each card with its line, its column, and how many columns it takes."""
        row, waiting = 0, None
        for card in (card for card in self._cards if card.has_content):
            if card.WIDE or not has_two:
                if waiting is not None:
                    yield waiting, row, 0, 2
                    row, waiting = row + 1, None
                yield card, row, 0, 2
                row += 1
            elif waiting is None:
                waiting = card
            else:
                yield waiting, row, 0, 1
                yield card, row, 1, 1
                row, waiting = row + 1, None
        if waiting is not None:
            yield waiting, row, 0, 2

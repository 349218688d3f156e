"""Cards in one column or two, in their order; those without content leave no gap."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.overview.card import Card
from rai_desktop.ui.theme import Theme

TWO_COLUMNS = 54
"""From this width on, in multiples of the font's height, two cards stand side by side."""

_ALL, _TOP = Qt.AlignmentFlag(0), Qt.AlignmentFlag.AlignTop


class CardGrid(QWidget):
    """Arranges cards; two in a line are equally high, unless one of them was unfolded."""

    def __init__(self, cards: Sequence[Card], theme: Theme) -> None:
        super().__init__()
        self._cards = cards
        self._theme = theme
        self._shown: tuple[tuple[tuple[Card, ...], bool], ...] = ()
        self._grid = QGridLayout(self)
        self.setMinimumWidth(1)  # two columns never keep a window from getting narrow
        for card in cards:
            card.setParent(self)
            card.hide()
        self.apply_theme(theme)

    def arrange(self) -> None:
        """Show the cards that have content, where there is room."""
        lines = tuple(self._lines(has_two=self.width() >= self._theme.em(TWO_COLUMNS)))
        wanted = tuple((line, any(card.is_long for card in line)) for line in lines)
        if wanted != self._shown:
            self._shown = wanted
            self._place()
        shown = set(self.visible_cards())
        for card in self._cards:
            card.setVisible(card in shown)

    def visible_cards(self) -> list[Card]:
        """Return the cards that are shown, in reading order."""
        return [card for line, _ in self._shown for card in line]

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

    def _place(self) -> None:
        for card in self._cards:
            self._grid.removeWidget(card)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        for row, (line, is_long) in enumerate(self._shown):
            for column, card in enumerate(line):
                self._grid.addWidget(card, row, column, 1, 3 - len(line), _TOP if is_long else _ALL)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)

    def _lines(self, *, has_two: bool) -> Iterator[tuple[Card, ...]]:
        """Yield the cards of each line; one whose neighbour is wide has its line for itself."""
        waiting: tuple[Card, ...] = ()
        for card in self._cards:
            if not card.has_content:
                continue
            if waiting and not card.WIDE:
                yield (*waiting, card)
                waiting = ()
            else:
                if waiting:
                    yield waiting
                waiting = (card,)
                if card.WIDE or not has_two:
                    yield waiting
                    waiting = ()
        if waiting:
            yield waiting

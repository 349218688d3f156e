"""The cards of all typical AI systems, in two columns where there is room."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.services.labels import Labels
from rai_desktop.services.templates import TickRow, UsedProduct
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.already_used.card import TemplateCard
from rai_desktop.ui.pages.already_used.draft import Draft
from rai_desktop.ui.parts.one_stop import OneStop
from rai_desktop.ui.theme import Theme

TWO_COLUMNS_FROM = 44

Rows = Sequence[tuple[TickRow, Sequence[str]]]


class CardGrid(QWidget):
    """Reading order goes from left to right; a card that opens moves only those below it.

    Cards that are not looked for are hidden. All ticks are one stop of the Tab key; ``entered``
    tells that it came there.
    """

    changed = Signal()
    lines_changed = Signal()
    entered = Signal()

    def __init__(self, rows: Rows, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("template_cards")
        self._theme = theme
        self._cards: dict[str, TemplateCard] = {}
        self._shown: list[TemplateCard] = []
        self._columns = 0
        self._ticks = OneStop(self)
        self._ticks.entered.connect(self.entered)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._sides = (QVBoxLayout(), QVBoxLayout())
        for side in self._sides:
            side.addStretch(1)
            self._across.addLayout(side, 1)
        for row, names in rows:
            card = TemplateCard(row, labels, theme)
            card.show_row(row, names, labels)
            card.setParent(self)
            card.changed.connect(self.changed)
            card.lines_changed.connect(self.lines_changed)
            self._cards[row.template] = card
        self.show_only(())

    def card(self, template: str) -> TemplateCard:
        """Return the card of a template."""
        return self._cards[template]

    def products(self) -> list[UsedProduct]:
        """Return the products of the ticked cards."""
        return [p for card in self._cards.values() if card.is_ticked for p in card.products()]

    def begun_products(self) -> list[UsedProduct]:
        """Return the products of all cards in which somebody ticked or typed."""
        return [p for card in self._cards.values() if card.is_begun for p in card.products()]

    def ticked(self) -> list[str]:
        """Return the templates of the ticked cards."""
        return [template for template, card in self._cards.items() if card.is_ticked]

    def show_draft(self, draft: Draft) -> None:
        """Show what was ticked and typed before."""
        for template, card in self._cards.items():
            card.show_products(draft.of(template), is_ticked=template in draft.ticked)

    def clear(self) -> None:
        """Untick all cards."""
        for card in self._cards.values():
            card.clear()

    def show_rows(self, rows: Rows, labels: Labels) -> None:
        """Show the rows of the tick list anew."""
        for row, names in rows:
            self._cards[row.template].show_row(row, names, labels)

    def show_only(self, wanted: Sequence[str]) -> bool:
        """Show the cards that contain every word; return whether there is one."""
        shown = [card for card in self._cards.values() if card.matches(wanted)]
        if shown != self._shown:
            self._shown = shown
            self._columns = 0
            self.arrange()
        return bool(shown)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Put the cards into as many columns as there is room for."""
        columns = 2 if self.width() >= self._theme.em(TWO_COLUMNS_FROM) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for card in self._cards.values():
            card.setVisible(card in self._shown)
        for place, card in enumerate(self._shown):
            side = self._sides[place % columns]
            side.insertWidget(place // columns, card)
        self._ticks.show_parts([card.tick for card in self._shown], columns)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self._across.setSpacing(theme.em(0.7))
        for side in self._sides:
            side.setSpacing(theme.em(0.7))
        for card in self._cards.values():
            card.apply_theme(theme)
        self._columns = 0
        self.arrange()

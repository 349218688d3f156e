"""Cards of the library one below the other: at most five until somebody asks for more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.services.labels import Labels
from rai_desktop.services.library.proposing import MOST_AT_ONCE
from rai_desktop.ui.library.card import OfferCard
from rai_desktop.ui.library.offer import Offer
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import chain_tab_stops, reveal, tab_stops
from rai_desktop.ui.theme import Theme


class OfferCards(QWidget):
    """Cards are used again, so that the keyboard stays in its place when one is taken.

    The signals are those of the cards; ``emptied`` says that the last one went with the keyboard.
    """

    taken = Signal(str)
    dismissed = Signal(str, str)
    returned = Signal(str)
    emptied = Signal()

    def __init__(self, name: str, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self._labels = labels
        self._theme = theme
        self._offers: Sequence[Offer] = ()
        self._may_change = True
        self._most = MOST_AT_ONCE
        self.cards: list[OfferCard] = []
        self.more = ShortButton(f"{name}_more", "quiet")
        self.more.clicked.connect(self._on_more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.apply_theme(theme)

    def show_offers(self, offers: Sequence[Offer], *, may_change: bool) -> None:
        """Show these entries, best first."""
        self._offers, self._may_change = offers, may_change
        self._show()

    def begin_anew(self) -> None:
        """Show at most five again."""
        self._most = MOST_AT_ONCE

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language; the entries have to be shown anew."""
        self._labels = labels
        for card in self.cards:
            card.retranslate(labels)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self._column.setSpacing(theme.em(0.6))
        for card in self.cards:
            card.apply_theme(theme)

    def focus_card(self, place: int) -> None:
        """Put the keyboard on a card, and scroll to it."""
        if not self.cards:
            return
        card = self.cards[min(max(0, place), len(self.cards) - 1)]
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(card)

    def _show(self) -> None:
        shown = self._offers[: self._most]
        had = next((n for n, card in enumerate(self.cards) if _holds_focus(card)), None)
        held = self._typed_reasons()
        self._fit(len(shown))
        for card, offer in zip(self.cards, shown, strict=True):
            card.show_offer(offer, may_change=self._may_change)
        for card, offer in zip(self.cards, shown, strict=True):
            if offer.key in held and not card.is_asking:
                text, has_keyboard = held[offer.key]
                card.hold_reason(text, has_keyboard=has_keyboard)
        left = len(self._offers) - len(shown)
        words = self._labels.words
        self.more.setText(words.plural("Show {count} more", "Show {count} more", left))
        self.more.setVisible(left > 0)
        if had is not None and not self.cards:
            self.emptied.emit()
        elif had is not None and had >= len(self.cards):
            self.focus_card(had)

    def _typed_reasons(self) -> dict[str, tuple[str, bool]]:
        """Return what is typed about which entry, and whether the keyboard is there."""
        return {
            card.offer.key: (card.typed_reason, _holds_focus(card.reason))
            for card in self.cards
            if card.offer is not None and card.reason is not None and card.typed_reason is not None
        }

    def _fit(self, count: int) -> None:
        while len(self.cards) < count:
            card = OfferCard(len(self.cards), self._labels, self._theme)
            card.taken.connect(self.taken)
            card.dismissed.connect(self.dismissed)
            card.returned.connect(self.returned)
            card.stepped.connect(lambda by, card=card: self._step(card, by))
            self._column.insertWidget(len(self.cards), card)
            self.cards.append(card)
            card.show()
        for card in self.cards[count:]:
            card.hide()
            card.setParent(None)
            card.deleteLater()
        del self.cards[count:]
        self.more.raise_()
        chain_tab_stops(tab_stops(self))

    def _step(self, card: OfferCard, by: int) -> None:
        self.focus_card(self.cards.index(card) + by)

    def _on_more(self) -> None:
        first_new = self._most
        self._most += MOST_AT_ONCE
        self._show()
        self.focus_card(first_new)


def _holds_focus(card: QWidget) -> bool:
    focused = card.window().focusWidget()
    return focused is not None and (focused is card or card.isAncestorOf(focused))

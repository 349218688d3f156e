"""A card of the library: what fits and why; taken, dismissed or offered again with one key."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.ui.library.level_badge import LevelBadge
from rai_desktop.ui.library.offer import Offer
from rai_desktop.ui.library.reason_row import ReasonRow
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import (
    chain_tab_stops,
    label,
    reveal,
    set_property,
    show_icon,
    show_tip,
    tab_stops,
)
from rai_desktop.ui.theme import Theme

_TAKING = (Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DISMISSING = (Qt.Key.Key_X, Qt.Key.Key_Delete)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class OfferCard(QFrame):
    """``taken``, ``dismissed`` (with the reason) and ``returned`` carry the key of the entry.

    ``stepped`` asks for the next card (1) or the one before (-1).
    """

    taken = Signal(str)
    dismissed = Signal(str, str)
    returned = Signal(str)
    stepped = Signal(int)

    def __init__(self, place: int, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(f"offer_{place}")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.offer: Offer | None = None
        self._may_change = True
        self._labels = labels
        self._title = label("offer_title", "field", wraps=True)
        self._badge = LevelBadge("offer_level", theme)
        self._when = ElidedLabel("offer_when", "small", grows=False)
        self._why = label("offer_why", "", wraps=True)
        self._text = label("offer_text", "muted", wraps=True)
        self._note = label("offer_note", "small", wraps=True)
        self.take = ShortButton("offer_take")
        self.dismiss = ShortButton("offer_dismiss", "quiet")
        self.give_back = ShortButton("offer_return", "quiet")
        self._theme = theme
        self.reason: ReasonRow | None = None
        self._revealing = QTimer(self, singleShot=True, interval=0)
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()
        self.apply_theme(theme)
        self.retranslate(labels)

    @property
    def is_asking(self) -> bool:
        """Whether the reason for dismissing is being typed."""
        return self.reason is not None and not self.reason.isHidden()

    @property
    def typed_reason(self) -> str | None:
        """The reason as far as it is typed; ``None`` while nobody asks for it."""
        return self.reason.field.text() if self.reason is not None and self.is_asking else None

    def show_offer(self, offer: Offer, *, may_change: bool) -> None:
        """Show an entry; a reason that is being typed for it stays open."""
        if self.offer is None or self.offer.key != offer.key:
            self._hide_reason()
        self.offer, self._may_change = offer, may_change
        self._show()

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        words = labels.words
        self.dismiss.setText(words(N_("Dismiss…")))
        show_tip(self.dismiss, words(N_("Does not concern this system (X or Del)")))
        self.give_back.setText(words(N_("Propose again")))
        self._when.show_text(words(N_("without measures, as a suggestion")))
        if self.reason is not None:
            self.reason.retranslate(labels)
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme, em = theme, theme.em
        self._column.setContentsMargins(em(0.9), em(0.7), em(0.9), em(0.7))
        self._column.setSpacing(em(0.3))
        show_icon(self.take, "add", theme, "accent")
        show_icon(self.dismiss, "close", theme, "muted")
        show_icon(self.give_back, "undo", theme, "accent")
        self._badge.apply_theme(theme)
        if self.reason is not None:
            self.reason.apply_theme(theme)

    def ask_reason(self) -> None:
        """Ask why the entry is dismissed."""
        if self.offer is not None and self.offer.can_dismiss and self._may_change:
            self._reason_row().begin()
            self._revealing.start()  # when it has got its place

    def hold_reason(self, text: str, *, has_keyboard: bool) -> None:
        """Go on asking for a reason that was being typed on another card."""
        if self.offer is not None and self.offer.can_dismiss and self._may_change:
            self._reason_row().hold(text, has_keyboard=has_keyboard)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_plain and self._acts(key):
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        set_property(self, "focused", "yes")

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        set_property(self, "focused", "no")

    def _acts(self, key: Qt.Key) -> bool:
        """Do what a key stands for; tell whether it stands for something here."""
        if self.is_asking and not self.hasFocus():
            return False
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _TAKING and (self.hasFocus() or key is Qt.Key.Key_A):
            self._on_take()
        elif key in _DISMISSING:
            self.ask_reason()
        else:
            return False
        return True

    def _build(self) -> None:
        height = FlowLayout()
        height.addWidget(self._badge)
        height.addWidget(self._when)
        acts = FlowLayout()
        for part in (self.take, self.dismiss, self.give_back):
            part.setAutoDefault(True)
            acts.addWidget(part)
        self._column.addWidget(self._title)
        self._column.addLayout(height)
        for text in (self._why, self._text, self._note):
            self._column.addWidget(text)
        self._column.addLayout(acts)

    def _reason_row(self) -> ReasonRow:
        """Return the row that asks for a reason; most cards never need one."""
        if self.reason is None:
            self.reason = ReasonRow(self._labels, self._theme)
            self.reason.given.connect(self._on_reason)
            self.reason.left.connect(self._on_reason_left)
            self._column.addWidget(self.reason)
            chain_tab_stops([self, *tab_stops(self)])
        return self.reason

    def _hide_reason(self) -> None:
        if self.reason is not None:
            self.reason.hide()

    def _connect(self) -> None:
        self._revealing.timeout.connect(self._reveal_reason)
        self.take.clicked.connect(self._on_take)
        self.dismiss.clicked.connect(self.ask_reason)
        self.give_back.clicked.connect(self._on_returned)

    def _show(self) -> None:
        offer = self.offer
        if offer is None:
            return
        self._title.setText(offer.title)
        set_property(self._title, "role", "dimmed" if offer.is_dimmed else "field")
        self._badge.show_level(offer.level, self._labels.code(offer.level))
        self._when.setVisible(offer.level is not None)
        for part, text in ((self._why, offer.why), (self._text, offer.text)):
            part.setText(text)
            part.setVisible(bool(text))
        set_property(self._why, "role", "muted" if offer.is_dimmed else "")
        self._note.setText(offer.note)
        self._note.setVisible(bool(offer.note))
        self.take.setText(offer.verb)
        self.take.setVisible(self._may_change)
        self.dismiss.setVisible(self._may_change and offer.can_dismiss)
        self.give_back.setVisible(self._may_change and offer.can_return)
        self._name(offer)

    def _name(self, offer: Offer) -> None:
        words = self._labels.words
        keys = words(N_("A or Enter: take. X or Del: dismiss. Arrow keys: next card."))
        level = self._labels.code(offer.level)
        self.setAccessibleName(", ".join(text for text in (offer.title, level) if text))
        said = (offer.why, offer.text, offer.note, keys if offer.can_dismiss else "")
        self.setAccessibleDescription(" ".join(text for text in said if text))
        self.take.setAccessibleName(f"{offer.verb}: {offer.title}")

    def _on_take(self) -> None:
        if self.offer is not None and self._may_change:
            self.taken.emit(self.offer.key)

    def _on_returned(self) -> None:
        if self.offer is not None:
            self.returned.emit(self.offer.key)

    def _reveal_reason(self) -> None:
        if self.reason is not None:
            reveal(self.reason)
            reveal(self.reason.field)

    def _on_reason(self, reason: str) -> None:
        self._hide_reason()
        if self.offer is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.dismissed.emit(self.offer.key, reason)

    def _on_reason_left(self) -> None:
        self._hide_reason()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

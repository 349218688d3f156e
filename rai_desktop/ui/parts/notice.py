"""A notice: a short message that comes up, offers something and goes away by itself."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.widgets import (
    announce,
    button,
    icon_button,
    label,
    name_button,
    show_icon,
    unmarked,
)
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

SHOWN_FOR = 12_000
WIDEST, LEAST_TEXT = 46, 18
"""Lengths in em: of the whole notice, and of a text that has its buttons beside it."""

Choice = tuple[str, str, Callable[[], object]]


class Notice(QFrame):
    """Floats above the lower edge of its page; stays while the pointer or the keys are on it.

    ``clear`` says how much at that edge it leaves free, for buttons that stay there. It goes away
    when the person goes on, so that it never lies over what comes next.
    """

    def __init__(
        self, page: QWidget, words: Words, theme: Theme, clear: Callable[[], int] = lambda: 0
    ) -> None:
        super().__init__(page)
        self.setObjectName("notice")
        self.setProperty("role", "notice")
        self._page = page
        self._clear = clear
        self._words = words
        self._theme = theme
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self._on_time_over)
        self._fresh = QTimer(self, singleShot=True, interval=0)
        self._text = label("notice_text", wraps=True)
        self._row = QHBoxLayout(self)
        self._inside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._offers = QWidget()
        self._flow = FlowLayout(self._offers)
        self._inside.addWidget(self._text, 1)
        self._inside.addWidget(self._offers, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(self._inside, 1)
        self._choices: list[QWidget] = []
        self._cross = icon_button("notice_close")
        self._cross.clicked.connect(self.hide)
        self._row.addWidget(self._cross)
        page.installEventFilter(self)
        self.apply_theme(theme)
        self.retranslate(words)
        self.hide()

    def tell(self, text: str, choices: Sequence[Choice] = ()) -> None:
        """Show ``text`` with buttons; each choice is (name, words on the button, what it does)."""
        for old in self._choices:
            self._flow.removeWidget(old)
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self._choices = []
        self._text.setText(text)
        self.setAccessibleName(text)
        for name, words, act in choices:
            made = button(name)
            made.setText(unmarked(words))
            made.clicked.connect(self._closing(act))
            self._choices.append(made)
            self._flow.addWidget(made)
        self._offers.setVisible(bool(choices))
        self._show()

    def leave(self) -> None:
        """Go away, for the person went on; what was told just now came along and stays."""
        if not self._fresh.isActive():
            self.hide()
        elif not self.isHidden():
            self._place()

    @property
    def text(self) -> str:
        """What the notice says; empty when none is shown."""
        return self._text.text() if self.isVisibleTo(self._page) else ""

    def retranslate(self, words: Words) -> None:
        """Close with the words of another language; a message in the old one goes away."""
        if words.language != self._words.language:
            self.hide()
        self._words = words
        name_button(self._cross, words(N_("Close this message")))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        show_icon(self._cross, "close", theme)
        em = theme.em
        self._row.setContentsMargins(em(1.1), em(0.6), em(0.6), em(0.6))
        self._row.setSpacing(em(0.7))
        self._inside.setSpacing(em(0.7))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def _closing(self, act: Callable[[], object]) -> Callable[[], None]:
        def close_and_act() -> None:
            self.hide()
            act()

        return close_and_act

    def _show(self) -> None:
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        self._fresh.start()
        announce(self)

    def _place(self) -> None:
        em = self._theme.em
        most = min(self._page.width() - em(4), em(WIDEST))
        text = self._text.fontMetrics().horizontalAdvance(self._text.text()) + em(1.2)
        gap = self._row.spacing()
        offers = sum(made.sizeHint().width() + gap for made in self._choices)
        frame = em(1.7) + gap + self._cross.sizeHint().width()
        is_beside = text + offers + frame <= most or most - offers - frame >= em(LEAST_TEXT)
        self._show_beside(is_beside=is_beside, width=offers)
        wanted = frame + (text + offers if is_beside else max(text, offers))
        width = max(em(10), min(most, wanted))
        self.setFixedSize(width, self._row.totalHeightForWidth(width))
        left = (self._page.width() - self.width()) // 2
        self.move(left, self._page.height() - self.height() - em(3.6) - self._clear())

    def _show_beside(self, *, is_beside: bool, width: int) -> None:
        """Put the buttons beside the text, or below it where the text would be squeezed."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._inside.setDirection(across if is_beside else down)
        self._offers.setMinimumWidth(width if is_beside else 0)
        self._row.activate()

    def _on_time_over(self) -> None:
        if self.isAncestorOf(self.focusWidget() or self._page):
            self._timer.start()
        else:
            self.hide()

"""Banners: something lasting that people should know, with what they can do about it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import CancelledError
from rai_desktop.ui.icons import picture
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import (
    announce,
    breakable,
    icon_button,
    label,
    let_go,
    name_button,
    scrolled,
    show_icon,
    show_pixmap,
)
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

LEAST_HEIGHT, MOST_OF_WINDOW = 8, 0.4
"""How high all banners may be: in em, and as a share of the window."""

ROOM, ROOM_OF_CHOICE = 28, 13
"""Lengths in em that a sentence, and each button beside it, need."""

_ICONS = {"info": "info", "warn": "warn", "danger": "danger"}
_COLOURS = {"info": "accent", "warn": "warn", "danger": "danger"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BannerText:
    """What a banner says: a sentence with its values, and what can be done by its buttons."""

    key: str
    sentence: UserError
    tone: str = "warn"
    choices: tuple[tuple[str, Callable[[], object]], ...] = ()
    closable: bool = True


class Banners(QWidget):
    """The place for banners; each key is there once. ``margin`` in em is left free around them.

    They never take more than a part of the window; what is beyond that scrolls.
    """

    def __init__(self, words: Words, theme: Theme, margin: float = 0) -> None:
        super().__init__()
        self.setObjectName("banners")
        self._margin = margin
        self._words = words
        self._theme = theme
        self._texts: dict[str, BannerText] = {}
        self._frames: dict[str, QFrame] = {}
        self._inside = QWidget()
        self._inside.setMinimumHeight(1)  # as high as its lines at this width, and no higher
        self._inside.installEventFilter(self)
        self._column = QVBoxLayout(self._inside)
        self._scroll = scrolled(self._inside, "banners_scroll")
        self._scroll.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setVisible(False)
        self._set_margins()

    def show_banner(self, text: BannerText) -> None:
        """Show a banner, in place of the one with the same key."""
        if isinstance(text.sentence, CancelledError):
            text = replace(text, tone="info")  # what people wanted themselves is no fault
        if self._says(text):
            return
        self._show(text)
        announce(self._frames[text.key], at_once=text.tone == "danger")

    def _says(self, text: BannerText) -> bool:
        shown = self._texts.get(text.key)
        return shown is not None and self._said(shown) == self._said(text)

    def _said(self, text: BannerText) -> tuple[str, str]:
        return self._words.of_error(text.sentence), text.tone

    def _show(self, text: BannerText) -> None:
        self.close_banner(text.key)
        self._texts[text.key] = text
        made = self._made(text)
        self._frames[text.key] = made
        self._column.addWidget(made)
        self.setVisible(True)

    def close_banner(self, key: str) -> None:
        """Take a banner away, if it is there."""
        self._texts.pop(key, None)
        found = self._frames.pop(key, None)
        if found is not None:
            self._column.removeWidget(found)
            let_go(found)
        self.setVisible(bool(self._frames))

    def clear(self, but: str = "") -> None:
        """Take all banners away, or all but one."""
        for key in tuple(self._texts):
            if key != but:
                self.close_banner(key)

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the banners that are shown."""
        return tuple(self._texts)

    def retranslate(self, words: Words) -> None:
        """Show all banners in another language."""
        self._words = words
        self._again()

    def apply_theme(self, theme: Theme) -> None:
        """Show all banners in other colours."""
        self._theme = theme
        self._set_margins()
        self._again()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return False

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        most = max(self._theme.em(LEAST_HEIGHT), int(self.window().height() * MOST_OF_WINDOW))
        return min(max(0, self._column.totalHeightForWidth(width)), most)

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scroll.setGeometry(self.rect())

    def _set_margins(self) -> None:
        margin = self._theme.em(self._margin)
        self._column.setContentsMargins(margin, margin, margin, 0)

    def _again(self) -> None:
        for text in tuple(self._texts.values()):
            self._show(text)

    def _made(self, text: BannerText) -> QFrame:
        made = _Banner(text, self._theme)
        row = QHBoxLayout(made)
        em = self._theme.em
        row.setContentsMargins(em(0.9), em(0.6), em(0.6), em(0.6))
        row.setSpacing(em(0.8))
        row.addWidget(self._sign(text))
        sentence = label("sentence", wraps=True)
        said = self._words.of_error(text.sentence)
        sentence.setText(breakable(said))
        made.setAccessibleName(said)
        made.inside.setSpacing(em(0.6))
        made.inside.addWidget(sentence, 1)
        row.addLayout(made.inside, 1)
        choices = FlowLayout(gap=em(0.6), wants_line=True)
        for place, (verb, act) in enumerate(text.choices, start=1):
            choices.addWidget(self._choice(f"act_{place}", verb, act))
        if text.choices:
            made.inside.addLayout(choices)
        if text.closable:
            row.addWidget(self._cross(text.key))
        return made

    def _sign(self, text: BannerText) -> QLabel:
        sign = label("sign")
        ratio = self.devicePixelRatioF()
        show_pixmap(sign, picture(_ICONS[text.tone], self._theme, _COLOURS[text.tone], 1.6, ratio))
        return sign

    def _choice(self, name: str, verb: str, act: Callable[[], object]) -> QPushButton:
        made = ShortButton(name)
        made.setText(self._words(verb))
        made.clicked.connect(lambda: act())
        return made

    def _cross(self, key: str) -> QWidget:
        cross = icon_button("close")
        show_icon(cross, "close", self._theme)
        name_button(cross, self._words(N_("Close this message")))
        cross.clicked.connect(lambda: self.close_banner(key))
        return cross


class _Banner(QFrame):
    """Has its buttons beside the sentence, or below it where the sentence would be squeezed."""

    def __init__(self, text: BannerText, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(f"banner_{text.key}")
        self.setProperty("role", "banner")
        self.setProperty("tone", text.tone)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.inside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._wide_from = theme.em(ROOM + ROOM_OF_CHOICE * len(text.choices))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.inside.setDirection(across if self.width() >= self._wide_from else down)

"""The first page: begin, look at the example, or open a file."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.icons import picture
from rai_desktop.ui.language import LanguageChoice
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.widgets import (
    button,
    label,
    scrolled,
    show_pixmap,
    tab_stops,
    wrapping_policy,
)
from rai_desktop.ui.recent import RecentFiles
from rai_desktop.ui.session import RecentFile
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_CHOICES = (
    (
        "start_new",
        "company",
        N_("Start a new AI inventory"),
        N_("Two names, then you tick what you use already."),
    ),
    (
        "start_example",
        "example",
        N_("Look at the example company"),
        N_("A made-up company with systems and risks, to try everything."),
    ),
    (
        "start_open",
        "folder",
        N_("Open a file"),
        N_("An inventory that you have already, or one that somebody sent you."),
    ),
)


class WelcomePage(QWidget):
    """Three ways to begin, the files of before, the language, and one promise."""

    new_wanted = Signal()
    example_wanted = Signal()
    open_wanted = Signal()
    file_chosen = Signal(object)
    file_removed = Signal(object)
    files_cleared = Signal()
    check_wanted = Signal()
    language_chosen = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._title = label("welcome_title", "hero", wraps=True)
        self._lead = label("welcome_lead", "muted", wraps=True)
        self._promise = ElidedLabel("welcome_promise", "muted", grows=False)
        self._check = button("welcome_check", "quiet")
        self._sign = label("welcome_sign")
        self._lock = label("welcome_lock")
        self._language = LanguageChoice(words)
        self._choices = [BigChoice(*texts) for texts in _CHOICES]
        self._recent = RecentFiles(words, theme)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._row = QHBoxLayout()
        self._build()
        self._connect()
        self.apply_theme(theme)
        self.retranslate(words)

    def show_recent(self, files: Sequence[RecentFile]) -> None:
        """List the files that were open before."""
        self._recent.show_files(files)

    def focus_first(self) -> None:
        """Put the keyboard on the first choice."""
        self._choices[0].setFocus()

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self._title.setText(words(N_("Welcome to RAI Desktop")))
        self._lead.setText(
            words(
                N_(
                    "Keep an inventory of your AI systems: what you use, for what, "
                    "who is responsible."
                )
            )
        )
        self._promise.show_text(words(N_("Everything stays on this computer.")))
        self._check.setText(words(N_("How to check this")))
        self._language.retranslate(words)
        self._recent.retranslate(words)
        for choice in self._choices:
            choice.retranslate(words)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        em, ratio = theme.em, self.devicePixelRatioF()
        self._inside.setMaximumWidth(em(62))
        self._column.setContentsMargins(em(2), em(1.5), em(2), em(1.5))
        self._column.setSpacing(em(0.9))
        self._row.setSpacing(em(1.2))
        show_pixmap(self._sign, picture("product", theme, "accent", 3.4, ratio))
        show_pixmap(self._lock, picture("lock", theme, "ok", 1.4, ratio))
        for choice in self._choices:
            choice.apply_theme(theme)
        self._recent.apply_theme(theme)

    def _build(self) -> None:
        area = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(area, "welcome_scroll"))
        outer = QHBoxLayout(area)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(self._inside, 100)
        outer.addStretch(1)
        top = QHBoxLayout()
        top.addStretch(1)
        top.addWidget(self._language)
        self._column.addLayout(top)
        self._column.addStretch(1)
        self._column.addWidget(self._sign)
        self._column.addWidget(self._title)
        self._column.addWidget(self._lead)
        self._column.addSpacing(12)
        for choice in self._choices:
            self._row.addWidget(choice, 1)
        self._column.addLayout(self._row)
        self._column.addSpacing(8)
        self._column.addWidget(self._recent)
        promise = QHBoxLayout()
        promise.addWidget(self._lock)
        promise.addWidget(self._promise)
        promise.addWidget(self._check)
        promise.addStretch(1)
        self._column.addStretch(2)
        self._column.addLayout(promise)
        order = [*self._choices, *tab_stops(self._recent), self._check, self._language]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        wanted = (self.new_wanted, self.example_wanted, self.open_wanted)
        for choice, signal in zip(self._choices, wanted, strict=True):
            choice.clicked.connect(signal)
        self._recent.chosen.connect(self.file_chosen)
        self._recent.removed.connect(self.file_removed)
        self._recent.cleared.connect(self.files_cleared)
        self._check.clicked.connect(self.check_wanted)
        self._language.language_chosen.connect(self.language_chosen)


class BigChoice(QPushButton):
    """A large button with a sign, a title and a sentence."""

    def __init__(self, name: str, sign: str, title: str, text: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "choice")
        self.setAutoDefault(True)
        self.setSizePolicy(wrapping_policy())
        self._sign_name, self._title_text, self._text_text = sign, title, text
        self._sign = label("choice_sign")
        self._title = label("choice_title", "heading", wraps=True)
        self._text = label("choice_text", "muted", wraps=True)
        self._column = QVBoxLayout(self)
        for part in (self._sign, self._title, self._text):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(part)
        self._column.addStretch(1)

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self._title.setText(words(self._title_text))
        self._text.setText(words(self._text_text))
        self.setAccessibleName(words(self._title_text))
        self.setAccessibleDescription(words(self._text_text))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        drawing = picture(self._sign_name, theme, "accent", 2.4, self.devicePixelRatioF())
        show_pixmap(self._sign, drawing)
        em = theme.em
        self._column.setContentsMargins(em(1.4), em(1.3), em(1.4), em(1.2))
        self._column.setSpacing(em(0.5))

    @override
    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()

    @override
    def heightForWidth(self, width: int) -> int:
        return self._column.heightForWidth(width)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

"""The left column: whose inventory this is, its parts, and the language."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from rai_desktop.domain.texts import N_
from rai_desktop.services.targets import PageKey
from rai_desktop.ui.icons import ICON_EM, icon, picture
from rai_desktop.ui.language import LanguageChoice
from rai_desktop.ui.pages.plan import MAIN, MORE, SHORTCUTS, SIGNS, page_title
from rai_desktop.ui.parts.widgets import label, plain_tip, show_pixmap
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class Navigation(QFrame):
    """Shows only parts that work; a page that others lead to marks none of them."""

    language_chosen = Signal(str)
    page_chosen = Signal(object)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setProperty("role", "navigation")
        self._company = label("company", "field", wraps=True)
        self._example = label("example_mark", "badge")
        self._caption = label("inventory", "small")
        self._more = label("more", "small")
        self._sign = label("sign")
        self._lock = label("lock")
        self._promise = label("promise", "small", wraps=True)
        self._language = LanguageChoice(words)
        self._language.language_chosen.connect(self.language_chosen)
        self._entries: dict[PageKey, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._build()
        self.apply_theme(theme)
        self.retranslate(words)

    def show_company(self, name: str, *, is_example: bool) -> None:
        """Tell whose inventory is open, and whether it is the example."""
        self._company.setText(name)
        self._company.setToolTip(plain_tip(name))
        self._example.setVisible(is_example)

    def choose(self, key: PageKey) -> None:
        """Mark the page that is shown."""
        self._group.setExclusive(False)
        for own, entry in self._entries.items():
            entry.setChecked(own == key)
        self._group.setExclusive(True)

    def enter(self) -> bool:
        """Put the keyboard on the page that is shown, or on the first one."""
        marked = self._group.checkedButton() or self._entries[MAIN[0]]
        marked.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self._caption.setText(words(N_("AI inventory")))
        self._example.setText(words(N_("Example company")))
        self._promise.setText(words(N_("Everything stays on this computer.")))
        self._more.setText(words(N_("More")))
        self._language.retranslate(words)
        for key, entry in self._entries.items():
            entry.setText(page_title(key, words))
            shortcut = f" ({SHORTCUTS[key]})" if key in SHORTCUTS else ""
            entry.setToolTip(plain_tip(f"{entry.text()}{shortcut}"))
        self.setAccessibleName(words(N_("Parts of the inventory")))
        self._fit()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em, ratio = theme.em, self.devicePixelRatioF()
        self._column.setContentsMargins(em(0.9), em(1.2), em(0.9), em(0.9))
        self._column.setSpacing(em(0.5))
        show_pixmap(self._sign, picture("product", theme, "accent", 2.6, ratio))
        show_pixmap(self._lock, picture("lock", theme, "ok", 1.3, ratio))
        for key, entry in self._entries.items():
            entry.setIcon(icon(SIGNS[key], theme, "accent"))
            entry.setIconSize(QSize(em(ICON_EM), em(ICON_EM)))
        self._fit()

    def _fit(self) -> None:
        """Be wide enough for every entry and for the languages, whatever the words."""
        inside = max(w.sizeHint().width() for w in (*self._entries.values(), self._language))
        margins = self._column.contentsMargins()
        self.setFixedWidth(max(self._theme.em(15), inside + margins.left() + margins.right() + 1))

    def _build(self) -> None:
        self._column.addWidget(self._sign)
        self._column.addWidget(self._caption)
        self._column.addWidget(self._company)
        self._column.addWidget(self._example, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(10)
        for key in MAIN:
            self._column.addWidget(self._made_entry(key))
        self._column.addSpacing(10)
        self._column.addWidget(self._more)
        for key in MORE:
            self._column.addWidget(self._made_entry(key))
        self._column.addStretch(1)
        promise = QHBoxLayout()
        promise.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
        promise.addWidget(self._promise, 1)
        self._column.addLayout(promise)
        self._column.addWidget(self._language)

    def _made_entry(self, key: PageKey) -> QToolButton:
        entry = QToolButton()
        entry.setObjectName(f"go_{key}")
        entry.setProperty("role", "entry")
        entry.setCheckable(True)
        entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        entry.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        entry.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        entry.clicked.connect(lambda: self.page_chosen.emit(key))
        self._entries[key] = entry
        self._group.addButton(entry)
        return entry

"""The left column: whose inventory this is, its parts, and the language."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.ui.icons import ICON_EM, icon, picture
from rai_desktop.ui.kinds import MAIN, MORE, SHOWN
from rai_desktop.ui.language import LanguageChoice
from rai_desktop.ui.parts.widgets import label, plain_tip, show_pixmap
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_SIGNS = {
    EntityKind.SYSTEM: "systems",
    EntityKind.RISK: "warn",
    EntityKind.MITIGATION: "ok",
    EntityKind.PERSON: "info",
    EntityKind.VENDOR: "company",
    EntityKind.EVIDENCE: "file",
}


class Navigation(QFrame):
    """Shows only parts that work; each is a list with its form."""

    language_chosen = Signal(str)
    kind_chosen = Signal(object)

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
        self._entries: dict[EntityKind, QToolButton] = {}
        self._column = QVBoxLayout(self)
        self._build()
        self.apply_theme(theme)
        self.retranslate(words)

    def show_company(self, name: str, *, is_example: bool) -> None:
        """Tell whose inventory is open, and whether it is the example."""
        self._company.setText(name)
        self._company.setToolTip(plain_tip(name))
        self._example.setVisible(is_example)

    def choose(self, kind: EntityKind) -> None:
        """Mark the part that is shown."""
        self._entries[kind].setChecked(True)

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self._caption.setText(words(N_("AI inventory")))
        self._example.setText(words(N_("Example company")))
        self._promise.setText(words(N_("Everything stays on this computer.")))
        self._more.setText(words(N_("More")))
        self._language.retranslate(words)
        for kind, entry in self._entries.items():
            entry.setText(words(KINDS[kind].plural))
            key = f"Ctrl+{SHOWN.index(kind) + 1}"
            entry.setToolTip(plain_tip(f"{entry.text()} ({key})"))
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
        for kind, entry in self._entries.items():
            entry.setIcon(icon(_SIGNS[kind], theme, "accent"))
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
        for kind in MAIN:
            self._column.addWidget(self._made_entry(kind))
        self._column.addSpacing(10)
        self._column.addWidget(self._more)
        for kind in MORE:
            self._column.addWidget(self._made_entry(kind))
        self._column.addStretch(1)
        promise = QHBoxLayout()
        promise.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
        promise.addWidget(self._promise, 1)
        self._column.addLayout(promise)
        self._column.addWidget(self._language)

    def _made_entry(self, kind: EntityKind) -> QToolButton:
        entry = QToolButton()
        entry.setObjectName(f"go_{kind}")
        entry.setProperty("role", "entry")
        entry.setCheckable(True)
        entry.setAutoExclusive(True)
        entry.setChecked(kind is MAIN[0])
        entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        entry.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        entry.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        entry.clicked.connect(lambda: self.kind_chosen.emit(kind))
        self._entries[kind] = entry
        return entry

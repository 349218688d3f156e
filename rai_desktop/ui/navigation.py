"""The left column: whose inventory this is, its parts, and the language."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.texts import N_
from rai_desktop.services.targets import Page, PageKey
from rai_desktop.ui.icons import picture
from rai_desktop.ui.language import LanguageChoice
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.plan import (
    ENTRIES_OF,
    MAIN,
    MORE,
    SHORTCUTS,
    SIGNS,
    entry_title,
    page_title,
)
from rai_desktop.ui.parts.label_button import LabelButton
from rai_desktop.ui.parts.widgets import label, scrolled, show_icon, show_pixmap, show_tip
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

NAME_LINES = 5
"""How many lines a company's name may take; its tool tip tells the whole."""

_BADGE = 1.6
"""What a badge needs beside its words."""
_SCROLL_BAR = 0.85


class Navigation(QFrame):
    """Shows only parts that work; a page that others lead to marks none of them.

    Arrow keys go through everything that is unfolded, Space or Enter shows a part.

    Further parts are folded away until somebody asks for them or one of them is shown;
    ``more_unfolded`` tells that the person unfolded them, or folded them away.
    """

    language_chosen = Signal(str)
    page_chosen = Signal(object)
    more_unfolded = Signal(bool)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setProperty("role", "navigation")
        self._company = label("company", "field", wraps=True)
        self._pen = label("company_pen")
        self._to_company = LabelButton("go_company", self._company, self._pen)
        self._to_company.clicked.connect(lambda: self.page_chosen.emit(Page.COMPANY))
        self._example = label("example_mark", "badge")
        self._caption = label("inventory", "small")
        self._more = QToolButton()
        self._others = QWidget()
        self._sign = label("sign")
        self._lock = label("lock")
        self._promise = label("promise", "small", wraps=True)
        self._language = LanguageChoice(words)
        self._language.language_chosen.connect(self.language_chosen)
        self._entries: dict[PageKey, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._example_words = ""
        self._column = QVBoxLayout(self)
        self._list = QVBoxLayout()
        self._further = QVBoxLayout(self._others)
        self._theme = theme
        self._build()
        self.apply_theme(theme)
        self.retranslate(words)

    def show_company(self, name: str, *, is_example: bool) -> None:
        """Tell whose inventory is open, and whether it is the example."""
        self._company.setText(name)
        show_tip(self._company, name)
        self._name_company()
        self._example.setVisible(is_example)

    def _name_company(self) -> None:
        """Say whose inventory it is, and that there is a page about it."""
        name, title = self._company.text(), self._company_title
        self._to_company.setAccessibleName(f"{name}, {title}" if name else title)
        show_tip(self._to_company, f"{name} – {title}" if name else title)

    def choose(self, key: PageKey) -> None:
        """Mark the page that is shown."""
        self._group.setExclusive(False)
        for own, entry in self._entries.items():
            entry.setChecked(own == ENTRIES_OF.get(key, key))
        self._group.setExclusive(True)
        if key in MORE:
            self.unfold_more(is_unfolded=True)
        if (shown := self._entries.get(key)) is not None:
            QTimer.singleShot(0, shown, lambda: self._scroll.ensureWidgetVisible(shown, 0, 0))

    def unfold_more(self, *, is_unfolded: bool) -> None:
        """Show the further parts, or fold them away."""
        self._more.setChecked(is_unfolded)
        self._others.setVisible(is_unfolded)
        self._draw_more()

    def enter(self) -> bool:
        """Put the keyboard on the page that is shown, or on the first one."""
        marked = self._group.checkedButton() or self._entries[MAIN[0]]
        if marked.isHidden() or not marked.isVisibleTo(self):
            marked = self._more
        marked.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self._caption.setText(words(N_("AI inventory")))
        self._example_words = words(N_("Example company"))
        self._promise.setText(words(N_("Everything stays on this computer.")))
        self._more.setText(words(N_("More")))
        self._company_title = page_title(Page.COMPANY, words)
        self._name_company()
        self._language.retranslate(words)
        for key, entry in self._entries.items():
            entry.setText(entry_title(key, words))
            shortcut = f" ({SHORTCUTS[key]})" if key in SHORTCUTS else ""
            show_tip(entry, f"{entry.text()}{shortcut}")
        self.setAccessibleName(words(N_("Parts of the inventory")))
        self._fit()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em, ratio = theme.em, self.devicePixelRatioF()
        self._column.setContentsMargins(em(0.9), em(1.2), em(0.9), em(0.9))
        self._column.setSpacing(em(0.5))
        for layout in (self._list, self._further):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(em(0.2))
        show_pixmap(self._sign, picture("product", theme, "accent", 2.6, ratio))
        show_pixmap(self._pen, picture("edit", theme, "muted", 1.1, ratio))
        show_pixmap(self._lock, picture("lock", theme, "ok", 1.3, ratio))
        for key, entry in self._entries.items():
            show_icon(entry, SIGNS[key], theme, "accent")
        self._draw_more()
        self._company.setMaximumHeight(NAME_LINES * self._company.fontMetrics().lineSpacing())
        self._fit()

    def _draw_more(self) -> None:
        sign = "down" if self._more.isChecked() else "right"
        show_icon(self._more, sign, self._theme, "muted")

    def _fit(self) -> None:
        """Be wide enough for every entry and for the languages, whatever the words."""
        parts = (*self._entries.values(), self._more, self._language)
        inside = max(part.sizeHint().width() for part in parts) + self._theme.em(_SCROLL_BAR)
        margins = self._column.contentsMargins()
        self.setFixedWidth(max(self._theme.em(15), inside + margins.left() + margins.right() + 1))
        room = self.width() - margins.left() - margins.right() - self._theme.em(_BADGE)
        self._example.ensurePolished()
        measure, words = self._example.fontMetrics(), self._example_words
        self._example.setText(measure.elidedText(words, Qt.TextElideMode.ElideRight, room))
        show_tip(self._example, words)

    def _build(self) -> None:
        self._column.addWidget(self._sign)
        self._column.addWidget(self._caption)
        self._column.addWidget(self._to_company)
        self._column.addWidget(self._example, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(10)
        inside = QWidget()
        inside.setLayout(self._list)
        for key in MAIN:
            self._list.addWidget(self._made_entry(key))
        self._list.addSpacing(8)
        self._build_more()
        self._list.addStretch(1)
        self._scroll = scrolled(inside, "navigation_scroll")
        self._column.addWidget(self._scroll, 1)
        promise = QHBoxLayout()
        promise.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
        promise.addWidget(self._promise, 1)
        self._column.addLayout(promise)
        self._column.addWidget(self._language)

    def _build_more(self) -> None:
        self._dress(self._more, "more", "fold")
        self._more.clicked.connect(self._on_more_clicked)
        self._list.addWidget(self._more)
        for key in MORE:
            self._further.addWidget(self._made_entry(key))
        self._list.addWidget(self._others)
        self._others.hide()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()  # only now the parts have the letters of the style sheet

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(watched, -1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            assert isinstance(watched, QToolButton)  # noqa: S101 - only entries are watched
            watched.click()
            return True
        return False

    def _step(self, entry: QObject, step: int) -> None:
        """Put the keyboard on the entry above or below, as far as there is one."""
        main = [self._entries[key] for key in MAIN]
        further = [self._entries[key] for key in MORE]
        shown = [*main, self._more, *(further if self._more.isChecked() else [])]
        place = next(place for place, each in enumerate(shown) if each is entry) + step
        if 0 <= place < len(shown):
            shown[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_more_clicked(self) -> None:
        is_unfolded = self._more.isChecked()
        self.unfold_more(is_unfolded=is_unfolded)
        self.more_unfolded.emit(is_unfolded)

    def _dress(self, entry: QToolButton, name: str, role: str) -> None:
        entry.setObjectName(name)
        entry.setProperty("role", role)
        entry.setCheckable(True)
        entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        entry.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        entry.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        entry.installEventFilter(self)

    def _made_entry(self, key: PageKey) -> QToolButton:
        entry = QToolButton()
        self._dress(entry, f"go_{key}", "entry")
        entry.clicked.connect(lambda: self.page_chosen.emit(key))
        self._entries[key] = entry
        self._group.addButton(entry)
        return entry

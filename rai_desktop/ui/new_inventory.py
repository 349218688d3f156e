"""The page that begins a new inventory: whose it is and who works here."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.icons import picture
from rai_desktop.ui.parts.widgets import (
    button,
    frame,
    label,
    scrolled,
    set_property,
    show_icon,
    show_pixmap,
)
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInventory:
    """What the page asked."""

    company: str
    name: str
    function: str


class NewInventoryPage(QWidget):
    """Asks the company and the own name; the rest may wait."""

    answered = Signal(object)
    left = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._back = button("new_back", "quiet")
        self._title = label("new_title", "title", wraps=True)
        self._lead = label("new_lead", "muted", wraps=True)
        self.company = EntryLine("company", is_required=True)
        self.name = EntryLine("own_name", is_required=True)
        self.function = EntryLine("own_function", is_required=False)
        self._next = button("new_next", "primary")
        self._next.setAutoDefault(True)
        self._card = frame("new_card", "card")
        self._column = QVBoxLayout(self._card)
        self._outer = QVBoxLayout()
        self._build()
        self._connect()
        self.apply_theme(theme)
        self.retranslate(words)

    def start(self) -> None:
        """Show the page empty, ready to type."""
        for line in (self.company, self.name, self.function):
            line.clear()
        self.company.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, words: Words) -> None:
        """Show the words in another language; what is typed stays."""
        self._back.setText(words(N_("Back")))
        self._title.setText(words(N_("Your company")))
        self._lead.setText(words(N_("Only the two names are needed. Everything else may wait.")))
        self._next.setText(words(N_("Choose where to keep the file…")))
        self.company.retranslate(
            words, N_("Name of the company"), N_("As it shall stand on the registers.")
        )
        self.name.retranslate(
            words,
            N_("Your name"),
            N_("It stands in the history. A function will do, such as Head of IT."),
        )
        self.function.retranslate(words, N_("Your function"), N_("For example data protection."))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        em = theme.em
        show_icon(self._back, "back", theme, "accent")
        self._card.setMaximumWidth(em(46))
        self._column.setContentsMargins(em(2), em(1.6), em(2), em(1.8))
        self._column.setSpacing(em(1.1))
        self._outer.setContentsMargins(em(2), em(1.5), em(2), em(1.5))
        for line in (self.company, self.name, self.function):
            line.apply_theme(theme)

    def _build(self) -> None:
        area = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(area, "new_scroll"))
        across = QHBoxLayout(area)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addLayout(self._outer, 100)
        across.addStretch(1)
        self._outer.addStretch(1)
        self._outer.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._outer.addWidget(self._card)
        self._outer.addStretch(2)
        for part in (self._title, self._lead, self.company, self.name, self.function):
            self._column.addWidget(part)
        self._column.addWidget(self._next, 0, Qt.AlignmentFlag.AlignLeft)
        order = (self.company.field, self.name.field, self.function.field, self._next, self._back)
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self._next.clicked.connect(self._on_next)
        for line in (self.company, self.name, self.function):
            line.field.returnPressed.connect(self._on_next)

    def _on_next(self) -> None:
        missing = [line for line in (self.company, self.name) if not line.check()]
        if missing:
            missing[0].field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        given = (line.text() for line in (self.company, self.name, self.function))
        company, name, function = given
        self.answered.emit(NewInventory(company=company, name=name, function=function))


class EntryLine(QWidget):
    """Label, field, and what is missing."""

    def __init__(self, name: str, *, is_required: bool) -> None:
        super().__init__()
        self._is_required = is_required
        self._label = label(f"label_{name}", "field")
        self._required = label(f"required_{name}", "small")
        if not is_required:
            self._required.hide()
        self._help = label(f"help_{name}", "small", wraps=True)
        self._sign = label(f"sign_{name}")
        self._hint = label(f"hint_{name}", "hint", wraps=True)
        self.field = QLineEdit()
        self.field.setObjectName(f"field_{name}")
        self.field.setMaxLength(300)
        self.field.textEdited.connect(self._on_edited)
        self._label.setBuddy(self.field)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self._label, 1)
        head.addWidget(self._required)
        self._column.addLayout(head)
        self._column.addWidget(self.field)
        hint = QHBoxLayout()
        hint.addWidget(self._sign)
        hint.addWidget(self._hint, 1)
        self._column.addLayout(hint)
        self._column.addWidget(self._help)
        self._show_hint(is_shown=False)

    def text(self) -> str:
        """Return what is typed, without spaces around."""
        return self.field.text().strip()

    def clear(self) -> None:
        """Forget what was typed."""
        self.field.clear()
        self._show_hint(is_shown=False)

    def check(self) -> bool:
        """Return whether nothing is missing, and say it below when something is."""
        is_right = bool(self.text()) or not self._is_required
        self._show_hint(is_shown=not is_right)
        return is_right

    def retranslate(self, words: Words, text: str, help_text: str) -> None:
        """Show the words in another language."""
        self._label.setText(words(text))
        self._required.setText(words(N_("required")))
        self._help.setText(words(help_text))
        self._hint.setText(words(N_("This field is required. Enter a name.")))
        self.field.setAccessibleName(words(text))
        self.field.setAccessibleDescription(words(help_text))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._column.setSpacing(theme.em(0.3))
        show_pixmap(self._sign, picture("warn", theme, "danger", 1.2, self.devicePixelRatioF()))

    def _show_hint(self, *, is_shown: bool) -> None:
        self._hint.setVisible(is_shown)
        self._sign.setVisible(is_shown)
        set_property(self.field, "wrong", "yes" if is_shown else "")

    def _on_edited(self) -> None:
        self._show_hint(is_shown=False)

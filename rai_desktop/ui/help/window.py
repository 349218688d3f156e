"""The window with the manual: its contents, its text, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.manual.pages import Place, manual_folder, place_of
from rai_desktop.ui.help.book import Book
from rai_desktop.ui.help.browser import HelpBrowser
from rai_desktop.ui.help.contents import Contents
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.search_field import SearchField
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import icon_button, label, name_button, show_icon
from rai_desktop.ui.theme import Theme

WIDTH, HEIGHT = 66, 46
CONTENTS = 18
FIRST = "start"
_KEYS = {
    "back": QKeySequence("Alt+Left"),
    "forward": QKeySequence("Alt+Right"),
    "print": QKeySequence("Ctrl+P"),
    "find": QKeySequence("Ctrl+F"),
}

Spot = tuple[str, int]
"""A page and which of its headings, -1 for its beginning: the same in every language."""


class HelpWindow(ReadingDialog):
    """Stays beside the main window, so that people can read and do what they read."""

    def __init__(self, window: QWidget, labels: Labels, theme: Theme) -> None:
        super().__init__(window)
        self.setObjectName("manual")
        self._spots: list[Spot] = [(FIRST, -1)]
        self._now = 0
        self.browser = HelpBrowser()
        self.browser.setObjectName("manual_text")
        self.contents = Contents()
        prompt = N_("Search the manual")
        self.field = SearchField("manual_search", prompt)
        self.told = label("manual_told", "muted", wraps=True)
        self.back = icon_button("manual_back")
        self.forward = icon_button("manual_forward")
        self.printing = ShortButton("manual_print")
        self.closing = ShortButton("manual_close")
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._build(theme, window)
        self._connect()
        self.renew(labels, theme)

    @property
    def place(self) -> Place:
        """Where the manual is open."""
        name, heading = self._spots[self._now]
        anchors = self._book.page(name).anchors
        return Place(page=name, anchor=anchors[heading] if heading >= 0 else "")

    def go_to(self, place: Place) -> None:
        """Show a place, with the keyboard in the text; unknown pages are not left for."""
        if self._book.has(place.page):
            self._visit(place)
            self.browser.setFocus()

    def step(self, by: int) -> None:
        """Go back to what was read before, or forward again."""
        if 0 <= self._now + by < len(self._spots):
            self._now += by
            self._show()

    def print_page(self) -> None:
        """Ask for the printer and print the page that is shown."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._book.page(self.place.page).title)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.browser.print_to(printer))
        QDialog.open(dialog)  # its own form of the call wants a slot by name

    def renew(self, labels: Labels, theme: Theme) -> None:
        """Show the same place in this language and these colours."""
        words = labels.words
        self._labels, self._theme = labels, theme
        self._book = Book(labels)
        title = words(N_("Manual"))
        self.setWindowTitle(title)
        self.browser.setAccessibleName(title)
        self.contents.setAccessibleName(words(N_("Contents")))
        self.field.retranslate(words)
        self.field.apply_theme(theme)
        self.field.setMaximumWidth(theme.em(WIDTH))
        self.contents.apply_theme(theme)
        self.printing.setText(words(N_("Print…")))
        self.closing.setText(words(N_("Close")))
        name_button(self.back, words(N_("Back")), _native("back"))
        name_button(self.forward, words(N_("Forward")), _native("forward"))
        show_icon(self.back, "left", theme)
        show_icon(self.forward, "right", theme)
        self._find()
        self._show()

    # parts ---------------------------------------------------------------------

    def _build(self, theme: Theme, window: QWidget) -> None:
        em = theme.em
        self.closing.setDefault(True)
        left, right = QWidget(), QWidget()
        aside, beside = QVBoxLayout(left), QVBoxLayout(right)
        for column in (aside, beside):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(em(0.6))
        for part in (self.field, self.contents, self.told):
            aside.addWidget(part)
        head = QHBoxLayout()
        head.setSpacing(em(0.4))
        for button in (self.back, self.forward):
            head.addWidget(button)
        head.addStretch(1)
        head.addWidget(self.printing)
        beside.addLayout(head)
        beside.addWidget(self.browser, 1)
        self._splitter.addWidget(left)
        self._splitter.addWidget(right)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([em(CONTENTS), em(WIDTH - CONTENTS)])
        foot, whole = QHBoxLayout(), QVBoxLayout(self)
        foot.addStretch(1)
        foot.addWidget(self.closing)
        whole.setContentsMargins(em(1.2), em(1), em(1.2), em(1))
        whole.setSpacing(em(0.6))
        whole.addWidget(self._splitter, 1)
        whole.addLayout(foot)
        room = window.window()
        self.resize(min(em(WIDTH), room.width()), min(em(HEIGHT), room.height()))

    def _connect(self) -> None:
        self.closing.clicked.connect(self.accept)
        self.printing.clicked.connect(self.print_page)
        self.back.clicked.connect(lambda: self.step(-1))
        self.forward.clicked.connect(lambda: self.step(1))
        self.browser.page_wanted.connect(self._on_page_wanted)
        self.contents.place_chosen.connect(lambda place: self._visit(place_of(place)))
        self.field.textChanged.connect(self._find)
        self.field.left.connect(self._on_field_left)
        acts = {
            "back": lambda: self.step(-1),
            "forward": lambda: self.step(1),
            "print": self.print_page,
            "find": lambda: self.field.setFocus(Qt.FocusReason.ShortcutFocusReason),
        }
        for name, act in acts.items():
            QShortcut(_KEYS[name], self).activated.connect(act)

    # what is shown -------------------------------------------------------------

    def _visit(self, place: Place) -> None:
        """Show a place and remember the way to it."""
        anchors = self._book.page(place.page).anchors
        heading = anchors.index(place.anchor) if place.anchor in anchors else -1
        spot = (place.page, heading)
        if spot != self._spots[self._now]:
            self._spots[self._now + 1 :] = [spot]
            self._now += 1
        self._show()

    def _show(self) -> None:
        name, heading = self._spots[self._now]
        page = self._book.page(name)
        folder = manual_folder(self._labels.words.language)
        self.browser.show_text(page.text, self._theme, folder, self._book.terms(name))
        self.browser.go_to(heading)
        self.setWindowTitle(f"{page.title} – {self._labels.words(N_('Manual'))}")
        if not self.field.text().strip():
            self.contents.mark(name)
        self.back.setEnabled(self._now > 0)
        self.forward.setEnabled(self._now + 1 < len(self._spots))

    def _find(self) -> None:
        """Show in place of the contents what fits the text that is searched for."""
        text, words = self.field.text().strip(), self._labels.words
        found = self._book.found(text) if text else []
        if text:
            self.contents.show_found(found)
        else:
            self.contents.show_chapters(self._book)
            self.contents.mark(self._spots[self._now][0])
        is_nothing = bool(text) and not found
        self.told.setVisible(is_nothing)
        self.told.setText(words(N_("Nothing found. Try fewer letters, or another word.")))

    def _on_field_left(self) -> None:
        self.contents.setFocus()
        if self.field.text().strip():
            self.contents.choose_first()

    def _on_page_wanted(self, address: str) -> None:
        """Follow a link: to another page, or to a heading of this one."""
        page, _, anchor = address.partition("#")
        name = page.removesuffix(".md") or self._spots[self._now][0]
        self.go_to(Place(page=name, anchor=anchor))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._go_again)  # when it has its size

    def _go_again(self) -> None:
        self.browser.go_to(self._spots[self._now][1])


def _native(name: str) -> str:
    return _KEYS[name].toString(QKeySequence.SequenceFormat.NativeText)

"""The line above a page: its title, the search of a list, and the main things to do."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.targets import PageKey
from rai_desktop.ui.kinds import NEW
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.plan import page_title
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.search_field import SearchField
from rai_desktop.ui.parts.widgets import (
    button,
    icon_button,
    name_button,
    set_property,
    show_icon,
    show_tip,
)
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

SEARCH_WIDE, SEARCH_NARROW = 16, 8


class TopLine(QWidget):
    """Title, undo, redo and export; for a list also search and new."""

    def __init__(self, key: PageKey, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("top")
        self._key = key
        self._words = words
        self._theme = theme
        self._is_narrow = self._is_asked_narrow = self._is_read_only = self._is_arranging = False
        self._drawn: tuple[Theme, bool, bool] | None = None
        self._title = ElidedLabel("title", "title")
        self.search = SearchField(
            "search", N_("Search in this list"), N_("Search in this list (Ctrl+F); Esc clears it.")
        )
        self.search_all = icon_button("search_all")
        self.undo = icon_button("undo")
        self.redo = icon_button("redo")
        self.export = QToolButton()
        self.attach = button("attach")
        self.classify = button("classify")
        self.due = button("everything_due")
        self.new = button("new", "primary")
        self._row = QHBoxLayout(self)
        self._build()
        self.apply_theme(theme)
        self.retranslate(words)

    def show_page(self, key: PageKey) -> None:
        """Name the page that is shown; of a list also what can be added to it."""
        self._key = key
        self.retranslate(self._words)

    def offer_exports(self, menu: QMenu) -> None:
        """Show these ways to export under the button."""
        self.export.setMenu(menu)

    def show_main(self, *, is_main: bool) -> None:
        """Say whether a new entry is the main thing to do here, or the empty list says so."""
        set_property(self.new, "role", "primary" if is_main else "")
        self._draw_signs()

    def set_read_only(self) -> None:
        """Offer nothing that changes something."""
        self._is_read_only = True
        for part in (self.new, self.undo, self.redo, self.attach):
            part.setEnabled(False)
        self.be_narrow(is_narrow=self._is_asked_narrow)

    def name_undo(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do."""
        name_button(self.undo, undo, "Ctrl+Z")
        name_button(self.redo, redo, "Ctrl+Y")

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self._title.show_text(page_title(self._key, words))
        self.search.retranslate(words)
        self._words = words
        name_button(self.search_all, words(N_("Search everywhere")), "Ctrl+K")
        self.be_narrow(is_narrow=self._is_asked_narrow)
        show_tip(self.new, words(N_("Begin a new entry (Ctrl+N)")))

    def be_narrow(self, *, is_narrow: bool) -> None:
        """Show signs in place of words where there is little room."""
        self._is_asked_narrow = is_narrow
        if self._is_arranging:  # showing and hiding parts leads here again
            return
        self._is_arranging = True
        self._arrange(is_narrow=is_narrow)
        if not is_narrow and self._row.minimumSize().width() > self.width():
            self._arrange(is_narrow=True)
        self._row.activate()
        self._is_arranging = False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.be_narrow(is_narrow=self._is_asked_narrow)

    def _arrange(self, *, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self._name_main()
        is_list = isinstance(self._key, EntityKind)
        for part in (self.search_all, self.undo, self.redo):
            part.setVisible(not is_narrow)
        self._title.setVisible(not is_narrow or not is_list)
        self.search.setVisible(is_list)
        has_title = not is_narrow or not is_list
        self._row.setStretch(1, 1 if has_title else 100)
        self._row.setStretch(2, 0 if has_title else 1)
        self.new.setVisible(self._key in NEW)
        self.classify.setVisible(self._key is EntityKind.SYSTEM)
        self.due.setVisible(self._key is EntityKind.TASK)
        self.attach.setVisible(self._key is EntityKind.EVIDENCE and not self._is_read_only)
        wanted = SEARCH_NARROW if is_narrow else SEARCH_WIDE
        self.search.setMinimumWidth(self._theme.em(wanted))

    def _name_main(self) -> None:
        is_added = isinstance(self._key, EntityKind) and self._key in NEW
        new = self._words(NEW[EntityKind(self._key)]) if is_added else ""
        export = self._words(N_("Export"))
        attach = self._words(N_("Attach a file…"))
        self.attach.setText("" if self._is_narrow else attach)
        self.attach.setAccessibleName(attach)
        classify = self._words(N_("Classify"))
        self.classify.setText("" if self._is_narrow else classify)
        self.classify.setAccessibleName(classify)
        tip = self._words(N_("Classify the chosen AI system under the AI Act (Ctrl+Shift+K)"))
        show_tip(self.classify, tip)
        due = self._words(N_("Everything due"))
        self.due.setText("" if self._is_narrow else due)
        self.due.setAccessibleName(due)
        tip = self._words(N_("What is due from everywhere: tasks, reviews, mitigations, contracts"))
        show_tip(self.due, tip)
        self.new.setText("" if self._is_narrow else new)
        self.new.setAccessibleName(new)
        self.export.setText("" if self._is_narrow else export)
        self.export.setAccessibleName(export)
        self._draw_signs()

    def _draw_signs(self) -> None:
        """Draw the signs that stand alone where there is little room for words."""
        is_main = self.new.property("role") == "primary"
        if self._drawn == (self._theme, self._is_narrow, is_main):
            return
        self._drawn = (self._theme, self._is_narrow, is_main)
        show = partial(show_icon, theme=self._theme, has_words=not self._is_narrow)
        show(self.export, "export")
        show(self.attach, "attach")
        show(self.classify, "classify")
        show(self.due, "clock")
        show(self.new, "add", meaning="on_accent" if is_main else "text")

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self.be_narrow(is_narrow=self._is_asked_narrow)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.em(0.6))
        self.search.apply_theme(theme)
        show_icon(self.search_all, "search", theme)
        show_icon(self.undo, "undo", theme)
        show_icon(self.redo, "redo", theme)

    def _build(self) -> None:
        self.export.setObjectName("export")
        self.export.setProperty("role", "button")
        self.export.setProperty("popup", "yes")
        self.export.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._row.addWidget(self._title, 1)
        self._row.addWidget(self.search, 1)
        self._row.addStretch(0)
        acts = (self.attach, self.classify, self.due, self.new)
        for part in (self.search_all, self.undo, self.redo, self.export, *acts):
            self._row.addWidget(part)

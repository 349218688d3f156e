"""The window with the manual: its sections to choose from, and its text."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.help.browser import HelpBrowser
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words
from rai_desktop.words.manual import manual, manual_sections

WIDTH, HEIGHT = 52, 46


class HelpWindow(QDialog):
    """Stays beside the main window, so that people can read and do what they read."""

    def __init__(self, window: QWidget, words: Words, theme: Theme) -> None:
        super().__init__(window)
        self.setObjectName("manual")
        self._section = 0
        self._is_going = False
        self.browser = HelpBrowser()
        self.browser.setObjectName("manual_text")
        self._label = label("manual_label", "field")
        self.sections: QComboBox = CalmComboBox()
        self.sections.setObjectName("manual_sections")
        self._label.setBuddy(self.sections)
        self._close = ShortButton("manual_close")
        self._close.clicked.connect(self.accept)
        self.sections.activated.connect(self.go_to)
        self.browser.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._build(theme, window)
        self.renew(words, theme)

    def go_to(self, section: int) -> None:
        """Show a section, with the keyboard in its text."""
        self._show(section)
        self.browser.setFocus()

    def _show(self, section: int) -> None:
        self._is_going = True
        self.browser.go_to(section)
        self._is_going = False
        self._section = section
        self.sections.setCurrentIndex(section)

    def renew(self, words: Words, theme: Theme) -> None:
        """Show the same section in this language and these colours."""
        title = words(N_("Manual"))
        self.setWindowTitle(title)
        self.browser.setAccessibleName(title)
        self._label.setText(words(N_("&Section")))
        self.sections.setAccessibleName(words(N_("Section")))
        self._close.setText(words(N_("Close")))
        self.sections.clear()
        for each in manual_sections(words.language):
            self.sections.addItem(each.title)
        section = self._section
        self.browser.show_text(manual(words.language), theme)
        self._show(section)

    def _build(self, theme: Theme, window: QWidget) -> None:
        em = theme.em
        self._close.setDefault(True)
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.setSpacing(em(0.6))
        head.addWidget(self._label)
        head.addWidget(self.sections, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        column.setContentsMargins(em(1.2), em(1), em(1.2), em(1))
        column.setSpacing(em(0.6))
        column.addLayout(head)
        column.addWidget(self.browser, 1)
        column.addLayout(foot)
        self.resize(min(em(WIDTH), window.width()), min(em(HEIGHT), window.height()))

    def _on_scrolled(self) -> None:
        """Name the section that somebody scrolled to."""
        if self._is_going:
            return
        self._section = max(0, self.browser.section())
        self.sections.setCurrentIndex(self._section)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self._show(self._section))  # when it has its size

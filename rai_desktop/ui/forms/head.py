"""The head of a form: number, name, and what can be done with the entry."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.widgets import icon_button, label, name_button, show_icon
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class FormHead(QWidget):
    """Tells which entry the form shows."""

    delete_wanted = Signal()
    history_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("form_head")
        self._number = label("form_number", "badge")
        self._name = ElidedLabel("form_name", "heading")
        self._back = icon_button("form_back")
        self._back.clicked.connect(self.back_wanted)
        self._back.hide()
        self._history = icon_button("form_history")
        self._history.clicked.connect(self.history_wanted)
        self._delete = icon_button("form_delete")
        self._delete.clicked.connect(self.delete_wanted)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._back)
        self._row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._name, 1)
        self._row.addWidget(self._history)
        self._row.addWidget(self._delete)
        self.apply_theme(theme)
        self.retranslate(words)

    def show_entry(self, number: str, name: str, *, is_stored: bool) -> None:
        """Tell number and name; what is not stored yet cannot be deleted."""
        self._number.setText(number)
        self._number.setVisible(bool(number))
        self._name.show_text(name)
        self._delete.setVisible(is_stored)
        self._history.setVisible(is_stored)

    def offer_back(self, *, is_offered: bool) -> None:
        """Offer the way back to the list, where the form stands in its place."""
        self._back.setVisible(is_offered)

    def set_read_only(self, read_only: bool) -> None:
        """Offer no deleting where nothing can change."""
        self._delete.setEnabled(not read_only)

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        name_button(self._delete, words(N_("Delete this entry")))
        name_button(self._history, words(N_("History of this entry")))
        name_button(self._back, words(N_("Back to the list")))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        show_icon(self._delete, "delete", theme, "muted")
        show_icon(self._history, "history", theme, "muted")
        show_icon(self._back, "back", theme, "accent")
        self._row.setContentsMargins(theme.em(1.4), theme.em(0.9), theme.em(1), theme.em(0.7))
        self._row.setSpacing(theme.em(0.7))

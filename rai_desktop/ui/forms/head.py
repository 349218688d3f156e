"""The head of a form: number, place in the list, name, and what can be done with the entry."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.widgets import (
    button,
    icon_button,
    label,
    name_button,
    show_icon,
    show_tip,
    unmarked,
)
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_SIGNS: Mapping[str, str] = {
    "previous": "up",
    "next": "down",
    "duplicate": "copy",
    "history": "history",
    "delete": "delete",
}
_TEXTS: Mapping[str, tuple[str, str]] = {
    "previous": (N_("Previous entry"), N_("Alt+Up")),
    "next": (N_("Next entry"), N_("Alt+Down")),
    "duplicate": (N_("Duplicate this entry"), N_("Ctrl+D")),
    "history": (N_("History of this entry"), ""),
    "delete": (N_("Delete this entry"), ""),
}


class FormHead(QWidget):
    """Tells which entry the form shows.

    ``stepped`` carries -1 for the entry before this one in the list, 1 for the one after it;
    ``origin_wanted`` asks for the entry from which somebody came.
    """

    delete_wanted = Signal()
    duplicate_wanted = Signal()
    history_wanted = Signal()
    back_wanted = Signal()
    stepped = Signal(int)
    origin_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("form_head")
        self._words = words
        self._place = (-1, 0)
        self._origin_number = ""
        self._number = label("form_number", "badge")
        self._where = ElidedLabel("form_place", "small")
        self._where.setMinimumWidth(1)  # the number of the entry counts more
        self._name = ElidedLabel("form_name", "heading")
        self._back = icon_button("form_back")
        self._back.clicked.connect(self.back_wanted)
        self._back.hide()
        self._is_back_offered = False
        self._origin = button("form_origin", "quiet")
        self._origin.clicked.connect(self.origin_wanted)
        self._origin.hide()
        self._buttons: dict[str, QToolButton] = {}
        self._row = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._build()
        self.apply_theme(theme)
        self.retranslate(words)

    def show_entry(self, number: str, name: str, *, is_stored: bool) -> None:
        """Tell number and name; nothing can be done yet with what is not stored."""
        self._number.setText(number)
        self._number.setVisible(bool(number))
        self._name.show_text(name)
        for made in self._buttons.values():
            made.setVisible(is_stored)

    def offer_origin(self, origin: str) -> None:
        """Offer the way back to the entry ``origin``; an empty text offers none."""
        self._origin.setText(unmarked(f"← {origin}"))
        self._origin_number = origin
        self._origin.setVisible(bool(origin))
        self._show_back()
        self._name_origin()

    def show_place(self, row: int, count: int) -> None:
        """Tell where in the list the entry stands; -1 for one that the list does not show."""
        self._place = (row, count)
        text = short = ""
        if row >= 0:
            place, total = self._words.number(row + 1), self._words.number(count)
            text = self._words.filled(N_("{place} of {total}"), place=place, total=total)
            short = f"{place}/{total}"
        self._where.show_text(text, short)
        self._buttons["previous"].setEnabled(row > 0)
        self._buttons["next"].setEnabled(0 <= row < count - 1)

    def offer_back(self, *, is_offered: bool) -> None:
        """Offer the way back to the list, where the form stands in its place."""
        self._is_back_offered = is_offered
        self._show_back()

    def _show_back(self) -> None:
        """One way back at a time: to the entry that led here, or else to the list."""
        self._back.setVisible(self._is_back_offered and not self._origin_number)

    def set_read_only(self, read_only: bool) -> None:
        """Offer nothing that changes something where nothing can change."""
        for name in ("duplicate", "delete"):
            self._buttons[name].setEnabled(not read_only)

    def offer_hand(self, *, is_offered: bool) -> None:
        """Offer to copy and to delete an entry; not for what follows from others."""
        for name in ("duplicate", "delete"):
            made = self._buttons[name]
            made.setVisible(is_offered and not self._buttons["history"].isHidden())

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self._words = words
        for name, (meaning, keys) in _TEXTS.items():
            name_button(self._buttons[name], words(meaning), words(keys) if keys else "")
        name_button(self._back, words(N_("Back to the list")), words(N_("Esc")))
        self.show_place(*self._place)
        self._name_origin()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        for name, made in self._buttons.items():
            show_icon(made, _SIGNS[name], theme, "muted")
        show_icon(self._back, "back", theme, "accent")
        em = theme.em
        self._column.setContentsMargins(em(1.4), em(0.6), em(1), em(0.6))
        self._column.setSpacing(em(0.2))
        self._row.setSpacing(em(0.2))

    def _name_origin(self) -> None:
        text = self._words.filled(N_("Back to {number}"), number=self._origin_number)
        self._origin.setAccessibleName(text)
        show_tip(self._origin, text)

    def _build(self) -> None:
        self._row.addWidget(self._back)
        self._row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addSpacing(6)
        self._row.addWidget(self._where, 1)
        signals = {
            "duplicate": self.duplicate_wanted,
            "history": self.history_wanted,
            "delete": self.delete_wanted,
        }
        for name in _SIGNS:
            made = icon_button(f"form_{name}")
            self._buttons[name] = made
            self._row.addWidget(made)
            if name in signals:
                made.clicked.connect(signals[name])
        self._buttons["previous"].clicked.connect(lambda: self.stepped.emit(-1))
        self._buttons["next"].clicked.connect(lambda: self.stepped.emit(1))
        self._column.addWidget(self._origin, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self._row)
        self._column.addWidget(self._name)

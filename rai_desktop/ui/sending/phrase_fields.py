"""Two fields for a new pass phrase, and how strong it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.sending import Strength, strength
from rai_desktop.ui.parts.short import ShortCheckBox
from rai_desktop.ui.parts.widgets import label, set_property
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_TOLD = {
    Strength.TOO_SHORT: N_("Too short: take at least 8 letters, or better several words."),
    Strength.WEAK: N_("Weak: four words, or 16 letters, are much better."),
    Strength.GOOD: N_("Strong."),
}
_UNLIKE = N_("The two pass phrases differ. Type the same one twice.")
_MISSING = N_("Enter a pass phrase, or choose not to encrypt the copy.")
_BY_PHONE = N_(
    "Tell it by phone, not by e-mail. Without the pass phrase nobody can open the copy any more."
)


class PhraseFields(QWidget):
    """Whether a copy is encrypted, and the pass phrase, typed twice; ``changed`` after each key."""

    changed = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self.is_wanted = ShortCheckBox()
        self.is_wanted.setObjectName("send_encrypted")
        self.is_wanted.setChecked(True)
        self.first, self.second = (_field(f"send_phrase_{n}") for n in (1, 2))
        self._names = [label("send_phrase_name", "field"), label("send_again_name", "field")]
        self.told = label("send_strength", "muted", wraps=True)
        self._by_phone = label("send_by_phone", "small", wraps=True)
        self.shown = ShortCheckBox()
        self.shown.setObjectName("send_phrase_shown")
        self._build(theme)
        self._name_parts()
        self._connect()
        self._look()

    @property
    def phrase(self) -> str:
        """The pass phrase; empty when none is wanted."""
        return self.first.text() if self.is_wanted.isChecked() else ""

    def check(self) -> None:
        """Refuse a pass phrase that is too short, or typed twice in different ways.

        Raises:
            UserError: saying what to do; the keyboard is where it is done.
        """
        if not self.is_wanted.isChecked():
            return
        if strength(self.first.text()) is Strength.TOO_SHORT:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
            raise UserError(_TOLD[Strength.TOO_SHORT] if self.first.text() else _MISSING)
        if self.first.text() != self.second.text():
            self.second.setFocus(Qt.FocusReason.OtherFocusReason)
            raise UserError(_UNLIKE)

    def _build(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.em(0.4))
        column.addWidget(self.is_wanted)
        for name, field in zip(self._names, (self.first, self.second), strict=True):
            name.setBuddy(field)
            column.addWidget(name)
            column.addWidget(field)
        for part in (self.told, self.shown, self._by_phone):
            column.addWidget(part)

    def _name_parts(self) -> None:
        words = self._words
        self.is_wanted.setText(words(N_("Encrypt the copy with a pass phrase")))
        for name, field, text in (
            (self._names[0], self.first, N_("Pass phrase")),
            (self._names[1], self.second, N_("Pass phrase once more")),
        ):
            name.setText(words(text))
            field.setAccessibleName(words(text))
        self.shown.setText(words(N_("Show the pass phrase")))
        self._by_phone.setText(words(_BY_PHONE))

    def _connect(self) -> None:
        self.is_wanted.toggled.connect(lambda _: self._look())
        self.shown.toggled.connect(lambda on: show_typed(on, self.first, self.second))
        for field in (self.first, self.second):
            field.textChanged.connect(lambda _: self._look())

    def _look(self) -> None:
        is_wanted = self.is_wanted.isChecked()
        for part in (*self._names, self.first, self.second, self.shown, self._by_phone, self.told):
            part.setVisible(is_wanted)
        self.told.setText(self._sentence())
        for part in (self.told, self.second):
            set_property(part, "wrong", "yes" if self._are_unlike else "")
        self.changed.emit()

    def _sentence(self) -> str:
        if self._are_unlike:
            return self._words(_UNLIKE)
        first = self.first.text()
        return self._words(_TOLD[strength(first)]) if first else ""

    @property
    def _are_unlike(self) -> bool:
        second = self.second.text()
        return bool(second) and not self.first.text().startswith(second)


def show_typed(is_shown: bool, *fields: QLineEdit) -> None:
    """Show what is typed, or dots in its place."""
    mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
    for field in fields:
        field.setEchoMode(mode)


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setMaxLength(1000)
    return made


def error_label(name: str) -> QLabel:
    """Return the place where a dialog says what is wrong; hidden until then."""
    made = label(name, "hint", wraps=True)
    made.hide()
    return made

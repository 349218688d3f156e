"""The help strip of a form: what the field that has the keyboard is for."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from rai_desktop.domain.fields import FieldKind, FieldSpec
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.ui.icons import picture
from rai_desktop.ui.parts.widgets import frame, label, show_pixmap
from rai_desktop.ui.theme import Theme

_HOW_TO: Mapping[FieldKind, str] = {
    FieldKind.TEXT: N_("A few words are enough."),
    FieldKind.LONG_TEXT: N_("Write what is useful to others. The field grows with the text."),
    FieldKind.CHOICE: N_("Choose what fits best. You can change it at any time."),
    FieldKind.MULTI_CHOICE: N_("Tick everything that applies."),
    FieldKind.DATE: N_("Type a day, or press the down arrow for the calendar."),
    FieldKind.NUMBER: N_("Type a whole number."),
    FieldKind.FLAG: N_("Tick it if this is so."),
    FieldKind.RATING: N_("Choose the step that fits best, or leave it open."),
    FieldKind.REFERENCE: N_("Type a name and choose it from the list."),
    FieldKind.LINK: N_("A web address, or the place where it is kept."),
    FieldKind.EMAIL: N_("An e-mail address, such as name@example.org."),
}
"""How a field is filled whose description says nothing more about it."""


class HelpStrip:
    """Stays in one place, so that nothing jumps while somebody goes through the fields."""

    def __init__(self, labels: Labels, theme: Theme) -> None:
        self.widget = frame("help", "help")
        self._labels = labels
        self._spec: FieldSpec | None = None
        self._sign: QLabel = label("sign")
        self._title = label("help_title", "field", wraps=True)
        self._text = label("help_text", "muted", wraps=True)
        self._row = QHBoxLayout(self.widget)
        self._column = QVBoxLayout()
        self._row.addWidget(self._sign)
        self._row.addLayout(self._column, 1)
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self._column.addStretch(1)
        self.apply_theme(theme)
        self.retranslate(labels)

    def show_field(self, spec: FieldSpec | None) -> None:
        """Tell what ``spec`` is for; without a field, where help appears."""
        self._spec = spec
        words = self._labels.words
        if spec is None:
            self._title.setText(words(N_("Help")))
            self._text.setText(words(N_("Choose a field to see here what it is for.")))
            return
        self._title.setText(self._labels.field(spec))
        parts = [self._labels.help(spec) or words(_HOW_TO[spec.kind])]
        if spec.example:
            example = words.filled(N_("Example: {example}"), example=words(spec.example))
            parts.append(example)
        self._text.setText("\n".join(parts))

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        self.show_field(self._spec)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        ratio = self.widget.devicePixelRatioF()
        show_pixmap(self._sign, picture("info", theme, "muted", 1.4, ratio))
        self._row.setContentsMargins(theme.em(1.4), theme.em(0.7), theme.em(1.4), theme.em(0.8))
        self._row.setSpacing(theme.em(0.8))
        self._column.setSpacing(theme.em(0.1))
        self._theme = theme

    def be_low(self, *, is_low: bool) -> None:
        """Take less room, or always the same."""
        self._title.setVisible(not is_low)
        self.widget.setMinimumHeight(0 if is_low else self._theme.em(5.4))

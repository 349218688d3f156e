"""Why a requirement does not apply: nothing is stored without a reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.requirements.fields import REASON
from rai_desktop.ui.forms.editors.texts import TextEditor
from rai_desktop.ui.parts.widgets import announce, label, unmarked
from rai_desktop.ui.theme import Theme


class ReasonField(QWidget):
    """``reasoned`` gives the reason when it was typed; without one a hint says so."""

    reasoned = Signal(str)

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("reason")
        self._stored = ""
        self._labels = labels
        self.editor = TextEditor(REASON, labels, theme)
        self._label = label("label_reason", "field", wraps=True)
        self._label.setBuddy(self.editor.entry())
        self._hint = label("hint_reason", "hint", wraps=True)
        self._column = QVBoxLayout(self)
        for part in (self._label, self.editor, self._hint):
            self._column.addWidget(part)
        self._hint.hide()
        self.hide()
        self.editor.field.left.connect(self._on_left)
        self.editor.edited.connect(self._on_edited)

    def show_reason(self, reason: str) -> None:
        """Show a stored reason; without one the field is hidden."""
        self._stored = reason
        self.editor.show_value(reason)
        self._hint.hide()
        self.setVisible(bool(reason))

    def ask(self) -> None:
        """Show the field with the keyboard in it."""
        self.show()
        self.editor.entry().setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Store a typed reason."""
        if not self.isHidden():
            self.editor.flush()

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        self.editor.retranslate(labels)
        self._label.setText(unmarked(labels.field(REASON)))
        self._hint.setText(
            labels.words(N_("Say why it does not apply here. Until then nothing is stored."))
        )

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self.editor.apply_theme(theme)
        self._column.setContentsMargins(theme.em(2.1), 0, 0, theme.em(0.4))
        self._column.setSpacing(theme.em(0.2))

    def _on_left(self) -> None:
        is_empty = not self.editor.field.typed_text().strip()
        if is_empty and self._hint.isHidden():
            self._hint.show()
            self._hint.setAccessibleName(self._hint.text())
            announce(self._hint)

    def _on_edited(self, value: object) -> None:
        text = str(value or "").strip()
        self._hint.setVisible(not text)
        if text and text != self._stored:
            self._stored = text
            self.reasoned.emit(text)

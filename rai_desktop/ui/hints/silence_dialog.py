"""Asking why a hint is switched off."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.kinds.internal import SILENCED_HINT
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme


class SilenceDialog(QDialog):
    """A reason; ``silence`` does it, and what it refuses is said here."""

    def __init__(
        self,
        parent: QWidget,
        labels: Labels,
        theme: Theme,
        about: str,
        silence: Callable[[str], object],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("silence")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._labels = labels
        self._silence = silence
        self._reason = ""
        spec = SILENCED_HINT.field("reason")
        assert spec is not None  # noqa: S101 - a field of what is switched off
        self.row = FieldRow(spec, labels, theme, None)
        self.row.edited.connect(self._on_edited)
        self._about = label("silence_about", wraps=True)
        self._about.setText(about)
        self._hint = label("silence_hint", "hint", wraps=True)
        self._hint.hide()
        self._buttons = QDialogButtonBox()
        words = labels.words
        self.accept_button = self._buttons.addButton(
            words(N_("Switch off")), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.accept_button.setObjectName("silence_accept")
        self.accept_button.setProperty("role", "primary")
        self._buttons.addButton(
            words(N_("Cancel")), QDialogButtonBox.ButtonRole.RejectRole
        ).setObjectName("silence_cancel")
        self.setWindowTitle(words(N_("Switch off a hint")))
        self._build(theme)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)

    def _build(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.em(1.4), theme.em(1.2), theme.em(1.4), theme.em(1.2))
        column.setSpacing(theme.em(0.9))
        for part in (self._about, self.row, self._hint):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(theme.em(30))
        self.row.editor.entry().setFocus()

    def _on_edited(self, _key: str, value: Value) -> None:
        self._reason = str(value or "")

    def _on_accepted(self) -> None:
        self.row.editor.flush()
        try:
            self._silence(self._reason)
        except UserError as error:
            self._hint.setText(self._labels.words.of_error(error))
            self._hint.show()
            return
        self.accept()

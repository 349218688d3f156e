"""Asking to which day tasks are postponed, and why."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.kinds.task import TASK
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

Postpone = Callable[[date | None, str], object]


class PostponeDialog(QDialog):
    """A day and a reason; ``postpone`` does it, and what it refuses is said here."""

    def __init__(
        self, parent: QWidget, labels: Labels, theme: Theme, count: int, postpone: Postpone
    ) -> None:
        super().__init__(parent)
        self.setObjectName("postpone")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._labels = labels
        self._postpone = postpone
        self._values: dict[str, Value] = {}
        self.rows = {key: _row(key, labels, theme) for key in ("due_on", "reason")}
        self._hint = label("postpone_hint", "hint", wraps=True)
        self._hint.hide()
        self._buttons = QDialogButtonBox()
        self.accept_button = self._buttons.addButton(
            labels.words(N_("Postpone")), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.accept_button.setObjectName("postpone_accept")
        self.accept_button.setProperty("role", "primary")
        self._buttons.addButton(
            labels.words(N_("Cancel")), QDialogButtonBox.ButtonRole.RejectRole
        ).setObjectName("postpone_cancel")
        words = labels.words
        title = words.plural("Postpone {count} task", "Postpone {count} tasks", count)
        self.setWindowTitle(title)
        self._build(theme)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)

    def _build(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.em(1.4), theme.em(1.2), theme.em(1.4), theme.em(1.2))
        column.setSpacing(theme.em(0.9))
        for row in self.rows.values():
            row.edited.connect(self._on_edited)
            column.addWidget(row)
        column.addWidget(self._hint)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(theme.em(30))

    def _on_edited(self, key: str, value: Value) -> None:
        self._values[key] = value

    def _on_accepted(self) -> None:
        for row in self.rows.values():
            row.editor.flush()
        if any(row.error_text for row in self.rows.values()):
            return
        day, reason = self._values.get("due_on"), str(self._values.get("reason") or "")
        try:
            self._postpone(day if isinstance(day, date) else None, reason)
        except UserError as error:
            self._hint.setText(self._labels.words.of_error(error))
            self._hint.show()
            return
        self.accept()


def _row(key: str, labels: Labels, theme: Theme) -> FieldRow:
    spec = TASK.field(key)
    assert spec is not None  # noqa: S101 - a field of tasks
    return FieldRow(spec, labels, theme, None)

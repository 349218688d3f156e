"""A small dialog of fields: what it does is refused here in words, and nothing typed is lost."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import FieldError, UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.beside_dialog import StoppableDialog
from rai_desktop.ui.forms.records import Record
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.parts.widgets import announce, label, reveal, scrolled
from rai_desktop.ui.theme import Theme


class FillingDialog(StoppableDialog):
    """Rows of fields; the act of its button may refuse, or return ``False`` to stay open.

    Names that nobody has are added as people, as in forms.
    """

    def __init__(
        self, parent: QWidget, project: OpenProject, labels: Labels, theme: Theme, name: str
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.project = project
        self.labels = labels
        self.theme = theme
        self.values: dict[str, Value] = {}
        self.rows: dict[str, FieldRow] = {}
        self._faulty: list[FieldRow] = []
        self._inside = QWidget()
        self.column = QVBoxLayout(self._inside)
        self._hint = label(f"{name}_hint", "hint", wraps=True)
        self._hint.hide()
        self._buttons = QDialogButtonBox()
        self.accept_button = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setObjectName(f"{name}_accept")
        self.accept_button.setProperty("role", "primary")
        cancel = self._buttons.addButton(
            labels.words(N_("Cancel")), QDialogButtonBox.ButtonRole.RejectRole
        )
        cancel.setObjectName(f"{name}_cancel")
        self._act: Callable[[], object] = lambda: None
        self._lay_out(name)
        self._buttons.accepted.connect(self.act)
        self._buttons.rejected.connect(self.reject)

    def offer(self, title: str, verb: str, act: Callable[[], object]) -> None:
        """Name the dialog and its button, and say what the button does."""
        self.setWindowTitle(title)
        self.accept_button.setText(verb)
        self._act = act

    def add_rows(self, kind: EntityKind, keys: Sequence[str]) -> None:
        """Show fields of a kind below each other; the first one of all begins with the keyboard."""
        for key in keys:
            spec = self.project.field(kind, key)
            row = FieldRow(spec, self.labels, self.theme, self.project)
            row.edited.connect(self._on_edited)
            row.adding.connect(lambda key, name, kind=kind: self._on_adding(kind, key, name))
            self.rows[key] = row
            self.column.addWidget(row)
            if len(self.rows) == 1:
                row.editor.entry().setFocus()

    def show_value(self, key: str, value: Value) -> None:
        """Show a value as if it had been chosen."""
        self.values[key] = value
        self.rows[key].show_value(value)

    def show_faults(self, faults: Sequence[UserError]) -> None:
        """Say at each field what has to be mended there, and above the buttons what else has."""
        said = []
        for fault in faults:
            row = self.rows.get(fault.key) if isinstance(fault, FieldError) else None
            if row is None:
                said.append(self.labels.words.of_error(fault))
            elif row not in self._faulty:
                row.show_error(fault)
                self._faulty.append(row)
        self.say("\n".join(said))
        if self._faulty:
            first = min(self._faulty, key=list(self.rows.values()).index)
            first.editor.entry().setFocus()
            QTimer.singleShot(0, first, lambda: reveal(first))  # with what has just come below it

    def say(self, text: str) -> None:
        """Say what has to be mended."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        if text:
            announce(self._hint, at_once=True)

    def put_above_buttons(self, part: QWidget) -> None:
        """Show something between what is said and the buttons."""
        self._outer.insertWidget(self._outer.count() - 1, part)

    def _lay_out(self, name: str) -> None:
        em = self.theme.em
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(em(1.4), em(1.2), em(1.4), em(1.2))
        outer.setSpacing(em(0.9))
        self.column.setContentsMargins(0, 0, em(0.4), 0)
        self.column.setSpacing(em(0.8))
        outer.addWidget(scrolled(self._inside, f"{name}_scroll"), 1)
        outer.addWidget(self._hint)
        outer.addWidget(self._buttons)
        self.setMinimumWidth(em(38))

    def _on_edited(self, key: str, value: Value) -> None:
        self.values[key] = value

    def _on_adding(self, kind: EntityKind, key: str, name: str) -> None:
        record = Record(self.project, kind, None)
        try:
            added = record.add_and_refer(key, EntityKind.PERSON, name)
        except UserError as error:
            self.rows[key].show_error(error)
            return
        self.show_value(key, added)

    def act(self) -> None:
        """Do what the button says, with what stands in the rows."""
        self._clear_faults()
        for row in self.rows.values():
            row.editor.flush()
        if any(row.error_text for row in self.rows.values()):
            return
        try:
            if self._act() is False:
                return
        except UserError as error:
            self.show_faults([error])
            return
        self.accept()

    def _clear_faults(self) -> None:
        """What was wrong at a field may be right since another one was changed."""
        for row in self._faulty:
            row.clear_error()
        self._faulty = []

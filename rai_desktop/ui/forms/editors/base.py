"""What all editors share, and what is common to those in which people type."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import FieldSpec
from rai_desktop.services.labels import Labels
from rai_desktop.ui.forms.editors.typing_fields import LineField, LongField
from rai_desktop.ui.parts.widgets import set_property
from rai_desktop.ui.theme import Theme

COMMIT_AFTER = 1000


class Editor(QWidget):
    """Shows one value and tells when the person settled on another; never stores it itself.

    ``edited`` carries the new value, ``refused`` an error about what was typed. Showing a value
    from code emits nothing.
    """

    edited = Signal(object)
    refused = Signal(object)
    accepted = Signal()
    says_several = False
    """Whether ``show_several`` says so in the field itself."""

    def __init__(self, spec: FieldSpec, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(f"editor_{spec.key}")
        self.spec = spec
        self.labels = labels
        self.theme = theme
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.em(0.3))

    def entry(self) -> QWidget:
        """Return the control that takes the keyboard, for label and focus."""
        return self

    def show_value(self, value: Value) -> None:
        """Show ``value`` in place of anything typed."""
        raise NotImplementedError

    def show_several(self, text: str) -> None:
        """Show that entries have different values; ``text`` says so where there is room."""
        self.show_value(None)

    def flush(self) -> None:
        """Tell what is typed but not told yet."""

    @property
    def is_pending(self) -> bool:
        """Whether something is typed that was not taken over."""
        return False

    def draft(self) -> str:
        """Return what is typed but not taken over; empty when all is told."""
        return ""

    def take_draft(self, text: str) -> None:
        """Show ``text`` as if it had just been typed."""

    def keep_pending(self) -> None:
        """Hold on to what is typed: the project did not take it."""

    def set_read_only(self, read_only: bool) -> None:
        """Let people read but not change."""
        self.setEnabled(not read_only)

    def retranslate(self, labels: Labels) -> None:
        """Show words in another language without touching what is entered."""
        self.labels = labels
        self.entry().setAccessibleName(self._spoken_name())
        self.entry().setAccessibleDescription(labels.help(self.spec))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self.theme = theme

    def _spoken_name(self) -> str:
        return self.labels.field(self.spec)


class TypedEditor(Editor):
    """An editor in which people type; it tells on leaving, by Enter, or a second after typing."""

    commits_while_typing = False
    says_several = True

    def __init__(
        self, spec: FieldSpec, labels: Labels, theme: Theme, field: LineField | LongField
    ) -> None:
        super().__init__(spec, labels, theme)
        self.field = field
        field.setObjectName(f"field_{spec.key}")
        self._shown = ""
        self._timer = QTimer(self, singleShot=True, interval=COMMIT_AFTER)
        self._timer.timeout.connect(self._on_time_over)
        field.typed.connect(self._on_typed)
        field.left.connect(self.flush)

    def read(self, text: str) -> Value:
        """Return the value that ``text`` says; raises ``UserError`` when it says none."""
        return text

    def written(self, value: Value) -> str:
        """Return ``value`` as it is typed."""
        return str(value or "")

    def entry(self) -> QWidget:
        """Return the text field."""
        return self.field

    def outline(self) -> QWidget:
        """Return the control whose frame shows that something is wrong."""
        return self.field

    @property
    def is_pending(self) -> bool:
        """Whether the text is not the one that was shown or told last."""
        return self.field.typed_text() != self._shown

    def draft(self) -> str:
        """Return the text while it is not taken over."""
        return self.field.typed_text() if self.is_pending else ""

    def take_draft(self, text: str) -> None:
        """Show ``text`` and why it was not taken."""
        self.field.show_text(text)
        self.field.is_clean = False
        self.flush()

    def show_value(self, value: Value) -> None:
        """Show ``value``; a text that already says so stays, with its cursor."""
        self._timer.stop()
        text = self.written(value)
        if self.field.typed_text() != text:
            self.field.show_text(text)
        self._settle(self.field.typed_text())

    def show_several(self, text: str) -> None:
        """Show ``text`` where nothing is typed."""
        super().show_several(text)
        self.field.setPlaceholderText(text)

    def flush(self) -> None:
        """Tell the value of the text, or why it has none."""
        self._timer.stop()
        if not self.is_pending:
            return
        typed = self.field.typed_text()
        try:
            value = self.read(typed)
        except UserError as error:
            self._mark(wrong=True)
            self.refused.emit(error)
            return
        if not self.field.hasFocus():
            self.field.show_text(self.written(value))
        self._settle(self.field.typed_text())
        self.edited.emit(value)

    def keep_pending(self) -> None:
        """Hold on to the text, so that leaving tries again."""
        self._shown = "\0"
        self.field.is_clean = False
        self._mark(wrong=True)

    def set_read_only(self, read_only: bool) -> None:
        """Let people read and copy, but not change."""
        self.field.setReadOnly(read_only)

    def _settle(self, text: str) -> None:
        self._shown = text
        self.field.is_clean = True
        self._mark(wrong=False)
        self.accepted.emit()

    def _mark(self, *, wrong: bool) -> None:
        set_property(self.outline(), "wrong", "yes" if wrong else "")

    def _on_typed(self) -> None:
        self.field.is_clean = not self.is_pending
        if self.commits_while_typing:
            self._timer.start()

    def _on_time_over(self) -> None:
        self.flush()

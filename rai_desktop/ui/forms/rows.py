"""A row of a form: label, editor, and what is wrong with what was typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.editors.make import make_editor
from rai_desktop.ui.forms.editors.references import NotListedError, ReferenceEditor
from rai_desktop.ui.forms.rating_words import RatingWords
from rai_desktop.ui.hints.marks import HintMark
from rai_desktop.ui.icons import picture
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import (
    announce,
    label,
    show_pixmap,
    tab_stops,
    unmarked,
    with_breaks,
)
from rai_desktop.ui.theme import Theme

_ADDING = {
    EntityKind.PERSON: N_("Add to the people"),
    EntityKind.VENDOR: N_("Add to the suppliers"),
}
_WIDE = (FieldKind.LONG_TEXT, FieldKind.MULTI_CHOICE, FieldKind.RATING)


class FieldRow(QWidget):
    """One field; ``edited`` carries key and value, ``adding`` key and a name to be added."""

    edited = Signal(str, object)
    adding = Signal(str, str)

    def __init__(
        self, spec: FieldSpec, labels: Labels, theme: Theme, project: OpenProject | None
    ) -> None:
        super().__init__()
        self.setObjectName(f"row_{spec.key}")
        self.spec = spec
        self._labels = labels
        self._error: UserError | None = None
        self.editor = make_editor(spec, labels, theme, project)
        self._label = label(f"label_{spec.key}", "field", wraps=True)
        self._required = label(f"required_{spec.key}", "small") if spec.required else None
        self._hint: _Hint | None = None
        self.words = RatingWords(spec, labels, theme) if spec.scale else None
        self._mark: HintMark | None = None
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()
        self.retranslate(labels)
        self.apply_theme(theme)

    @property
    def is_wide(self) -> bool:
        """Whether the row needs the whole width of the form."""
        return self.spec.kind in _WIDE or self.spec.required

    @property
    def name(self) -> str:
        """What the field is called in the language that is shown."""
        return self._labels.field(self.spec)

    @property
    def unstored(self) -> str:
        """The field with what is typed and not taken over; empty when all is."""
        draft = self.editor.draft()
        return f"{self.name}: {draft}" if draft.strip() else ""

    def show_value(self, value: Value) -> None:
        """Show ``value`` in place of anything typed."""
        self.editor.show_value(value)
        self._show_meaning(value)
        self.clear_error()

    def show_error(self, error: UserError) -> None:
        """Say below the field what is wrong and what to do."""
        self._error = error
        if self._hint is None:
            self._hint = self._made_hint()
        said = self._hint.text
        self._hint.show_text(self._sentence(error), self._verb(error))
        self.editor.entry().setAccessibleDescription(self._hint.text)
        if self._hint.text != said and self.isVisible():
            announce(self._hint, f"{self.name}: {self._hint.text}")

    def clear_error(self) -> None:
        """Say no longer that something is wrong; what the editor cannot read it says again."""
        if self._error is not None:
            self._error = None
            assert self._hint is not None  # noqa: S101 - it says the error
            self._hint.show_text("", "")
            self._describe()

    def show_mark(self, text: str) -> None:
        """Say quietly below the field what an automatic check found, or nothing."""
        if self._mark is None:
            if not text:
                return
            self._mark = HintMark(self.spec.key, self._theme)
            self._column.insertWidget(self._column.indexOf(self.editor) + 1, self._mark)
        self._mark.show_text(text)
        self._describe()

    @property
    def mark_text(self) -> str:
        """What an automatic check found; empty when nothing is marked."""
        return self._mark.text if self._mark else ""

    @property
    def error_text(self) -> str:
        """What is said to be wrong; empty when nothing is."""
        return self._hint.text if self._error and self._hint else ""

    def set_read_only(self, read_only: bool) -> None:
        """Let people read but not change."""
        self.editor.set_read_only(read_only)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language; what is typed stays."""
        self._labels = labels
        self._label.setText(unmarked(with_breaks(labels.field(self.spec))))
        if self._required is not None:
            self._required.setText(labels.words(N_("required")))
        self.editor.retranslate(labels)
        if self.words is not None:
            self.words.retranslate(labels)
        if self._error is not None:
            self.show_error(self._error)
        self._describe()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self.editor.apply_theme(theme)
        if self.words is not None:
            self.words.apply_theme(theme)
        if self._hint is not None:
            self._hint.apply_theme(theme)
        if self._mark is not None:
            self._mark.apply_theme(theme)

    def _build(self) -> None:
        theme, column = self._theme, self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.em(0.3))
        head = QHBoxLayout()
        head.setSpacing(theme.em(0.5))
        head.addWidget(self._label, 1)
        if self._required is not None:
            head.addWidget(self._required)
        self._label.setBuddy(self.editor.entry())
        column.addLayout(head)
        column.addWidget(self.editor)
        if self.words is not None:
            column.addWidget(self.words)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _connect(self) -> None:
        self.editor.edited.connect(self._on_edited)
        self.editor.refused.connect(self.show_error)
        self.editor.accepted.connect(self.clear_error)
        if isinstance(self.editor, ReferenceEditor):
            self.editor.adding.connect(self._on_adding)

    def _made_hint(self) -> "_Hint":
        hint = _Hint(self.spec.key)
        hint.apply_theme(self._theme)
        hint.acted.connect(self._on_hint_acted)
        self._column.insertWidget(self._column.indexOf(self.editor) + 1, hint)
        for stop in tab_stops(self.editor)[-1:]:
            QWidget.setTabOrder(stop, hint.button)
        return hint

    def _describe(self) -> None:
        """Let screen readers say what is seen beside the field, unless something is wrong."""
        if self._error is None:
            required = f"{self._required.text()}." if self._required is not None else ""
            parts = (required, self._labels.help(self.spec), self.mark_text)
            self.editor.entry().setAccessibleDescription(" ".join(filter(None, parts)))

    def _show_meaning(self, value: Value) -> None:
        if self.words is not None:
            self.words.show_level(value)

    def _sentence(self, error: UserError) -> str:
        names = {"field": self._labels.field(self.spec)} if "field" in error.values else {}
        return self._labels.words.told(error.text, {**error.values, **names})

    def _verb(self, error: UserError) -> str:
        verb = _ADDING.get(self.spec.reference) if self.spec.reference else None
        if verb is None or not isinstance(error, NotListedError):
            return ""
        return self._labels.words(verb)

    def _on_edited(self, value: Value) -> None:
        self.clear_error()
        self._show_meaning(value)
        self.edited.emit(self.spec.key, value)

    def _on_adding(self, name: str) -> None:
        self.adding.emit(self.spec.key, name)

    def _on_hint_acted(self) -> None:
        if isinstance(self._error, NotListedError):
            self._on_adding(self._error.name)


class _Hint(QWidget):
    """A sentence under a field, with a sign so that colour is not all, and perhaps a button."""

    acted = Signal()

    def __init__(self, key: str) -> None:
        super().__init__()
        self.setObjectName(f"hint_{key}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        self._sign: QLabel = label("sign")
        self._text = label(f"hint_text_{key}", "hint", wraps=True)
        self.button = ShortButton(f"hint_act_{key}", "quiet")
        self.button.clicked.connect(self.acted)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        column.addLayout(row)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(False)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text.text()

    def show_text(self, text: str, verb: str) -> None:
        """Show a sentence and a button, or nothing."""
        self._text.setText(text)
        self.button.setText(unmarked(verb))
        self.button.setVisible(bool(verb))
        self.setVisible(bool(text))

    def apply_theme(self, theme: Theme) -> None:
        """Draw the sign in the colours of ``theme``."""
        show_pixmap(self._sign, picture("warn", theme, "danger", 1.2, self.devicePixelRatioF()))

"""Editors for texts: one line, several lines, addresses."""

import re

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import FieldKind, FieldSpec
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import MAX_TEXT
from rai_desktop.services.labels import Labels
from rai_desktop.ui.forms.editors.base import TypedEditor
from rai_desktop.ui.forms.editors.typing_fields import LineField, LongField
from rai_desktop.ui.theme import Theme

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_LINE_ENDS = re.compile(r"\r\n|[\r\u2028\u2029]")
_BREAKS = re.compile(r"\s*[\r\n\u2028\u2029]\s*")


class TextEditor(TypedEditor):
    """One line of text."""

    commits_while_typing = True

    def __init__(self, spec: FieldSpec, labels: Labels, theme: Theme) -> None:
        field = LineField()
        field.setMaxLength(MAX_TEXT)
        super().__init__(spec, labels, theme, field)
        self.row.addWidget(field)
        self.retranslate(labels)

    def read(self, text: str) -> Value:
        """Return the text; a required field must say something."""
        if self.spec.required and not text.strip():
            raise UsageError(N_("This field is required. The old text stays until you enter one."))
        if self.spec.kind is FieldKind.EMAIL and text.strip():
            _check_email(text)
        return text

    def written(self, value: Value) -> str:
        """Return the text in one line."""
        return _BREAKS.sub(" ", str(value or ""))

    def retranslate(self, labels: Labels) -> None:
        """Show the example in another language."""
        super().retranslate(labels)
        self.field.setPlaceholderText(_example(self.spec, labels))


class LongTextEditor(TypedEditor):
    """Several lines of text."""

    commits_while_typing = True

    def __init__(self, spec: FieldSpec, labels: Labels, theme: Theme) -> None:
        field = LongField()
        super().__init__(spec, labels, theme, field)
        self.row.addWidget(field)
        self.retranslate(labels)

    def written(self, value: Value) -> str:
        """Return the text with plain line breaks."""
        return _LINE_ENDS.sub("\n", str(value or ""))

    def retranslate(self, labels: Labels) -> None:
        """Show the example in another language."""
        super().retranslate(labels)
        self.field.setPlaceholderText(_example(self.spec, labels))


def _example(spec: FieldSpec, labels: Labels) -> str:
    if not spec.example:
        return ""
    return labels.words.filled(N_("e.g. {example}"), example=labels.words(spec.example))


def _check_email(text: str) -> None:
    if not _EMAIL.fullmatch(text.strip()):
        raise UsageError(
            N_("This is not a complete e-mail address. Write it like name@example.org.")
        )

"""Texts for people: marked here, translated where they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass


def N_(text: str) -> str:  # noqa: N802 - the usual gettext name
    """Mark ``text`` for translation and return it unchanged."""
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A text marked for translation, and the values that fill its ``{name}`` places."""

    text: str
    values: Mapping[str, object]

    def __str__(self) -> str:
        return self.text.format(**self.values)

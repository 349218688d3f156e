"""Texts for people: marked here, translated where they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What people call a field or a choice, and the key it is typed by.

    ``label`` is marked for translation; ``texts`` are its words by language where data bring them.
    """

    key: str
    label: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.label or self.texts.get("en") or next(iter(self.texts.values()), self.key)


@dataclass(frozen=True, slots=True)
class Listed:
    """Several things in one place of a sentence."""

    items: tuple[object, ...]

    def __str__(self) -> str:
        return ", ".join(map(str, self.items))

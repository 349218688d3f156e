"""Columns of registers that only tell: nobody fills them in, and all of them are printed."""

from collections.abc import Iterable

from rai_desktop.services.registers.model import Column, ColumnKind
from rai_desktop.words import Words

ToldColumn = tuple[str, str, ColumnKind, float]
"""Key, title marked for translation, kind of values, and share of the width."""


def told_columns(words: Words, columns: Iterable[ToldColumn]) -> tuple[Column, ...]:
    """Return columns with their titles in the language of ``words``."""
    return tuple(
        Column(key=key, title=words(title), kind=kind, weight=weight, editable=False, in_print=True)
        for key, title, kind, weight in columns
    )

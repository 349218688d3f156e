"""Columns of registers that only tell: nobody fills them in."""

from collections.abc import Iterable, Mapping, Sequence

from rai_desktop.domain.codes import LabelledCode, RiskLevel
from rai_desktop.services.labels import Labels
from rai_desktop.services.registers.model import Choice, Column, ColumnKind
from rai_desktop.words import Words

PrintedColumn = tuple[str, str, ColumnKind, float]
"""Key, title marked for translation, kind of values, and share of the width."""

ToldColumn = tuple[str, str, ColumnKind, float, bool]
"""The same, and whether the column is printed."""


def printed_columns(words: Words, columns: Iterable[PrintedColumn]) -> tuple[Column, ...]:
    """Return columns with their titles in the language of ``words``, all of them printed."""
    return told_columns(words, [(*column, True) for column in columns])


def told_columns(
    words: Words,
    columns: Iterable[ToldColumn],
    choices: Mapping[str, Sequence[Choice]] | None = None,
    levels: Sequence[Choice] = (),
) -> tuple[Column, ...]:
    """Return columns with their titles in the language of ``words``.

    ``choices`` are the words for codes, by the keys of the columns; ``levels`` are those of all
    columns with risk levels.
    """
    known = choices or {}
    return tuple(
        Column(
            key=key,
            title=words(title),
            kind=kind,
            weight=weight,
            choices=tuple(known.get(key, levels if kind is ColumnKind.LEVEL else ())),
            editable=False,
            in_print=in_print,
        )
        for key, title, kind, weight, in_print in columns
    )


def code_choices(labels: Labels, codes: Iterable[LabelledCode]) -> tuple[Choice, ...]:
    """Return what the codes of a column are called."""
    return tuple(Choice(code=str(code), label=labels.code(code)) for code in codes)


def level_choices(labels: Labels) -> tuple[Choice, ...]:
    """Return what the risk levels are called."""
    return tuple(
        Choice(code=str(level), label=labels.code(level), level=level) for level in RiskLevel
    )


def worded_choices(found: Mapping[str, str]) -> tuple[Choice, ...]:
    """Return codes with these words for them."""
    return tuple(Choice(code=code, label=word) for code, word in found.items())

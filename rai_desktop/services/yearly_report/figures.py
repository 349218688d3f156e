"""Answers to the further questions of a request: as they are typed, kept, sent and shown."""

from collections.abc import Sequence
from decimal import Decimal
from math import isfinite

from rai_desktop.domain.codes import Answer as YesNo
from rai_desktop.domain.conditions import Answer
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.requirements import MATURITY
from rai_desktop.domain.texts import N_, Named
from rai_desktop.domain.wanted_report import FigureKind, WantedFigure
from rai_desktop.domain.yearly_report import FigureValue
from rai_desktop.services.typed_numbers import read_amount
from rai_desktop.words import Words
from rai_desktop.words.language import folded

MOST_LETTERS = 5000
BETWEEN_CODES = "; "

_NO_NUMBER = N_("“{typed}” is not a number. Write it as 12 or 12.5.")
_NO_SHARE = N_("“{typed}” is not a share. Write a percentage from 0 to 100.")
_NO_LEVEL = N_("“{typed}” is not a level. Write 0 to 4.")
_NO_YES_NO = N_("“{typed}” is neither yes nor no. Answer yes or no.")
_NO_OPTION = N_("“{typed}” is not an answer to “{question}”. Possible: {options}.")
_TOO_LONG = N_("The answer to “{question}” has more than {most} characters. Make it shorter.")
_PERCENT = 100
_LARGEST = 10**12


def typed_figure(figure: WantedFigure, text: str) -> Answer | None:
    """Return what is kept for a typed answer; ``None`` for an empty one.

    Codes and words of options, numbers and percentages are understood as people write them in
    either language; several options have “;” between them.

    Raises:
        UsageError: it is no answer to this question.
    """
    text = text.strip()
    if not text:
        return None
    if figure.kind is FigureKind.MANY:
        parts = [part.strip() for part in text.split(";") if part.strip()]
        return tuple(sorted({_option(figure, part) for part in parts})) or None
    if figure.kind is FigureKind.ONE:
        return _option(figure, text)
    if figure.kind is FigureKind.YES_NO:
        return _yes_no(text)
    if figure.kind in (FigureKind.NUMBER, FigureKind.SHARE, FigureKind.LEVEL):
        return _number(figure, text)
    if len(text) > MOST_LETTERS:
        raise UsageError(_TOO_LONG, question=question(figure), most=MOST_LETTERS)
    return text


def question(figure: WantedFigure) -> Named:
    """Return a question for sentences in either language."""
    return Named(key=figure.id, texts=figure.label)


def figure_value(figure: WantedFigure, kept: Answer | None) -> FigureValue:
    """Return a kept answer as it leaves; ``None`` when there is none or it makes no sense."""
    if kept is None:
        return None
    if isinstance(kept, tuple):
        return BETWEEN_CODES.join(kept)
    if figure.kind is FigureKind.YES_NO:
        return {YesNo.YES: True, YesNo.NO: False}.get(YesNo(kept)) if kept in _CODES else None
    if figure.kind in (FigureKind.NUMBER, FigureKind.SHARE, FigureKind.LEVEL):
        return _plain_number(kept)
    return kept


def shown_figure(figure: WantedFigure, value: FigureValue, words: Words) -> str:
    """Return the value of an answer in words; empty when there is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return words(YesNo.YES.label if value else YesNo.NO.label)
    if figure.kind is FigureKind.SHARE and isinstance(value, (int, float)):
        return f"{words.decimal(round(value * _PERCENT, 1))} %"
    if figure.kind is FigureKind.LEVEL and value in range(len(MATURITY)):
        return f"{value} – {words(MATURITY[int(value)])}"
    if isinstance(value, int):
        return words.number(value)
    if isinstance(value, float):
        return words.decimal(value)
    if figure.options:
        names = dict(figure.options)
        codes = value.split(BETWEEN_CODES)
        return BETWEEN_CODES.join(words.pick(names.get(code, {})) or code for code in codes)
    return value


_CODES = frozenset(map(str, YesNo))


def _option(figure: WantedFigure, text: str) -> str:
    wanted = folded(text)
    for code, names in figure.options:
        if wanted in {folded(code), *map(folded, names.values())}:
            return code
    codes = ", ".join(code for code, _ in figure.options)
    raise UsageError(_NO_OPTION, typed=text[:60], question=question(figure), options=codes)


def _yes_no(text: str) -> str:
    for code, spellings in _YES_NO.items():
        if folded(text) in spellings:
            return code
    raise UsageError(_NO_YES_NO, typed=text[:60])


_YES_NO: dict[str, Sequence[str]] = {
    YesNo.YES: ("yes", "ja", "true", "wahr", "1"),
    YesNo.NO: ("no", "nein", "false", "falsch", "0"),
}


def _number(figure: WantedFigure, text: str) -> str:
    number = read_amount(text.removesuffix("%"))
    if figure.kind is FigureKind.SHARE:
        if number is None or not 0 <= number <= _PERCENT:
            raise UsageError(_NO_SHARE, typed=text[:60])
        return _written(number / _PERCENT)
    if figure.kind is FigureKind.LEVEL:
        if number is None or number not in range(len(MATURITY)):
            raise UsageError(_NO_LEVEL, typed=text[:60])
    elif number is None or abs(number) > _LARGEST:
        raise UsageError(_NO_NUMBER, typed=text[:60])
    return _written(number)


def _written(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plain_number(kept: str) -> int | float | None:
    try:
        number = float(kept)
    except ValueError:
        return None
    if not isfinite(number) or abs(number) > _LARGEST:
        return None
    return int(number) if number.is_integer() else number

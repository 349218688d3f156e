"""Indicators in words: values, limits, how they moved, and what they are made of."""

from collections.abc import Sequence
from datetime import date

from rai_desktop.domain.rating.indicators import Counted, Indicator, Limit
from rai_desktop.domain.texts import N_
from rai_desktop.services.indicators.model import Reading, Trend
from rai_desktop.words import Words

TITLE = N_("Key risk indicators")
ARROWS = {Trend.HIGHER: "↑", Trend.LOWER: "↓", Trend.SAME: "→"}

_PERCENT, _MINUS = "%", "\N{MINUS SIGN}"
_LIMITS = {
    ">": N_("over {value}"),
    ">=": N_("{value} or more"),
    "<": N_("under {value}"),
    "<=": N_("{value} or less"),
}
_BASES = {
    Counted.INCIDENTS: N_("Incidents and near misses that became known in the last three months."),
    Counted.FINDINGS: N_("Findings of the last three months about risks from the library: {risks}"),
    Counted.TRAINED: N_("Who took part, of those invited to the trainings of the last year."),
    Counted.OVERDUE: N_(
        "Mitigations that are overdue while a risk of theirs is high or very high today."
    ),
}


def number_text(words: Words, value: float, sign: str = "") -> str:
    """Return a number, with a sign behind it."""
    return f"{words.decimal(value)}{sign}".replace("-", _MINUS)


def sign_of(words: Words, indicator: Indicator) -> str:
    """Return what stands behind a number where it is a percentage."""
    return f" {_PERCENT}" if words.pick(indicator.unit) == _PERCENT else ""


def value_text(words: Words, reading: Reading, sign: str = "") -> str:
    """Return the value of today; a dash when it cannot be told."""
    value = reading.now.value
    return "–" if value is None else number_text(words, value, sign)


def limits_text(words: Words, limits: Sequence[Limit], sign: str = "") -> str:
    """Return limits such as “under 2 %; over 15 %”."""
    return "; ".join(
        words.filled(_LIMITS[one.op], value=number_text(words, one.value, sign)) for one in limits
    )


def thresholds_text(words: Words, indicator: Indicator) -> str:
    """Return in one line from where on somebody has to look, and from where on to act."""
    sign = sign_of(words, indicator)
    return words.filled(
        N_("Watch: {watch}. Act: {act}"),
        watch=limits_text(words, indicator.watch, sign),
        act=limits_text(words, indicator.act, sign),
    )


def trend_text(words: Words, reading: Reading, since: date) -> str:
    """Return how the value moved since a day, or why that is not told; nothing without a value."""
    day, trend = words.day(since), reading.trend
    if trend is None or reading.then is None:
        return words.filled(reading.untold.label, day=day) if reading.untold else ""
    then = number_text(words, reading.then, sign_of(words, reading.indicator))
    return f"{ARROWS[trend]} {words.filled(trend.label, day=day, value=then)}"


def basis_text(words: Words, reading: Reading) -> str:
    """Return what the value is made of, or why there is none."""
    indicator, missing = reading.indicator, reading.now.missing
    risks = ", ".join(indicator.risks)
    if missing is not None:
        return words.filled(missing.label, origin=words.pick(indicator.origin), risks=risks)
    return words.filled(_BASES[indicator.counted], risks=risks) if indicator.counted else ""


def silent_text(words: Words, silent: Sequence[Reading]) -> str:
    """Return how many indicators have no value; empty when all have one."""
    if not silent:
        return ""
    return words.plural(
        "{count} further indicator has not enough data.",
        "{count} further indicators have not enough data.",
        len(silent),
    )

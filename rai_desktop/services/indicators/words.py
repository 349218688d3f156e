"""Indicators in words: values, limits, how they moved, and what they are made of."""

from collections.abc import Sequence
from datetime import date

from rai_desktop.domain.rating.indicators import Counted, Indicator, Limit
from rai_desktop.domain.texts import N_
from rai_desktop.services.indicators.model import Reading, Trend
from rai_desktop.words import Words

TITLE = N_("Key risk indicators")
ARROWS = {Trend.HIGHER: "↑", Trend.LOWER: "↓", Trend.SAME: "→"}

_PERCENT = "%"
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


def number_text(words: Words, indicator: Indicator, value: float) -> str:
    """Return a number with a sign of percent where it is one."""
    sign = f" {_PERCENT}" if words.pick(indicator.unit) == _PERCENT else ""
    return f"{words.decimal(value)}{sign}"


def value_text(words: Words, reading: Reading) -> str:
    """Return the value of today; a dash when it cannot be told."""
    value = reading.now.value
    return "–" if value is None else number_text(words, reading.indicator, value)


def limits_text(words: Words, indicator: Indicator, limits: Sequence[Limit]) -> str:
    """Return limits such as “under 2 %; over 15 %”."""
    return "; ".join(
        words.filled(_LIMITS[one.op], value=number_text(words, indicator, one.value))
        for one in limits
    )


def thresholds_text(words: Words, indicator: Indicator) -> str:
    """Return in one line from where on somebody has to look, and from where on to act."""
    return words.filled(
        N_("Watch: {watch}. Act: {act}"),
        watch=limits_text(words, indicator, indicator.watch),
        act=limits_text(words, indicator, indicator.act),
    )


def trend_text(words: Words, reading: Reading, since: date) -> str:
    """Return how the value moved since a day, or why that is not told."""
    day, trend = words.day(since), reading.trend
    if trend is None or reading.then is None:
        return words.filled(reading.untold.label, day=day) if reading.untold else ""
    then = number_text(words, reading.indicator, reading.then)
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

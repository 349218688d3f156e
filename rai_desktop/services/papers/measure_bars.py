"""Bars of the measures that are still to come: overdue, soon, later, without a day."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from rai_desktop.domain.days import days_later
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.texts import N_
from rai_desktop.services.pictures import (
    Bar,
    BarLook,
    Drawing,
    HatchKind,
    Meaning,
    TextWidth,
    level_bars,
)
from rai_desktop.words import Words

MEASURES_TITLE = N_("Mitigations still to come")

_AHEAD = 60
_LOOK = BarLook(width=480.0, row_height=16.0, label_share=0.3)
_BARS = (
    (N_("Overdue"), Meaning.STATE_LATE, HatchKind.CROSS),
    (N_("Due within 60 days"), Meaning.STATE_BUSY, HatchKind.NARROW),
    (N_("Due later"), Meaning.STATE_GOOD, HatchKind.WIDE),
    (N_("Without a day"), Meaning.STATE_NEUTRAL, None),
)


def measure_counts(mitigations: Iterable[Mitigation], day: date) -> tuple[int, ...]:
    """Return how many measures are overdue, due soon, due later, and without a day.

    What is in place or given up does not count.
    """
    awaited = [one for one in mitigations if one.status is None or one.status.is_planned]
    found = Counter(_place(one.due_on, day) for one in awaited)
    return tuple(found[place] for place in range(len(_BARS)))


def _place(due: date | None, day: date) -> int:
    if due is None:
        return 3
    return 0 if due < day else 1 if due <= days_later(day, _AHEAD) else 2


def measure_bars(words: Words, counts: tuple[int, ...], measure: TextWidth) -> Drawing:
    """Return the bars; they differ by word and pattern, not by colour alone."""
    bars = [
        Bar(label=words(text), count=count, meaning=meaning, hatch=hatch)
        for (text, meaning, hatch), count in zip(_BARS, counts, strict=True)
    ]
    return level_bars(bars, words(MEASURES_TITLE), measure, _LOOK)

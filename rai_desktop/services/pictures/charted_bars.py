"""Numbers as bars that lie: the same chart that a spreadsheet draws, for screen and paper."""

from collections.abc import Iterator

from rai_desktop.services.pictures.charted import Charted
from rai_desktop.services.pictures.colours import Meaning
from rai_desktop.services.pictures.display_list import (
    Align,
    Drawing,
    Hatch,
    HatchKind,
    Item,
    Line,
    Rect,
    Text,
)
from rai_desktop.services.pictures.fitting import Room, TextWidth
from rai_desktop.services.pictures.text_lines import text_lines

_LABEL, _NUMBER, _GAP = 8.5, 9.0, 8.0
_ROW, _THICK = 18.0, 0.58
_LABEL_SHARE = 0.34


def charted_bars(charted: Charted, measure: TextWidth, *, width: float = 480.0) -> Drawing:
    """Return a bar for each row of a chart with one series, with its number behind it.

    Numbers below zero go to the left, with a pattern and their sign.
    """
    plan = _Plan(charted, measure, width)
    items: list[Item] = []
    for place, (label, value) in enumerate(plan.rows):
        middle = (place + 0.5) * _ROW
        room = Room(width=plan.label - _GAP, lines=2, size=_LABEL, smallest=6.0)
        items += text_lines(label, (plan.label - _GAP, middle), room, measure, Align.END)
        items += _bar(plan, value, middle)
    height = max(len(plan.rows), 1) * _ROW
    items.append(Line(start=(plan.zero, 0.0), end=(plan.zero, height), colour=Meaning.STRONG_LINE))
    told = "; ".join(f"{label}: {plan.written(value)}" for label, value in plan.rows)
    return Drawing(
        width=width, height=height, items=tuple(items), alt_text=f"{charted.title}: {told}"
    )


class _Plan:
    """Where bars begin and how long they are."""

    def __init__(self, charted: Charted, measure: TextWidth, width: float) -> None:
        self.rows = [(row.label, row.values[0] or 0.0) for row in charted.rows]
        self._charted = charted
        values = [value for _, value in self.rows]
        number = max((measure(self.written(v), _NUMBER, True) for v in values), default=0.0) + _GAP
        self.label = width * _LABEL_SHARE
        lowest = min((*values, 0.0))
        highest = charted.highest or max((*values, 0.0))
        before = number if lowest < 0 else 0.0
        self._scale = (width - self.label - number - before) / ((highest - lowest) or 1.0)
        self.zero = self.label + before - lowest * self._scale

    def length(self, value: float) -> float:
        """Return how long the bar of a number is."""
        return abs(value) * self._scale

    def written(self, value: float) -> str:
        """Return a number as it stands behind its bar."""
        return self._charted.written(value)


def _bar(plan: _Plan, value: float, middle: float) -> Iterator[Item]:
    length, thick = plan.length(value), _ROW * _THICK
    left = plan.zero if value >= 0 else plan.zero - length
    top = middle - thick / 2
    fill = Meaning.ACCENT if value >= 0 else Meaning.STATE_NEUTRAL
    if length:
        yield Rect(x=left, y=top, width=length, height=thick, fill=fill)
    if length and value < 0:
        yield Hatch(x=left, y=top, width=length, height=thick, kind=HatchKind.NARROW, on=fill)
    is_right = value >= 0
    yield Text(
        x=left + length + _GAP / 2 if is_right else left - _GAP / 2,
        y=middle + _NUMBER * 0.36,
        text=plan.written(value),
        size=_NUMBER,
        bold=True,
        align=Align.START if is_right else Align.END,
    )

"""Bars side by side: how many entries have which level or status."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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

_NUMBER_SIZE = 9.0
_LABEL_SIZE = 8.5
_GAP = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: its word, its number and what its colour says."""

    label: str
    count: int
    meaning: Meaning
    hatch: HatchKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarLook:
    """Sizes of a bar picture in points."""

    width: float = 440.0
    row_height: float = 24.0
    label_share: float = 0.34


def level_bars(
    bars: Sequence[Bar],
    title: str,
    measure: TextWidth,
    look: BarLook | None = None,
    *,
    most: int | None = None,
) -> Drawing:
    """Return one row per bar: word, bar, number; the longest bar fills the width, or ``most``.

    ``title`` opens the words that stand for the picture; it is not drawn.
    """
    look = look or BarLook()
    label_width = look.width * look.label_share
    longest = max((bar.count for bar in bars), default=0) if most is None else most
    number_width = measure(str(longest), _NUMBER_SIZE, True) + _GAP
    room = look.width - label_width - number_width
    words = Room(width=label_width - _GAP, lines=2, size=_LABEL_SIZE, smallest=6.0)
    items: list[Item] = []
    for row, bar in enumerate(bars):
        middle = (row + 0.5) * look.row_height
        length = room * bar.count / longest if longest else 0.0
        anchor = (label_width - _GAP, middle)
        items += text_lines(bar.label, anchor, words, measure, Align.END)
        items += _bar(bar, (label_width, middle), length, look.row_height * 0.58)
    height = max(len(bars), 1) * look.row_height
    items.append(_base_line(label_width, height))
    return Drawing(
        width=look.width, height=height, items=tuple(items), alt_text=_in_words(bars, title)
    )


def _bar(bar: Bar, origin: tuple[float, float], length: float, height: float) -> Iterator[Item]:
    across, middle = origin
    top = middle - height / 2
    if length:
        yield Rect(x=across, y=top, width=length, height=height, fill=bar.meaning)
    if length and bar.hatch:
        yield Hatch(x=across, y=top, width=length, height=height, kind=bar.hatch, on=bar.meaning)
    yield Text(
        x=across + length + _GAP / 2,
        y=middle + _NUMBER_SIZE * 0.36,
        text=str(bar.count),
        size=_NUMBER_SIZE,
        bold=True,
    )


def _base_line(across: float, height: float) -> Line:
    return Line(start=(across, 0.0), end=(across, height), colour=Meaning.STRONG_LINE)


def _in_words(bars: Sequence[Bar], title: str) -> str:
    return f"{title}: " + "; ".join(f"{bar.label}: {bar.count}" for bar in bars)

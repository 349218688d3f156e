"""Key figures side by side: each a large number with what it counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rai_desktop.services.pictures.colours import Meaning
from rai_desktop.services.pictures.display_list import Drawing, Item, Rect, Text
from rai_desktop.services.pictures.fitting import Room, TextWidth, fit_text

_HEIGHT = 66.0
_GAP = 8.0
_PAD = 9.0
_NUMBER_SIZE = 19.0
_LABEL_SIZE = 7.5
_LABEL_DOWN = 38.0
_LINE = 9.5
_FOOT = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with what it counts."""

    label: str
    number: str
    colour: Meaning = Meaning.ACCENT


def figures_picture(
    figures: Sequence[Figure], width: float, measure: TextWidth, *, height: float = _HEIGHT
) -> Drawing:
    """Return the figures as fields of equal width."""
    step = (width + _GAP) / len(figures)
    items: list[Item] = []
    for place, figure in enumerate(figures):
        items += _field(figure, place * step, (step - _GAP, height), measure)
    words = "; ".join(f"{figure.label}: {figure.number}" for figure in figures)
    return Drawing(width=width, height=height, items=tuple(items), alt_text=words)


def _field(
    figure: Figure, left: float, size: tuple[float, float], measure: TextWidth
) -> Iterator[Item]:
    width, height = size
    yield Rect(x=left, y=0.0, width=width, height=height, fill=Meaning.BAND, radius=3.0)
    yield Rect(x=left, y=0.0, width=2.5, height=height, fill=figure.colour)
    across = left + _PAD
    room = Room(width=width - _PAD - 4.0, lines=1, size=_NUMBER_SIZE, smallest=9.0, bold=True)
    number = fit_text(figure.number, room, measure)
    yield Text(x=across, y=25.0, text=number.lines[0], size=number.size, bold=True)
    lines = 1 + int((height - _FOOT - _LABEL_DOWN) // _LINE)
    room = Room(width=room.width, lines=lines, size=_LABEL_SIZE, smallest=5.5)
    label = fit_text(figure.label, room, measure)
    for place, line in enumerate(label.lines):
        down = _LABEL_DOWN + place * _LINE
        yield Text(x=across, y=down, text=line, size=label.size, colour=Meaning.MUTED)

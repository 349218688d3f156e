"""Lines of text around an anchor, made to fit."""

from collections.abc import Iterator

from rai_desktop.services.pictures.display_list import Align, Point, Text
from rai_desktop.services.pictures.fitting import Room, TextWidth, fit_text

_LEADING = 1.15
_HALF_CAPITAL = 0.36


def text_lines(
    text: str, anchor: Point, room: Room, measure: TextWidth, align: Align
) -> Iterator[Text]:
    """Give ``text`` fitted into ``room``, its lines centred around the height of ``anchor``."""
    across, middle = anchor
    fitted = fit_text(text, room, measure)
    leading = fitted.size * _LEADING
    first = middle + fitted.size * _HALF_CAPITAL - leading * (len(fitted.lines) - 1) / 2
    for place, line in enumerate(fitted.lines):
        yield Text(
            x=across,
            y=first + place * leading,
            text=line,
            size=fitted.size,
            bold=room.bold,
            align=align,
        )

"""Solid and dashed strokes, so that two lines differ without colour."""

from collections.abc import Iterator

from rai_desktop.services.pictures.colours import Meaning
from rai_desktop.services.pictures.display_list import Line, Marker, Point

_DASH = 3.0
_LOOKS = ((Meaning.ACCENT, Marker.SQUARE), (Meaning.STATE_BUSY, Marker.TRIANGLE))


def line_look(place: int) -> tuple[Meaning, Marker]:
    """Return colour and mark of the first, second … line of a picture."""
    return _LOOKS[place % len(_LOOKS)]


def stroke(start: Point, end: Point, place: int) -> Iterator[Line]:
    """Give a piece of the first, second … line of a picture; every other line is dashed."""
    meaning, _ = line_look(place)
    if place % len(_LOOKS) == 0:
        yield Line(start=start, end=end, colour=meaning, line_width=2.0)
        return
    across, down = end[0] - start[0], end[1] - start[1]
    parts = max(1, int((across**2 + down**2) ** 0.5 / _DASH))
    for part in range(0, parts, 2):
        one, two = part / parts, min(1.0, (part + 1) / parts)
        yield Line(
            start=(start[0] + across * one, start[1] + down * one),
            end=(start[0] + across * two, start[1] + down * two),
            colour=meaning,
            line_width=1.6,
        )

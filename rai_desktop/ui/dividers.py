"""Lines between areas are moved by keyboard, too: those of every page, and of the manual."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

NAMES = ("divider_right", "divider_left")
"""The commands, which work in each window that has such a line."""

STEP = 2
"""Heights of a line of text by which one press of the keys moves a divider."""


def move_divider(part: QWidget | None, by: int) -> bool:
    """Move the divider beside the area that has the keyboard, ``part`` in it, by ``by`` steps.

    It goes to the right, or down where the areas lie one below the other; negative numbers go
    back. It is the divider behind the area, for the last one that before it. Tells whether there
    is one.
    """
    splitter = _splitter_of(part) if part is not None else None
    if part is None or splitter is None:
        return False
    shown = _shown(splitter)
    around = (i for i, area in enumerate(shown) if area is part or area.isAncestorOf(part))
    here = min(next(around, 0), len(shown) - 2)
    before, after = (splitter.indexOf(area) for area in shown[here : here + 2])
    sizes = splitter.sizes()
    way = by * STEP * splitter.fontMetrics().height()
    floor, other_floor = (_least(splitter, area) for area in shown[here : here + 2])
    way = min(max(way, floor - sizes[before]), sizes[after] - other_floor)
    sizes[before] += way
    sizes[after] -= way
    splitter.setSizes(sizes)
    return True


def _splitter_of(part: QWidget) -> QSplitter | None:
    """Return the nearest splitter around a part, or the one that its window shows."""
    above: QWidget | None = part
    while above is not None and not above.isWindow():
        if isinstance(above, QSplitter) and len(_shown(above)) > 1:
            return above
        above = above.parentWidget()
    found = part.window().findChildren(QSplitter)
    return next((each for each in found if each.isVisible() and len(_shown(each)) > 1), None)


def _shown(splitter: QSplitter) -> list[QWidget]:
    areas = [splitter.widget(place) for place in range(splitter.count())]
    return [area for area in areas if area is not None and not area.isHidden()]


def _least(splitter: QSplitter, area: QWidget) -> int:
    """Return how narrow, or low, an area can be; never more than it is."""
    least = area.minimumSizeHint().expandedTo(area.minimumSize())
    is_across = splitter.orientation() is Qt.Orientation.Horizontal
    now = splitter.sizes()[splitter.indexOf(area)]
    return min(least.width() if is_across else least.height(), now)

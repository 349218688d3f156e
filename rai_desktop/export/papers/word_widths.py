"""How wide the columns of a table in a Word file become: nothing vanishes, few words break."""

from collections.abc import Sequence

from rai_desktop.export.pdf import text_width
from rai_desktop.services.papers.model import PaperColumn

USUAL, SMALL = 10.0, 8.0
"""Sizes of letters in tables; the small one where the columns need more than there is."""
_ASIDE = 12.0
"""What stands free at both sides of a cell."""


def column_widths(columns: Sequence[PaperColumn], room: float) -> tuple[float, list[float]]:
    """Return the size of letters, and the width of each column in points.

    A column is as wide as its share, or as its heading, its words and lines need. Where all of
    them together need more than ``room``, each gives up as much.
    """
    needs: list[float] = []
    for size in (USUAL, SMALL):
        needs = [_need(column, size) for column in columns]
        if sum(needs) <= room:
            return size, _shared([column.weight for column in columns], needs, room)
    return SMALL, [need * room / sum(needs) for need in needs]


def _need(column: PaperColumn, size: float) -> float:
    """Return what a column needs so that no word in it is broken, as far as it says them."""
    heads = (text_width(word, size, True) for word in column.title.split())
    texts = (*column.holds, *column.lines) if column.badges else column.holds
    words = (text_width(word, size, False) for text in texts for word in text.split())
    lines = (text_width(line, size, False) for line in column.lines)
    return max((*heads, *words, *lines), default=0.0) + _ASIDE


def _shared(weights: Sequence[float], needs: Sequence[float], room: float) -> list[float]:
    """Share ``room`` by weight; a column whose share is too small gets what it needs."""
    fixed: dict[int, float] = {}
    while True:
        left = room - sum(fixed.values())
        whole = sum(weight for place, weight in enumerate(weights) if place not in fixed)
        short = [
            place
            for place, weight in enumerate(weights)
            if place not in fixed and left * weight / whole < needs[place]
        ]
        if not short:
            return [
                fixed[place] if place in fixed else left * weight / whole
                for place, weight in enumerate(weights)
            ]
        fixed |= {place: needs[place] for place in short}
        if len(fixed) == len(weights):
            spare = (room - sum(needs)) / len(weights)
            return [need + spare for need in needs]

"""Texts that must fit into a given space: smaller first, then two lines, then cut visibly."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

TextWidth = Callable[[str, float, bool], float]
"""Tells the width of a text in points, for a size and whether it is bold."""

ELLIPSIS = "…"
_STEP = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """The lines to write and the size that makes them fit."""

    lines: tuple[str, ...]
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The space a text may take, and between which sizes it may be written."""

    width: float
    lines: int = 1
    size: float = 9.0
    smallest: float = 6.0
    bold: bool = False


def fit_text(text: str, room: Room, measure: TextWidth) -> Fitted:
    """Return ``text`` as large as ``room`` allows; what does not fit ends with an ellipsis."""
    words = text.split()
    size = room.size
    while size > room.smallest:
        lines = _greedy(words, room, size, measure)
        if len(lines) <= room.lines and all(_fits(line, room, size, measure) for line in lines):
            return Fitted(lines=tuple(lines), size=size)
        size -= _STEP
    lines = _greedy(words, room, room.smallest, measure)
    kept = [*lines[: room.lines - 1], " ".join(lines[room.lines - 1 :])]

    def width(part: str) -> float:
        return measure(part, room.smallest, room.bold)

    return Fitted(
        lines=tuple(shorten(line, room.width, width) for line in kept), size=room.smallest
    )


def common_size(texts: Iterable[str], room: Room, measure: TextWidth) -> float:
    """Return the size in which all of these texts fit into rooms that are alike."""
    return min((fit_text(text, room, measure).size for text in texts), default=room.size)


def shorten(text: str, width: float, measure: Callable[[str], float]) -> str:
    """Return ``text``, or as much of its beginning as fits into ``width``, with an ellipsis."""
    if measure(text) <= width:
        return text
    fits, fails = 0, len(text)
    while fails - fits > 1:
        middle = (fits + fails) // 2
        if measure(text[:middle].rstrip() + ELLIPSIS) <= width:
            fits = middle
        else:
            fails = middle
    return text[:fits].rstrip() + ELLIPSIS


def _fits(line: str, room: Room, size: float, measure: TextWidth) -> bool:
    return measure(line, size, room.bold) <= room.width


def _greedy(words: list[str], room: Room, size: float, measure: TextWidth) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _fits(longer, room, size, measure):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]

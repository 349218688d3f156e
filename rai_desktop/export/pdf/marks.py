"""Marks at the right of a heading, such as the risk level of what the heading names."""

from dataclasses import dataclass

from rai_desktop.export.pdf.badges import badge_ink, badge_room, draw_badge
from rai_desktop.export.pdf.flow import Flow
from rai_desktop.export.pdf.glyphs import widths
from rai_desktop.export.pdf.styles import CELL_BOLD, FACT_LABEL, Ink
from rai_desktop.export.pdf.surface import Area
from rai_desktop.services.pictures.colours import Meaning

_GAP = 5.0
_SHARE = 0.735


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A word with its label; with ``level`` the word is a badge."""

    label: str
    word: str
    level: Meaning | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMark:
    """A mark whose texts the fonts can show, and how wide it is."""

    label: str
    word: str
    level: Meaning | None
    width: float


def shown_mark(flow: Flow, mark: Mark) -> ShownMark:
    """Return ``mark`` as it will be drawn."""
    label, word = (" ".join(flow.shown(text).split()) for text in (mark.label, mark.word))
    around = badge_room(mark.level)[1] if mark.level else 0.0
    width = _width(f"{label} ", FACT_LABEL.ink) + _GAP + _width(word, CELL_BOLD.ink) + around
    return ShownMark(label=label, word=word, level=mark.level, width=width)


def draw_mark(flow: Flow, mark: ShownMark, down: float, leading: float) -> None:
    """Draw a mark at the right margin, beside a line that begins ``down`` the page."""
    surface, ink = flow.surface, CELL_BOLD.ink
    left = flow.shape.width - flow.shape.side - mark.width
    base = down + (leading - CELL_BOLD.leading) / 2 + CELL_BOLD.leading * _SHARE
    word_at = left + _width(f"{mark.label} ", FACT_LABEL.ink) + _GAP
    if mark.level:
        word_at += badge_room(mark.level)[0]
        area = Area(
            x=word_at,
            y=down + (leading - CELL_BOLD.leading) / 2,
            width=_width(mark.word, ink),
            height=CELL_BOLD.leading,
        )
        ink = badge_ink(ink, mark.level)
        with surface.artifact():
            draw_badge(surface, area, mark.level, CELL_BOLD.leading)
    with surface.element("Span"), surface.content():
        surface.write_lines([f"{mark.label} "], (left, base), 0.0, FACT_LABEL.ink)
        surface.write_lines([mark.word], (word_at, base), 0.0, ink)


def _width(text: str, ink: Ink) -> float:
    return widths(ink.face).of(text) * ink.size

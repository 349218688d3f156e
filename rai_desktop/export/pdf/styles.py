"""How a document looks: page shapes and the few text looks, in points."""

from dataclasses import dataclass, replace
from enum import StrEnum

from rai_desktop.export.pdf.glyphs import Face
from rai_desktop.services.pictures.colours import PRINT_PALETTE, Meaning

PALETTE = PRINT_PALETTE


@dataclass(frozen=True, slots=True)
class Ink:
    """Face, size and colour of a text."""

    face: Face
    size: float
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A text look: ink, distance of the lines, space around."""

    ink: Ink
    leading: float
    before: float = 0.0
    after: float = 0.0

    def coloured(self, meaning: Meaning) -> "Look":
        """Return the same look in another colour."""
        return replace(self, ink=replace(self.ink, colour=PALETTE.colour(meaning)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageShape:
    """A page's size and margins."""

    width: float
    height: float
    side: float
    head: float
    foot: float

    @property
    def inner_width(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.side

    @property
    def bottom(self) -> float:
        """Where the text must end, from the top of the page."""
        return self.height - self.foot

    @property
    def inner_height(self) -> float:
        """Height between the margins."""
        return self.bottom - self.head


class TextStyle(StrEnum):
    """Looks of a paragraph."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"
    NOTE = "note"


PORTRAIT = PageShape(width=595.28, height=841.89, side=56.0, head=70.0, foot=62.0)
COMPACT = PageShape(width=595.28, height=841.89, side=50.0, head=38.0, foot=49.0)
LANDSCAPE = PageShape(width=841.89, height=595.28, side=42.0, head=60.0, foot=54.0)


def _look(face: Face, size: float, leading: float, space: tuple[float, float] = (0, 0)) -> Look:
    before, after = space
    ink = Ink(face, size, PALETTE.colour(Meaning.TEXT))
    return Look(ink=ink, leading=leading, before=before, after=after)


PARAGRAPHS = {
    TextStyle.BODY: _look(Face.REGULAR, 9.5, 13.5, (0, 7)),
    TextStyle.LEAD: _look(Face.REGULAR, 11.5, 16.5, (0, 9)),
    TextStyle.SMALL: _look(Face.REGULAR, 8, 11, (0, 5)).coloured(Meaning.MUTED),
    TextStyle.NOTE: _look(Face.REGULAR, 9, 13, (9, 12)),
}
HEADINGS = {
    1: _look(Face.BOLD, 17, 21, (26, 12)).coloured(Meaning.ACCENT),
    2: _look(Face.BOLD, 12.5, 16, (22, 6)),
    3: _look(Face.BOLD, 10, 13.5, (13, 4)),
}
COVER_KICKER = _look(Face.BOLD, 9, 12, (0, 10)).coloured(Meaning.MUTED)
COVER_TITLE = _look(Face.BOLD, 27, 33, (0, 8)).coloured(Meaning.ACCENT)
COVER_LONG_TITLE = _look(Face.BOLD, 18, 23, (0, 8)).coloured(Meaning.ACCENT)
COVER_SUBTITLE = _look(Face.REGULAR, 14, 19, (0, 14))
COVER_BANNER = _look(Face.BOLD, 10.5, 14, (6, 20))
CELL = _look(Face.REGULAR, 8, 10.6)
CELL_BOLD = _look(Face.BOLD, 8, 10.6)
CELL_HEAD = _look(Face.BOLD, 7.6, 10.2).coloured(Meaning.ACCENT)
FACT_LABEL = _look(Face.REGULAR, 8.5, 13).coloured(Meaning.MUTED)
FACT_VALUE = _look(Face.REGULAR, 9.5, 13)
SIGNATURE = _look(Face.REGULAR, 7.5, 10).coloured(Meaning.MUTED)
MARGINAL = _look(Face.REGULAR, 7.5, 10).coloured(Meaning.MUTED)
CONTENTS = {
    1: _look(Face.BOLD, 9.5, 14, (7, 1)),
    2: _look(Face.REGULAR, 9.5, 14, (0, 0)),
    3: _look(Face.REGULAR, 8.5, 12.5, (0, 0)).coloured(Meaning.MUTED),
}

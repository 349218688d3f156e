"""The flow of a document: pages that fill from the top, with header and footer."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace

from rai_desktop.export.pdf.glyphs import ShownTexts, widths
from rai_desktop.export.pdf.styles import COMPACT, LANDSCAPE, MARGINAL, PALETTE, PORTRAIT, Look
from rai_desktop.export.pdf.surface import Area, Logo, Slot, Surface
from rai_desktop.export.pdf.wrapping import wrap
from rai_desktop.services.pictures.colours import Meaning
from rai_desktop.services.pictures.fitting import ELLIPSIS, shorten

HAIRLINE = 0.4
_ASCENT = 0.76
_LABEL_ROOM = 110.0
_BELOW_HEADER = 17.0
_FEW_LINES = 2
_COMPACT_SPACE = 0.45


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """What stands around the text of every page.

    ``page_label`` makes the page's label from its number and the number of pages.
    """

    header: str
    footer: str
    page_label: Callable[[int, int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """How lines stand on the page: indented, as a link, on a ground that is drawn before them."""

    indent: float = 0.0
    link_to: str | None = None
    ground: Callable[[Area], None] | None = None


PLAIN_STRIP = Strip()


class Flow:
    """Keeps the place on the page; everything that is drawn asks it for room.

    ``running`` says what the text belongs to; it stands in the header of pages that begin with it.
    """

    def __init__(
        self, surface: Surface, margins: Margins, shown: ShownTexts, *, is_compact: bool = False
    ) -> None:
        self.surface = surface
        self.shown = shown
        self.is_compact = is_compact
        self.accent = PALETTE.colour(Meaning.ACCENT)
        self.logo: Logo | None = None
        self._upright = COMPACT if is_compact else PORTRAIT
        self.shape = self._upright
        self.down = 0.0
        self.touched = False
        self._labels: dict[int, Margins] = {}
        self.speak(margins)
        self._headless = False
        self._open = False
        self.running = ""
        self._continued = ""

    def speak(self, margins: Margins) -> None:
        """Put other texts around the pages to come."""
        self._margins = margins
        self._header = self.shown(margins.header)
        self._footer = self.shown(margins.footer)

    @property
    def margins(self) -> Margins:
        """The texts that stand around the pages."""
        return self._margins

    # pages ----------------------------------------------------------------------------

    def page(self) -> Slot:
        """Return the page that is drawn on, begun if need be."""
        if not self._open:
            self.begin_page()
        return self.surface.page

    def begin_page(self, place: int | None = None) -> None:
        """Begin a page; with ``place`` it goes before the page that now has this position."""
        slot = self.surface.begin_page(self.shape.width, self.shape.height, place)
        self._labels[slot.number] = self._margins
        self._open = True
        self._continued = self.running
        self.down = self.shape.head
        self.touched = False

    def end_page(self) -> None:
        """End the page, if one is open."""
        if self._open:
            self._draw_margins()
            self.surface.end_page()
            self._open = False

    def new_page(self) -> None:
        """Go on at the top of a new page."""
        self.end_page()
        self.begin_page()

    def turn(self, *, landscape: bool) -> None:
        """Let the following pages lie or stand."""
        self.end_page()
        self.shape = LANDSCAPE if landscape else self._upright

    def leave_out_header(self) -> None:
        """Keep the present page free of a header."""
        self._headless = True

    def _draw_margins(self) -> None:
        shape, surface = self.shape, self.surface
        colour = PALETTE.colour(Meaning.LINE)
        with surface.artifact():
            if self._header and not self._headless:
                base = shape.head - 24
                surface.rule(
                    (shape.side, base + 7), (shape.width - shape.side, base + 7), colour, HAIRLINE
                )
                self._marginal(self._header, base, shape.inner_width)
                self._draw_continued(base + _BELOW_HEADER)
            base = shape.bottom + 26
            surface.rule(
                (shape.side, base - 12), (shape.width - shape.side, base - 12), colour, HAIRLINE
            )
            self._marginal(self._footer, base, shape.inner_width - _LABEL_ROOM)
        self._headless = False

    def _draw_continued(self, base: float) -> None:
        """Say below the header, at the right, what goes on here."""
        if self._continued:
            ink, surface, width = MARGINAL.ink, self.surface, self.shape.inner_width
            line = shorten(self._continued, width, lambda part: surface.text_width(part, ink))
            left = self.shape.side + width - surface.text_width(line, ink)
            surface.write_lines([line], (left, base), 0, ink)

    def _marginal(self, text: str, base: float, width: float) -> None:
        ink = MARGINAL.ink
        line = shorten(
            text.replace("\n", " "), width, lambda part: self.surface.text_width(part, ink)
        )
        if line:
            self.surface.write_lines([line], (self.shape.side, base), 0, ink)

    def write_labels(self) -> None:
        """Write the label of every page, now that their number is known."""
        total = len(self.surface.pages)
        for number, slot in enumerate(self.surface.pages, start=1):
            shape = LANDSCAPE if slot.width > slot.height else self._upright
            label = self.shown(self._labels[slot.number].page_label(number, total)).replace(
                "\n", " "
            )
            corner = (shape.width - shape.side, shape.bottom + 26)
            self.surface.put_label(slot, label, corner, MARGINAL.ink)

    # room -----------------------------------------------------------------------------

    @property
    def room(self) -> float:
        """Height that is left on the page."""
        self.page()
        return self.shape.bottom - self.down

    @property
    def at_top(self) -> bool:
        """Whether nothing was drawn on the page yet."""
        self.page()
        return not self.touched

    def need(self, height: float) -> None:
        """Begin a new page unless ``height`` fits on this one or this one is still empty."""
        if height > self.room and not self.at_top:
            self.new_page()

    def advance(self, height: float) -> None:
        """Use up ``height``."""
        self.page()
        self.down += height
        self.touched = True

    def space(self, height: float) -> None:
        """Leave ``height`` free, except at the top of a page; less of it where room is scarce."""
        height = height * _COMPACT_SPACE if self.is_compact else height
        if not self.at_top:
            self.down = min(self.down + height, self.shape.bottom)

    # text -----------------------------------------------------------------------------

    def branded(self, look: Look) -> Look:
        """Return a look of headings in the colour of the company, where it has one."""
        if look.ink.colour != PALETTE.colour(Meaning.ACCENT):
            return look
        return replace(look, ink=replace(look.ink, colour=self.accent))

    def wrapped(self, text: str, look: Look, width: float) -> list[str]:
        """Return the lines of a shown text for a column of this width."""
        return wrap(text, widths(look.ink.face), width / look.ink.size)

    def limited(self, text: str, look: Look, width: float, most: int) -> list[str]:
        """Return at most ``most`` lines; a text that needs more ends with an ellipsis."""
        lines = self.wrapped(text, look, width)
        if len(lines) <= most:
            return lines
        rest = "".join(lines[most - 1 : most + 1])
        cut = shorten(rest + ELLIPSIS, width, lambda part: self.surface.text_width(part, look.ink))
        return [*lines[: most - 1], cut]

    def write(self, lines: Sequence[str], look: Look, strip: Strip = PLAIN_STRIP) -> None:
        """Write lines into the open element, over as many pages as they need.

        Where a page ends, at least two lines stay together on either side.
        """
        with self.surface.element("Link") if strip.link_to else nullcontext():
            done = 0
            while done < len(lines):
                count = self._lines_here(len(lines) - done, look.leading)
                if count:
                    self._write_here(lines[done : done + count], look, strip)
                    done += count
                else:
                    self.new_page()

    def _write_here(self, lines: Sequence[str], look: Look, strip: Strip) -> None:
        surface, height = self.surface, len(lines) * look.leading
        left = self.shape.side + strip.indent
        width = self.shape.inner_width - strip.indent
        area = Area(x=left, y=self.down, width=width, height=height)
        if strip.ground:
            strip.ground(area)
        with surface.content():
            surface.write_lines(lines, (left, self.down + base_line(look)), look.leading, look.ink)
        if strip.link_to:
            surface.link(surface.tree.current, area, strip.link_to, lines[0])
        self.advance(height)

    def _lines_here(self, wanted: int, leading: float) -> int:
        fit = int((self.room + 0.01) // leading)
        if fit >= wanted:
            return wanted
        if self.at_top:
            return max(fit, 1)
        if wanted - fit < _FEW_LINES:
            fit = wanted - _FEW_LINES
        return fit if fit >= _FEW_LINES else 0


def base_line(look: Look) -> float:
    """Return how far below the top of a line its base line lies."""
    size = look.ink.size
    return (look.leading - size) / 2 + size * _ASCENT + size * 0.06

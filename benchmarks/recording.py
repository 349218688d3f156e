"""Which strings a PDF of ours holds, and where: what the bare loop writes again."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from rai_desktop.export.pdf.glyphs import Face
from rai_desktop.export.pdf.styles import Ink
from rai_desktop.export.pdf.surface import Slot, Surface
from rai_desktop.services.pictures.display_list import Align, Point

String = tuple[float, float, Face, float, str]
"""Where a string begins on its page, its face and size, and its characters."""


@dataclass(slots=True)
class Sheet:
    """One page with its strings."""

    width: float
    height: float
    strings: list[String] = field(default_factory=list)


@contextmanager
def recorded() -> Iterator[list[Sheet]]:
    """Collect every string that is written while the block runs, page by page."""
    sheets: dict[int, Sheet] = {}
    found: list[Sheet] = []
    begin_page, write_lines = Surface.begin_page, Surface.write_lines
    put_label = Surface.put_label

    def begin(self: Surface, width: float, height: float, place: int | None = None) -> Slot:
        slot = begin_page(self, width, height, place)
        sheets[slot.number] = Sheet(width, height)
        found.append(sheets[slot.number])
        return slot

    def write(
        self: Surface,
        lines: Sequence[str],
        base: Point,
        leading: float,
        ink: Ink,
        align: Align = Align.START,
    ) -> None:
        sheet = sheets[self.page.number]
        share = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}[align]
        for place, line in enumerate(lines):
            x = base[0] - (share * self.text_width(line, ink) if share else 0.0)
            y = sheet.height - base[1] - place * leading
            sheet.strings.append((x, y, ink.face, ink.size, line))
        write_lines(self, lines, base, leading, ink, align)

    def label(self: Surface, slot: Slot, text: str, corner: Point, ink: Ink) -> None:
        place = (corner[0] - self.text_width(text, ink), slot.height - corner[1])
        sheets[slot.number].strings.append((*place, ink.face, ink.size, text))
        put_label(self, slot, text, corner, ink)

    Surface.begin_page, Surface.write_lines, Surface.put_label = begin, write, label  # type: ignore[method-assign]
    try:
        yield found
    finally:
        Surface.begin_page, Surface.write_lines = begin_page, write_lines  # type: ignore[method-assign]
        Surface.put_label = put_label  # type: ignore[method-assign]

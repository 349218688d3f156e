"""The register as PDF, against reportlab drawing the same strings."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.figures import Figure, Growth, Unit
from benchmarks.projects import Place
from benchmarks.recording import Sheet, recorded
from benchmarks.registers import made_register, run_through
from benchmarks.timing import memory_added, side_by_side
from rai_desktop.export.pdf.glyphs import Face
from rai_desktop.export.writers import register_writer
from rai_desktop.resources import resource
from rai_desktop.services.registers.model import Register

GROUP = "pdf"
MOST_RATIO = 1.5
MOST_ADDED = 128.0
FLOOR = "reportlab drawString, the same strings, already wrapped"

_FONTS = {
    Face.REGULAR: "DejaVuSans.ttf",
    Face.BOLD: "DejaVuSans-Bold.ttf",
    Face.ITALIC: "DejaVuSans-Oblique.ttf",
}


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield time and memory of our PDF and of the bare one."""
    register = made_register(size, place)
    ours, bare = place.private / "ours.pdf", place.private / "bare.pdf"
    write_ours = partial(_write, register, ours)
    added = memory_added(write_ours)
    with recorded() as sheets:
        write_ours()
    write_bare = partial(write_raw, sheets, bare)
    bare_added = memory_added(write_bare)
    runs = side_by_side(min(5, place.repeat), write_ours, write_bare)
    strings = sum(len(sheet.strings) for sheet in sheets)
    yield Figure(
        group=GROUP,
        name="the whole register",
        size=size,
        value=runs[0].median,
        floor=runs[1].median,
        floor_name=FLOOR,
        most_ratio=MOST_RATIO,
        growth=Growth.LINEAR,
        note=f"{len(sheets):,} pages, {strings:,} strings",
        runs=runs[0].all,
        floor_runs=runs[1].all,
    )
    if added is not None and bare_added is not None:
        yield Figure(
            group=GROUP,
            name="memory added by writing",
            size=size,
            value=added,
            unit=Unit.MEGABYTES,
            floor=bare_added,
            floor_name=FLOOR,
            most=MOST_ADDED,
        )


def _write(register: Register, target: Path) -> None:
    run_through(register_writer("pdf")(register, target))


def write_raw(sheets: Sequence[Sheet], target: Path) -> None:
    """Draw the strings of ``sheets`` with nothing but reportlab."""
    for face, name in _FONTS.items():
        pdfmetrics.registerFont(TTFont(str(face), str(resource("fonts", name))))
    canvas = Canvas(str(target), pageCompression=1)
    for sheet in sheets:
        canvas.setPageSize((sheet.width, sheet.height))
        used: tuple[Face, float] | None = None
        for x, y, face, size, text in sheet.strings:
            if used != (face, size):
                used = (face, size)
                canvas.setFont(str(face), size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()

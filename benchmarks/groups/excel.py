"""The register as an Excel workbook, against openpyxl writing the same cells."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, NamedStyle
from openpyxl.styles.cell_style import StyleArray

from benchmarks.figures import Figure, Growth, Unit
from benchmarks.projects import Place
from benchmarks.registers import made_register, run_through
from benchmarks.timing import memory_added, side_by_side
from rai_desktop.export.writers import register_writer
from rai_desktop.services.registers.model import ColumnKind, Register, Table

GROUP = "excel"
MOST_RATIO = 1.5
MOST_ADDED = 64.0
FLOOR = "openpyxl, write-only, the same cells and as many styles"


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield time and memory of our workbook and of the bare one."""
    register = made_register(size, place)
    ours, bare = place.private / "ours.xlsx", place.private / "bare.xlsx"
    write_ours = partial(_write, register, ours)
    added = memory_added(write_ours)
    write_bare = partial(write_raw, register, bare, style_count(ours))
    bare_added = memory_added(write_bare)
    runs = side_by_side(min(5, place.repeat), write_ours, write_bare)
    cells = sum(len(table.rows) * (len(table.columns) + 3) for table in register.tables)
    yield Figure(
        group=GROUP,
        name="the whole register",
        size=size,
        value=runs[0].median,
        floor=runs[1].median,
        floor_name=FLOOR,
        most_ratio=MOST_RATIO,
        growth=Growth.LINEAR,
        note=f"{cells:,} cells",
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
    run_through(register_writer("xlsx")(register, target))


def style_count(workbook: Path) -> int:
    """Return how many looks of cells a workbook has."""
    with ZipFile(workbook) as archive:
        styles = archive.read("xl/styles.xml").decode("utf-8")
    found = re.search(r'<cellXfs count="(\d+)"', styles)
    assert found is not None
    return int(found[1])


def write_raw(register: Register, target: Path, styles: int) -> None:
    """Write the tables of ``register`` with nothing but openpyxl, spread over ``styles`` looks."""
    workbook = Workbook(write_only=True)
    looks = [_look(workbook, number) for number in range(max(2, styles - 2))]
    day = _look(workbook, -1, "dd.mm.yyyy")
    for table in register.tables:
        _write_table(workbook, table, looks, day)
    workbook.save(target)


def _look(workbook: Workbook, number: int, number_format: str = "General") -> StyleArray:
    style = NamedStyle(
        name=f"Look {number}",
        font=Font(name="Calibri", size=10 + number % 7, bold=number % 2 == 0),
        alignment=Alignment(vertical="top", wrap_text=True),
        number_format=number_format,
    )
    workbook.add_named_style(style)
    array: StyleArray = style.as_tuple()
    return array


def _write_table(
    workbook: Workbook, table: Table, looks: list[StyleArray], day: StyleArray
) -> None:
    sheet = workbook.create_sheet(table.title[:31])
    sheet.freeze_panes = "B2"
    kinds = [column.kind for column in table.columns]
    own = [day if k is ColumnKind.DATE else looks[n % len(looks)] for n, k in enumerate(kinds)]
    styles = [looks[0], *own, looks[1], day]
    titles = ["uid", *(column.title for column in table.columns), "note", "day"]
    for values in (titles, *((row.uid, *row.cells, None, None) for row in table.rows)):
        sheet.append(
            [
                Cell(sheet, row=1, column=1, value=value, style_array=style)
                for value, style in zip(values, styles, strict=True)
            ]
        )

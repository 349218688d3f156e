"""Pasting a block of cells into a list, and putting its rows together by a column."""

import csv
from collections.abc import Iterator
from functools import partial
from io import StringIO

from benchmarks.figures import Figure
from benchmarks.projects import Place
from benchmarks.timing import Runs, alone, milliseconds, side_by_side
from rai_desktop.catalogue.content import Content
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.labels import Labels
from rai_desktop.services.listing import EntityListing
from rai_desktop.services.listing.groups import row_groups
from rai_desktop.services.pasting import PasteTarget, Pasting, read_block, write_pasted
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.tables.model import lines_of
from rai_desktop.words import LANGUAGES, words_for

GROUP = "table"
ROWS = 500
MOST_PASTE, MOST_GROUP = 2_000.0, 50.0
RAW_CELLS, RAW_GROUPS = "csv.reader over the same text", "a dictionary of ready texts"
HEADER = (
    "Name\tAbteilung\tStatus\tIm Einsatz seit\tZweckbestimmung in einem Satz\tdescription\t"
    "Produkt\tStandort\tDaten über Menschen\ttags"
)


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield pasting 500 rows of 10 cells, and groups by department and by status."""
    with place.opened(size, "table") as project:
        project.entities(EntityKind.SYSTEM)
        yield from _pasting(size, project, place.repeat)
        yield from _groups(size, project, place.repeat)


def _pasting(size: int, project: OpenProject, repeat: int) -> Iterator[Figure]:
    labels = [Labels(words_for(language), Content()) for language in LANGUAGES]
    text = _copied()
    target = PasteTarget(kind=EntityKind.SYSTEM, columns=(), uids=())
    preview = lambda: Pasting(project, labels, read_block(text), target)  # noqa: E731
    read, bare = side_by_side(repeat, preview, partial(_cells, text))
    yield _figure(size, "paste 500 × 10: preview", read, MOST_PASTE, (bare, RAW_CELLS))
    pasting = preview()
    corrected = alone(repeat, partial(pasting.correct, 0, 0, "Anders"))
    yield _figure(size, "paste 500 × 10: correct one cell", corrected, MOST_GROUP)
    written = Runs()
    for _ in range(repeat):
        written.times.append(milliseconds(partial(write_pasted, pasting)))
        project.undo()
    yield _figure(size, "paste 500 × 10: one step", written, MOST_PASTE)


def _groups(size: int, project: OpenProject, repeat: int) -> Iterator[Figure]:
    labels = Labels(words_for("de"), Content())
    for key in ("department", "status"):
        listing = EntityListing(project, EntityKind.SYSTEM, labels)
        uids = listing.uids()
        texts = listing.all_folded(uids, key)
        found, bare = side_by_side(
            3 * repeat,
            lambda listing=listing, uids=uids, key=key: lines_of(
                row_groups(listing, uids, key), ()
            ),
            lambda texts=texts: dict.fromkeys(texts),
        )
        yield _figure(size, f"group by {key}", found, MOST_GROUP, (bare, RAW_GROUPS))


def _copied() -> str:
    lines = (
        f"Werkzeug {n}\tAbteilung {n % 9}\tim Einsatz\t{n % 28 + 1}.03.2025\tText {n}\tFirma\t"
        f"Produkt {n}\tWerk Nord\tja\tneu"
        for n in range(ROWS)
    )
    return "\r\n".join((HEADER, *lines))


def _cells(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text), delimiter="\t"))


def _figure(
    size: int, name: str, runs: Runs, most: float, floor: tuple[Runs, str] | None = None
) -> Figure:
    return Figure(
        group=GROUP,
        name=name,
        size=size,
        value=runs.median,
        floor=floor[0].median if floor else None,
        floor_name=floor[1] if floor else "",
        most=most,
        runs=runs.all,
        floor_runs=floor[0].all if floor else (),
    )

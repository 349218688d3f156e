"""A document with a long table as PDF, against reportlab drawing the same strings."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from benchmarks.content import DAY
from benchmarks.figures import Figure, Growth
from benchmarks.groups.pdf import FLOOR, write_raw
from benchmarks.projects import Place
from benchmarks.recording import recorded
from benchmarks.registers import run_through
from benchmarks.timing import Runs, processor_milliseconds
from rai_desktop.export.writers import write_paper
from rai_desktop.services.papers.model import Grid, Heading, Paper, PaperColumn
from rai_desktop.services.papers.request import paper_labels
from rai_desktop.words import words_for

GROUP = "papers"
MOST_RATIO = 1.5
_TEXT = "Wir nutzen es, um Eingangsrechnungen zu lesen und zu buchen, in zwei Abteilungen"


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield the processor time of a document whose table has ``size`` rows, least of several."""
    ours, bare = place.private / "paper.pdf", place.private / "bare.pdf"
    paper = _paper(size)
    with recorded() as sheets:
        run_through(write_paper(paper, ours))
    ways = (lambda: run_through(write_paper(paper, ours)), partial(write_raw, sheets, bare))
    runs = (Runs(), Runs())
    for _ in range(min(5, place.repeat)):
        for way, found in zip(ways, runs, strict=True):
            found.times.append(processor_milliseconds(way))
    yield Figure(
        group=GROUP,
        name="a table with as many rows",
        size=size,
        value=min(runs[0].times),
        floor=min(runs[1].times),
        floor_name=FLOOR,
        most_ratio=MOST_RATIO,
        growth=Growth.LINEAR,
        note=f"{len(sheets):,} pages",
        runs=runs[0].all,
        floor_runs=runs[1].all,
    )


def _paper(rows: int) -> Paper:
    titles = ("Nummer", "Bezeichnung", "Zweck", "Status", "Fällig am")
    table = Grid(
        columns=tuple(PaperColumn(title=title) for title in titles),
        rows=[
            (f"KI-{n:04}", f"Rechnungsleser {n}", _TEXT, "In Nutzung", "28.11.2026")
            for n in range(rows)
        ],
        empty="",
    )
    return Paper(
        key="benchmark",
        language="de",
        title="Ein Dokument",
        organisation="Beispiel GmbH",
        created=datetime(DAY.year, DAY.month, DAY.day, 8, tzinfo=UTC),
        cut_off=DAY,
        labels=paper_labels(words_for("de")),
        blocks=(Heading(text="Alle Einträge"), table),
        fingerprint="AAAA BBBB",
    )

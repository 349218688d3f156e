"""The year as a paper: the trend, what became of everything since the last closed year."""

from collections.abc import Iterator

from rai_desktop.domain.fields import Privacy
from rai_desktop.domain.kinds.snapshot import Snapshot
from rai_desktop.domain.parts import result_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.model import (
    DRAWN_FOR_WIDTH,
    Block,
    Bullets,
    Facts,
    Figures,
    Grid,
    Heading,
    Keep,
    Paper,
    PaperColumn,
    Paragraph,
    Tone,
)
from rai_desktop.services.papers.request import PaperHead, PaperRequest, project_paper
from rai_desktop.services.pictures import Drawing, TextWidth, trend
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.model import Fact
from rai_desktop.services.years.board import (
    YearBoard,
    board_in_parts,
    time_name,
    trend_labels,
    trend_points,
    trend_table,
)
from rai_desktop.services.years.told import ToldTable, comparison_tables

YEAR = "year"
NAME = N_("The year compared")
PURPOSE = N_("Trend over all closed years, and what changed since the last one.")
_HEIGHT, _HEADING = 200.0, 80.0
_FIRST = 2.0


def year_paper(project: OpenProject, labels: Labels, request: PaperRequest) -> Paper:
    """Return the year of a project against the last one that was closed."""
    words = labels.words
    board = result_of(board_in_parts(project, labels), request.between)
    head = PaperHead(
        key=YEAR,
        title=words(NAME),
        subtitle=words.filled(N_("Reporting year {year}"), year=str(board.year)),
    )
    blocks = tuple(_blocks(labels, request, board))
    return project_paper(project, labels, request, head, blocks)


def _blocks(labels: Labels, request: PaperRequest, board: YearBoard) -> Iterator[Block]:
    words = labels.words
    if not board.closed:
        text = N_("No year is closed yet. The first one can be compared once it is.")
        yield Paragraph(text=words(text), tone=Tone.NOTE)
    if board.open:
        yield Heading(text=words(N_("Open today")))
        yield Bullets(texts=tuple(each.text for each in board.open))
    if board.closed:
        yield Heading(text=words(N_("Closed years")))
    for year in board.closed:
        yield Heading(text=str(year.year), level=2)
        yield Facts(facts=tuple(_facts(labels, request, year)))
    yield from _trend(labels, board)
    if board.since is not None and board.closed:
        names = (time_name(words, board.closed[0].year), time_name(words, None))
        for table in comparison_tables(labels, board.since, names)[1:]:
            yield from _table(labels, table)


def _facts(labels: Labels, request: PaperRequest, year: Snapshot) -> Iterator[Fact]:
    words = labels.words
    name = "" if Privacy.PERSONAL in request.left_out else year.signed_name
    note = "" if Privacy.COMMENT in request.left_out else year.note
    texts = (
        (N_("Closed on"), words.day(year.closed_on)),
        (N_("Signed off by"), ", ".join(filter(None, (name, year.signed_function)))),
        (N_("Signed off on"), words.day(year.signed_on) if year.signed_on else ""),
        (N_("Revision"), str(year.revision or 1)),
        (N_("Fingerprint"), year.fingerprint),
        (N_("Note"), note),
    )
    for text, value in texts:
        if value:
            yield Fact(label=words(text), text=value)


def _trend(labels: Labels, board: YearBoard) -> Iterator[Block]:
    words = trend_labels(labels.words)
    points = trend_points(labels.words, board)

    def picture(measure: TextWidth) -> Drawing:
        return trend(points, words, measure, size=(DRAWN_FOR_WIDTH, _HEIGHT))

    yield Keep(height=_HEIGHT + _HEADING)
    yield Heading(text=words.title)
    yield Figures(captioned=(("", picture),))
    yield from _table(labels, trend_table(labels.words, board))


def _table(labels: Labels, table: ToldTable) -> Iterator[Block]:
    yield Heading(text=table.title, level=2)
    if table.rows:
        yield Grid(
            columns=tuple(
                PaperColumn(title=title, weight=1.0 if place else _FIRST)
                for place, title in enumerate(table.headings)
            ),
            rows=table.rows,
            empty="",
        )
    if table.note:
        yield Paragraph(text=table.note, tone=Tone.SMALL)

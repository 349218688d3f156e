"""How far the requirements are met, criterion by criterion, and what proves it."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.model import (
    Block,
    Figures,
    Grid,
    Heading,
    Keep,
    NewPage,
    Paper,
    PaperCell,
    PaperColumn,
    Paragraph,
    Tone,
)
from rai_desktop.services.papers.request import PaperHead, PaperRequest, project_paper
from rai_desktop.services.papers.tables import cell_text, grid_of, whole_words
from rai_desktop.services.pictures import Drawing, Figure, Meaning, TextWidth, figures_picture
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import draft_sentence
from rai_desktop.services.registers.computed import Source, source_of
from rai_desktop.services.registers.model import Row, StandingFigures, Table
from rai_desktop.services.registers.requirements import requirements_table
from rai_desktop.services.registers.standing import standing_figures
from rai_desktop.services.registers.tables import kind_table
from rai_desktop.services.requirements.answered import has_answers
from rai_desktop.services.requirements.assessing import Standing, standing
from rai_desktop.services.requirements.lines import Line, lines
from rai_desktop.services.requirements.maturity_picture import maturity_radar
from rai_desktop.words import Words

REQUIREMENTS = "requirements"

_KEEP, _KEEP_TEXT, _KEEP_RADAR = 190.0, 70.0, 330.0
_WIDTH = 480.0
_RADAR = (420.0, 260.0)
_COLOURS = (Meaning.ACCENT, Meaning.STATE_LATE, Meaning.LEVEL_HIGH)
_SHOWN: tuple[tuple[tuple[str, ...], float], ...] = (
    (("number",), 0.1),
    (("title",), 1.5),
    (("=subject",), 1.5),
    (("=binding", "=since"), 1.4),
    (("=level",), 1.3),
    (("=met",), 0.9),
    (("=person", "=due"), 1.5),
    (("=reason", "=note"), 2.2),
)
"""What stands in one column, its share of the width; the first key names it."""
_PROOF = ("number", "title", "evidence_type", "dated_on", "valid_until", "owner")


def requirement_status(project: OpenProject, labels: Labels, request: PaperRequest) -> Paper:
    """Return the requirements with what is met, planned and proved."""
    labels.keep(project)
    words = labels.words
    source = source_of(project, labels, request.cut_off, None, request.left_out)
    found = standing(project, labels.catalogue) if has_answers(project) else None
    systems = [s for s in project.entities(EntityKind.SYSTEM) if isinstance(s, AiSystem)]
    head = PaperHead(
        key=REQUIREMENTS,
        title=words(N_("Status of the requirements")),
        banner=draft_sentence(labels, systems, source.classifications),
        has_contents=found is not None,
    )
    return project_paper(project, labels, request, head, tuple(_blocks(source, found)))


def _blocks(source: Source, found: Standing | None) -> Iterator[Block]:
    words, table = source.labels.words, requirements_table(source, found)
    figures = standing_figures(source.labels, found)
    if found is None or figures is None:
        yield Paragraph(text=table.empty)
        return
    yield from _summary(source.labels, found, figures)
    yield NewPage(landscape=True)
    proofs = kind_table(source, "evidence", EntityKind.EVIDENCE)
    pairs = zip(lines(found), table.rows, strict=True)
    for criterion, some in groupby(pairs, key=lambda pair: pair[0].rule.criterion):
        told = list(some)
        yield Keep(height=_KEEP)
        yield Heading(text=source.labels.code(criterion))
        yield _lines_grid(table, words, [row for _, row in told])
        yield from _proofs(source, proofs, [line for line, _ in told])


def _lines_grid(table: Table, words: Words, rows: Sequence[Row]) -> Grid:
    """Return requirements in few columns, with what belongs together in one."""
    places = {column.key: place for place, column in enumerate(table.columns)}
    shown = [([key for key in keys if key in places], weight) for keys, weight in _SHOWN]
    told = [
        [
            "\n".join(filter(None, (cell_text(row.cells[places[k]], words) for k in keys)))
            for keys, _ in shown
        ]
        for row in rows
    ]
    columns = tuple(
        PaperColumn(
            title=table.columns[places[keys[-1] if keys[0] == "=reason" else keys[0]]].title,
            weight=weight,
            lines=(max((row[place] for row in told), key=len, default=""),) if not place else (),
            holds=whole_words([row[place] for row in told]),
        )
        for place, (keys, weight) in enumerate(shown)
    )
    return Grid(columns=columns, rows=told, empty=table.empty)


def _summary(labels: Labels, found: Standing, figures: StandingFigures) -> Iterator[Block]:
    words = labels.words
    yield Heading(text=figures.title)
    yield Paragraph(text=figures.source, tone=Tone.SMALL)
    counted = tuple(
        Figure(label=fact.label, number=fact.text, colour=colour)
        for fact, colour in zip(figures.figures, _COLOURS, strict=True)
    )
    yield Figures(captioned=(("", partial(figures_picture, counted, _WIDTH)),))
    yield _rows(figures.criteria_heads, figures.criteria)
    yield Keep(height=_KEEP_RADAR)
    title = words(N_("Maturity by criterion"))
    yield Figures(captioned=((title, partial(_radar, labels, found)),))
    yield Keep(height=_KEEP)
    yield Heading(text=figures.framework_title, level=2)
    yield _rows(figures.framework_heads, figures.frameworks)
    for note in figures.framework_notes:
        yield Paragraph(text=note, tone=Tone.SMALL)


def _radar(labels: Labels, found: Standing, measure: TextWidth) -> Drawing:
    return maturity_radar(labels.words, found, measure, size=_RADAR)


def _rows(heads: Sequence[str], rows: Sequence[Sequence[str | int]]) -> Grid:
    first, *others = heads
    return Grid(
        columns=(PaperColumn(title=first, weight=2.2), *(PaperColumn(title=t) for t in others)),
        rows=[[PaperCell(text=str(row[0]), bold=True), *map(str, row[1:])] for row in rows],
        empty="",
    )


def _proofs(source: Source, table: Table, told: Sequence[Line]) -> Iterator[Block]:
    """Yield the evidence of a criterion, each piece with the requirements that it proves."""
    words = source.labels.words
    proved: dict[Uid, list[str]] = {}
    for line in told:
        for uid in line.evidence:
            if line.rule.id not in proved.setdefault(uid, []):
                proved[uid].append(line.rule.id)
    rows = table.rows_of(list(proved))
    yield Keep(height=_KEEP if rows else _KEEP_TEXT)
    yield Heading(text=words(N_("Evidence")), level=2)
    if not rows:
        yield Paragraph(text=words(N_("No evidence is named for these requirements.")))
        return
    grid = grid_of(table, words, _PROOF, rows)
    column = PaperColumn(title=words(N_("Proves")), weight=12.0)
    told_rows = zip(grid.rows, rows, strict=True)
    yield Grid(
        columns=(*grid.columns, column),
        rows=[[*cells, ", ".join(proved[row.uid])] for cells, row in told_rows],
        empty="",
    )

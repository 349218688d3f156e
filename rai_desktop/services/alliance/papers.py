"""The alliance view, and the good practices of members, as papers."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby

from rai_desktop.domain.texts import N_
from rai_desktop.services.alliance.charts import share_chart, spread_charts, trend_chart
from rai_desktop.services.alliance.consolidating import Consolidation
from rai_desktop.services.alliance.figures import GroupFigure, MeasureFigures
from rai_desktop.services.alliance.groups import Dimension
from rai_desktop.services.alliance.measures import ALL_MET, Scale, Topic
from rai_desktop.services.alliance.sheets import alliance_facts, alliance_notes, alliance_title
from rai_desktop.services.alliance.words import (
    code,
    count_text,
    group_title,
    mean_text,
    sentence,
    spread_text,
)
from rai_desktop.services.papers.model import (
    Block,
    Figures,
    Grid,
    Heading,
    Keep,
    Paper,
    PaperColumn,
    Paragraph,
    Tone,
)
from rai_desktop.services.papers.request import paper_labels
from rai_desktop.services.pictures.charted_bars import charted_bars
from rai_desktop.services.pictures.display_list import Align
from rai_desktop.services.registers.model import Fact
from rai_desktop.words import Words

_MOST_GAPS = 15
_HEIGHT = 220.0
"""How much room a heading needs so that rows of its table follow on the page."""
_PICTURE, _HALF = 150.0, 236.0
_NO_FIGURES = N_("There is nothing to show here.")


def alliance_paper(words: Words, consolidation: Consolidation, created: datetime) -> Paper:
    """Return the alliance view as a document; members only where they are still in the view."""
    return _paper(
        words,
        created,
        key="alliance",
        title=alliance_title(words, consolidation),
        blocks=tuple(_blocks(words, consolidation)),
        facts=alliance_facts(words, consolidation),
    )


def practices_paper(words: Words, consolidation: Consolidation, created: datetime) -> Paper:
    """Return the good practices by criterion, as raw material for a guide."""
    title = words.filled(N_("Good practices {year}"), year=consolidation.year)
    blocks = tuple(_practices(words, consolidation))
    return _paper(words, created, key="practices", title=title, blocks=blocks)


def _paper(
    words: Words,
    created: datetime,
    *,
    key: str,
    title: str,
    blocks: Iterable[Block],
    facts: tuple[Fact, ...] = (),
) -> Paper:
    return Paper(
        key=key,
        language=words.language,
        title=title,
        organisation="",
        created=created,
        cut_off=created.date(),
        labels=paper_labels(words),
        blocks=blocks,
        facts=facts,
        has_contents=bool(facts),
    )


def _blocks(words: Words, consolidation: Consolidation) -> Iterator[Block]:
    for note in alliance_notes(words, consolidation):
        yield Paragraph(text=note)
    by_topic = {topic: _of_topic(consolidation, topic) for topic in Topic}
    if by_topic[Topic.CRITERIA]:
        yield Heading(text=code(words, Topic.CRITERIA))
        yield from _pictures(words, consolidation)
        yield _overall(words, by_topic[Topic.CRITERIA])
        yield from _by_group(words, by_topic[Topic.CRITERIA])
    yield from _gaps(words, consolidation)
    for topic in Topic:
        if topic not in (Topic.CRITERIA, Topic.REQUIREMENTS) and by_topic[topic]:
            yield Keep(height=_HEIGHT)
            yield Heading(text=code(words, topic))
            yield _overall(words, by_topic[topic])
    yield from _requirements(words, by_topic[Topic.REQUIREMENTS])
    if consolidation.practices:
        yield from _practice_count(words, consolidation)
    if consolidation.delivery.members:
        yield from _members(words, consolidation)


def _pictures(words: Words, consolidation: Consolidation) -> Iterator[Block]:
    """Yield the shares and the trend by criterion, then how members are spread, two in a row."""
    for chart in (share_chart(words, consolidation), trend_chart(words, consolidation)):
        if chart.rows:
            yield Keep(height=_PICTURE)
            yield Figures(captioned=((chart.title, partial(charted_bars, chart)),))
    found = list(spread_charts(words, consolidation))
    for start in range(0, len(found), 2):
        some = found[start : start + 2]
        drawn = ((one.title, partial(charted_bars, one, width=_HALF)) for one in some)
        yield Keep(height=_PICTURE)
        yield Figures(captioned=tuple(drawn))


def _of_topic(consolidation: Consolidation, topic: Topic) -> list[MeasureFigures]:
    return [each for each in consolidation.figures if each.measure.topic is topic]


def _column(words: Words, title: str, weight: float, *, number: bool = False) -> PaperColumn:
    align = Align.END if number else Align.START
    return PaperColumn(title=words(title), weight=weight, align=align)


def _overall(words: Words, figures: Iterable[MeasureFigures]) -> Grid:
    """Return a table with what each measure says over all members."""
    found = [(each, each.overall) for each in figures if each.overall is not None]
    has_spread = any(figure.counts for _, figure in found)
    spread = [_column(words, N_("How members are spread"), 3.6)] if has_spread else []
    return Grid(
        columns=(
            _column(words, N_("Metric"), 3.0),
            _column(words, N_("n"), 0.7, number=True),
            _column(words, N_("Mean"), 1.1, number=True),
            *spread,
        ),
        rows=[_measure_row(words, *each)[: 3 + len(spread)] for each in found],
        empty=words(_NO_FIGURES),
    )


def _measure_row(words: Words, each: MeasureFigures, figure: GroupFigure) -> tuple[str, ...]:
    scale = each.measure.scale
    return (
        sentence(words, each.measure.title),
        count_text(words, figure),
        mean_text(words, scale, figure.mean),
        spread_text(words, scale, each.blocks, figure),
    )


def _by_group(words: Words, figures: Sequence[MeasureFigures]) -> Iterator[Block]:
    """Yield a table for each dimension: the shares met in its groups."""
    shares = [each for each in figures if each.measure.scale is Scale.SHARE]
    for dimension in Dimension:
        rows = list(_group_rows(words, shares, dimension))
        if rows:
            yield Keep(height=_HEIGHT)
            yield Heading(text=code(words, dimension), level=2)
            titles = [_share_title(words, each) for each in shares]
            yield Grid(
                columns=(
                    _column(words, N_("Group of members"), 2.4),
                    *(PaperColumn(title=title, weight=1.2, align=Align.END) for title in titles),
                ),
                rows=rows,
                empty=words(_NO_FIGURES),
            )


def _share_title(words: Words, each: MeasureFigures) -> str:
    if each.measure.id == ALL_MET:
        return words(N_("All criteria"))
    return code(words, each.measure.criterion)


def _group_rows(
    words: Words, shares: Sequence[MeasureFigures], dimension: Dimension
) -> Iterator[tuple[str, ...]]:
    found = [
        {figure.group: figure for figure in each.figures if figure.group.dimension is dimension}
        for each in shares
    ]
    for group in dict.fromkeys(group for each in found for group in each):
        cells = (_share_cell(words, each.get(group)) for each in found)
        yield (group_title(words, group), *cells)


def _share_cell(words: Words, figure: GroupFigure | None) -> str:
    if figure is None or figure.mean is None:
        return "–"
    return f"{mean_text(words, Scale.SHARE, figure.mean)} (n {count_text(words, figure)})"


def _gaps(words: Words, consolidation: Consolidation) -> Iterator[Block]:
    if not consolidation.figures:
        return
    yield Keep(height=_HEIGHT)
    yield Heading(text=words(N_("Commonest gaps")))
    yield Grid(
        columns=(
            _column(words, N_("Requirement"), 4.0),
            _column(words, N_("Not met by"), 1.2, number=True),
            _column(words, N_("n"), 0.8, number=True),
            _column(words, N_("Share of members"), 1.0, number=True),
        ),
        rows=[
            (
                sentence(words, gap.measure.title),
                words.number(gap.open),
                words.number(gap.count),
                f"{round(100 * gap.open / gap.count)} %",
            )
            for gap in consolidation.gaps[:_MOST_GAPS]
        ],
        empty=words(N_("No requirement is open for five or more members.")),
    )


def _requirements(words: Words, figures: Sequence[MeasureFigures]) -> Iterator[Block]:
    states = [each for each in figures if each.measure.scale is Scale.STATE and each.overall]
    levels = {each.measure.id: each for each in figures if each.measure.scale is Scale.LEVEL}
    if not states:
        return
    yield Heading(text=code(words, Topic.REQUIREMENTS))
    yield Grid(
        columns=(
            _column(words, N_("Requirement"), 2.6),
            _column(words, N_("n"), 0.6, number=True),
            _column(words, N_("Mean level"), 1.0, number=True),
            _column(words, N_("How members are spread"), 3.6),
        ),
        rows=[_requirement_row(words, each, levels) for each in states],
        empty=words(_NO_FIGURES),
    )


def _requirement_row(
    words: Words, each: MeasureFigures, levels: dict[str, MeasureFigures]
) -> tuple[str, ...]:
    figure, level = each.overall, levels.get(each.measure.id.removesuffix("state") + "level")
    mean = level.overall.mean if level and level.overall else None
    spread = spread_text(words, Scale.STATE, each.blocks, figure) if figure else ""
    return (
        sentence(words, each.measure.title),
        count_text(words, figure) if figure else "",
        mean_text(words, Scale.LEVEL, mean),
        spread,
    )


def _practice_count(words: Words, consolidation: Consolidation) -> Iterator[Block]:
    yield Heading(text=words(N_("Good practices")))
    count = len(consolidation.practices)
    yield Paragraph(
        text=words.plural(
            "Members share {count} good practice. It is in the Word file.",
            "Members share {count} good practices. They are in the Word file.",
            count,
        )
    )


def _members(words: Words, consolidation: Consolidation) -> Iterator[Block]:
    yield Heading(text=words(N_("Members")))
    yield Grid(
        columns=(
            _column(words, N_("Member number"), 1.0),
            _column(words, N_("Name"), 2.0),
            _column(words, N_("Where it stands"), 1.1),
            _column(words, N_("What to do"), 3.2),
        ),
        rows=[
            (
                line.member.number,
                line.member.name,
                code(words, line.state),
                sentence(words, line.problem) if line.problem else "",
            )
            for line in consolidation.delivery.members
        ],
        empty=words(_NO_FIGURES),
    )


def _practices(words: Words, consolidation: Consolidation) -> Iterator[Block]:
    if not consolidation.practices:
        yield Paragraph(text=words(N_("No member shares a good practice.")))
    for criterion, found in groupby(consolidation.practices, key=lambda each: each.criterion):
        yield Heading(text=code(words, criterion) or words(N_("No criterion")))
        for each in found:
            yield Heading(text=each.title or words(N_("Good practice")), level=2)
            yield Paragraph(text=each.text)
            who = each.member or words(N_("Anonymous"))
            yield Paragraph(text=words.filled(N_("Shared by: {name}"), name=who), tone=Tone.SMALL)

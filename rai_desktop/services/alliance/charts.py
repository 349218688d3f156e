"""The charts of the alliance view: shares by criterion, how members are spread, the trend.

They show figures over all members that stand in the tables, too, and nothing else.
"""

from collections.abc import Iterable, Iterator

from rai_desktop.domain.texts import N_
from rai_desktop.services.alliance.consolidating import Consolidation
from rai_desktop.services.alliance.figures import MeasureFigures
from rai_desktop.services.alliance.measures import ALL_MET, Scale, Topic
from rai_desktop.services.alliance.words import block_title, code, rounded
from rai_desktop.services.pictures.charted import Charted, ChartedRow, ChartShape
from rai_desktop.words import Words

_SHARE, _MEMBERS = N_("Share met"), N_("Number of members")


def alliance_charts(words: Words, consolidation: Consolidation) -> tuple[Charted, ...]:
    """Return the charts that have something to show: means, the trend, then distributions."""
    means = (share_chart(words, consolidation), trend_chart(words, consolidation))
    return (
        *(chart for chart in means if chart.rows),
        *spread_charts(words, consolidation),
    )


def share_chart(words: Words, consolidation: Consolidation) -> Charted:
    """Return the mean share met by criterion."""
    return Charted(
        title=words(N_("Share met by criterion, mean of all members")),
        shape=ChartShape.BARS,
        category=words(N_("Criterion")),
        value=words(_SHARE),
        series=(words(_SHARE),),
        rows=tuple(_means(words, _of(consolidation, Topic.CRITERIA, Scale.SHARE))),
        highest=1.0,
        shares=True,
    )


def trend_chart(words: Words, consolidation: Consolidation) -> Charted:
    """Return how the share met changed since last year, by criterion."""
    change = words(N_("Change to last year, in percentage points"))
    return Charted(
        title=words(N_("Share met: change to last year in percentage points, mean of members")),
        shape=ChartShape.BARS,
        category=words(N_("Criterion")),
        value=change,
        series=(change,),
        rows=tuple(_means(words, _of(consolidation, Topic.CHANGES, Scale.POINTS))),
        shares=True,
        signed=True,
    )


def spread_charts(words: Words, consolidation: Consolidation) -> Iterator[Charted]:
    """Yield for each criterion how many members meet which share of it."""
    for each in _of(consolidation, Topic.CRITERIA, Scale.SHARE):
        figure = each.overall
        if figure is None or not figure.counts:
            continue
        criterion = _name(words, each)
        rows = (
            ChartedRow(label=block_title(words, Scale.SHARE, block), values=(count,))
            for block, count in zip(each.blocks, figure.counts, strict=True)
        )
        yield Charted(
            title=words.filled(N_("How members are spread: {criterion}"), criterion=criterion),
            shape=ChartShape.BARS,
            category=words(_SHARE),
            value=words(_MEMBERS),
            series=(words(_MEMBERS),),
            rows=tuple(rows),
        )


def _of(consolidation: Consolidation, topic: Topic, scale: Scale) -> Iterator[MeasureFigures]:
    for each in consolidation.figures:
        if each.measure.topic is topic and each.measure.scale is scale:
            yield each


def _means(words: Words, figures: Iterable[MeasureFigures]) -> Iterator[ChartedRow]:
    for each in figures:
        figure = each.overall
        if figure is not None and figure.mean is not None:
            mean = rounded(each.measure.scale, figure.mean)
            yield ChartedRow(label=_name(words, each), values=(mean,))


def _name(words: Words, each: MeasureFigures) -> str:
    is_all = each.measure.id in (ALL_MET, f"change.{ALL_MET}")
    return words(N_("All criteria")) if is_all else code(words, each.measure.criterion)

"""One tidy table: a row for each value, to be loaded into a database or a larger engine."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter

from rai_desktop.services.alliance.consolidating import Consolidation, MemberValues
from rai_desktop.services.alliance.figures import GroupFigure, MeasureFigures
from rai_desktop.services.alliance.measures import MeasureValue
from rai_desktop.services.alliance.words import rounded

MEMBER, ALL = "member", "all"
"""What a row is about, where it is about no group by size, sector or kind."""
_JOIN = "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class TidyRow:
    """A value: of one member, or of a group of members.

    ``by`` is ``member``, ``all``, ``size``, ``sector`` or ``kind``; ``group`` the codes put
    together in it. With a ``category`` the value is how many members are in it, otherwise what the
    measure says, or its mean. ``n`` members have a value; at least so many unless ``n_exact``.
    """

    year: int
    by: str
    group: str
    member: str
    size: str
    sector: str
    kind: str
    measure: str
    category: str
    value: MeasureValue
    n: int
    n_exact: bool

    @property
    def cells(self) -> tuple[MeasureValue, ...]:
        """The values in the order of the columns."""
        return _cells(self)


COLUMNS = tuple(field.name for field in fields(TidyRow))
_cells: Callable[[TidyRow], tuple[MeasureValue, ...]] = attrgetter(*COLUMNS)


def tidy_rows(consolidation: Consolidation) -> Iterator[TidyRow]:
    """Yield the rows: those of members, where they are still in it, then those of groups."""
    for row in consolidation.rows:
        yield from _of_member(row, consolidation.year)
    for figures in consolidation.figures:
        for figure in figures.figures:
            yield from _of_group(figures, figure, consolidation.year)


def _of_member(row: MemberValues, year: int) -> Iterator[TidyRow]:
    member = row.line.member
    for measure, value in row.values.items():
        yield TidyRow(
            year=year,
            by=MEMBER,
            group="",
            member=member.number,
            size=str(member.size),
            sector=member.sector,
            kind=str(member.kind or ""),
            measure=measure,
            category="",
            value=value,
            n=int(value is not None),
            n_exact=True,
        )


def _of_group(figures: MeasureFigures, figure: GroupFigure, year: int) -> Iterator[TidyRow]:
    if figure.mean is not None:
        mean = rounded(figures.measure.scale, figure.mean)
        yield _group_row(figures, figure, year, "", mean, figure.count)
    for block, count in zip(figures.blocks, figure.counts, strict=False):
        yield _group_row(figures, figure, year, _JOIN.join(block), count, figure.group.count)


def _group_row(
    figures: MeasureFigures,
    figure: GroupFigure,
    year: int,
    category: str,
    value: MeasureValue,
    n: int,
) -> TidyRow:
    dimension = figure.group.dimension
    return TidyRow(
        year=year,
        by=str(dimension) if dimension else ALL,
        group=_JOIN.join(figure.group.parts),
        member="",
        size="",
        sector="",
        kind="",
        measure=figures.measure.id,
        category=category,
        value=value,
        n=n,
        n_exact=figure.is_exact or bool(category),
    )

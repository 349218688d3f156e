"""Many yearly reports put together: who delivered, and what can be said over all of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.texts import N_, Sentence
from rai_desktop.domain.yearly_report import PreviousYear, YearlyReport
from rai_desktop.services.alliance.delivery import reports_by_member, sort_out
from rai_desktop.services.alliance.figures import (
    MeasureFigures,
    Tally,
    figures_of,
    is_open_block,
)
from rai_desktop.services.alliance.groups import Grouping, group_members
from rai_desktop.services.alliance.measures import (
    Measure,
    MeasureValue,
    Scale,
    question_measures,
    report_values,
    requirement_measures,
    standing_measures,
)
from rai_desktop.services.alliance.members import number_key
from rai_desktop.services.alliance.model import (
    Delivery,
    MemberLine,
    MemberList,
    PracticeLine,
    ReportFile,
    RequirementIds,
)
from rai_desktop.services.alliance.telling import told_values
from rai_desktop.services.alliance.versions import Comparison, compare
from rai_desktop.words.language import folded

SEVERAL_VERSIONS = N_(
    "The reports use {count} versions of the requirements. Requirements and shares are compared "
    "only over the {shared} requirements that all of them have in common."
)
NONE_PUBLISHED = N_(
    "Fewer than five members delivered. Figures over so few would tell about single members."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberValues:
    """What one report says, by the id of the measure; for internal use."""

    line: MemberLine
    values: Mapping[str, MeasureValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A requirement that many do not meet: for how many of ``count`` members it is open."""

    measure: Measure
    open: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidation:
    """The alliance's view over a year.

    ``rows`` say what single members reported; everything else but ``delivery`` may be published.
    """

    delivery: Delivery
    grouping: Grouping
    figures: tuple[MeasureFigures, ...]
    gaps: tuple[Gap, ...]
    practices: tuple[PracticeLine, ...]
    rows: tuple[MemberValues, ...]
    remarks: tuple[Sentence, ...] = ()

    @property
    def year(self) -> int:
        """The year that the reports are for."""
        return self.delivery.year

    @property
    def count(self) -> int:
        """How many reports count."""
        return len(self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsolidationWish:
    """What is put together: the list of members, the year, reports of the year before."""

    members: MemberList | None = None
    year: int | None = None
    last_year: Sequence[ReportFile] = ()


def consolidate(
    files: Sequence[ReportFile], ids: RequirementIds, wish: ConsolidationWish | None = None
) -> Consolidation:
    """Return the alliance's view over the reports in ``files``.

    Raises:
        UserError: no file holds a report.
    """
    wish = wish or ConsolidationWish()
    delivery = sort_out(files, wish.members, wish.year)
    reports = [line.report for line in delivery.delivered if line.report is not None]
    comparison = compare(reports, ids)
    before = reports_by_member(wish.last_year, delivery.year - 1)
    rows = tuple(
        MemberValues(line=line, values=_values(line, comparison, before))
        for line in delivery.delivered
    )
    grouping = group_members([row.line.member for row in rows])
    measures = [*standing_measures(), *_found_measures(rows, reports, comparison)]
    figures = tuple(_figures(measures, rows, grouping))
    return Consolidation(
        delivery=delivery,
        grouping=grouping,
        figures=figures,
        gaps=tuple(_gaps(figures)),
        practices=tuple(_practices(delivery)),
        rows=rows,
        remarks=tuple(_remarks(comparison, len(rows))),
    )


def _values(
    line: MemberLine, comparison: Comparison, before: Mapping[str, YearlyReport]
) -> Mapping[str, MeasureValue]:
    report = line.report
    if report is None:
        return {}
    earlier = before.get(number_key(line.member.number))
    previous = _previous(earlier, report, comparison) if earlier else report.previous
    if previous is not None and previous.year != report.request.year - 1:
        previous = None
    return told_values(report, earlier, report_values(report, comparison, previous))


def _previous(
    earlier: YearlyReport, report: YearlyReport, comparison: Comparison
) -> PreviousYear | None:
    """Return the figures of last year's report; none of criteria on other requirements."""
    is_same = (earlier.requirements, comparison.shared) == (report.requirements, None)
    return PreviousYear(
        year=earlier.request.year,
        systems=earlier.systems.count,
        criteria=earlier.criteria if is_same else (),
        law_now=earlier.open.law_now,
        soon=earlier.open.soon,
    )


def _found_measures(
    rows: Sequence[MemberValues], reports: Sequence[YearlyReport], comparison: Comparison
) -> Iterator[Measure]:
    """Yield the measures that depend on what was asked: requirements in the known order first."""
    found = dict.fromkeys(
        key.split(".", 1)[1].rpartition(".")[0]
        for row in rows
        for key in row.values
        if key.startswith("requirement.")
    )
    known = [key for key in comparison.ids.criteria if key in found]
    others = sorted(found.keys() - set(known))
    yield from requirement_measures([*known, *others], comparison.ids)
    yield from question_measures(reports)


def _figures(
    measures: Iterable[Measure], rows: Sequence[MemberValues], grouping: Grouping
) -> Iterator[MeasureFigures]:
    tallies: dict[str, Tally] = {}
    for row, cell in zip(rows, grouping.cells, strict=True):
        for key, value in row.values.items():
            tallies.setdefault(key, Counter())[cell, value] += 1
    for measure in measures:
        figures = figures_of(measure, tallies.get(measure.id, Counter()), grouping)
        if figures.figures:
            yield figures


def _gaps(figures: Iterable[MeasureFigures]) -> Iterator[Gap]:
    """Yield the requirements that are open for members, the commonest first."""
    found = []
    for each in figures:
        overall = each.overall
        if each.measure.scale is Scale.STATE and overall is not None and overall.counts:
            pairs = zip(each.blocks, overall.counts, strict=True)
            count = sum(count for block, count in pairs if is_open_block(block))
            if count:
                found.append(Gap(measure=each.measure, open=count, count=overall.group.count))
    yield from sorted(found, key=lambda gap: (-gap.open, gap.measure.id))


def _practices(delivery: Delivery) -> Iterator[PracticeLine]:
    """Yield the good practices by criterion; a name only where the member wants it."""
    order = [*Criterion, None]
    found = [
        PracticeLine(
            criterion=each.criterion,
            title=each.title,
            text=each.text,
            member=line.member.name if each.named else "",
        )
        for line in delivery.delivered
        if line.report
        for each in line.report.practices
    ]
    yield from sorted(
        found, key=lambda each: (order.index(each.criterion), folded(each.title), each.text)
    )


def _remarks(comparison: Comparison, count: int) -> Iterator[Sentence]:
    if comparison.shared is not None:
        values = {"count": len(comparison.sets), "shared": len(comparison.shared)}
        yield Sentence(text=SEVERAL_VERSIONS, values=values)
    if 0 < count < 5:
        yield Sentence(text=NONE_PUBLISHED, values={})


def without_names(consolidation: Consolidation) -> Consolidation:
    """Return what may be published: no member, no file, no number, nobody to remind."""
    delivery = replace(consolidation.delivery, members=(), files=(), remarks=(), has_list=False)
    return replace(consolidation, delivery=delivery, rows=())

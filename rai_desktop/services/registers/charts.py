"""The charts of a register: maturity, mitigations still to come, and dates ahead.

They count, and name nobody.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from rai_desktop.domain.codes import MeasureStatus
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.texts import N_
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.calendar import legal_calendar
from rai_desktop.services.overview.due_sources import SOURCES
from rai_desktop.services.papers.measure_bars import MEASURES_TITLE
from rai_desktop.services.pictures.charted import Charted, ChartedRow, ChartShape
from rai_desktop.services.registers.computed import Source
from rai_desktop.services.requirements.assessing import Standing
from rai_desktop.services.requirements.maturity_picture import met_level
from rai_desktop.words import Words

_MONTHS = 12
_PLANNED = (MeasureStatus.PLANNED, MeasureStatus.IN_PROGRESS)
_HIGHEST_LEVEL = 4.0
_REVIEWED = (EntityKind.SYSTEM, EntityKind.RISK)
_DONE = (EntityKind.TASK, EntityKind.FINDING, EntityKind.INCIDENT, EntityKind.TRAINING)
_SORTS = (N_("Reviews"), N_("To be done"), N_("Runs out"), N_("Law"))


def register_charts(source: Source, found: Standing | None) -> tuple[Charted, ...]:
    """Return the charts of a whole register that have something to show."""
    charts = [_maturity(source.labels, found)] if found else []
    charts += [_mitigations(source), _dates(source)]
    return tuple(chart for chart in charts if any(any(row.values) for row in chart.rows))


def _maturity(labels: Labels, found: Standing) -> Charted:
    words, goal = labels.words, float(met_level(found))
    return Charted(
        title=words(N_("Maturity by criterion")),
        shape=ChartShape.RADAR,
        category=words(N_("Criterion")),
        value=words(N_("Maturity, 0–4")),
        series=(
            words(N_("Mandatory today, lowest level")),
            words(N_("Median of all")),
            words(N_("Met from here")),
        ),
        rows=tuple(
            ChartedRow(label=labels.code(one.criterion), values=(one.law_level, one.median, goal))
            for one in found.assessment.criteria
        ),
        highest=_HIGHEST_LEVEL,
    )


def _mitigations(source: Source) -> Charted:
    """Return what is planned by the month in which it is due, and by its status."""
    labels, words = source.labels, source.labels.words
    counted: Counter[tuple[int, int]] = Counter()
    months = _Months(source.assessment.day)
    for one in source.scope.entities(EntityKind.MITIGATION):
        if isinstance(one, Mitigation) and one.status in _PLANNED:
            counted[months.place(one.due_on), _PLANNED.index(one.status)] += 1
    return Charted(
        title=words(MEASURES_TITLE),
        shape=ChartShape.STACKS,
        category=words(N_("Due in")),
        value=words(N_("Number of mitigations")),
        series=tuple(labels.code(status) for status in _PLANNED),
        rows=tuple(months.rows(words, counted, len(_PLANNED))),
    )


def _dates(source: Source) -> Charted:
    """Return how many dates lie in which month, by their sort."""
    words, day = source.labels.words, source.assessment.day
    months = _Months(day)
    counted = Counter((months.place(found), sort) for found, sort in _dated(source, day))
    return Charted(
        title=words(N_("Dates ahead by month")),
        shape=ChartShape.STACKS,
        category=words(N_("Month")),
        value=words(N_("Number of dates")),
        series=tuple(map(words, _SORTS)),
        rows=tuple(months.rows(words, counted, len(_SORTS))),
    )


def _dated(source: Source, day: date) -> Iterator[tuple[date, int]]:
    gaps = Gaps(source.project, source.labels, day)
    for each in SOURCES:
        sort = _sort(each.kind, each.key)
        yield from ((found, sort) for found, _ in each.dated(gaps))
    calendar = legal_calendar(source.project, source.labels, day)
    yield from ((one.day, _SORTS.index("Law")) for one in calendar.coming())


def _sort(kind: EntityKind, key: str) -> int:
    if kind in _REVIEWED:
        return 0
    if kind is EntityKind.OBLIGATION:
        return 3
    return 1 if kind in _DONE or key == "due_on" else 2


class _Months:
    """A year from a day on, month by month; before, behind and without a day are places, too."""

    def __init__(self, day: date) -> None:
        self._day = day

    def place(self, due: date | None) -> int:
        """Return the place of a day: 0 is overdue, 1 this month, then later, then without."""
        if due is None:
            return _MONTHS + 2
        if due < self._day:
            return 0
        ahead = (due.year - self._day.year) * 12 + due.month - self._day.month
        return min(ahead, _MONTHS) + 1

    def rows(
        self, words: Words, counted: Counter[tuple[int, int]], series: int
    ) -> Iterator[ChartedRow]:
        """Yield a row for each place; what is without a day only where there is some."""
        for place, label in enumerate(self._labels(words)):
            values = tuple(counted[place, one] for one in range(series))
            if place <= _MONTHS + 1 or any(values):
                yield ChartedRow(label=label, values=values)

    def _labels(self, words: Words) -> Iterable[str]:
        first = self._day.year * 12 + self._day.month - 1
        yield words(N_("Overdue"))
        for month in range(first, first + _MONTHS):
            yield f"{month % 12 + 1:02d}/{month // 12}"
        yield words(N_("Later"))
        yield words(N_("Without a day"))

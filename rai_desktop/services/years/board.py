"""What the page of the year shows: what is open before closing, closed years, and their trend."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.snapshot import Snapshot
from rai_desktop.domain.requirements import MATURITY
from rai_desktop.domain.texts import N_
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.labels import Labels
from rai_desktop.services.pictures import TrendLabels, TrendPoint
from rai_desktop.services.pictures.trend import STEPS
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.assessing import KnownStanding
from rai_desktop.services.targets import Page, Target
from rai_desktop.services.years.closed import closed_years, frozen_state, reporting_year
from rai_desktop.services.years.comparing import Comparison, compare
from rai_desktop.services.years.looking import look_in_parts
from rai_desktop.services.years.model import Figures, ProjectThen
from rai_desktop.services.years.told import ToldTable, decimal_text, figures_table, percent_text
from rai_desktop.services.years.written import read_figures
from rai_desktop.words import Words

TREND = N_("Maturity and requirements met, year by year")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBefore:
    """Something that is open before the year is closed, and where it is done."""

    text: str
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class YearBoard:
    """The reporting year of a project, and what came before it.

    ``closed`` are closed years, the latest first; ``since`` compares the last of them with today.
    """

    year: int
    today: ProjectThen
    closed: tuple[Snapshot, ...]
    open: tuple[OpenBefore, ...]
    since: Comparison | None

    @property
    def figures(self) -> tuple[tuple[int | None, Figures], ...]:
        """The numbers of all closed years, the oldest first, and of today without a year."""
        found = ((one.year, read_figures(one.figures)) for one in reversed(self.closed))
        kept = ((year, figures) for year, figures in found if year and figures)
        return (*kept, (None, self.today.figures))


def board_in_parts(
    project: OpenProject, labels: Labels, known: KnownStanding | None = None
) -> Generator[None, None, YearBoard]:
    """Return the board, bit by bit between other work; begin anew when the project changes."""
    year = reporting_year(project)
    today = yield from look_in_parts(project, labels, year, known)
    closed = closed_years(project)
    last = frozen_state(project, closed[0]) if closed else None
    yield
    return YearBoard(
        year=year,
        today=today,
        closed=closed,
        open=tuple(_open(project, labels, today)),
        since=compare(last, today) if last is not None else None,
    )


def time_name(words: Words, year: int | None) -> str:
    """Return what one of two compared times is called: a year, or today."""
    return str(year) if year is not None else words(N_("Today"))


def trend_points(words: Words, board: YearBoard) -> tuple[TrendPoint, ...]:
    """Return the trend of a board, the oldest year first, today last."""
    return tuple(
        TrendPoint(
            name=time_name(words, year),
            maturity=figures.median,
            share=figures.share_met,
            maturity_word=decimal_text(words, figures.median),
            share_word=percent_text(words, figures.share_met),
        )
        for year, figures in board.figures
    )


def trend_labels(words: Words) -> TrendLabels:
    """Return every word of the trend."""
    return TrendLabels(
        title=words(TREND),
        maturity=words(N_("Maturity (median, 0 to 4)")),
        share=words(N_("Share of requirements met")),
        levels=tuple(f"{level} – {words(text)}" for level, text in enumerate(MATURITY)),
        shares=tuple(percent_text(words, step / STEPS) for step in range(STEPS + 1)),
    )


def trend_table(words: Words, board: YearBoard) -> ToldTable:
    """Return all numbers of the years side by side: what the picture of the trend is made of."""
    figures = board.figures
    return figures_table(
        words,
        [each for _, each in figures],
        [time_name(words, year) for year, _ in figures],
    )


def _open(project: OpenProject, labels: Labels, today: ProjectThen) -> Iterator[OpenBefore]:
    gaps = Gaps(project, labels, project.clock.today())
    words, figures = labels.words, today.figures
    requirements = Target(page=Page.REQUIREMENTS)
    if count := figures.open_law:
        yield OpenBefore(
            text=words.plural(
                "{count} open point is law today",
                "{count} open points are law today",
                count,
            ),
            target=requirements,
        )
    if count := figures.unanswered:
        yield OpenBefore(
            text=words.plural(
                "{count} requirement without a full answer",
                "{count} requirements without a full answer",
                count,
            ),
            target=requirements,
        )
    for kind, uids, text in _lists(gaps):
        if uids:
            target = Target(kind=kind, uids=tuple(uids))
            yield OpenBefore(text=text(words, len(uids)), target=target)


def _lists(
    gaps: Gaps,
) -> Iterator[tuple[EntityKind, Sequence[Uid], Callable[[Words, int], str]]]:
    yield (
        EntityKind.SYSTEM,
        gaps.unclassified,
        lambda words, n: words.plural(
            "{count} AI system is not classified", "{count} AI systems are not classified", n
        ),
    )
    yield (
        EntityKind.RISK,
        gaps.unrated_risks,
        lambda words, n: words.plural(
            "{count} risk is not rated", "{count} risks are not rated", n
        ),
    )
    yield (
        EntityKind.MITIGATION,
        gaps.overdue_mitigations,
        lambda words, n: words.plural(
            "{count} mitigation is overdue", "{count} mitigations are overdue", n
        ),
    )
    yield (
        EntityKind.TASK,
        gaps.overdue_tasks,
        lambda words, n: words.plural("{count} task is overdue", "{count} tasks are overdue", n),
    )

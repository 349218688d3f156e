"""The page for the managing director: what AI is used for, what is risky, what has to be done."""

from collections.abc import Iterator, Sequence
from functools import partial

from rai_desktop.domain.codes import RiskLevel, SystemStatus
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.rating import counts_today
from rai_desktop.domain.texts import N_
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.calendar import CalendarDay, legal_calendar
from rai_desktop.services.law.shown import UNCLASSIFIED
from rai_desktop.services.law.statuses import classifications, labels_of
from rai_desktop.services.overview.due import DueItem, due_list
from rai_desktop.services.papers.model import (
    Block,
    Figures,
    Grid,
    Heading,
    Keep,
    Paper,
    PaperCell,
    PaperColumn,
    Paragraph,
    Picture,
    Tone,
)
from rai_desktop.services.papers.request import PaperHead, PaperRequest, project_paper
from rai_desktop.services.papers.risk_blocks import bars_of
from rai_desktop.services.papers.tables import level_cell, widest_days
from rai_desktop.services.pictures import (
    Bar,
    BarLook,
    Drawing,
    Figure,
    Meaning,
    TextWidth,
    figures_picture,
    level_bars,
)
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import draft_sentence
from rai_desktop.services.registers.computed import Source, source_of
from rai_desktop.services.registers.redaction import entry_shown
from rai_desktop.services.registers.summary import count_groups
from rai_desktop.services.requirements.answered import has_answers
from rai_desktop.services.requirements.assessing import Standing, standing
from rai_desktop.services.risks.system_risks import top_risks

MANAGEMENT = "management"

_MOST_SYSTEMS, _MOST_RISKS, _MOST_DATES, _MOST_OVERDUE = 4, 5, 3, 3
_LONGEST_PURPOSE, _LONGEST_TITLE, _LONGEST_NAME = 88, 64, 36
_KEEP = 110.0
_WIDTH, _FIGURE, _HIGHEST = 495.0, 60.0, 4
_BARS = BarLook(width=236.0, row_height=17.0, label_share=0.56)
_HIGH_BY_LAW = (LegalLabel.PROHIBITED, LegalLabel.HR_I_A, LegalLabel.HR_I_B, LegalLabel.HR_III)
_HIGH = (RiskLevel.HIGH, RiskLevel.VERY_HIGH)


def management_page(project: OpenProject, labels: Labels, request: PaperRequest) -> Paper:
    """Return what a managing director has to know, on one page."""
    labels.keep(project)
    source = source_of(project, labels, request.cut_off, None, request.left_out)
    head = PaperHead(
        key=MANAGEMENT,
        title=labels.words(N_("AI at a glance")),
        banner=draft_sentence(labels, _systems(source), source.classifications),
        is_compact=True,
    )
    return project_paper(project, labels, request, head, tuple(_Page(source).blocks()))


def _systems(source: Source) -> list[AiSystem]:
    found = source.project.entities(EntityKind.SYSTEM)
    return [system for system in found if isinstance(system, AiSystem)]


class _Page:
    """Tells part by part what counts most; each part says how much it leaves out."""

    def __init__(self, source: Source) -> None:
        self._source, self._project, self._labels = source, source.project, source.labels
        self._words, self._day = source.labels.words, source.assessment.day
        self._live = [system for system in _systems(source) if system.is_live]
        self._recorded = classifications(source.project)
        found = source.project.entities(EntityKind.RISK)
        self._risks = [risk for risk in found if isinstance(risk, Risk)]
        self._due = due_list(Gaps(source.project, self._labels, self._day), self._words)
        is_answered = has_answers(source.project)
        catalogue = source.labels.catalogue
        self._standing = standing(source.project, catalogue) if is_answered else None

    def blocks(self) -> Iterator[Block]:
        """Yield the parts of the page."""
        yield Figures(captioned=(("", partial(_figures, tuple(self._figures()))),))
        yield from self._important()
        yield self._pictures()
        yield from self._worst()
        yield from self._ahead()
        yield Paragraph(text=" ".join(self._left()), tone=Tone.SMALL)

    def _figures(self) -> Iterator[Figure]:
        words, number = self._words, self._words.number
        high = [r for r in self._risks if counts_today(r) and self._level(r) in _HIGH]
        by_law = [s for s in self._live if set(self._labels_of(s)) & set(_HIGH_BY_LAW)]
        yield Figure(label=words(N_("AI systems, not retired")), number=number(len(self._live)))
        yield Figure(
            label=words(N_("of them prohibited or high-risk by law")),
            number=number(len(by_law)),
            colour=Meaning.LEGAL_HIGH,
        )
        yield Figure(
            label=words(N_("High and very high risks today")),
            number=number(len(high)),
            colour=Meaning.LEVEL_HIGH,
        )
        yield Figure(
            label=words(N_("Overdue")),
            number=number(self._due.overdue),
            colour=Meaning.STATE_LATE,
        )
        if self._standing is not None:
            yield self._met(self._standing)

    def _met(self, found: Standing) -> Figure:
        share, words = found.assessment.share_met, self._words
        return Figure(
            label=words(N_("Requirements met")),
            number="–" if share is None else f"{round(100 * share)} %",
            colour=Meaning.STATE_GOOD,
        )

    def _level(self, risk: Risk) -> RiskLevel | None:
        return self._source.assessment.levels(risk).overall

    def _labels_of(self, system: AiSystem) -> Sequence[LegalLabel | None]:
        return labels_of(self._recorded.get(system.uid))

    # systems ---------------------------------------------------------------------

    def _important(self) -> Iterator[Block]:
        words = self._words
        yield Heading(text=words(N_("What we use AI for")), level=2)
        order = sorted(self._live, key=self._rank)
        titles = (
            (N_("AI system"), 1.6),
            (N_("Purpose and benefit"), 3.2),
            (N_("Classification"), 1.9),
        )
        levels = tuple(self._labels.code(level) for level in RiskLevel)
        yield Grid(
            columns=(
                *(PaperColumn(title=words(title), weight=weight) for title, weight in titles),
                PaperColumn(title=words(N_("Risk level")), weight=0.1, lines=levels, badges=True),
            ),
            rows=[self._system(system) for system in order[:_MOST_SYSTEMS]],
            empty=words(N_("No AI system has been entered yet.")),
        )

    def _rank(self, system: AiSystem) -> tuple[int, int, bool, int]:
        """Return what comes first: what the law restricts, what is risky, what is in use."""
        order = list(LegalLabel)
        found = [order.index(label) for label in self._labels_of(system) if label]
        level = self._source.assessment.system_levels(system.uid).overall
        risky = list(RiskLevel).index(level) if level else -1
        is_idle = system.status is not SystemStatus.IN_USE
        return min(found, default=len(order)), -risky, is_idle, system.number or 0

    def _system(self, system: AiSystem) -> list[str | PaperCell]:
        level = self._source.assessment.system_levels(system.uid).overall
        return [
            PaperCell(text=_shortened(self._labels.title(system), _LONGEST_NAME), bold=True),
            _shortened(_use(system), _LONGEST_PURPOSE),
            self._classified(system),
            level_cell(level, self._word(level)),
        ]

    def _classified(self, system: AiSystem) -> str:
        found = self._labels_of(system)
        words = [
            self._labels.code(label) if label else self._words(UNCLASSIFIED) for label in found
        ]
        return _shortened(", ".join(words), _LONGEST_TITLE)

    def _word(self, level: RiskLevel | None) -> str:
        return self._labels.code(level) if level else self._words(N_("Not rated"))

    # pictures --------------------------------------------------------------------

    def _pictures(self) -> Figures:
        assessment = self._source.assessment
        groups = count_groups(self._labels, assessment, self._live, self._risks, self._recorded)
        counted = next(group for group in groups if group.key == "systems_by_label")
        title = self._words(N_("AI systems by classification"))
        captioned: list[tuple[str, Picture]] = [(title, partial(bars_of, counted, _BARS))]
        if self._standing is not None:
            title = self._words(N_("Maturity of what is mandatory, 0–4"))
            criteria = self._standing.assessment.criteria
            levels = tuple((self._labels.code(c.criterion), c.law_level) for c in criteria)
            captioned.append((title, partial(_maturity, title, levels)))
        return Figures(captioned=tuple(captioned))

    # risks and days --------------------------------------------------------------

    def _worst(self) -> Iterator[Block]:
        words = self._words
        yield Keep(height=_KEEP)
        yield Heading(text=words(N_("Highest risks today")), level=2)
        levels = tuple(self._labels.code(level) for level in RiskLevel)
        risks = top_risks(self._source.assessment, self._risks, _MOST_RISKS)
        yield Grid(
            columns=(
                PaperColumn(title=words(N_("Risk")), weight=3.0),
                PaperColumn(title=words(N_("Risk level")), weight=0.1, lines=levels, badges=True),
                PaperColumn(title=words(N_("Responsible")), weight=1.5),
            ),
            rows=[self._risk(risk) for risk in risks],
            empty=words(N_("No risk has been rated yet.")),
        )

    def _risk(self, risk: Risk) -> list[str | PaperCell]:
        level = self._level(risk)
        named = _shortened(self._named(risk.uid), _LONGEST_TITLE)
        return [named, level_cell(level, self._word(level)), self._person(risk.owner)]

    def _named(self, uid: Uid | None) -> str:
        source = self._source
        return entry_shown(source.project, source.labels, uid, source.left_out)

    def _person(self, uid: Uid | None) -> str:
        """Return the name, or the function where names are left out; the number is not needed."""
        person = self._project.store.entity(uid) if uid else None
        number = self._project.number(person) if person else ""
        return _shortened(self._named(uid).removeprefix(number).strip(), _LONGEST_NAME)

    def _ahead(self) -> Iterator[Block]:
        """Yield what is overdue, then what the law brings next."""
        words = self._words
        late = [item for item in self._due.items if item.is_overdue]
        days = legal_calendar(self._project, self._labels, self._day).coming()
        yield Keep(height=_KEEP)
        yield Heading(text=words(N_("Overdue, and next legal dates")), level=2)
        rows = [
            *map(self._overdue, late[:_MOST_OVERDUE]),
            *map(self._coming, days[:_MOST_DATES]),
        ]
        yield Grid(
            columns=(
                PaperColumn(title=words(N_("Day")), weight=0.1, lines=widest_days(words)),
                PaperColumn(title=words(N_("What")), weight=3.0),
                PaperColumn(title=words(N_("Who")), weight=1.5),
            ),
            rows=rows,
            empty=words(N_("Nothing is overdue, and no legal date lies ahead.")),
        )

    def _left(self) -> Iterator[str]:
        """Yield what did not find room, and what the page rests on."""
        words = self._words
        if (more := len(self._live) - _MOST_SYSTEMS) > 0:
            yield words.plural(
                "{count} further AI system is in the AI inventory.",
                "{count} further AI systems are in the AI inventory.",
                more,
            )
        if (more := self._due.overdue - _MOST_OVERDUE) > 0:
            yield words.plural(
                "{count} further entry is overdue.", "{count} further entries are overdue.", more
            )
        yield words(N_("This page sums up the registers; it replaces no legal advice."))

    def _overdue(self, item: DueItem) -> list[str | PaperCell]:
        what = f"{item.text}: {self._named(item.uid)}"
        return [
            self._words.day(item.day),
            _shortened(what, _LONGEST_TITLE),
            self._person(item.person),
        ]

    def _coming(self, day: CalendarDay) -> list[str | PaperCell]:
        title = f"{day.title} ({day.articles})" if day.articles else day.title
        return [self._words.day(day.day), _shortened(title, _LONGEST_TITLE), self._concerned(day)]

    def _concerned(self, day: CalendarDay) -> str:
        if day.of_all:
            return self._words(N_("The whole company"))
        count = len(day.systems)
        return self._words.plural("{count} AI system", "{count} AI systems", count)


def _use(system: AiSystem) -> str:
    """Return what a system is for and what it brings; both are told when there is room."""
    return " – ".join(filter(None, (system.purpose, system.benefit)))


def _figures(figures: tuple[Figure, ...], measure: TextWidth) -> Drawing:
    return figures_picture(figures, _WIDTH, measure, height=_FIGURE)


def _maturity(
    title: str, levels: tuple[tuple[str, int | None], ...], measure: TextWidth
) -> Drawing:
    bars = [Bar(label=word, count=level or 0, meaning=Meaning.ACCENT) for word, level in levels]
    return level_bars(bars, title, measure, _BARS, most=_HIGHEST)


def _shortened(text: str, most: int) -> str:
    """Return a text in one line; where it is cut it says so."""
    one_line = " ".join(text.split())
    if len(one_line) <= most:
        return one_line
    cut = one_line[:most]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;–") + " …"

"""A report in words: facts and tables, the same for PDF, Word, Excel and the window."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.requirements import MATURITY
from rai_desktop.domain.texts import N_
from rai_desktop.domain.wanted_report import WantedReport
from rai_desktop.domain.yearly_report import (
    CriterionFigures,
    FigureValue,
    Member,
    MemberSize,
    ReportedAnswer,
    ReportPart,
    YearlyReport,
)
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.model import PaperColumn
from rai_desktop.services.pictures.display_list import Align
from rai_desktop.services.registers.model import Fact
from rai_desktop.services.yearly_report.figures import shown_figure
from rai_desktop.words import Words

NOT_TOLD = N_("Left out")
NOTHING = N_("Not answered")
NO_SIGNATURE = N_("Signed off by their own account; this is not a cryptographic signature.")

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """A table of a report with its heading; ``empty`` stands there when it has no rows."""

    key: str
    title: str
    columns: tuple[PaperColumn, ...]
    rows: tuple[Row, ...]
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTeller:
    """Tells a report in one language; ``titles`` are those of the requirements."""

    labels: Labels
    wanted: WantedReport
    titles: Mapping[str, str]

    @property
    def words(self) -> Words:
        """The texts of the language."""
        return self.labels.words

    def facts(self, report: YearlyReport) -> tuple[Fact, ...]:
        """Return which report it is, of whom, and who stands for it."""
        words, request = self.words, report.request
        requirements = report.requirements
        pairs = (
            (N_("Reporting year"), str(request.year)),
            (N_("Request"), f"{words.pick(self.wanted.title)} ({request.id} {request.version})"),
            (N_("Requested by"), words.pick(self.wanted.requested_by)),
            *self.member_pairs(report.member),
            (N_("Requirements"), f"{requirements.pack} {requirements.version}"),
            (N_("Counts as met from"), level_text(words, requirements.met_from)),
            (N_("Report id"), report.report_id),
            (N_("Revision"), str(report.revision)),
            (N_("Fingerprint"), report.fingerprint),
            (N_("Signed off by"), self.signature(report)),
        )
        return tuple(Fact(label=words(label), text=text) for label, text in pairs if text)

    def member_pairs(self, member: Member) -> Iterator[tuple[str, str]]:
        """Yield what is said about the member, as labels and texts."""
        yield N_("Alliance member number"), member.number
        yield N_("Name of the company"), member.name
        yield N_("Kind of organisation"), self.labels.code(member.kind)
        is_known = member.size is not MemberSize.UNKNOWN
        yield N_("Size class"), self.labels.code(member.size) if is_known else ""
        yield N_("Sector"), member.sector

    def signature(self, report: YearlyReport) -> str:
        """Return who stands for the report; empty when nobody does."""
        signed = report.signed
        if signed is None:
            return ""
        return ", ".join(filter(None, (signed.name, signed.function, self.words.day(signed.on))))

    def tables(self, report: YearlyReport) -> tuple[ReportTable, ...]:
        """Return all tables in the order in which they are read."""
        return (
            self._criteria(report),
            self._counts(report),
            self._systems(report),
            self._open(report),
            self._answers(report),
            self._previous(report),
            self._figures(report),
        )

    def _criteria(self, report: YearlyReport) -> ReportTable:
        names = (
            N_("Criterion"),
            N_("Apply"),
            N_("Met"),
            N_("Share met"),
            N_("Lowest level of what is law today"),
            N_("Median level"),
        )
        return self._table(
            "criteria",
            N_("Requirements by criterion"),
            names,
            (2.2, 0.7, 0.7, 0.8, 1.5, 0.8),
            tuple(self._criterion(each) for each in report.criteria),
        )

    def _criterion(self, each: CriterionFigures) -> Row:
        return (self.labels.code(each.criterion), *self.criterion_cells(each))

    def criterion_cells(self, each: CriterionFigures) -> Row:
        """Return the figures of a criterion: applying, met, share, lowest by law, median."""
        words = self.words
        return (
            words.number(each.applicable),
            words.number(each.met),
            share_text(words, each.met, each.applicable),
            "–" if each.lowest_law_level is None else str(each.lowest_law_level),
            "–" if each.median_level is None else words.decimal(each.median_level),
        )

    def _counts(self, report: YearlyReport) -> ReportTable:
        return self._table(
            "counts",
            N_("Counts"),
            (N_("What"), N_("Count")),
            (3, 1),
            tuple(self._counted(report)),
        )

    def _counted(self, report: YearlyReport) -> Iterator[Row]:
        systems, work = report.systems, report.actions
        counts = (
            (ReportPart.SYSTEMS, N_("AI systems"), systems.count),
            (ReportPart.OPEN, N_("Law today and not met"), report.open.law_now),
            (ReportPart.OPEN, N_("Not met, mandatory or due within a year"), report.open.soon),
            (ReportPart.ACTIONS, N_("Open mitigations"), work.open),
            (ReportPart.ACTIONS, N_("Mitigations that are done"), work.done),
            (ReportPart.ACTIONS, N_("Overdue mitigations"), work.overdue),
            (ReportPart.INCIDENTS, N_("Incidents"), report.incidents.count),
            (ReportPart.INCIDENTS, N_("Serious incidents"), report.incidents.serious),
        )
        for part, label, count in counts:
            told = self.words.number(count) if report.tells(part) else self.words(NOT_TOLD)
            yield self.words(label), told

    def _systems(self, report: YearlyReport) -> ReportTable:
        code = self.labels.code
        rows = [(code(one), self.words.number(n)) for one, n in report.systems.by_label.items()]
        rows += [
            (code(one), self.words.number(n)) for one, n in report.systems.by_lifecycle.items()
        ]
        return self._table(
            "systems",
            N_("AI systems by classification and status"),
            (N_("Classification (AI Act) or status"), N_("Count")),
            (3, 1),
            tuple(rows),
        )

    def _open(self, report: YearlyReport) -> ReportTable:
        return self._table(
            "open",
            N_("What is law today and not met"),
            (N_("Requirement"),),
            (1,),
            tuple((text,) for text in report.open.items),
        )

    def _answers(self, report: YearlyReport) -> ReportTable:
        return self._table(
            "answers",
            N_("Requirements one by one"),
            (N_("Number"), N_("Requirement"), N_("State"), N_("Level")),
            (1.1, 3.4, 1.3, 1.8),
            tuple(self._answer(each) for each in report.answers),
        )

    def _answer(self, each: ReportedAnswer) -> Row:
        title = self.titles.get(each.requirement, "")
        return (each.requirement, title, *self.answer_cells(each))

    def answer_cells(self, each: ReportedAnswer) -> Row:
        """Return how far a requirement is met, and its level."""
        return self.labels.code(each.state), level_text(self.words, each.level)

    def _previous(self, report: YearlyReport) -> ReportTable:
        then = report.previous
        year = str(then.year) if then else ""
        return self._table(
            "previous",
            N_("Change to an earlier year"),
            (N_("Criterion"), year or N_("Earlier"), str(report.request.year), N_("Change")),
            (2.4, 1.2, 1.2, 1),
            tuple(self.changes(report)),
        )

    def changes(self, report: YearlyReport) -> Iterator[Row]:
        """Yield what changed against the earlier year: by criterion, and what is open by law."""
        then, words = report.previous, self.words
        if then is None:
            return
        before: Mapping[Criterion, CriterionFigures] = {one.criterion: one for one in then.criteria}
        for now in report.criteria:
            old = before.get(now.criterion)
            if old is not None:
                yield self.labels.code(now.criterion), *self._changed(old, now)
        if report.tells(ReportPart.OPEN):
            law = report.open.law_now
            change = _signed(words, law - then.law_now)
            label = words(N_("Law today and not met"))
            yield label, words.number(then.law_now), words.number(law), change
        if report.tells(ReportPart.SYSTEMS):
            count = report.systems.count
            change = _signed(words, count - then.systems)
            yield words(N_("AI systems")), words.number(then.systems), words.number(count), change

    def _changed(self, old: CriterionFigures, now: CriterionFigures) -> Row:
        words = self.words
        cells = tuple(
            words.filled(
                N_("{met} of {applicable} met"),
                met=words.number(each.met),
                applicable=words.number(each.applicable),
            )
            for each in (old, now)
        )
        if not old.applicable or not now.applicable:
            return (*cells, "–")
        points = round(100 * now.met / now.applicable) - round(100 * old.met / old.applicable)
        return (
            *cells,
            words.filled(N_("{points} percentage points"), points=_signed(words, points)),
        )

    def _figures(self, report: YearlyReport) -> ReportTable:
        return self._table(
            "figures",
            N_("Further questions"),
            (N_("Question"), N_("Answer")),
            (3, 2),
            tuple((self.asked(one.id), self.answered(one.id, one.value)) for one in report.figures),
        )

    def asked(self, figure: str) -> str:
        """Return a further question; its id when the request does not ask it."""
        found = (one for one in self.wanted.figures if one.id == figure)
        return next((self.words.pick(one.label) for one in found), figure)

    def answered(self, figure: str, value: FigureValue) -> str:
        """Return the answer to a further question in words."""
        found = next((one for one in self.wanted.figures if one.id == figure), None)
        text = shown_figure(found, value, self.words) if found else str(value or "")
        return text or self.words(NOTHING)

    def _table(
        self,
        key: str,
        title: str,
        columns: tuple[str, ...],
        weights: tuple[float, ...],
        rows: tuple[Row, ...],
    ) -> ReportTable:
        words = self.words
        return ReportTable(
            key=key,
            title=words(title),
            columns=tuple(
                PaperColumn(
                    title=words(name),
                    weight=weight,
                    align=Align.END if name in _NUMBERS else Align.START,
                )
                for name, weight in zip(columns, weights, strict=True)
            ),
            rows=rows,
            empty=words(N_("Nothing is told here.")),
        )


_NUMBERS = {
    "Count",
    "Apply",
    "Met",
    "Share met",
    "Lowest level of what is law today",
    "Median level",
}


def level_text(words: Words, level: int | None) -> str:
    """Return a level with its word; a dash for none."""
    return "–" if level is None else f"{level} – {words(MATURITY[level])}"


def share_text(words: Words, part: int, whole: int) -> str:
    """Return a share in per cent; a dash where there is nothing."""
    return f"{words.decimal(round(100 * part / whole))} %" if whole else "–"


def _signed(words: Words, number: int) -> str:
    sign = "+" if number > 0 else "−" if number < 0 else "±"
    return f"{sign}{words.number(abs(number))}"

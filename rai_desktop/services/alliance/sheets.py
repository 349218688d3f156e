"""The alliance view as sheets of a workbook, in one language."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rai_desktop.domain.texts import N_
from rai_desktop.services.alliance.charts import alliance_charts
from rai_desktop.services.alliance.consolidating import Consolidation, MemberValues
from rai_desktop.services.alliance.figures import MeasureFigures
from rai_desktop.services.alliance.measures import (
    Measure,
    MeasureValue,
    Scale,
    Topic,
    standing_measures,
)
from rai_desktop.services.alliance.model import MemberLine, MemberState
from rai_desktop.services.alliance.reminder import reminders
from rai_desktop.services.alliance.words import (
    code,
    count_text,
    group_title,
    rounded,
    sentence,
    spread_text,
)
from rai_desktop.services.pictures.charted import Charted
from rai_desktop.services.registers.model import CUT, Fact
from rai_desktop.words import Words


class CellForm(StrEnum):
    """How the values of a column look."""

    TEXT = "text"
    WHOLE = "whole"
    DECIMAL = "decimal"
    SHARE = "share"
    POINTS = "points"
    DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Formed:
    """A number that looks otherwise than its column says."""

    value: float
    form: CellForm


SheetCell = str | int | float | Formed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column of a sheet."""

    title: str
    width: float
    form: CellForm = CellForm.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet with a table; its rows may be made only when they are asked for."""

    title: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[Sequence[SheetCell]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllianceBook:
    """The workbook: what it is, what the numbers mean, its charts and its sheets."""

    title: str
    language: str
    created: datetime
    facts: tuple[Fact, ...]
    notes: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    cut: str
    charts: tuple[Charted, ...] = ()


MEANS = N_(
    "n is the number of members that a figure is about. Groups of fewer than five are put "
    "together with others, and nothing can be worked out by subtracting: where n would tell too "
    "much, it is given as “at least”."
)
INTERNAL = N_("For internal use: this file names members.")
PUBLIC = N_("May be published: this file names no member.")


def alliance_title(words: Words, consolidation: Consolidation) -> str:
    """Return what the view over a year is called."""
    return words.filled(N_("Alliance view {year}"), year=consolidation.year)


def alliance_facts(words: Words, consolidation: Consolidation) -> tuple[Fact, ...]:
    """Return how many members there are and what they delivered."""
    delivery = consolidation.delivery
    facts = [
        (N_("Year"), str(consolidation.year)),
        (N_("Reports"), words.number(consolidation.count)),
    ]
    if delivery.members:
        facts += [
            (state.label, words.number(delivery.count(state)))
            for state in MemberState
            if delivery.has_list or delivery.count(state)
        ]
    return tuple(Fact(label=words(label), text=text) for label, text in facts)


def alliance_book(
    words: Words, consolidation: Consolidation, created: datetime, due: str = ""
) -> AllianceBook:
    """Return the workbook; sheets about single members only where these are still in the view."""
    is_internal = bool(consolidation.delivery.members)
    return AllianceBook(
        title=alliance_title(words, consolidation),
        language=words.language,
        created=created,
        facts=alliance_facts(words, consolidation),
        notes=alliance_notes(words, consolidation),
        sheets=(
            *(_internal(words, consolidation, due) if is_internal else ()),
            *_published(words, consolidation),
        ),
        cut=words(CUT),
        charts=alliance_charts(words, consolidation),
    )


def alliance_notes(words: Words, consolidation: Consolidation) -> tuple[str, ...]:
    """Return what a reader has to know before the numbers."""
    use = INTERNAL if consolidation.delivery.members else PUBLIC
    remarks = (*consolidation.delivery.remarks, *consolidation.remarks)
    return (words(use), words(MEANS), *(sentence(words, each) for each in remarks))


# about members -------------------------------------------------------------------


def _internal(words: Words, consolidation: Consolidation, due: str) -> Iterator[Sheet]:
    delivery = consolidation.delivery
    yield Sheet(
        title=words(N_("Members")),
        columns=_columns(words, _MEMBER_COLUMNS),
        rows=[_member_row(words, line) for line in delivery.members],
    )
    mails = [
        (mail.line.member.number, mail.line.member.name, mail.line.contact, mail.subject, mail.text)
        for mail in reminders(words, delivery, due)
    ]
    if mails:
        yield Sheet(
            title=words(N_("Reminders")), columns=_columns(words, _MAIL_COLUMNS), rows=mails
        )
    yield Sheet(
        title=words(N_("Files")),
        columns=_columns(words, _FILE_COLUMNS),
        rows=[
            (
                line.name,
                code(words, line.state),
                line.member,
                sentence(words, line.problem) if line.problem else "",
            )
            for line in delivery.files
        ],
    )
    yield _values_sheet(words, consolidation)


_MEMBER_COLUMNS = (
    (N_("Member number"), 16.0),
    (N_("Name"), 32.0),
    (N_("Kind of organisation"), 26.0),
    (N_("Size"), 24.0),
    (N_("Sector"), 24.0),
    (N_("Contact"), 28.0),
    (N_("Where it stands"), 18.0),
    (N_("What to do"), 48.0),
    (N_("File"), 30.0),
    (N_("Revision"), 10.0),
    (N_("Signed off by"), 30.0),
)
_MAIL_COLUMNS = (
    (N_("Member number"), 16.0),
    (N_("Name"), 32.0),
    (N_("Contact"), 28.0),
    (N_("Subject"), 32.0),
    (N_("Text"), 90.0),
)
_FILE_COLUMNS = (
    (N_("File"), 44.0),
    (N_("Where it stands"), 26.0),
    (N_("Member number"), 16.0),
    (N_("Why"), 90.0),
)


def _columns(words: Words, columns: Iterable[tuple[str, float]]) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(title=words(title), width=width) for title, width in columns)


def _member_row(words: Words, line: MemberLine) -> tuple[SheetCell, ...]:
    member, report = line.member, line.report
    signed = report.signed if report else None
    return (
        member.number,
        member.name,
        code(words, member.kind),
        code(words, member.size),
        member.sector,
        line.contact,
        code(words, line.state),
        sentence(words, line.problem) if line.problem else "",
        line.file,
        report.revision if report else None,
        ", ".join(part for part in (signed.name, signed.function) if part) if signed else "",
    )


def _values_sheet(words: Words, consolidation: Consolidation) -> Sheet:
    """Return what each member reported, without single requirements."""
    measures = [each for each in standing_measures() if each.topic is not Topic.CHANGES]
    own = (
        SheetColumn(title=words(N_("Member number")), width=16.0),
        SheetColumn(title=words(N_("Name")), width=32.0),
    )
    columns = (_value_column(words, measure) for measure in measures)
    return Sheet(
        title=words(N_("Reported figures")),
        columns=(*own, *columns),
        rows=(_value_row(row, measures) for row in consolidation.rows),
    )


def _value_column(words: Words, measure: Measure) -> SheetColumn:
    form = {Scale.SHARE: CellForm.SHARE, Scale.LEVEL: CellForm.DECIMAL}
    return SheetColumn(
        title=sentence(words, measure.title),
        width=17.0,
        form=form.get(measure.scale, CellForm.WHOLE),
    )


def _value_row(row: MemberValues, measures: Iterable[Measure]) -> tuple[MeasureValue, ...]:
    member = row.line.member
    return (member.number, member.name, *(row.values.get(measure.id) for measure in measures))


# about groups --------------------------------------------------------------------


def _published(words: Words, consolidation: Consolidation) -> Iterator[Sheet]:
    for topic in Topic:
        found = [each for each in consolidation.figures if each.measure.topic is topic]
        if found:
            rows = [row for figures in found for row in _figure_rows(words, figures)]
            yield Sheet(title=code(words, topic), columns=_figure_columns(words), rows=rows)
    yield Sheet(
        title=words(N_("Commonest gaps")),
        columns=(
            SheetColumn(title=words(N_("Requirement")), width=60.0),
            SheetColumn(title=words(N_("Not met by")), width=16.0, form=CellForm.WHOLE),
            SheetColumn(title=words(N_("n")), width=10.0, form=CellForm.WHOLE),
            SheetColumn(title=words(N_("Share of members")), width=12.0, form=CellForm.SHARE),
        ),
        rows=[
            (sentence(words, gap.measure.title), gap.open, gap.count, gap.open / gap.count)
            for gap in consolidation.gaps
        ],
    )
    if consolidation.practices:
        yield _practices_sheet(words, consolidation)


def _figure_columns(words: Words) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(title=words(N_("Metric")), width=56.0),
        SheetColumn(title=words(N_("By")), width=22.0),
        SheetColumn(title=words(N_("Group of members")), width=38.0),
        SheetColumn(title=words(N_("n")), width=9.0, form=CellForm.WHOLE),
        SheetColumn(title=words(N_("Mean")), width=11.0, form=CellForm.DECIMAL),
        SheetColumn(title=words(N_("How members are spread")), width=80.0),
    )


_FORMS = {
    Scale.SHARE: CellForm.SHARE,
    Scale.POINTS: CellForm.POINTS,
    Scale.CHANGE: CellForm.DIFFERENCE,
}


def _figure_rows(words: Words, figures: MeasureFigures) -> Iterator[tuple[SheetCell, ...]]:
    scale = figures.measure.scale
    for figure in figures.figures:
        mean: SheetCell = None
        if figure.mean is not None:
            form = _FORMS.get(scale, CellForm.DECIMAL)
            mean = Formed(value=rounded(scale, figure.mean), form=form)
        yield (
            sentence(words, figures.measure.title),
            code(words, figure.group.dimension),
            group_title(words, figure.group),
            figure.count if figure.is_exact else count_text(words, figure),
            mean,
            spread_text(words, scale, figures.blocks, figure),
        )


def _practices_sheet(words: Words, consolidation: Consolidation) -> Sheet:
    return Sheet(
        title=words(N_("Good practices")),
        columns=_columns(
            words,
            (
                (N_("Criterion"), 28.0),
                (N_("Title"), 40.0),
                (N_("Practice"), 90.0),
                (N_("Member"), 30.0),
            ),
        ),
        rows=[
            (code(words, each.criterion), each.title, each.text, each.member)
            for each in consolidation.practices
        ],
    )

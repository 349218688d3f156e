"""The register of the key risk indicators: value, limits and how it moved."""

from collections.abc import Iterator
from datetime import date

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.rating.indicators import IndicatorState
from rai_desktop.domain.texts import N_
from rai_desktop.services.indicators.model import IndicatorReport, Reading
from rai_desktop.services.indicators.reading import a_quarter_before, indicators
from rai_desktop.services.indicators.words import (
    TITLE,
    basis_text,
    limits_text,
    trend_text,
    value_text,
)
from rai_desktop.services.labels import Labels
from rai_desktop.services.registers.computed import Source
from rai_desktop.services.registers.model import (
    CellValue,
    Column,
    ColumnKind,
    Row,
    Table,
)
from rai_desktop.services.registers.told_columns import ToldColumn, code_choices, told_columns

INDICATORS = "indicators"

_STATE = "=state"
_COLUMNS: tuple[ToldColumn, ...] = (
    ("number", N_("Number"), ColumnKind.TEXT, 0.7, True),
    ("title", N_("Indicator"), ColumnKind.TEXT, 1.6, True),
    ("=value", N_("Value"), ColumnKind.TEXT, 0.7, True),
    ("=unit", N_("Unit"), ColumnKind.TEXT, 0.8, True),
    (_STATE, N_("Result"), ColumnKind.CHOICE, 0.9, True),
    ("=watch", N_("Watch"), ColumnKind.TEXT, 0.9, True),
    ("=act", N_("Act"), ColumnKind.TEXT, 0.9, True),
    ("=trend", N_("Trend"), ColumnKind.TEXT, 1.4, True),
    ("=basis", N_("What it is made of"), ColumnKind.LONG_TEXT, 2.0, True),
    ("=entries", N_("Counted entries"), ColumnKind.LONG_TEXT, 1.4, True),
    ("=note", N_("Note"), ColumnKind.LONG_TEXT, 1.4, False),
)


def indicators_table(source: Source, since: date | None) -> Table:
    """Return the register; it is made for the company as a whole only."""
    words = source.labels.words
    is_whole = source.scope.is_whole
    report = indicators(source.project, source.assessment, since) if is_whole else None
    compared = since or a_quarter_before(source.assessment.day)
    empty = N_("None of the key risk indicators can be counted from the entries yet.")
    if not is_whole:
        empty = N_("The key risk indicators are made for the company as a whole only.")
    return Table(
        key=INDICATORS,
        title=words(TITLE),
        intro=words.filled(_INTRO, day=words.day(compared)),
        columns=_columns(source.labels),
        rows=tuple(_rows(source, report)) if report and report.told else (),
        empty=words(empty),
    )


_INTRO = N_(
    "Early signs of growing risks, compared with {day}. The limits are guide values of the method. "
    "What the entries do not tell is not guessed."
)


def _columns(labels: Labels) -> tuple[Column, ...]:
    return told_columns(labels.words, _COLUMNS, {_STATE: code_choices(labels, IndicatorState)})


def _rows(source: Source, report: IndicatorReport) -> Iterator[Row]:
    """Yield those that have a value, the gravest first, then the others."""
    for reading in (*report.told, *report.silent):
        yield _row(source, reading, report.since)


def _row(source: Source, reading: Reading, since: date) -> Row:
    labels, indicator = source.labels, reading.indicator
    words = labels.words
    cells: dict[str, CellValue] = {
        "number": indicator.id,
        "title": words.pick(indicator.title),
        "=value": value_text(words, reading),
        _STATE: labels.code(reading.state),
        "=unit": words.pick(indicator.unit),
        "=watch": limits_text(words, indicator.watch),
        "=act": limits_text(words, indicator.act),
        "=trend": trend_text(words, reading, since),
        "=basis": basis_text(words, reading),
        "=entries": source.names(reading.now.uids),
        "=note": words.pick(indicator.note) if indicator.note else "",
    }
    return Row(
        uid=Uid(indicator.id),
        cells=tuple(cells[key] for key, *_ in _COLUMNS),
        codes={_STATE: str(reading.state)},
    )

"""The register of how risks moved since a day, and the same in figures for summaries."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.days import months_later
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.rating import Levels
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.pictures import Curve
from rai_desktop.services.registers.computed import LEVEL, Source
from rai_desktop.services.registers.model import (
    CellValue,
    Column,
    ColumnKind,
    Count,
    CountGroup,
    MovementFigures,
    Row,
    Table,
    Written,
)
from rai_desktop.services.registers.redaction import entry_shown
from rai_desktop.services.registers.told_columns import (
    ToldColumn,
    code_choices,
    level_choices,
    told_columns,
)
from rai_desktop.services.risks.movement import Movement, Movements, RiskMovement, movements
from rai_desktop.services.risks.score_history import score_history
from rai_desktop.services.risks.score_picture import TITLE, score_curve

MOVEMENT = "risk_movement"
MOST_CURVES = 8

_CURVED = (Movement.ROSE, Movement.FELL, Movement.UNRATED)

_KEY = "=movement"
_LEVEL = ColumnKind.LEVEL
_COLUMNS: tuple[ToldColumn, ...] = (
    ("number", N_("Number"), ColumnKind.TEXT, 0.7, True),
    ("title", N_("Title"), ColumnKind.TEXT, 1.6, True),
    (_KEY, N_("Change"), ColumnKind.CHOICE, 1.0, True),
    ("=persons_before", N_("For people, before"), _LEVEL, 0.8, True),
    ("=level_persons", N_("For people, today"), _LEVEL, 0.8, True),
    ("=business_before", N_("For the business, before"), _LEVEL, 0.8, True),
    ("=level_business", N_("For the business, today"), _LEVEL, 0.8, True),
    ("=owner", N_("Risk owner"), ColumnKind.TEXT, 1.2, True),
    ("=rated_on", N_("Rated on"), ColumnKind.DATE, 0.8, True),
    ("=before", N_("Risk level before"), _LEVEL, 0.8, False),
    (LEVEL, N_("Risk level today"), _LEVEL, 0.8, False),
    ("=reason", N_("Reason for the rating"), ColumnKind.LONG_TEXT, 2.0, False),
)
_NOTHING = "–"
_NO_LEVELS = Levels(persons=None, business=None)


def a_year_before(day: date) -> date:
    """Return the same day of the year before; the last of February stays the last."""
    return months_later(day, -12)


def risk_movements(source: Source, since: date) -> Movements:
    """Return what became of the risks of an export since a day."""
    scope = source.scope
    of = None if scope.is_whole else [risk.uid for risk in scope.entities(EntityKind.RISK)]
    return movements(source.project, source.assessment, since, of)


def movement_table(source: Source, found: Movements) -> Table:
    """Return the risks that moved, or the sentence that says why none is told."""
    words = source.labels.words
    day = words.day(found.since)
    empty = N_("No risk level has changed since {day}.") if found.then else _NO_RISK_THEN
    writer = _Writer(source, found.moved if found.then else ())
    return Table(
        key=MOVEMENT,
        title=words(N_("Changes in risk levels")),
        intro=words.filled(_INTRO, day=day),
        columns=_columns(source.labels),
        rows=Written(uids=tuple(writer.moved), write=writer.row),
        empty=words.filled(empty, day=day),
    )


_INTRO = N_("What became of the risks since {day}. Both days are judged by the method of today.")
_NO_RISK_THEN = N_("The history tells of no risk on {day}, so there is nothing to compare with.")


def movement_figures(source: Source, found: Movements) -> MovementFigures | None:
    """Return the figures; ``None`` while there was no risk to compare with."""
    if not found.then:
        return None
    labels, counts = source.labels, found.counts
    words = labels.words
    day = words.day(found.since)
    return MovementFigures(
        column=words.filled(N_("Since {day}"), day=day),
        unchanged=labels.code(Movement.UNCHANGED),
        words={one.risk.uid: labels.code(one.movement) for one in found.moved},
        counts=CountGroup(
            key=MOVEMENT,
            title=words.filled(N_("Changes in risk levels since {day}"), day=day),
            counts=tuple(
                Count(code=str(movement), label=labels.code(movement), count=counts[movement])
                for movement in Movement
                if counts.get(movement)
            ),
        ),
        curves_title=words(TITLE),
        curves=tuple(islice(_curves(source, found), MOST_CURVES)),
    )


def _curves(source: Source, found: Movements) -> Iterator[tuple[str, Curve]]:
    """Yield the curves of risks whose levels changed, those that moved to the worse first."""
    project, labels, assessment = source.project, source.labels, source.assessment
    for one in found.moved:
        if one.movement in _CURVED:
            scores = score_history(project, assessment, one.risk.uid)
            name = entry_shown(project, labels, one.risk.uid, source.left_out)
            yield name, score_curve(labels, scores, assessment.day)


def _columns(labels: Labels) -> tuple[Column, ...]:
    moved = {_KEY: code_choices(labels, Movement)}
    return told_columns(labels.words, _COLUMNS, moved, level_choices(labels))


class _Writer:
    """Puts movements into words."""

    def __init__(self, source: Source, moved: Iterable[RiskMovement]) -> None:
        self.moved = {one.risk.uid: one for one in moved}
        self._source = source
        self._labels = source.labels

    def row(self, uid: Uid) -> Row:
        """Return the row of a risk."""
        one, source = self.moved[uid], self._source
        risk = one.risk
        levels = self._all_levels(one)
        cells: dict[str, CellValue] = {
            "number": source.project.number(risk),
            "title": self._labels.title(risk),
            _KEY: self._labels.code(one.movement),
            "=owner": entry_shown(source.project, self._labels, risk.owner, source.left_out),
            "=rated_on": risk.rated_on,
            "=reason": risk.rating_reason,
        }
        cells |= {key: self._level(one, key, level) for key, level in levels.items()}
        codes = {key: str(level) for key, level in levels.items() if level}
        return Row(
            uid=risk.uid,
            cells=tuple(cells[key] for key, *_ in _COLUMNS),
            codes={**codes, _KEY: str(one.movement)},
            level=levels[LEVEL],
        )

    def _all_levels(self, one: RiskMovement) -> Mapping[str, RiskLevel | None]:
        before, now = one.before or _NO_LEVELS, _now(one) or _NO_LEVELS
        return {
            "=persons_before": before.persons,
            "=level_persons": now.persons,
            "=business_before": before.business,
            "=level_business": now.business,
            "=before": before.overall,
            LEVEL: now.overall,
        }

    def _level(self, one: RiskMovement, key: str, level: RiskLevel | None) -> str:
        """Return a level in words; a dash where the risk was not there."""
        if level is not None:
            return self._labels.code(level)
        was_there = one.before if key.endswith("before") else _now(one)
        return self._labels.words(N_("Not rated")) if was_there else _NOTHING


def _now(one: RiskMovement) -> Levels | None:
    return None if one.movement is Movement.REMOVED else one.now

"""What a whole column tells about its cells: the order of days and months, a scale of its own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rai_desktop.domain.fields import FieldKind, FieldSpec
from rai_desktop.services.importing.model import SourceList
from rai_desktop.services.importing.rating_habits import (
    is_other_range,
    is_upside_down,
    plain_levels,
    three_of,
)
from rai_desktop.services.labels import Labels
from rai_desktop.services.typed_days import DAY_FIRST, DayOrder, order_of_days

_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d+)?\s*%?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How the cells of one column are to be read.

    ``own_scale`` says that its numbers go beyond our scale, so that none of them means our level.
    ``levels`` are those of the words in it, ``three`` the places of words that are three steps.
    """

    order: DayOrder = DAY_FIRST
    own_scale: bool = False
    levels: Mapping[str, int] = field(default_factory=dict)
    three: Mapping[str, int] = field(default_factory=dict)


USUAL = Habit()


def habits_of(
    source: SourceList, specs: Mapping[str, FieldSpec], labels: Sequence[Labels]
) -> dict[str, Habit]:
    """Return by column name how the days and ratings of a foreign list are written."""
    if source.is_own:
        return {}
    habits: dict[str, Habit] = {}
    for place, column in enumerate(source.table.header):
        spec = specs.get(source.columns.keys.get(column, ""))
        if spec is None or spec.kind not in (FieldKind.DATE, FieldKind.RATING):
            continue
        texts = {row.cells[place].text.strip() for row in source.table.rows}
        if spec.kind is FieldKind.DATE:
            habits[column] = Habit(order=order_of_days(texts))
        else:
            habits[column] = _of_ratings(column, spec, texts - {""}, labels)
    return habits


def _of_ratings(column: str, spec: FieldSpec, texts: set[str], labels: Sequence[Labels]) -> Habit:
    is_other = is_other_range(column) or is_upside_down(texts) or _is_beyond(spec, texts)
    if is_other or not spec.scale:
        return Habit(own_scale=is_other)
    levels, three = plain_levels(labels, spec, texts)
    if three_of(column):
        three = {**three, **{str(place): place for place in (1, 2, 3)}}
    return Habit(levels=levels, three=three)


def _is_beyond(spec: FieldSpec, texts: set[str]) -> bool:
    """Return whether a number is no level of our scale: 8, 0, 2.5 or 30 %."""
    levels = {str(level) for level in range(spec.minimum, spec.maximum + 1)}
    return any(_NUMBER.fullmatch(text) and text not in levels for text in texts)

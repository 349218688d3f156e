"""Open points: what is missing or overdue, so that nobody has to search for it.

Which things these are is said by the rules of hints.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.texts import N_
from rai_desktop.services.hints.known import Known
from rai_desktop.services.hints.model import Hint
from rai_desktop.services.hints.rules import POINT_RULES, RULE_BY_ID, points_of
from rai_desktop.services.hints.silencing import Silenced, silenced_hints
from rai_desktop.services.labels import Labels
from rai_desktop.services.registers.computed import Source
from rai_desktop.services.registers.model import ColumnKind, OpenPoint, Row, Table
from rai_desktop.services.registers.told_columns import printed_columns


def open_points(source: Source) -> list[OpenPoint]:
    """Return what is open in the entries of an export, overdue things first."""
    return in_order(point for checked in checked_points(source) for point in checked)


def in_order(points: Iterable[OpenPoint]) -> list[OpenPoint]:
    """Return open points in the order of their days; those without one come last."""
    return sorted(points, key=lambda point: (point.due or date.max, point.entry))


def checked_points(source: Source) -> Iterator[list[OpenPoint]]:
    """Yield for each entry what is open in it; most often nothing."""
    known = Known(
        source.project,
        source.labels,
        source.assessment.day,
        assessment=source.assessment,
        classifications=source.classifications,
    )
    silenced = silenced_hints(source.project)
    for kind in POINT_RULES:
        for entity in source.scope.entities(kind):
            hints = points_of(known, kind, entity)
            yield [_point(source, kind, entity, hint, silenced) for hint in hints]


def _point(
    source: Source, kind: EntityKind, entity: Entity, hint: Hint, silenced: Silenced
) -> OpenPoint:
    """Return a hint as an open point; one that somebody switched off says why."""
    entry = f"{source.project.number(entity)} {source.labels.title(entity)}".strip()
    words = source.labels.words
    text = words(RULE_BY_ID[hint.rule].text)
    if silenced.has(hint):
        reason = silenced.reason(hint)
        text = words.filled(N_("{point} (hint switched off: {reason})"), point=text, reason=reason)
    return OpenPoint(kind=kind, uid=entity.uid, entry=entry, text=text, due=hint.day)


def open_points_table(labels: Labels, points: Sequence[OpenPoint]) -> Table:
    """Return the open points as a register table."""
    words = labels.words
    columns = (
        ("entry", N_("Entry"), ColumnKind.TEXT, 2.0),
        ("what", N_("What is open"), ColumnKind.LONG_TEXT, 2.5),
        ("due", N_("Due on"), ColumnKind.DATE, 0.8),
    )
    return Table(
        key="open_points",
        title=words(N_("Open points")),
        intro=words(N_("What is missing or overdue on the cut-off date.")),
        columns=printed_columns(words, columns),
        rows=tuple(
            Row(uid=Uid(f"open-{n}"), cells=(p.entry, p.text, p.due), codes={})
            for n, p in enumerate(points, start=1)
        ),
        empty=words(N_("There are no open points.")),
    )

"""Days that entries had before and do not have any more, as the history tells."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.services.overview.due_sources import SOURCES
from rai_desktop.services.project import OpenProject

FormerDays = Mapping[tuple[Uid, str], date]
"""The last day that stood in a field which is empty now."""


def former_days(project: OpenProject) -> FormerDays:
    """Return the last day of each field of a deadline that was emptied since.

    What the history does not hold any more, in copies without it or after erasing, is not known.
    """
    keys = defaultdict(list)
    for source in SOURCES:
        if source.key:
            keys[source.kind].append(source.key)
    found: dict[tuple[Uid, str], date] = {}
    for kind, names in keys.items():
        found |= _of_kind(project, kind, names)
    return found


def _of_kind(
    project: OpenProject, kind: EntityKind, keys: list[str]
) -> dict[tuple[Uid, str], date]:
    empty = {
        (uid, key)
        for uid, entity in project.store.entities(kind).items()
        for key in keys
        if getattr(entity, key) is None
    }
    found = {}
    for uid, values in project.store.values_until(kind, date.max) if empty else ():
        for key in keys:
            day = _day(values.get(key))
            if day is not None and (uid, key) in empty:
                found[uid, key] = day
    return found


def _day(value: Plain) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None

"""What changed since a review: each field with what it said then and what it says now.

The stamp names the fields. What they said then is looked for in the history, newest first, and
taken when the stamp confirms it; so it is right also after merging and undoing.
"""

from dataclasses import dataclass

from rai_desktop.domain.canonical import Plain, Value
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.stamps import changed_fields
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import read_plain
from rai_desktop.services.changes import NOTHING
from rai_desktop.services.earlier import earlier_payloads
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.standing import ReviewStanding
from rai_desktop.services.reviews.subjects import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field in words: what it said when it was reviewed, and what it says now."""

    key: str
    label: str
    old_text: str
    new_text: str


def differences(
    project: OpenProject, labels: Labels, entity: Subject, standing: ReviewStanding
) -> tuple[Difference, ...]:
    """Return what changed since the last review of an entry; nothing when there was none."""
    if standing.review is None or not standing.changed:
        return ()
    old = _old_values(project, entity.uid, standing.review.stamp, standing.changed)
    return tuple(
        Difference(
            key=spec.key,
            label=labels.field(spec),
            old_text=_old_text(project, labels, spec, old),
            new_text=labels.value(project, entity, spec) or NOTHING,
        )
        for spec in standing.changed
    )


def _old_text(project: OpenProject, labels: Labels, spec: FieldSpec, old: dict[str, Value]) -> str:
    if spec.key not in old:
        return labels.words(N_("no longer in the history"))
    return labels.shown(project, spec, old[spec.key]) or NOTHING


def _old_values(
    project: OpenProject, uid: Uid, stamp: str, specs: tuple[FieldSpec, ...]
) -> dict[str, Value]:
    """Return what fields said when the stamp was made, as far as the history tells."""
    missing = {spec.key: spec for spec in specs}
    found: dict[str, Value] = {}
    for key, spec in tuple(missing.items()):
        if _is_stamped(stamp, spec, None):
            found[key] = None
            del missing[key]
    parts = earlier_payloads(project.store, uid) if missing else ()
    for values in (payload.values for part in parts for _, payload in part):
        for key in missing.keys() & values.keys():
            value = _read(missing[key], values[key])
            if _is_stamped(stamp, missing[key], value):
                found[key] = value
                del missing[key]
        if not missing:
            break
    return found


def _is_stamped(stamp: str, spec: FieldSpec, value: Value) -> bool:
    return not changed_fields(stamp, [spec], lambda _key: value)


def _read(spec: FieldSpec, plain: Plain) -> Value:
    try:
        return read_plain(spec, plain)
    except UserError:
        return None

"""Editing several entries at once: what they have in common, and what a change would do."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS, kind_of
from rai_desktop.domain.steps import Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject
from rai_desktop.words import Words


class Common(StrEnum):
    """What several entries have in a field."""

    EMPTY = "empty"
    SAME = "same"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonValue:
    """The value that all entries share; the empty one when there are several."""

    state: Common
    value: Value = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkPreview:
    """Which entries would change, and which have all the values already."""

    changed: tuple[Uid, ...]
    unchanged: tuple[Uid, ...]

    def text(self, words: Words) -> str:
        """Return one line for the button's side."""
        if not self.changed:
            return words(N_("Nothing changes: all entries have these values already."))
        total = words.number(len(self.changed) + len(self.unchanged))
        return words.plural(
            "{count} of {{total}} entries changes.",
            "{count} of {{total}} entries change.",
            len(self.changed),
        ).format(total=total)


def bulk_fields(project: OpenProject, kind: EntityKind) -> tuple[FieldSpec, ...]:
    """Return the fields that make sense for several entries: all but the name."""
    title = KINDS[kind].title
    return tuple(s for s in project.fields(kind) if s.is_entered and s.key != title)


def common_value(project: OpenProject, uids: Iterable[Uid], spec: FieldSpec) -> CommonValue:
    """Return what the entries have in one field."""
    found: set[Value] = set()
    for uid in uids:
        value = project.value(project.entity(uid), spec.key)
        found.add(None if is_empty(value) else value)
        if len(found) > 1:
            return CommonValue(state=Common.SEVERAL)
    value = next(iter(found), None)
    return CommonValue(state=Common.EMPTY if value is None else Common.SAME, value=value)


def common_values(
    project: OpenProject, uids: Collection[Uid], specs: Iterable[FieldSpec]
) -> dict[str, CommonValue]:
    """Return what the entries have in each field, by key."""
    return {spec.key: common_value(project, uids, spec) for spec in specs}


def bulk_preview(
    project: OpenProject, uids: Iterable[Uid], values: Mapping[str, Value]
) -> BulkPreview:
    """Return which entries ``bulk_edit`` would change.

    Raises:
        UsageError: a value does not fit, or would empty a required field.
    """
    checked: dict[EntityKind, dict[str, Value]] = {}
    changed: list[Uid] = []
    unchanged: list[Uid] = []
    for uid in dict.fromkeys(uids):
        entity = project.entity(uid)
        kind = kind_of(entity)
        if kind not in checked:
            checked[kind] = _checked(project, kind, uid, values)
        differs = any(project.value(entity, k) != value for k, value in checked[kind].items())
        (changed if differs else unchanged).append(uid)
    return BulkPreview(changed=tuple(changed), unchanged=tuple(unchanged))


def bulk_edit(
    project: OpenProject, uids: Iterable[Uid], values: Mapping[str, Value]
) -> Step | None:
    """Give the entries these values as one step; ``None`` when nothing differs.

    Raises:
        UsageError: a value does not fit, or would empty a required field.
    """
    changed = bulk_preview(project, uids, values).changed
    return project.edit_many(changed, values) if changed else None


def _checked(
    project: OpenProject, kind: EntityKind, uid: Uid, values: Mapping[str, Value]
) -> dict[str, Value]:
    checked = {s.key: s.value for s in project.checked(kind, uid, values)}
    for key, value in checked.items():
        spec = project.field(kind, key)
        if spec.required and not str(value or "").strip():
            raise UsageError(N_("The field “{field}” is required. Fill it."), field=spec.named)
    return checked

"""Editing several entries at once: what they have in common, and what a change would do."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, FieldSpec, is_extra_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS, kind_of, value_of
from rai_desktop.domain.steps import Step
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import read_plain
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
class Partly:
    """Choices that each entry gets beside those it has, or loses from them."""

    codes: tuple[str, ...]
    is_removed: bool = False

    def of(self, value: Value) -> tuple[str, ...]:
        """Return what an entry has afterwards that had ``value``."""
        before = frozenset(value if isinstance(value, tuple) else ())
        codes = frozenset(self.codes)
        return tuple(sorted(before - codes if self.is_removed else before | codes))


Wish = Value | Partly
"""What the entries get in a field: the same value, or a part of what each of them has."""


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


def common_values(
    project: OpenProject, uids: Collection[Uid], specs: Iterable[FieldSpec]
) -> dict[str, CommonValue]:
    """Return what the entries have in each field, by key; custom values are read at once."""
    specs = tuple(specs)
    has_custom = any(is_extra_key(spec.key) for spec in specs)
    extra = project.store.extra_values_of(list(uids)) if has_custom else {}

    def values(spec: FieldSpec) -> Iterator[Value]:
        if not is_extra_key(spec.key):
            return (value_of(project.entity(uid), spec.key) for uid in uids)
        return (read_plain(spec, extra.get(uid, {}).get(spec.key)) for uid in uids)

    return {spec.key: _common(values(spec)) for spec in specs}


def _common(values: Iterable[Value]) -> CommonValue:
    found: set[Value] = set()
    for value in values:
        found.add(None if is_empty(value) else value)
        if len(found) > 1:
            return CommonValue(state=Common.SEVERAL)
    same = next(iter(found), None)
    return CommonValue(state=Common.EMPTY if same is None else Common.SAME, value=same)


def bulk_preview(
    project: OpenProject, uids: Iterable[Uid], wishes: Mapping[str, Wish]
) -> BulkPreview:
    """Return which entries ``bulk_edit`` would change.

    Raises:
        UsageError: a value does not fit, or would empty a required field.
    """
    changes = _changes(project, uids, wishes)
    return BulkPreview(
        changed=tuple(uid for uid, values in changes.items() if values),
        unchanged=tuple(uid for uid, values in changes.items() if not values),
    )


def bulk_edit(project: OpenProject, uids: Iterable[Uid], wishes: Mapping[str, Wish]) -> Step | None:
    """Give the entries what is wished as one step; ``None`` when nothing differs.

    Raises:
        UsageError: a value does not fit, or would empty a required field.
    """
    changes = _changes(project, uids, wishes)
    return project.edit_each({uid: values for uid, values in changes.items() if values})


def _changes(
    project: OpenProject, uids: Iterable[Uid], wishes: Mapping[str, Wish]
) -> dict[Uid, dict[str, Value]]:
    """Return for each entry all values that it shall have; nothing for one that has them."""
    checked: dict[EntityKind, dict[str, Wish]] = {}
    found: dict[Uid, dict[str, Value]] = {}
    for uid in dict.fromkeys(uids):
        entity = project.entity(uid)
        kind = kind_of(entity)
        if kind not in checked:
            checked[kind] = _checked(project, kind, uid, wishes)
        before = {key: project.value(entity, key) for key in checked[kind]}
        after = {key: _after(wish, before[key]) for key, wish in checked[kind].items()}
        found[uid] = after if after != before else {}
    return found


def _after(wish: Wish, before: Value) -> Value:
    return wish.of(before) if isinstance(wish, Partly) else wish


def _checked(
    project: OpenProject, kind: EntityKind, uid: Uid, wishes: Mapping[str, Wish]
) -> dict[str, Wish]:
    checked: dict[str, Wish] = dict(wishes)
    values = {key: wish for key, wish in wishes.items() if not isinstance(wish, Partly)}
    for setting in project.checked(kind, uid, values):
        spec = project.field(kind, setting.key)
        if spec.required and not str(setting.value or "").strip():
            raise UsageError(N_("The field “{field}” is required. Fill it."), field=spec.named)
        checked[setting.key] = setting.value
    for key, wish in wishes.items():
        if isinstance(wish, Partly):
            project.checked(kind, uid, {key: wish.codes})
    return checked

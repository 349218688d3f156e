"""Going back to a backup: one step that brings back its state, and can be undone like any other."""

from collections.abc import Iterator, Mapping

from rai_desktop.domain.canonical import Plain, Value, is_empty
from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS, value_of
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.erasing import without_erased
from rai_desktop.services.ports import ProjectStore
from rai_desktop.services.project import OpenProject

REASONS: Mapping[str, str] = {
    "open": N_("When the file was opened"),
    "work": N_("While working"),
    "bulk": N_("Before several entries were changed"),
    "import": N_("Before an import"),
    "merge": N_("Before merging"),
    "erased": N_("After a person was erased for good"),
    "restore": N_("Before going back to an earlier state"),
    "recovered": N_("Work that was not saved"),
}
"""Why a backup was made, for people."""


def restore_backup(project: OpenProject, old: OpenProject) -> Step | None:
    """Bring back the state of ``old`` as one step; ``None`` when nothing differs.

    What was added since goes to the bin. Who was erased for good since stays so. The present
    state is kept as a backup before.

    Raises:
        UsageError: ``old`` is another project.
        SurroundingsError: the project is read only, or the backup cannot be written.
    """
    if old.uid != project.uid:
        raise UsageError(N_("This backup belongs to another project. Choose one of this project."))
    found = (setting for kind in KINDS for setting in _settings(project.store, old.store, kind))
    settings = without_erased(project, old, found)
    if not settings:
        return None
    project.check_writable()
    project.store.backup("restore")
    attachments = _attachments(project.store, old.store, settings)
    return project.commit(Action.RESTORE_BACKUP, settings, attachments=attachments)


def _settings(now: ProjectStore, old: ProjectStore, kind: EntityKind) -> Iterator[FieldSetting]:
    """Yield what makes the entities of a kind what they were."""
    today, before = now.entities(kind), old.entities(kind)
    for uid, entity in before.items():
        yield from _differing(kind, today.get(uid), entity)
    for uid, entity in today.items():
        if uid not in before and not entity.deleted:
            yield FieldSetting(kind, uid, "deleted", True)
    yield from _extra_settings(now, old, kind)


def _differing(kind: EntityKind, now: Entity | None, old: Entity) -> Iterator[FieldSetting]:
    if now == old:
        return
    for spec in KINDS[kind].fields:
        value = value_of(old, spec.key)
        if is_empty(value) if now is None else value_of(now, spec.key) == value:
            continue
        yield FieldSetting(kind, old.uid, spec.key, value)


def _extra_settings(
    now: ProjectStore, old: ProjectStore, kind: EntityKind
) -> Iterator[FieldSetting]:
    """Yield what makes custom values and answers what they were."""
    today, before = now.all_extra_values(kind), old.all_extra_values(kind)
    for uid in old.entities(kind):
        values, held = before.get(uid, {}), today.get(uid, {})
        for key in values.keys() | held.keys():
            if values.get(key) != held.get(key):
                yield FieldSetting(kind, uid, key, _value(values.get(key)))


def _value(plain: Plain) -> Value:
    if isinstance(plain, list):
        return tuple(str(item) for item in plain)
    assert not isinstance(plain, (dict, float))  # noqa: S101 - never kept
    return plain


def _attachments(
    now: ProjectStore, old: ProjectStore, settings: list[FieldSetting]
) -> dict[str, bytes]:
    """Return the files that come back to entries and whose bytes are gone by now."""
    wanted = {str(s.value) for s in settings if s.key == "sha256" and not is_empty(s.value)}
    missing = {digest for digest in wanted if now.attachment(digest) is None}
    found = {digest: old.attachment(digest) for digest in missing}
    return {digest: data for digest, data in found.items() if data is not None}

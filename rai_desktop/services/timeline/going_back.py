"""Going back to an earlier state, whole or for single entries: one step, undone like any other."""

from collections.abc import Iterator, Sequence

from rai_desktop.domain.canonical import Plain, Value
from rai_desktop.domain.codes import Action
from rai_desktop.domain.erasing import personal_keys
from rai_desktop.domain.errors import UsageError, UserError
from rai_desktop.domain.fields import EntityKind, is_extra_key
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.kinds.registry import built_in_field
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import read_plain
from rai_desktop.services.erasing import is_erased
from rai_desktop.services.project import OpenProject
from rai_desktop.services.timeline.model import EntryThen

_FILE = frozenset({"sha256", "file_name", "size"})


def settings_back(project: OpenProject, step: StepId, of: Sequence[Uid] = ()) -> list[FieldSetting]:
    """Return what makes the project, or entries of it, what they were after ``step``.

    What was added since goes to the bin. Who was erased for good stays so, and an attached file
    whose bytes are gone stays as it is.
    """
    now = project.store.head()
    if now is None:
        return []
    found = project.store.differences(step, now, of)
    return [setting for entry in found for setting in _settings(project, entry)]


def go_back(project: OpenProject, step: StepId, of: Sequence[Uid] = ()) -> Step | None:
    """Bring that state back as one step; ``None`` when nothing differs.

    The present state is kept as a backup before.

    Raises:
        UsageError: the history of this copy was left out, so that earlier values are not known.
        SurroundingsError: the project is read only, or the backup cannot be written.
    """
    project.check_writable()
    settings = settings_back(project, step, of)
    if not settings:
        return None
    project.store.backup("restore")
    title = project.name(of[0]) if len(of) == 1 else ""
    return project.commit(Action.RESTORE_BACKUP, settings, title=title)


def _settings(project: OpenProject, entry: EntryThen) -> Iterator[FieldSetting]:
    before, now = entry.before, entry.after or {}
    if before is None:
        if not now.get("deleted"):
            yield FieldSetting(entry.kind, entry.uid, "deleted", True)
        return
    kept = _kept_as_they_are(project, entry)
    for key in sorted(before.keys() | now.keys()):
        if before.get(key) != now.get(key) and key not in kept:
            yield FieldSetting(entry.kind, entry.uid, key, _value(entry.kind, key, before.get(key)))


def _kept_as_they_are(project: OpenProject, entry: EntryThen) -> frozenset[str]:
    kept: frozenset[str] = frozenset()
    if entry.kind is EntityKind.PERSON and is_erased(project, entry.uid):
        kept |= personal_keys(entry.kind) | {"active_until", "deleted"}
    digest = (entry.before or {}).get("sha256")
    if digest and project.store.attachment(str(digest)) is None:
        kept |= _FILE
    return kept


def _value(kind: EntityKind, key: str, plain: Plain) -> Value:
    spec = built_in_field(kind, key)
    if spec is not None and not is_extra_key(key):
        try:
            return read_plain(spec, plain)
        except UserError as error:
            raise UsageError(
                N_("The earlier value of “{field}” does not fit any more."), field=spec.named
            ) from error
    if isinstance(plain, list):
        return tuple(str(item) for item in plain)
    assert not isinstance(plain, (dict, float))  # noqa: S101 - never kept
    return plain

"""Old values out of the history: which can come back, what changed since, and bringing back."""

from collections.abc import Iterable, Sequence

from rai_desktop.domain.canonical import Plain, to_plain
from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import title_of
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.values import read_plain
from rai_desktop.services.changes import FieldChange, is_no_value
from rai_desktop.services.project import OpenProject

_OWN_WAYS = frozenset({"number", "deleted"})


def can_come_back(project: OpenProject, change: FieldChange) -> bool:
    """Return whether a field can get the value back that it had before a change.

    Links and the bin have their own ways back; a required field cannot be emptied.
    """
    if change.kind is EntityKind.LINK or change.key in _OWN_WAYS or not change.entry:
        return False
    try:
        spec = project.field(change.kind, change.key)
    except UserError:
        return False
    return not (spec.required and is_no_value(change.old))


def changed_since(project: OpenProject, changes: Iterable[FieldChange]) -> list[FieldChange]:
    """Return the changes whose fields have neither value any more, the old nor the new."""
    found = []
    for change in changes:
        now = value_now(project, change)
        if not _same(now, change.new) and not _same(now, change.old):
            found.append(change)
    return found


def value_now(project: OpenProject, change: FieldChange) -> Plain:
    """Return the value that the field of a change has today."""
    return to_plain(project.value(project.entity(change.uid), change.key))


def bring_back(project: OpenProject, changes: Sequence[FieldChange]) -> Step | None:
    """Give fields back what they had before ``changes``, as one step; ``None``: they have it.

    Raises:
        UserError: a value does not fit the field of today; nothing is changed then.
    """
    settings: list[FieldSetting] = []
    for change in changes:
        old = read_plain(project.field(change.kind, change.key), change.old)
        settings += project.checked(change.kind, change.uid, {change.key: old})
    settings = [s for s in settings if project.value(project.entity(s.uid), s.key) != s.value]
    if not settings:
        return None
    uids = {setting.uid for setting in settings}
    if len(uids) > 1:
        return project.commit(Action.BULK_EDIT, settings)
    title = title_of(project.entity(settings[0].uid))
    return project.commit(Action.EDIT, settings, title=title)


def _same(first: Plain, second: Plain) -> bool:
    return first == second or (is_no_value(first) and is_no_value(second))

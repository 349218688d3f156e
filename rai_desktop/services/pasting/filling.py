"""Filling a column down: several entries get what the first of them has."""

from collections.abc import Sequence
from dataclasses import dataclass

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.steps import Step
from rai_desktop.domain.texts import N_, Named
from rai_desktop.services.bulk import bulk_edit, bulk_fields
from rai_desktop.services.project import OpenProject

TOO_FEW = N_("Select several rows first: the others get what the first one has in the column.")
NOT_THIS = N_(
    "The column “{column}” cannot be filled down. Go to a cell of another column of the list."
)
NOTHING = N_("Nothing changes: all selected rows have in “{column}” what the first one has.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What filling down would do: ``changed`` get the ``value`` that ``source`` has.

    ``replaced`` of them have something else now.
    """

    spec: FieldSpec
    source: Uid
    value: Value
    changed: tuple[Uid, ...]
    replaced: int


def filling(
    project: OpenProject, kind: EntityKind, key: str, title: str, uids: Sequence[Uid]
) -> Filling:
    """Return what filling the column ``key`` down from the first of ``uids`` would do.

    ``title`` is what the column is called.

    Raises:
        UsageError: with fewer than two rows, where the column follows from others or names the
            entries, or where nothing would change.
    """
    column = Named(key=key, texts={"": title})
    if len(uids) < 2:
        raise UsageError(TOO_FEW)
    spec = next((each for each in bulk_fields(project, kind) if each.key == key), None)
    if spec is None:
        raise UsageError(NOT_THIS, column=column)
    value, *others = (_value(project, uid, key) for uid in uids)
    changed = {uid: before for uid, before in zip(uids[1:], others, strict=True) if before != value}
    if not changed:
        raise UsageError(NOTHING, column=column)
    replaced = sum(not is_empty(before) for before in changed.values())
    return Filling(
        spec=spec, source=uids[0], value=value, changed=tuple(changed), replaced=replaced
    )


def fill_down(project: OpenProject, found: Filling) -> Step | None:
    """Do what ``found`` says as one step.

    Raises:
        UsageError: one of the entries cannot have this value; nothing was changed then.
    """
    return bulk_edit(project, found.changed, {found.spec.key: found.value})


def _value(project: OpenProject, uid: Uid, key: str) -> Value:
    value = project.value(project.entity(uid), key)
    return None if is_empty(value) else value

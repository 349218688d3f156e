"""Writing what was pasted as one step."""

from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_
from rai_desktop.services.kind_rules import check_by_hand
from rai_desktop.services.pasting.model import RowState
from rai_desktop.services.pasting.pasting import Pasting
from rai_desktop.services.recurring import following_tasks


def write_pasted(pasting: Pasting) -> tuple[Uid, ...]:
    """Write all rows as one step; return the entries that are new or changed, in their order.

    The rows are read again first: the project may have changed since they were shown.

    Raises:
        UsageError: a row does not fit; nothing was written.
    """
    pasting.read()
    if pasting.count(RowState.WRONG):
        raise UsageError(
            N_("Nothing was pasted: some cells do not fit. Correct them, or leave their rows out.")
        )
    settings: list[FieldSetting] = []
    uids: list[Uid] = []
    for row in pasting.rows:
        if row.state is RowState.CHANGED and row.uid is not None:
            uids.append(row.uid)
            settings += pasting.project.checked(pasting.target.kind, row.uid, row.values)
    has_new = pasting.count(RowState.NEW) > 0
    if has_new:
        _add_new(pasting, settings, uids)
    if settings:
        pasting.project.store.backup("bulk")
        settings += following_tasks(pasting.project, settings)
        action = Action.IMPORT if has_new else Action.BULK_EDIT
        pasting.project.commit(action, settings)
    return tuple(uids)


def _add_new(pasting: Pasting, settings: list[FieldSetting], uids: list[Uid]) -> None:
    project, kind = pasting.project, pasting.target.kind
    check_by_hand(kind)
    number = project.next_number(kind) if KINDS[kind].prefix else None
    for row in pasting.rows:
        if row.state is not RowState.NEW:
            continue
        uid, own = project.new_settings(kind, row.values, number=number)
        settings += own
        uids.append(uid)
        number = number + 1 if number is not None else None

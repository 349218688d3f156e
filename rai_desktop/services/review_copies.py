"""What may be changed in a review copy."""

from collections.abc import Iterable

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.review_copies import may_change
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import ProjectStore

_REVIEW_ONLY = N_(
    "This is a review copy: you can add reviews and write notes, but nothing else can be changed. "
    "Write in a note what should be changed, and send the file back."
)


def check_reviewing(store: ProjectStore, settings: Iterable[FieldSetting]) -> None:
    """Refuse in a review copy what is no comment and no verdict.

    Raises:
        UsageError: with the next step.
    """
    if store.sent is None or not store.sent.is_review:
        return
    of_sender: dict[Uid, bool] = {}
    for setting in settings:
        uid = setting.uid
        if uid not in of_sender:
            of_sender[uid] = store.is_of_sender(uid)
        if not may_change(setting.kind, setting.key, is_new=not of_sender[uid]):
            raise UsageError(_REVIEW_ONLY)

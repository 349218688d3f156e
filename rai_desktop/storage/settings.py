"""Settings of a step on their way into rows: as their fields keep them, and what was before."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.values import clean_text
from rai_desktop.services.heeding import heeded
from rai_desktop.services.ports import Commit
from rai_desktop.storage.rows import codec, is_word

if TYPE_CHECKING:
    from rai_desktop.storage.state import StoredRow

RowsByUid: TypeAlias = "dict[Uid, StoredRow]"

NO_DIGEST = bytes(32)
"""The digest of an entry that nothing was ever set of."""


def as_kept(commit: Commit) -> Commit:
    """Return ``commit`` with every value as its field keeps it."""
    for uid in {setting.uid for setting in commit.settings}:
        if not is_word(uid):
            raise ValueError(uid)
    settings = tuple(kept(setting) for setting in heeded(commit.settings))
    return replace(commit, settings=settings, title=clean_text(commit.title))


def kept(setting: FieldSetting) -> FieldSetting:
    """Return a setting with its value as the field keeps it."""
    value = codec(setting.kind).kept(setting.key, setting.value)
    return setting if value is setting.value else replace(setting, value=value)


def apply_settings(
    rows: RowsByUid, settings: Iterable[FieldSetting], seq: int
) -> list[FieldSetting]:
    """Set values in ``rows`` and return the settings that bring back what was there before.

    An entity that the action made goes to the bin when the action is undone.
    """
    before: dict[tuple[Uid, str], FieldSetting] = {}
    made: dict[Uid, EntityKind] = {}
    writers = (seq,)
    for setting in heeded(settings):
        uid, key = setting.uid, setting.key
        row = rows[uid]
        if row.digest == NO_DIGEST:
            made[uid] = row.kind
        elif (uid, key) not in before:
            before[uid, key] = FieldSetting(row.kind, uid, key, row.values.get(key))
        row.values[key] = setting.value
        row.writers[key] = writers
        if key in row.withheld:
            row.withheld -= {key}
    gone = [FieldSetting(kind, uid, "deleted", True) for uid, kind in made.items()]
    return [*before.values(), *gone]

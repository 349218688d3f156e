"""What a store tells about earlier states."""

from collections.abc import Mapping
from dataclasses import dataclass

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryThen:
    """What an entry was in two states, in JSON form; ``None`` where it did not exist."""

    kind: EntityKind
    uid: Uid
    before: Mapping[str, Plain] | None
    after: Mapping[str, Plain] | None

"""What a store tells about earlier states."""

from collections.abc import Mapping
from dataclasses import dataclass

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryThen:
    """What an entry was in two states, in JSON form; ``None`` where it did not exist.

    Values that are gone from the history stand in neither: ``unknown_before`` and
    ``unknown_after`` name their fields. They were erased for good, or left out of this copy;
    ``is_left_out`` says that what happened between the states is not known here because of that.
    """

    kind: EntityKind
    uid: Uid
    before: Mapping[str, Plain] | None
    after: Mapping[str, Plain] | None
    unknown_before: frozenset[str] = frozenset()
    unknown_after: frozenset[str] = frozenset()
    is_left_out: bool = False

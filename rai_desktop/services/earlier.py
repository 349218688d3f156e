"""What earlier steps set of one entry, read from the history in parts."""

from collections.abc import Iterator, Sequence

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.steps import Payload
from rai_desktop.services.ports import ProjectStore

EARLIER_AT_ONCE = 50
"""Steps that are read together."""

_BEHIND_ALL = 2**62


def earlier_payloads(
    store: ProjectStore, uid: Uid, below: int = _BEHIND_ALL
) -> Iterator[Sequence[tuple[int, Payload]]]:
    """Yield in parts what steps below a number set of an entry, the newest first."""
    while True:
        some = store.payloads_before(below, uid, EARLIER_AT_ONCE)
        yield some
        if len(some) < EARLIER_AT_ONCE:
            return
        below = some[-1][0] + 1  # a step may have more than one payload of the entry

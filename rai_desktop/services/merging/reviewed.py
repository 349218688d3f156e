"""A review copy that comes back: it brings comments and verdicts, and nothing else."""

from collections.abc import Iterable, Iterator, Mapping

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.records import Record
from rai_desktop.domain.review_copies import may_change
from rai_desktop.domain.texts import N_

Change = tuple[EntityKind, Uid, str]
"""A field that the other copy would change."""


class MoreThanReviewedError(UsageError):
    """A review copy was changed by other means than this program."""


def check_reviewed(name: str, mine: Mapping[Uid, Record], changes: Iterable[Change]) -> None:
    """Refuse a review copy called ``name`` that would change what its reviewer could not.

    Raises:
        MoreThanReviewedError: with the next step.
    """
    foreign = {uid for uid, _ in _foreign(mine, changes)}
    if foreign:
        raise MoreThanReviewedError(
            N_(
                "{name} is a review copy, but it changes more than reviews and notes, in {count} "
                "entries. It was not merged. Ask the reviewer how the file was changed."
            ),
            name=name,
            count=len(foreign),
        )


def _foreign(mine: Mapping[Uid, Record], changes: Iterable[Change]) -> Iterator[tuple[Uid, str]]:
    for kind, uid, key in changes:
        if not may_change(kind, key, is_new=uid not in mine):
            yield uid, key

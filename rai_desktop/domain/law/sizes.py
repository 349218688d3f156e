"""Which size class a company is of, by staff and turnover."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rai_desktop.domain.rating import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeRule:
    """A size class: fewer staff than, and turnover or balance sheet up to, its limits in euros.

    A limit that is missing does not limit.
    """

    id: str
    title: Texts
    staff_below: int | None = None
    turnover_up_to: int | None = None
    balance_up_to: int | None = None
    note: Texts = field(default_factory=dict)
    mark: str = ""


def possible_sizes(
    sizes: Sequence[SizeRule], staff: int | None, turnover: int | None
) -> frozenset[str]:
    """Return the classes that fit; several while staff, turnover or the balance sheet is unknown.

    ``turnover`` is the highest it may be, in euros. Nothing known gives no class at all.
    """
    if staff is None and turnover is None:
        return frozenset()
    return frozenset(_possible(sizes, staff, turnover))


def _possible(sizes: Sequence[SizeRule], staff: int | None, turnover: int | None) -> Iterator[str]:
    for size in sizes:
        if size.staff_below is not None and staff is not None and staff >= size.staff_below:
            continue
        yield size.id
        if _is_certain(size, staff, turnover):
            return


def _is_certain(size: SizeRule, staff: int | None, turnover: int | None) -> bool:
    """Return whether no larger class can fit; turnover above its limit leaves the balance sheet."""
    has_staff = size.staff_below is None or staff is not None
    limit = size.turnover_up_to
    return has_staff and (limit is None or (turnover is not None and turnover <= limit))

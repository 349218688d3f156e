"""Which figures may stand side by side without telling about fewer than five members.

Figures over groups of members are sums over these groups. Who knows several of them can add and
subtract them, also across tables by size, sector and kind. What such sums can tell apart is a
function that gives each member a number for its size, one for its sector and one for its kind,
added up. Figures are protected when no such function, except zero, is zero for all but one to four
members. That is what is checked here, not only the single groups.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

LEAST = 5
"""The smallest number of members that a figure may tell about."""

Cell = tuple[int, ...]
"""The groups of a member: one for each dimension, by its place there."""
Cells = Mapping[Cell, int]
"""How many members are in the same groups."""

ALL: tuple[int, ...] = ()
"""No dimension: figures over all members only."""


def is_protected(cells: Cells, dimensions: Sequence[int], effort: int = 20_000) -> bool:
    """Return whether figures over all, and by ``dimensions``, tell about no one to four members.

    With more ``effort`` more can be proved; what cannot be proved counts as not protected.
    """
    projected: Counter[Cell] = Counter()
    for cell, count in cells.items():
        projected[tuple(cell[dimension] for dimension in dimensions)] += count
    if 0 < sum(projected.values()) < LEAST or not _are_large(projected, len(dimensions)):
        return False
    if len(dimensions) < 2 or not projected:
        return True
    return _Proof(projected, effort).holds()


def _are_large(cells: Cells, dimensions: int) -> bool:
    """Return whether each single group has enough members."""
    for place in range(dimensions):
        sizes: Counter[int] = Counter()
        for cell, count in cells.items():
            sizes[cell[place]] += count
        if any(0 < size < LEAST for size in sizes.values()):
            return False
    return True


@dataclass(frozen=True, slots=True)
class _Vector:
    """A cell as the groups it is in, one bit for each."""

    bits: int
    members: int


class _Proof:
    """The search for one to four members whose removal lets fewer sums be told apart.

    Exactly then a function is zero for everybody else. Ranks are those modulo two; they are never
    above the real ones, so that a proof holds when the whole rank is the real one.
    """

    def __init__(self, cells: Cells, effort: int) -> None:
        places = {name: at for at, name in enumerate(sorted(_groups(cells)))}
        self._vectors = sorted(
            (_Vector(_bits(cell, places), count) for cell, count in cells.items()),
            key=lambda vector: (-vector.members, vector.bits),
        )
        self._width = len(places)
        self._rank = len(self._basis(frozenset()))
        self._effort = effort
        self._seen: set[frozenset[int]] = set()

    def holds(self) -> bool:
        """Return whether no one to four members stand out."""
        if self._rank != _real_rank([vector.bits for vector in self._vectors], self._width):
            return False
        return self._is_safe(frozenset(), LEAST - 1)

    def _is_safe(self, removed: frozenset[int], left: int) -> bool:
        """Return whether the rank stays as it is when ``left`` more members are removed."""
        if removed in self._seen:
            return True
        self._seen.add(removed)
        self._effort -= len(self._vectors) * self._rank // 4
        if self._effort < 0:
            return False
        basis = self._basis(removed)
        if len(basis) < self._rank:
            return False
        light = [place for place in basis if self._vectors[place].members <= left]
        return all(
            self._is_safe(removed | {place}, left - self._vectors[place].members) for place in light
        )

    def _basis(self, removed: frozenset[int]) -> list[int]:
        """Return the places of vectors that span all but ``removed``, with most members first."""
        pivots: dict[int, int] = {}
        basis: list[int] = []
        for place, vector in enumerate(self._vectors):
            if place not in removed and _reduced_into(pivots, vector.bits):
                basis.append(place)
        return basis


def _groups(cells: Cells) -> set[tuple[int, int]]:
    return {named for cell in cells for named in enumerate(cell)}


def _bits(cell: Cell, places: Mapping[tuple[int, int], int]) -> int:
    return sum(1 << places[named] for named in enumerate(cell))


def _reduced_into(pivots: dict[int, int], bits: int) -> bool:
    """Return whether ``bits`` are new to what ``pivots`` span, and add them then."""
    while bits:
        top = bits.bit_length()
        known = pivots.get(top)
        if known is None:
            pivots[top] = bits
            return True
        bits ^= known
    return False


_PRIME = (1 << 61) - 1


def _real_rank(vectors: Iterable[int], width: int) -> int:
    """Return the rank over the rational numbers: modulo a prime that divides none of its minors."""
    pivots: dict[int, dict[int, int]] = {}
    for bits in vectors:
        row = dict.fromkeys(_places(bits), 1)
        while row:
            top = max(row)
            known = pivots.get(top)
            if known is None:
                inverse = pow(row[top], -1, _PRIME)
                pivots[top] = {at: value * inverse % _PRIME for at, value in row.items()}
                break
            row = _less(row, known, row[top])
        if len(pivots) == width:
            break
    return len(pivots)


def _places(bits: int) -> Iterator[int]:
    while bits:
        top = bits.bit_length() - 1
        yield top
        bits ^= 1 << top


def _less(row: dict[int, int], known: Mapping[int, int], times: int) -> dict[int, int]:
    for at, value in known.items():
        left = (row.get(at, 0) - times * value) % _PRIME
        if left:
            row[at] = left
        else:
            row.pop(at, None)
    return row

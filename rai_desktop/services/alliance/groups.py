"""Groups of members by size, sector and kind, none smaller than five and none to be worked out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rai_desktop.domain.codes import LabelledCode, OrganisationKind
from rai_desktop.domain.texts import N_
from rai_desktop.domain.yearly_report import Member, MemberSize
from rai_desktop.services.alliance.protection import LEAST, Cell, is_protected
from rai_desktop.words.language import folded

_MOST_GROUPS = 12
_EFFORT = 400_000


class Dimension(LabelledCode):
    """What members are grouped by."""

    SIZE = "size", N_("Size")
    SECTOR = "sector", N_("Sector")
    KIND = "kind", N_("Kind of organisation")


DIMENSIONS = tuple(Dimension)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Members that figures are given for; without dimension these are all.

    ``parts`` are the codes of sizes or kinds, or the names of sectors, put together in it; an
    empty one stands for those who say nothing.
    """

    dimension: Dimension | None
    parts: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """The groups by each dimension, and the place of each member in them.

    A dimension with a single group says nothing more than all; it has no groups to show.
    """

    count: int
    groups: Mapping[Dimension, tuple[Group, ...]]
    cells: tuple[Cell, ...] = field(repr=False, default=())

    @property
    def all(self) -> Group:
        """All members."""
        return Group(dimension=None, parts=(), count=self.count)

    @property
    def shown(self) -> tuple[int, ...]:
        """The places of dimensions that have groups to show."""
        return tuple(
            place for place, each in enumerate(DIMENSIONS) if len(self.groups.get(each, ())) > 1
        )


def group_members(members: Sequence[Member]) -> Grouping:
    """Return the members in groups of five or more that cannot be subtracted from each other.

    Sizes are put together with the next larger one, sectors and kinds with the next larger group.
    """
    facts = [_facts(member) for member in members]
    names = _sector_names(members)
    blocks: list[_Blocks] = []
    for place, dimension in enumerate(DIMENSIONS):
        values = [each[place] for each in facts]
        blocks.append(_blocks(values, dimension, blocks))
    cells = tuple(
        tuple(block.place[value] for block, value in zip(blocks, each, strict=True))
        for each in facts
    )
    groups = {
        dimension: tuple(_shown(dimension, block, cells, place, names))
        for place, (dimension, block) in enumerate(zip(DIMENSIONS, blocks, strict=True))
    }
    return Grouping(count=len(members), groups=groups, cells=cells)


def _facts(member: Member) -> tuple[str, str, str]:
    return str(member.size), sector_key(member.sector), str(member.kind or "")


def sector_key(sector: str) -> str:
    """Return what two spellings of a sector have in common."""
    return " ".join(folded(sector).split())


def _sector_names(members: Sequence[Member]) -> dict[str, str]:
    """Return how each sector is written most often; of equally many spellings the first."""
    spellings: dict[str, Counter[str]] = {}
    for member in members:
        name = " ".join(member.sector.split())
        spellings.setdefault(sector_key(name), Counter())[name] += 1
    return {
        key: min(found.items(), key=lambda each: (-each[1], each[0]))[0]
        for key, found in spellings.items()
    }


class _Blocks:
    """Values of one dimension, put together step by step."""

    def __init__(self, values: Sequence[str], dimension: Dimension) -> None:
        self._values = values
        self._is_ordered = dimension is Dimension.SIZE
        self._counts = Counter(values)
        self.parts = [[value] for value in _in_order(self._counts, dimension)]
        self.place: dict[str, int] = {}
        self._place_anew()

    def __len__(self) -> int:
        return len(self.parts)

    @property
    def smallest(self) -> int:
        """How many members the smallest group has."""
        return min(map(self._size, self.parts), default=0)

    def _size(self, part: Sequence[str]) -> int:
        return sum(self._counts[value] for value in part)

    def merge_smallest(self) -> None:
        """Put the smallest group together with the next larger one."""
        if not self._is_ordered:
            self.parts.sort(key=lambda part: (self._size(part), part))
        at = min(range(len(self.parts)), key=lambda place: self._size(self.parts[place]))
        other = at + 1 if at + 1 < len(self.parts) else at - 1
        first, second = sorted((at, other))
        self.parts[first : second + 1] = [self.parts[first] + self.parts[second]]
        self._place_anew()

    def _place_anew(self) -> None:
        self.place = {value: at for at, part in enumerate(self.parts) for value in part}

    def column(self) -> list[int]:
        """Return the place of each member among the groups."""
        return [self.place[value] for value in self._values]

    def cells(self, before: Sequence["_Blocks"]) -> Counter[Cell]:
        """Return how many members share a group here and in the dimensions ``before``."""
        columns = [block.column() for block in (*before, self)]
        return Counter(zip(*columns, strict=True))


def _in_order(counts: Mapping[str, int], dimension: Dimension) -> list[str]:
    if dimension is Dimension.SIZE:
        return [str(size) for size in MemberSize if size in counts]
    if dimension is Dimension.KIND:
        return [code for code in (*map(str, OrganisationKind), "") if code in counts]
    return sorted(counts)


def _blocks(values: Sequence[str], dimension: Dimension, before: Sequence[_Blocks]) -> _Blocks:
    """Return groups that are large enough and safe beside those of the dimensions ``before``."""
    blocks = _Blocks(values, dimension)
    while len(blocks) > 1 and (blocks.smallest < LEAST or len(blocks) > _MOST_GROUPS):
        blocks.merge_smallest()
    places = range(len(before) + 1)
    while len(blocks) > 1 and not is_protected(blocks.cells(before), places, _EFFORT):
        blocks.merge_smallest()
    return blocks


def _shown(
    dimension: Dimension,
    blocks: _Blocks,
    cells: Sequence[Cell],
    place: int,
    names: Mapping[str, str],
) -> Iterator[Group]:
    counts = Counter(cell[place] for cell in cells)
    for at, part in enumerate(blocks.parts):
        parts = [names[value] for value in part] if dimension is Dimension.SECTOR else part
        yield Group(dimension=dimension, parts=tuple(parts), count=counts[at])

"""Figures side by side: nothing that can be added or subtracted tells about one to four members."""

from collections import Counter
from itertools import combinations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rai_desktop.domain.yearly_report import MemberSize
from rai_desktop.services.alliance.groups import DIMENSIONS, Dimension, group_members, sector_key
from rai_desktop.services.alliance.protection import LEAST, is_protected
from tests.services.alliance.reports import a_member, random_reports

BOTH = (0, 1)


@pytest.mark.parametrize(
    ("cells", "dimensions", "expected"),
    [
        ({}, (), True),
        ({(0,): 4}, (), False),
        ({(0,): 5}, (0,), True),
        ({(0,): 5, (1,): 4}, (0,), False),
        ({(0,): 5, (1,): 4}, (), True),
        # all four cells there: a small one cannot be told apart from the rest
        ({(0, 0): 3, (0, 1): 7, (1, 0): 12, (1, 1): 8}, BOTH, True),
        # by the one table all but two members of a group of the other
        ({(0, 0): 8, (0, 1): 2, (1, 1): 9}, BOTH, False),
        ({(0, 0): 8, (0, 1): 5, (1, 1): 9}, BOTH, True),
        # the same groups twice tell nothing more
        ({(0, 0): 8, (1, 1): 9}, BOTH, True),
        # two small cells that stand out together
        ({(0, 0): 8, (0, 1): 2, (1, 0): 2, (1, 1): 9}, BOTH, False),
    ],
)
def test_what_differences_tell(cells, dimensions, expected):
    assert is_protected(cells, dimensions) is expected


def test_what_cannot_be_proved_counts_as_not_protected():
    cells = {(0, 0): 3, (0, 1): 7, (1, 0): 12, (1, 1): 8}
    assert not is_protected(cells, BOTH, effort=0)


def supports(groups: list[frozenset[int]]) -> set[int]:
    """Return how many members sums and differences of up to four groups tell about."""
    everybody = frozenset().union(*groups)
    kinds = Counter(tuple(member in group for group in groups) for member in everybody)
    found = set()
    for size in range(1, 5):
        for chosen in combinations(range(len(groups)), size):
            for signs in product((1, -1), repeat=size - 1):
                signed = [(1, chosen[0]), *zip(signs, chosen[1:], strict=True)]
                found.add(
                    sum(
                        count
                        for kind, count in kinds.items()
                        if sum(sign * kind[at] for sign, at in signed)
                    )
                )
    return found


def shown_groups(members, grouping) -> list[frozenset[int]]:
    """Return which members are in each group that is shown, by what the groups say."""
    found = [frozenset(range(len(members)))]
    for place in grouping.shown:
        for group in grouping.groups[DIMENSIONS[place]]:
            found.append(
                frozenset(
                    number
                    for number, member in enumerate(members)
                    if fact(member, group.dimension) in {sector_key(part) for part in group.parts}
                )
            )
    return found


def fact(member, dimension) -> str:
    if dimension is Dimension.SIZE:
        return str(member.size)
    return sector_key(member.sector if dimension is Dimension.SECTOR else member.kind or "")


@settings(max_examples=25, deadline=None)
@given(count=st.integers(LEAST, 60), seed=st.integers(0, 10_000))
def test_no_sums_of_groups_tell_about_one_to_four_members(count, seed):
    members = [report.member for report in random_reports(count, seed)]
    grouping = group_members(members)
    groups = shown_groups(members, grouping)
    assert not supports(groups) & set(range(1, LEAST))
    sizes = [
        group.count for place in grouping.shown for group in grouping.groups[DIMENSIONS[place]]
    ]
    assert sizes == [len(group) for group in groups[1:]]


def test_many_members_are_told_apart_by_all_three():
    members = [report.member for report in random_reports(2_000)]
    grouping = group_members(members)
    assert grouping.shown == (0, 1, 2)
    assert len(grouping.groups[Dimension.SIZE]) == len(MemberSize)


def test_a_small_size_joins_the_next_larger_one():
    sizes = [MemberSize.MICRO] * 2 + [MemberSize.SMALL] * 6 + [MemberSize.LARGE] * 5
    members = [a_member(number, size=size) for number, size in enumerate(sizes)]
    groups = group_members(members).groups[Dimension.SIZE]
    assert [(group.parts, group.count) for group in groups] == [
        (("micro", "small"), 8),
        (("large",), 5),
    ]


def test_spellings_of_a_sector_are_one():
    sectors = ["Handel", "handel", "Handel "] * 2 + ["Pflege"] * 5
    members = [a_member(number, sector=sector) for number, sector in enumerate(sectors)]
    groups = group_members(members).groups[Dimension.SECTOR]
    assert [(group.parts, group.count) for group in groups] == [(("Handel",), 6), (("Pflege",), 5)]


def test_the_order_of_members_changes_nothing():
    members = [report.member for report in random_reports(40, 3)]
    mixed = list(members)
    Random(5).shuffle(mixed)
    assert group_members(mixed).groups == group_members(members).groups

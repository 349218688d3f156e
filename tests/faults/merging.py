"""Random histories of three copies, merged in memory: every law holds for each."""

from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.domain import histories as h
from tests.domain.laws import LAWS, Copies
from tests.faults.block import Block, Case

AT_ONCE = 100
"""Histories of one case; a failure is made as small as it goes and told as a whole."""


def judge(_: Path, case: Case) -> str:
    """Every law holds for so many histories."""
    judged = 0

    @seed(case.chance.getrandbits(64))
    @settings(
        max_examples=AT_ONCE,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.tuples(h.edit_lists, h.edit_lists, h.edit_lists))
    def laws_hold(changes: tuple[list, list, list]) -> None:
        nonlocal judged
        judged += 1
        copies = Copies(changes)
        for law in LAWS:
            law(copies)

    laws_hold()
    return "" if judged == AT_ONCE else f"only {judged} different histories"


LAWS_OF_MERGING = Block(
    name="merge-laws",
    tests="T50 T51",
    what="histories merged: commutative, associative, idempotent, no edit lost",
    number=1000,
    few=2,
    each=AT_ONCE,
    prepare=lambda folder: folder,
    judge=judge,
)

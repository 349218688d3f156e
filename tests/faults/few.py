"""Few cases of a block, as the normal run tries them."""

from tests.faults.block import USUAL_SEED, Part
from tests.faults.running import run_part


def try_few(name: str) -> None:
    """Try the few cases of a block in a process of its own.

    Raises:
        AssertionError: a promise was broken.
    """
    tried = run_part(name, Part(seed=USUAL_SEED, few=True))
    assert tried.problems == []
    assert tried.cases > 0

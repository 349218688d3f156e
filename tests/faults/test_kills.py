"""A program that is killed at any moment loses nothing it acknowledged and leaves whole files."""

import os

import pytest

from tests.faults.blocks import MODULES
from tests.faults.few import try_few

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork"),
    pytest.mark.slow,
]


@pytest.mark.parametrize("block", [name for name in MODULES if name.startswith("kill-")])
def test_kill_at_any_moment(block):
    try_few(block)

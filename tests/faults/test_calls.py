"""A save that ends at any system call, or in which one fails, leaves the old file or the new."""

import os

import pytest

from tests.faults.few import try_few
from tests.faults.machine import strace
from tests.storage.processes import lacking

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork"),
    pytest.mark.slow,
]


@pytest.mark.parametrize("block", ["calls-stopped", "calls-failing", "power-cut"])
def test_some_calls_of_a_save(block):
    try:
        strace()
    except OSError as error:
        lacking(str(error))
    try_few(block)

"""What others do to the file while it is open costs neither them nor us anything."""

import os

import pytest

from tests.faults.few import try_few


def test_what_others_put_there_stays_and_nothing_of_ours_is_lost():
    try_few("changed-elsewhere")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_there_are_never_two_writers():
    try_few("two-writers")

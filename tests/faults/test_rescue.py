"""All that is sound comes out of a damaged file, and nothing that is not."""

import pytest

from tests.faults.few import try_few


@pytest.mark.slow
def test_what_is_sound_is_rescued():
    try_few("rescue")

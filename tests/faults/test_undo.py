"""Undo and redo lead where the model says, and all the way back."""

import pytest

from tests.faults.few import try_few


@pytest.mark.slow
def test_undo_and_redo_follow_the_model():
    try_few("undo")

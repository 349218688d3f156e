"""What tests of several pages share."""

import pytest


@pytest.fixture
def space(qtbot, window):
    """The workspace of the example with three systems, at its overview."""
    qtbot.waitUntil(window.isActiveWindow)
    window.open_example()
    return window.desk.workspace

"""Random keys and clicks in the window, as few as the normal run has time for."""

from tests.faults.few import try_few


def test_random_keys_and_clicks_break_nothing():
    try_few("window-events")

"""What work changes in the whole interpreter is taken back, however the work ends."""

import gc

from rai_desktop.ui.turns import collected_after


def work():
    yield
    yield
    return "result"


def test_garbage_waits_until_the_work_is_done():
    assert gc.isenabled()
    parts = collected_after(work())
    next(parts)
    assert not gc.isenabled()
    next(parts)
    result = None
    try:
        next(parts)
    except StopIteration as end:
        result = end.value
    assert result == "result"
    assert gc.isenabled()


def test_work_that_is_dropped_lets_garbage_be_collected_again():
    parts = collected_after(work())
    next(parts)
    del parts
    assert gc.isenabled()

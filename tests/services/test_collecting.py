"""Garbage is collected again after whoever let that rest, in whatever order they end."""

import gc

from rai_desktop.services.collecting import no_collecting
from rai_desktop.ui.turns import uncollected


def test_last_one_wakes_the_collector_whichever_began():
    assert gc.isenabled()
    one, other = no_collecting(), uncollected()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    assert not gc.isenabled()
    other.__exit__(None, None, None)
    assert gc.isenabled()

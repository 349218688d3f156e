"""Garbage is not collected in worker threads.

The collector runs in whichever thread happens to make objects. Parts of the window that are no
longer used would then be taken apart beside the thread they belong to, which ends the program.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> Iterator[None]:
    """Let nobody collect while a worker thread makes many objects; for short work only."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()

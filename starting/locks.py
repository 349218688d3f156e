"""Locks on files, which the system frees when their holder ends, however it ends."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def try_lock(descriptor: int, *, shared: bool = False) -> bool:
        """Lock an open file until it is closed; ``False`` when somebody else holds it."""
        if shared:  # folders with files in use cannot be renamed here, which is enough
            return True
        os.lseek(descriptor, 0, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def try_lock(descriptor: int, *, shared: bool = False) -> bool:
        """Lock an open file until it is closed; ``False`` when somebody else holds it.

        A file system without locks counts as free: better two builds than none.
        """
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True


@contextmanager
def alone(file: Path, on_waiting: Callable[[], None], pause: float = 0.2) -> Iterator[None]:
    """Hold the lock on ``file``; while another process has it, say so once and wait."""
    with file.open("a+b") as opened:
        if not try_lock(opened.fileno()):
            on_waiting()
            while not try_lock(opened.fileno()):
                time.sleep(pause)
        yield


def keep_in_use(file: Path) -> None:
    """Hold a shared lock on ``file`` until this process, or what it becomes, ends."""
    descriptor = os.open(file, os.O_RDONLY)
    os.set_inheritable(descriptor, True)
    try_lock(descriptor, shared=True)


def is_in_use(file: Path) -> bool:
    """Whether a running process holds a lock on ``file``."""
    try:
        with file.open("rb") as opened:
            return not try_lock(opened.fileno())
    except OSError:
        return False

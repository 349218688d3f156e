"""Importing as Python does it, also after Qt for Python was loaded."""

import builtins
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def plain_imports() -> Iterator[None]:
    """Let imports go on as before when what is inside loaded Qt for Python.

    It puts an import of its own in the place of Python's, which reads the source of every module
    that comes later and looks there for ``from __feature__ import …``. Nothing here uses that, and
    reading hundreds of files takes a fifth of the start.
    """
    plain = builtins.__import__
    try:
        yield
    finally:
        builtins.__import__ = plain

"""Leaving a project after a fault: what was stored stays; nothing is asked."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rai_desktop.ui.desk import Desk

_LOG = logging.getLogger(__name__)


def leave(desk: Desk | None, *, is_safe: bool) -> Path | None:
    """Store what was typed and write the file, where ``is_safe`` says that it can be trusted.

    Otherwise the working copy stays as the last edit left it, for the next start. Return the
    path of the project.
    """
    if desk is None:
        return None
    path = desk.project.store.path
    with _tried("export"):
        desk.exporter.end_now()
    if not is_safe:
        return path
    with _tried("flush"):
        desk.workspace.flush()
    with _tried("close"):
        desk.close()
    return path


@contextmanager
def _tried(what: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        _LOG.warning("Not done when leaving: %s (%s)", what, type(error).__name__)

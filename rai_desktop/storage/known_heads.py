"""The states of projects that this computer wrote or worked on, by their newest step.

Whoever holds a file can rebuild its history, but not so that it contains a step seen before.
"""

import contextlib
import json
from collections.abc import Set
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from rai_desktop.services.receiving.model import Origin, Provenance
from rai_desktop.storage.files import write_text_for_good

KEPT = 200
"""States of one project that are kept: the first one, and the newest."""

_LARGEST = 100_000


class KnownHeads:
    """One small file for each project, in a private folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def moments(self, project: str) -> dict[str, str]:
        """Return when each known state of a project was seen last, oldest first."""
        path = self._path(project)
        with contextlib.suppress(OSError, ValueError, AttributeError):
            if path is not None and path.stat().st_size <= _LARGEST:
                kept = json.loads(path.read_text("utf-8"))
                return {str(head): str(moment) for head, moment in kept.items()}
        return {}

    def note(self, project: str, head: str) -> None:
        """Keep that a state was seen now; that it cannot be kept disturbs nobody."""
        path, known = self._path(project), self.moments(project)
        if path is None or not head or head == next(reversed(known), ""):
            return
        first = next(iter(known), head)
        if head != first:
            known.pop(head, None)
        known[head] = datetime.now(UTC).isoformat(timespec="seconds")
        newest = dict(list(known.items())[-KEPT + 1 :])
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_text_for_good(path, json.dumps({first: known[first], **newest}))

    def provenance(self, project: str, contained: Set[str]) -> Provenance:
        """Return how a history stands that contains the steps ``contained``."""
        known = self.moments(project)
        if not known:
            return Provenance(Origin.UNPROVEN)
        newest = next(reversed(known))
        if newest in contained:
            return Provenance(Origin.NEWEST, known[newest])
        for head in reversed(known):
            if head in contained:
                return Provenance(Origin.OLDER, known[head])
        return Provenance(Origin.REBUILT, known[newest])

    def _path(self, project: str) -> Path | None:
        """Return the file of a project; the name may come from a file that nobody trusts."""
        with contextlib.suppress(ValueError):
            if str(UUID(project)) == project:
                return self._folder / f"{project}.json"
        return None

"""A merge that was begun and not finished: the other copy and what was decided, kept privately."""

import json
import shutil
from contextlib import suppress
from pathlib import Path

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.ids import Uid
from rai_desktop.services.merging.kept import PausedMerge
from rai_desktop.storage.database import storage_errors
from rai_desktop.storage.files import copy_for_good, write_text_for_good
from rai_desktop.storage.folders import Folders

_COPY, _DECISIONS = "other.rai", "decisions.json"


class PausedMerges:
    """Keeps at most one begun merge for each project of this person."""

    def __init__(self, folders: Folders) -> None:
        self._base = folders.state / "merges"

    def pause(self, project: Uid, source: Path, name: str, document: dict[str, Plain]) -> None:
        """Keep the copy at ``source``, called ``name``, and the decisions in JSON form.

        Raises:
            SurroundingsError: the place cannot be written.
        """
        folder = self._base / project
        with storage_errors(folder):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if source != folder / _COPY:
                copy_for_good(source, folder / _COPY)
            text = json.dumps({"name": name, "decided": document})
            write_text_for_good(folder / _DECISIONS, text)

    def paused(self, project: Uid) -> PausedMerge | None:
        """Return what was begun, or ``None``."""
        folder = self._base / project
        with suppress(OSError, ValueError, KeyError, TypeError):
            kept = json.loads((folder / _DECISIONS).read_text("utf-8"))
            if (folder / _COPY).is_file():
                return PausedMerge(
                    path=folder / _COPY, name=str(kept["name"]), document=dict(kept["decided"])
                )
        return None

    def end(self, project: Uid) -> None:
        """Forget what was begun."""
        shutil.rmtree(self._base / project, ignore_errors=True)

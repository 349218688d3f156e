"""Settings of this person: small texts in one file, written complete or not at all."""

import contextlib
import json
import logging
import re
from pathlib import Path

_LOG = logging.getLogger(__name__)
MAX_SIZE = 1 << 20
MAX_PROJECTS = 20
PROJECTS = "projects"
_OF_PROJECT = re.compile(r".+\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


class FileSettings:
    """Meets ``ui.session.Settings``; a broken or unwritable file never stands in the way.

    Keys that end with the uid of a project are kept for the projects that were used last.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)

    def get(self, key: str, default: str = "") -> str:
        """Return what was set, or ``default``."""
        return self._values.get(key, default)

    def set(self, key: str, value: str) -> None:
        """Keep ``value``."""
        project = _project_of(key)
        is_last = not project or self._values.get(PROJECTS, "").startswith(project)
        if self._values.get(key) == value and is_last:
            return
        self._values[key] = value
        if project:
            self._keep_last_used(project)
        self._write()

    def forget(self, beginnings: tuple[str, ...]) -> None:
        """Drop everything whose key begins with one of ``beginnings``."""
        kept = {k: v for k, v in self._values.items() if not k.startswith(beginnings)}
        if kept != self._values:
            self._values = kept
            self._write()

    def _keep_last_used(self, project: str) -> None:
        """Note that ``project`` was used, and forget what is kept for those used longest ago."""
        known = self._values.get(PROJECTS, "").split()
        last_used = [project, *(other for other in known if other != project)][:MAX_PROJECTS]
        gone = [k for k in self._values if (of := _project_of(k)) and of not in last_used]
        for key in gone:
            del self._values[key]
        self._values[PROJECTS] = " ".join(last_used)

    def _write(self) -> None:
        from rai_desktop.storage.files import remove_parts, write_text_for_good

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            remove_parts(self._path.parent, self._path.name)
            text = json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True)
            write_text_for_good(self._path, text)
        except OSError as error:
            _LOG.info("settings could not be written: %s", type(error).__name__)


def _project_of(key: str) -> str:
    found = _OF_PROJECT.fullmatch(key)
    return found[1] if found else ""


def _read(path: Path) -> dict[str, str]:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        if path.stat().st_size <= MAX_SIZE:
            values = json.loads(path.read_text("utf-8"))
            return {str(key): str(value) for key, value in values.items()}
    return {}

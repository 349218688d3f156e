"""Settings of this person: small texts in one file, written complete or not at all."""

import json
import logging
import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.domain.texts import N_

if TYPE_CHECKING:
    from rai_desktop.services.ports import Notice

_LOG = logging.getLogger(__name__)
MAX_SIZE = 1 << 20
MAX_PROJECTS = 20
PROJECTS = "projects"
FORMAT = "format"
NEWEST = 1
_OF_PROJECT = re.compile(r".+\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")

_BROKEN = N_(
    "The file with your settings could not be read. It was put aside as {name}; the program uses "
    "the settings as delivered."
)
_STUCK = N_(
    "The file with your settings, {path}, could not be read. The program uses the settings as "
    "delivered until you close it."
)
_NEWER = N_(
    "Your settings come from a newer version of the program. They were put aside as {name}; what "
    "this version knows still holds."
)
UNWRITABLE = N_(
    "Your settings cannot be stored in {folder}. What you choose holds until you close the program."
)


class FileSettings:
    """Meets ``ui.session.Settings``; a broken or unwritable file never stands in the way.

    Keys that end with the uid of a project are kept for the projects that were used last.
    ``unwritable`` says what it means when nothing can be kept in ``{folder}``. Who ``only_reads``,
    as a command does, leaves a broken file to the window, which can tell about it.
    """

    def __init__(
        self, path: Path, unwritable: str = UNWRITABLE, *, only_reads: bool = False
    ) -> None:
        self._path = path
        self._unwritable = unwritable
        self._only_reads = only_reads
        self._notices: list[tuple[str, dict[str, object]]] = []
        self._may_write = _can_be_written(path)
        self._values = self._read()
        if not self._may_write:
            self._tell_unwritable()

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

    def take_notices(self) -> "list[Notice]":
        """Return what went wrong with the file since this was asked last."""
        from rai_desktop.services.ports import Notice

        told, self._notices = self._notices, []
        return [Notice(text=text, values=values) for text, values in told]

    # the file ------------------------------------------------------------------

    def _read(self) -> dict[str, str]:
        try:
            with self._path.open("rb") as stream:  # what is cut off is no JSON any more
                values = json.loads(stream.read(MAX_SIZE).decode("utf-8"))
            version = int(values.pop(FORMAT, NEWEST))
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            self._put_aside("broken", _BROKEN)
            return {}
        if version > NEWEST:
            self._put_aside("newer", _NEWER)
        return {str(key): str(value) for key, value in values.items()}

    def _put_aside(self, why: str, text: str) -> None:
        """Keep the file under another name, so that nothing in it is lost."""
        if self._only_reads:
            return
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        name = f"{self._path.stem}-{why}-{stamp}{self._path.suffix}"
        _LOG.info("settings put aside: %s", why)
        try:
            self._path.replace(self._path.with_name(name))
        except OSError:
            self._may_write = False
            self._notices.append((_STUCK, {"path": self._path}))
        else:
            self._notices.append((text, {"name": name}))

    def _write(self) -> None:
        from rai_desktop.storage.files import remove_parts, write_text_for_good

        if not self._may_write:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            remove_parts(self._path.parent, self._path.name)
            values = {FORMAT: NEWEST, **self._values}
            text = json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True)
            write_text_for_good(self._path, text)
        except OSError as error:
            _LOG.info("settings could not be written: %s", type(error).__name__)
            self._tell_unwritable()

    def _tell_unwritable(self) -> None:
        told: tuple[str, dict[str, object]] = (self._unwritable, {"folder": self._path.parent})
        if told not in self._notices:
            self._notices.append(told)

    def _keep_last_used(self, project: str) -> None:
        """Note that ``project`` was used, and forget what is kept for those used longest ago."""
        known = self._values.get(PROJECTS, "").split()
        last_used = [project, *(other for other in known if other != project)][:MAX_PROJECTS]
        gone = [k for k in self._values if (of := _project_of(k)) and of not in last_used]
        for key in gone:
            del self._values[key]
        self._values[PROJECTS] = " ".join(last_used)


def _project_of(key: str) -> str:
    found = _OF_PROJECT.fullmatch(key)
    return found[1] if found else ""


def _can_be_written(path: Path) -> bool:
    """Return whether the folder of ``path`` is there or can be made, and takes files."""
    folder = path.parent
    try:
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        return folder.is_dir() and os.access(folder, os.W_OK)
    except OSError:
        return False

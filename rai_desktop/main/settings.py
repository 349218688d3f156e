"""Settings of this person: small texts in one file, written complete or not at all."""

import contextlib
import json
import logging
from pathlib import Path

_LOG = logging.getLogger(__name__)
MAX_SIZE = 1 << 20


class FileSettings:
    """Meets ``ui.session.Settings``; a broken or unwritable file never stands in the way."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)

    def get(self, key: str, default: str = "") -> str:
        """Return what was set, or ``default``."""
        return self._values.get(key, default)

    def set(self, key: str, value: str) -> None:
        """Keep ``value``."""
        if self._values.get(key) == value:
            return
        self._values[key] = value
        self._write()

    def forget(self, beginnings: tuple[str, ...]) -> None:
        """Drop everything whose key begins with one of ``beginnings``."""
        kept = {k: v for k, v in self._values.items() if not k.startswith(beginnings)}
        if kept != self._values:
            self._values = kept
            self._write()

    def _write(self) -> None:
        from rai_desktop.storage.files import write_text_for_good

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            text = json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True)
            write_text_for_good(self._path, text)
        except OSError as error:
            _LOG.info("settings could not be written: %s", type(error).__name__)


def _read(path: Path) -> dict[str, str]:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        if path.stat().st_size <= MAX_SIZE:
            values = json.loads(path.read_text("utf-8"))
            return {str(key): str(value) for key, value in values.items()}
    return {}

"""The register that was written last, kept on this computer so that it is at hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rai_desktop.domain.ids import Uid
    from rai_desktop.ui.session import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRegister:
    """Where a register was written, and when."""

    path: Path
    moment: datetime


def note_written(settings: Settings, project: Uid, path: Path, moment: datetime) -> None:
    """Remember where a register was written."""
    kept = {"path": str(path), "moment": moment.isoformat(timespec="seconds")}
    settings.set(_key(project), json.dumps(kept, ensure_ascii=False))


def last_written(settings: Settings, project: Uid) -> WrittenRegister | None:
    """Return the register that was written last, if it still lies where it was put."""
    try:
        kept = json.loads(settings.get(_key(project)) or "null")
        found = WrittenRegister(
            path=Path(str(kept["path"])), moment=datetime.fromisoformat(str(kept["moment"]))
        )
        return found if found.path.is_file() else None
    except (ValueError, TypeError, KeyError, OSError):
        return None


def _key(project: Uid) -> str:
    return f"last_register.{project}"

"""Dated backups: their names, and which of them are kept."""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rai_desktop.storage.files import remove_quietly, short_name

KEEP_ALL = timedelta(days=2)
KEEP_DAILY = timedelta(days=31)
KEEP_WEEKLY = timedelta(days=183)
MAX_BYTES = 2 << 30

RECOVERED = "recovered"
"""Reason of a copy whose content is nowhere else; it is not thinned out by age."""

_FORMAT = "%Y%m%dT%H%M%SZ"
_STAMP_LENGTH = len("20261231T235959Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A dated copy of a project: where it lies, when and why it was made."""

    path: Path
    moment: datetime
    reason: str


def backup_path(folder: Path, name: str, reason: str, moment: datetime) -> Path:
    """Return the path of a new backup: moment first, so that names sort by age."""
    stamp = moment.astimezone(UTC).strftime(_FORMAT)
    number = 0
    while True:
        mark = f"-{number}" if number else ""
        path = folder / f"{stamp}{mark} {reason} {short_name(name, 120)}.rai"
        if not path.exists():
            return path
        number += 1


def backups_in(folder: Path) -> list[Backup]:
    """Return the backups in a folder, newest first."""
    paths: list[Path] = []
    with contextlib.suppress(OSError):  # a folder that cannot be listed has none for now
        paths = sorted(folder.glob("*.rai"), key=lambda path: path.name)
    return [backup for path in reversed(paths) if (backup := _backup(path))]


def _backup(path: Path) -> Backup | None:
    stamp, _, rest = path.name.partition(" ")
    try:
        moment = datetime.strptime(stamp[:_STAMP_LENGTH], _FORMAT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path=path, moment=moment, reason=rest.partition(" ")[0])


def superfluous(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return which of ``moments`` need not be kept.

    All of two days stay, then the newest of each day, week and month.
    """
    kept: set[tuple[str, str]] = set()
    gone: set[datetime] = set()
    for moment in sorted(set(moments), reverse=True):
        age = now - moment
        if age <= KEEP_ALL:
            continue
        slot = _slot(moment, age)
        if slot in kept:
            gone.add(moment)
        kept.add(slot)
    return gone


def _slot(moment: datetime, age: timedelta) -> tuple[str, str]:
    if age <= KEEP_DAILY:
        return "day", moment.strftime("%Y%m%d")
    if age <= KEEP_WEEKLY:
        return "week", moment.strftime("%G%V")
    return "month", moment.strftime("%Y%m")


def thin_out(folder: Path, now: datetime) -> None:
    """Remove superfluous backups, and the oldest ones when they take more than 2 GiB."""
    backups = backups_in(folder)
    gone = superfluous((b.moment for b in backups if b.reason != RECOVERED), now)
    total = 0
    for place, backup in enumerate(backups):
        if backup.moment in gone and backup.reason != RECOVERED:
            remove_quietly(backup.path)
            continue
        with contextlib.suppress(OSError):
            total += backup.path.stat().st_size
        if total > MAX_BYTES and place > 0:
            remove_quietly(backup.path)

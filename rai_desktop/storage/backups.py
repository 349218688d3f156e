"""Dated backups: their names, and which of them are kept."""

import contextlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

KEEP_ALL = timedelta(days=2)
KEEP_DAILY = timedelta(days=31)
KEEP_WEEKLY = timedelta(days=183)
MAX_BYTES = 2 << 30

_FORMAT = "%Y%m%dT%H%M%SZ"


def backup_path(folder: Path, name: str, reason: str, moment: datetime) -> Path:
    """Return the path of a new backup: moment first, so that names sort by age."""
    stamp = moment.astimezone(UTC).strftime(_FORMAT)
    number = 0
    while True:
        mark = f"-{number}" if number else ""
        path = folder / f"{stamp}{mark} {reason} {name[:60]}.rai"
        if not path.exists():
            return path
        number += 1


def backup_moment(path: Path) -> datetime | None:
    """Return when a backup was made, from its name."""
    try:
        return datetime.strptime(path.name[:16], _FORMAT).replace(tzinfo=UTC)
    except ValueError:
        return None


def superfluous(moments: list[datetime], now: datetime) -> set[datetime]:
    """Return which of ``moments`` need not be kept.

    All of two days stay, then the newest of each day, week and month.
    """
    kept: set[tuple[str, str]] = set()
    gone: set[datetime] = set()
    for moment in sorted(moments, reverse=True):
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
    dated = {path: backup_moment(path) for path in folder.glob("*.rai")}
    moments = [moment for moment in dated.values() if moment]
    gone = superfluous(moments, now)
    left = []
    for path, moment in dated.items():
        if moment in gone:
            _remove(path)
        elif moment:
            left.append((moment, path))
    total = 0
    for place, (_, path) in enumerate(sorted(left, reverse=True)):
        total += path.stat().st_size
        if total > MAX_BYTES and place > 0:
            _remove(path)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()

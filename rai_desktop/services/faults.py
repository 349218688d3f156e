"""Faults of the program as text that may be passed on: where and what kind, never what was typed.

A report is made of names that stand in the program: types, files below the package, functions and
lines. The sentence of an exception is left out, for it may hold a value, a path or a name.
"""

from __future__ import annotations

import errno
import platform
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from traceback import walk_tb
from typing import TYPE_CHECKING

from rai_desktop import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import FrameType, TracebackType

PACKAGE = "rai_desktop"
STORAGE = f"{PACKAGE}/storage/"
MOST_CAUSES = 5
FIRST_FRAMES, LAST_FRAMES = 10, 40
MOST_LINES = 200

_ROOT = PurePosixPath(__file__.replace("\\", "/")).parents[1].parts
_NAME = re.compile(r"[A-Za-z_<][\w.<>]{0,199}", re.ASCII)
_FILE = re.compile(r"[\w./+-]{1,200}\.py", re.ASCII)
_CODE = re.compile(r"[A-Z][A-Z0-9_]{1,60}", re.ASCII)
_DUMPED_FRAME = re.compile(r'  File "(.*)", line (\d+|\?\?\?) in (.*)')
_DUMPED_HEAD = re.compile(
    r"(?:Fatal Python error: [A-Za-z_ ]+|Windows fatal exception: [a-z0-9 ]+"
    r"|(?:Current t|T)hread 0x[0-9a-f]+)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault: its kind, where it happened and who called that, and the way there in lines."""

    kind: str
    place: str
    lines: tuple[str, ...]
    at: datetime

    @property
    def stack(self) -> str:
        """The way to the fault, one line for each step."""
        return "\n".join(self.lines)

    def is_in(self, part: str) -> bool:
        """Return whether the way led through files of the package below ``part``."""
        return any(part in line for line in self.lines)


def fault_of(error: BaseException, trace: TracebackType | None = None) -> Fault:
    """Return what may be told of ``error`` and of what caused it."""
    lines: list[str] = []
    for number, cause in enumerate(_causes(error)):
        given = trace if number == 0 and trace is not None else cause.__traceback__
        if number:
            lines.append(f"because of {kind_of(cause)}")
        lines += _shortened([_frame(frame, line) for frame, line in walk_tb(given)])
    frames = [_frame(frame, line) for frame, line in walk_tb(trace or error.__traceback__)]
    return Fault(
        kind=kind_of(error),
        place="\n".join(frames[-2:]),
        lines=tuple(lines),
        at=datetime.now(UTC),
    )


def fault_here(kind: str, frame: FrameType | None) -> Fault:
    """Return a fault that is no exception, with the way to ``frame``."""
    lines: list[str] = []
    while frame is not None and len(lines) < LAST_FRAMES:
        lines.insert(0, _frame(frame, frame.f_lineno))
        frame = frame.f_back
    place = "\n".join(lines[-2:])
    return Fault(kind=kind, place=place, lines=tuple(lines), at=datetime.now(UTC))


def kind_of(error: BaseException) -> str:
    """Return the type of ``error``, with the system's code for it where there is one."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else _full_name(kind)
    number = error.errno if isinstance(error, OSError) else None
    code = errno.errorcode.get(number or 0, "") or getattr(error, "sqlite_errorname", "")
    known = f" {code}" if isinstance(code, str) and _CODE.fullmatch(code) else ""
    return (name if _NAME.fullmatch(name) else "?") + known


def short_file(path: str) -> str:
    """Return the name of a file of code without the folders that it is installed in."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    if parts[: len(_ROOT)] == _ROOT:
        parts = (PACKAGE, *parts[len(_ROOT) :])
    elif "site-packages" in parts:
        parts = parts[parts.index("site-packages") + 1 :]
    elif parts[:1] != (PACKAGE,):  # which is how a bundle without Python names our files
        parts = parts[-1:]
    name = "/".join(parts)
    return name if _FILE.fullmatch(name) else "?"


def versions() -> tuple[str, ...]:
    """Return what this program runs on, as far as it is loaded."""
    qt, sqlite = sys.modules.get("PySide6"), sys.modules.get("sqlite3")
    return (
        f"RAI Desktop {__version__}",
        f"Python {platform.python_version()}",
        f"Qt {getattr(qt, '__version__', 'not loaded')}",
        f"SQLite {getattr(sqlite, 'sqlite_version', 'not loaded')}",
        platform.platform(),
    )


def report_of(faults: Sequence[tuple[Fault, int]], notes: Iterable[str] = ()) -> str:
    """Return the report on ``faults`` and how often each happened; ``notes`` come from the log."""
    pieces = ["\n".join(versions())]
    for fault, count in faults:
        times = f" ({count} times)" if count > 1 else ""
        head = f"{fault.at:%Y-%m-%d %H:%M:%S} UTC  {fault.kind}{times}"
        pieces.append("\n".join((head, *(f"  {line}" for line in fault.lines))))
    noted = list(notes)
    if noted:
        pieces.append("\n".join(("Log", *(f"  {note}" for note in noted))))
    return "\n\n".join(pieces) + "\n"


def report_of_dump(dump: str) -> str:
    """Return the report on what Python wrote when the process broke down."""
    lines = list(_dumped(dump.splitlines()))[:MOST_LINES]
    return "\n".join((*versions(), "", *lines)) + "\n" if lines else ""


def _dumped(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        frame = _DUMPED_FRAME.fullmatch(line)
        head = _DUMPED_HEAD.match(line)
        if frame:
            name = frame[3] if _NAME.fullmatch(frame[3]) else "?"
            yield f"  {short_file(frame[1])}:{frame[2]} in {name}"
        elif head:
            yield head[0]


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield ``error`` and what it followed from; the first of a group stands for it."""
    found: BaseException | None = error
    seen: list[BaseException] = []
    while found is not None and len(seen) < MOST_CAUSES and found not in seen:
        seen.append(found)
        yield found
        if isinstance(found, BaseExceptionGroup):
            found = found.exceptions[0]
        else:
            hidden = None if found.__suppress_context__ else found.__context__
            found = found.__cause__ or hidden


def _full_name(kind: type[BaseException]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _frame(frame: FrameType, line: int) -> str:
    code = frame.f_code
    name = getattr(code, "co_qualname", code.co_name)
    return f"{short_file(code.co_filename)}:{line} in {name if _NAME.fullmatch(name) else '?'}"


def _shortened(lines: list[str]) -> list[str]:
    left_out = len(lines) - FIRST_FRAMES - LAST_FRAMES
    if left_out <= 0:
        return lines
    return [*lines[:FIRST_FRAMES], f"({left_out} more)", *lines[-LAST_FRAMES:]]

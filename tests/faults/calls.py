"""A save in which one system call is the last one, or fails: for every call there is.

A child is forked that has a project open, and waits. ``strace`` takes hold of it, so that it counts
nothing but the calls of an edit, a publication and closing.
"""

import ctypes
import json
import os
import random
import re
import select
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.services.clock import RandomUids
from rai_desktop.services.project import OpenProject
from tests.faults.block import Block, Case
from tests.faults.kills import Say, not_whole
from tests.faults.machine import strace
from tests.storage.building import closed, findings, meta, opened

ANY_TRACER = 0x59616D61, ctypes.c_ulong(-1)
NAME, EDITED = "Bewerbungen vorsortieren", "neu"
ERRORS = {
    "EIO": (
        *("openat", "read", "pread64", "write", "pwrite64", "fsync", "fdatasync", "rename"),
        *("unlink", "ftruncate", "sendfile", "copy_file_range"),
    ),
    "ENOSPC": ("openat", "write", "pwrite64", "sendfile", "copy_file_range", "fsync", "ftruncate"),
    "EACCES": ("openat", "rename", "unlink", "mkdir"),
    "EINTR": ("openat", "read", "write", "pwrite64", "fsync", "fdatasync", "ftruncate"),
}

Place = tuple[str, str, int]
"""What is done to which call, and to which one of that name."""


@dataclass
class Save:
    """A project that is copied anew for each case, and the calls of its save in any order."""

    folder: Path
    base: Path
    places: Sequence[Place] = ()
    cases: int = 0

    def fresh(self) -> Path:
        """Return a copy of the project that this computer published."""
        self.cases += 1
        place = self.folder / "case"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.base, place)
        return place / "inventory.rai"


# the child ------------------------------------------------------------------------


def _save(project: OpenProject, uid: Uid, say: Say) -> None:
    """Edit, publish and close; an edit or a publication that is refused is tried again."""
    for what, times, act in (
        ("edited", 2, lambda: project.edit(uid, {"name": EDITED})),
        ("published", 2, project.store.publish),
        ("closed", 1, project.store.close),
    ):
        refused: list[str] = []
        while len(refused) < times:
            try:
                act()
            except SurroundingsError as error:
                refused.append(f"refused {error}")
            else:
                break
        say(*refused, what)


def _child(path: Path, writing: int, waiting: int) -> None:
    def say(*words: str) -> None:
        os.writev(writing, [(json.dumps(words) + "\n").encode()])  # a call nothing else makes

    try:
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(*ANY_TRACER, 0, 0, 0)
        project = opened(path)
        project.uids = RandomUids()
        uid = project.entities(EntityKind.SYSTEM)[0].uid
        import rai_desktop.storage.writing  # noqa: F401 - loaded before anything is counted

        say("ready")
        os.readv(waiting, [bytearray(1)])  # a call nothing else makes, either
        _save(project, uid, say)
    except BaseException as error:
        say(f"fault {error!r}")
    os._exit(0)


def saved(
    path: Path, options: Sequence[str], look: Callable[[int], None] = lambda _: None
) -> list[list[str]]:
    """Let a child save under ``strace`` and return what it said; ``look`` is called before."""
    reading, writing = os.pipe()
    waiting, going = os.pipe()
    process = os.fork()
    if process == 0:
        _child(path, writing, waiting)
    os.close(writing)
    os.close(waiting)
    with os.fdopen(reading, "r", encoding="utf-8") as said:
        first = said.readline()
        tracer = subprocess.Popen(
            [strace(), "-f", "-p", str(process), *options],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
        assert tracer.stderr is not None
        ready, _, _ = select.select([tracer.stderr], [], [], 20)
        assert ready, "strace does not take hold"
        told = tracer.stderr.readline()
        assert b"attached" in told, told
        look(process)
        os.write(going, b"!")
        os.close(going)
        lines = [first, *said]
        os.waitpid(process, 0)
        tracer.communicate(timeout=20)
    return [json.loads(line) for line in lines if line.endswith("\n")]


# what there is to do -----------------------------------------------------------------


def prepare(folder: Path, *, errors: bool) -> Save:
    """Make the project, and count the calls of an undisturbed save."""
    base = folder / "base"
    base.mkdir()
    path = closed(base)
    save = Save(folder, base)
    _move_state(save, path)
    log = folder / "calls.txt"
    said = saved(save.fresh(), ["-o", str(log)])
    assert [words[-1] for words in said] == ["ready", "edited", "published", "closed"], said
    counts = _counted(log.read_text("utf-8", "replace"))
    places = _failing(counts) if errors else _stopping(counts)
    save.places = random.Random(1).sample(places, len(places))
    return save


def _move_state(save: Save, path: Path) -> None:
    """Let the copies of the project have the state of one that this computer published."""
    case = save.fresh()
    project = opened(case)
    project.store.abandon()
    shutil.rmtree(save.base)
    shutil.copytree(case.parent, save.base)
    assert path.exists()


def _counted(log: str) -> Counter[str]:
    names = (re.match(r"(?:\d+ +)?([a-z_0-9]+)\(", line) for line in log.splitlines())
    return Counter(found[1] for found in names if found)


def _stopping(counts: Counter[str]) -> list[Place]:
    never = ("exit_group", "exit", "restart_syscall")
    return [
        ("signal=KILL", call, number)
        for call, count in sorted(counts.items())
        if call not in never
        for number in range(1, count + 1)
    ]


def _failing(counts: Counter[str]) -> list[Place]:
    return [
        (f"error={error}", call, number)
        for error, calls in ERRORS.items()
        for call in calls
        for number in range(1, counts[call] + 1)
    ]


# judging -----------------------------------------------------------------------------


def judge(save: Save, case: Case) -> str:
    """The file is the old or the new one; nothing acknowledged is lost, nothing left over."""
    what, call, number = save.places[case.number]
    path = save.fresh()
    old = meta(path)["head"]
    said = saved(path, ["-o", "/dev/null", "-e", f"inject={call}:{what}:when={number}"])
    problem = _problem(path, old, said)
    return f"{what} at {call} {number}: {problem} ({said})" if problem else ""


def _problem(path: Path, old: str, said: list[list[str]]) -> str:
    words = [word for line in said for word in line]
    if faults := [word for word in words if word.startswith("fault")]:
        return faults[0]
    if vague := [word for word in words if word.startswith("refused") and "/" not in word]:
        return f"names no file: {vague[0]}"
    if found := findings(path, deep=False):
        return f"not whole: {found}"
    if "published" in words and meta(path)["head"] == old and not _refused(said, "published"):
        return "what was published is not there"
    project = opened(path)
    name = project.entities(EntityKind.SYSTEM)[0].name
    notices = [str(notice) for notice in project.store.notices]
    project.store.close()
    if name not in (NAME, EDITED):
        return f"neither before nor after: {name}"
    if name == NAME and "edited" in words and not _refused(said, "edited"):
        return "an acknowledged edit is lost"
    if any("elsewhere" in notice for notice in notices):
        return "own work was taken for that of others"
    return not_whole(path)


def _refused(said: list[list[str]], what: str) -> bool:
    """Return whether something was refused both times it was tried."""
    (line,) = [line for line in said if line[-1] == what] or [[]]
    return len(line) > 2


def _block(name: str, tests: str, what: str, *, errors: bool) -> Block[Save]:
    return Block(
        name=name,
        tests=tests,
        what=what,
        number=lambda save: len(save.places),
        few=12,
        prepare=partial(prepare, errors=errors),
        judge=judge,
    )


STOPPED = _block("calls-stopped", "T03", "saves ended at each system call", errors=False)
FAILING = _block("calls-failing", "T12", "saves in which a call fails with an error", errors=True)

"""A program is killed at any moment while it works: what is left is whole, nothing said is lost.

A child is forked for each kill from this process, which has loaded everything already; it says on
a pipe what it is about to do and what is done.
"""

import json
import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.services.clock import RandomUids
from rai_desktop.services.project import OpenProject
from tests.faults.block import Block, Case
from tests.storage.building import closed, findings, meta, opened

LONGEST = 0.12

Say = Callable[..., None]
Said = list[list[Any]]
"""What a child said before it was killed, line by line: a word and what belongs to it."""


def killed(work: Callable[[Say], None], chance: random.Random, longest: float) -> Said:
    """Let a child work and kill it up to ``longest`` seconds after its first word."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _work(work, writing, chance.random())
    os.close(writing)
    with os.fdopen(reading, "r", encoding="utf-8") as said:
        first = said.readline()
        time.sleep(chance.random() * longest)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        lines = [first, *said]
    return [json.loads(line) for line in lines if line.endswith("\n")]


def _work(work: Callable[[Say], None], writing: int, seed: float) -> None:
    def say(*words: object) -> None:
        os.write(writing, (json.dumps(words) + "\n").encode())

    random.seed(seed)
    try:
        work(say)
        say("fault", "ended by itself")
    except BaseException as error:
        say("fault", repr(error))
    finally:
        os._exit(1)


def fault_of(said: Said) -> str:
    """Return the fault that a child met by itself, if any."""
    return next((str(place[0]) for word, *place in said if word == "fault"), "")


def working(path: Path, act: Callable[[OpenProject, Say], None]) -> Callable[[Say], None]:
    """Return work that opens a project and acts on it for ever."""

    def work(say: Say) -> None:
        project = opened(path)
        project.uids = RandomUids()
        say("ready")
        while True:
            act(project, say)

    return work


def not_whole(path: Path) -> str:
    """Return what is wrong with a project, and what is left over, after it was closed."""
    if found := findings(path):
        return f"not whole: {found}"
    left = sorted(p.name for p in path.parent.iterdir() if p.is_file())
    if left != [path.name]:
        return f"left beside the file: {left}"
    work = [p.name for p in path.parent.rglob("state/projects/*/*.rai*")]
    return f"left in the state folder: {work}" if work else ""


@dataclass
class Worked:
    """The project that is worked on; a new one now and then, so that its history stays short."""

    folder: Path
    kills: int = 0
    expected: dict[Uid, str] = field(default_factory=dict)

    def path(self) -> Path:
        """Return the project for the next kill."""
        if self.kills % 25 == 0:
            place = self.folder / str(self.kills)
            place.mkdir()
            self._path, self.expected = closed(place), {}
        self.kills += 1
        return self._path


# while editing --------------------------------------------------------------------


def _edit(project: OpenProject, say: Say) -> None:
    held = [s.uid for s in project.entities(EntityKind.SYSTEM) if s.tags == "new"]
    name = str(random.random())
    if held and (len(held) > 30 or random.randrange(3) == 0):
        uid = random.choice(held)
        say("try", uid, name)
        project.edit(uid, {"name": name})
    else:
        uid, settings = project.new_settings(EntityKind.SYSTEM, {"name": name, "tags": "new"})
        say("try", uid, name)
        project.commit("add", settings)
    say("done")


def judge_edits(state: Worked, case: Case) -> str:
    """Every acknowledged edit is there, and nothing half-done."""
    path = state.path()
    said = killed(working(path, _edit), case.chance, LONGEST)
    before, after = dict(state.expected), dict(state.expected)
    for word, *place in said:
        if word == "try":
            after = {**before, Uid(place[0]): place[1]}
        elif word == "done":
            before = after
    project = opened(path)
    found = {s.uid: s.name for s in project.entities(EntityKind.SYSTEM) if s.tags == "new"}
    is_told = bool(project.store.notices)
    project.store.close()
    had, state.expected = state.expected, found
    if found not in (before, after):
        return f"lost or half-done: {found} is neither {before} nor {after}"
    if before != had and not is_told:
        return "recovered without a notice"
    return fault_of(said) or not_whole(path)


# while publishing -----------------------------------------------------------------


def _publish(project: OpenProject, say: Say) -> None:
    project.edit(project.entities(EntityKind.SYSTEM)[0].uid, {"notes": str(random.random()) * 2000})
    say("try", project.store.head())
    project.store.publish()
    say("done")


def judge_publishing(state: Worked, case: Case) -> str:
    """The file is the old or the new one."""
    path = state.path()
    before = after = meta(path)["head"]
    said = killed(working(path, _publish), case.chance, LONGEST)
    for word, *place in said:
        if word == "try":
            after = place[0]
        elif word == "done":
            before = after
    if found := findings(path, deep=case.number % 20 == 0):
        return f"not whole: {found}"
    if meta(path)["head"] not in (before, after):
        return "the file is neither the old nor the new one"
    project = opened(path)
    head, notices = project.store.head(), [str(n) for n in project.store.notices]
    project.store.close()
    if head not in (before, after) and not notices:
        return "an edit came back without a notice"
    if any("elsewhere" in notice for notice in notices):
        return "own work was taken for that of others"
    return fault_of(said) or not_whole(path)


EDITS = Block(
    name="kill-editing",
    tests="T01",
    what="killed while editing",
    number=1000,
    few=15,
    prepare=Worked,
    judge=judge_edits,
)
PUBLISHING = Block(
    name="kill-publishing",
    tests="T02",
    what="killed while publishing",
    number=1000,
    few=15,
    prepare=Worked,
    judge=judge_publishing,
)

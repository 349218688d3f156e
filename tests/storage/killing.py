"""Kills a program again and again while it works, and looks at what is left.

``python -m tests.storage.killing edits|publishing FOLDER SEED COUNT`` prints a report as JSON. A
child is forked for each kill; it says on a pipe what it is about to do and what is done.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.services.clock import RandomUids
from rai_desktop.services.project import OpenProject
from tests.storage.building import closed, findings, meta, names, opened

LONGEST = 0.25

Say = Callable[[str], None]


class Killing:
    """Rounds of work, each ended by a kill, on one project."""

    def __init__(self, base: Path, seed: int) -> None:
        self.path = closed(base)
        self.random = random.Random(seed)
        self.faults: list[str] = []
        self.done = 0

    def killed(self, work: Callable[[OpenProject, Say], None]) -> list[list[str]]:
        """Let a child work until it is killed, and return what it said."""
        random.seed(self.random.random())
        reading, writing = os.pipe()
        process = os.fork()
        if process == 0:
            os.close(reading)
            self._work(work, writing)
        os.close(writing)
        with os.fdopen(reading, "r", encoding="utf-8") as said:
            first = said.readline()
            time.sleep(self.random.random() * LONGEST)
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            lines = [first, *said]
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def _work(self, work: Callable[[OpenProject, Say], None], writing: int) -> None:
        def say(*words: str) -> None:
            os.write(writing, (json.dumps(words) + "\n").encode())

        try:
            project = opened(self.path)
            project.uids = RandomUids()
            say("ready")
            while True:
                work(project, say)
        except BaseException as error:
            say("fault", repr(error))
        os._exit(1)

    def note(self, fault: str) -> None:
        self.faults.append(fault)

    def check_whole(self) -> None:
        """Note what is wrong with the file after it was opened and closed again."""
        for finding in findings(self.path):
            self.note(finding)
        left = sorted(p.name for p in self.path.parent.iterdir() if p.is_file())
        if left != [self.path.name]:
            self.note(f"left beside the file: {left}")
        if work := [p.name for p in self.path.parent.rglob("state/projects/*/*.rai*")]:
            self.note(f"left in the state folder: {work}")


def kill_edits(base: Path, seed: int, count: int) -> Killing:
    """Kill while editing: what was acknowledged is there, and nothing half-done."""
    killing = Killing(base, seed)
    expected: dict[Uid, str] = {}
    for _ in range(count):
        said = killing.killed(_edit)
        before, after = dict(expected), dict(expected)
        for word, *place in said:
            if word == "try":
                after = {**before, Uid(place[0]): place[1]}
            elif word == "done":
                before, killing.done = after, killing.done + 1
            elif word == "fault":
                killing.note(place[0])
        project = opened(killing.path)
        found = {s.uid: s.name for s in project.entities(EntityKind.SYSTEM) if s.tags == "new"}
        if found not in (before, after):
            killing.note(f"lost or half-done: {found} is neither {before} nor {after}")
        if before != expected and not project.store.notices:
            killing.note("recovered without a notice")
        expected = found
        project.store.close()
        killing.check_whole()
    return killing


def _edit(project: OpenProject, say: Say) -> None:
    held = [s.uid for s in project.entities(EntityKind.SYSTEM) if s.tags == "new"]
    choice = random.randrange(3)
    name = str(random.random())
    if choice == 0 and held:
        uid = random.choice(held)
        say("try", uid, name)
        project.edit(uid, {"name": name})
    else:
        uid, settings = project.new_settings(EntityKind.SYSTEM, {"name": name, "tags": "new"})
        say("try", uid, name)
        project.commit("add", settings)
    say("done")


def kill_publishing(base: Path, seed: int, count: int) -> Killing:
    """Kill while publishing: the file is the old or the new one."""
    killing = Killing(base, seed)
    for _ in range(count):
        before = after = meta(killing.path)["head"]
        for word, *place in killing.killed(_publish):
            if word == "try":
                after = place[0]
            elif word == "done":
                before, killing.done = after, killing.done + 1
            elif word == "fault":
                killing.note(place[0])
        if found := findings(killing.path):
            killing.note(f"not whole: {found}")
        if meta(killing.path)["head"] not in (before, after):
            killing.note("the file is neither the old nor the new one")
        project = opened(killing.path)
        if project.store.head() not in (before, after) and not project.store.notices:
            killing.note("an edit came back without a notice")
        if any("elsewhere" in str(notice) for notice in project.store.notices):
            killing.note("own work was taken for that of others")
        project.store.close()
        killing.check_whole()
    return killing


def _publish(project: OpenProject, say: Say) -> None:
    project.edit(project.entities(EntityKind.SYSTEM)[0].uid, {"notes": str(random.random()) * 2000})
    say("try", project.store.head())
    project.store.publish()
    say("done")


def main() -> None:
    what, base, seed, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    act = {"edits": kill_edits, "publishing": kill_publishing}[what]
    killing = act(base, seed, count)
    project = opened(killing.path)
    report = {
        "seed": seed,
        "kills": count,
        "done": killing.done,
        "faults": killing.faults,
        "systems": len(names(project)),
    }
    project.store.close()
    print(json.dumps(report))


if __name__ == "__main__":
    main()

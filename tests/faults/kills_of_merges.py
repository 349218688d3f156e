"""Programs that are killed while they merge: nothing or everything is merged, again the same."""

import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rai_desktop.services.project import OpenProject
from tests.faults.block import Block, Case
from tests.faults.kills import LONGEST, Say, fault_of, killed, not_whole
from tests.storage.building import closed, findings, opened, private_folders, seen
from tests.storage.copying import copied, merged, some_edit

PAIRS = 8
"""Pairs of copies that went apart; the merge of each is known."""


@dataclass(frozen=True)
class Pair:
    """Two copies in a folder, and what mine shows before and after merging the other."""

    folder: Path
    before: object
    after: object
    head: str | None


@dataclass
class Pairs:
    folder: Path
    pairs: Sequence[Pair]


def prepare(folder: Path) -> Pairs:
    source = folder / "source"
    source.mkdir()
    path = closed(source)
    pairs = [_pair(path, folder / f"pair{number}", number) for number in range(PAIRS)]
    return Pairs(folder, pairs)


def _pair(source: Path, folder: Path, number: int) -> Pair:
    chance = random.Random(number)
    for name in ("mine", "theirs"):
        project = copied(source, folder / name, f"{number}{name}")
        for edit in range(chance.randrange(3, 20)):
            some_edit(project, chance, edit)
        project.store.close()
    before, _, __ = _shown(folder / "mine" / source.name)
    tried = folder.with_name(f"{folder.name}-tried")
    shutil.copytree(folder, tried)
    mine, theirs = _both(tried)
    had_conflicts = bool(merged(mine, theirs).comparison.conflicts)
    head = None if had_conflicts else mine.store.head()
    after = seen(mine)
    for project in (mine, theirs):
        project.store.close()
    return Pair(folder, before, after, head)


def _both(folder: Path) -> tuple[OpenProject, OpenProject]:
    """Return my copy, open, and theirs, as it came by mail."""
    mine = opened(folder / "mine" / "inventory.rai", private_folders(folder / "mine"))
    path = folder / "theirs" / "inventory.rai"
    return mine, opened(path, private_folders(folder / "reader"), read_only=True)


def _shown(path: Path) -> tuple[object, str | None, list[str]]:
    project = opened(path, private_folders(path.parent))
    shown, head = seen(project), project.store.head()
    notices = [str(notice) for notice in project.store.notices]
    project.store.close()
    return shown, head, notices


def judge(state: Pairs, case: Case) -> str:
    pair = state.pairs[case.number % PAIRS]
    place = state.folder / "case"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(pair.folder, place)
    path = place / "mine" / "inventory.rai"

    def work(say: Say) -> None:
        mine, theirs = _both(place)
        say("ready")
        merged(mine, theirs)
        say("merged")
        mine.store.publish()
        say("published")
        while True:
            pass

    said = killed(work, case.chance, LONGEST)
    words = [word for word, *_ in said]
    if found := findings(path, deep=case.number % 10 == 0):
        return f"not whole: {found}"
    shown, head, _ = _shown(path)
    if shown not in (pair.before, pair.after):
        return "neither unmerged nor merged"
    if "merged" in words and shown != pair.after:
        return "an acknowledged merge is lost"
    if shown == pair.after and pair.head not in (None, head):
        return "another step than without the kill"
    return fault_of(said) or _again(pair, place) or not_whole(path)


def _again(pair: Pair, place: Path) -> str:
    """Merge once more, and say whether that leads where it should."""
    mine, theirs = _both(place)
    merged(mine, theirs)
    shown, head = seen(mine), mine.store.head()
    backups = [backup for backup in mine.store._workplace.backups() if backup.reason == "merge"]
    for project in (mine, theirs):
        project.store.close()
    if shown != pair.after or pair.head not in (None, head):
        return "merging again leads elsewhere"
    return "" if backups or shown == pair.before else "no copy was kept before"


MERGES = Block(
    name="kill-merging",
    tests="T04",
    what="killed while merging",
    number=1000,
    few=10,
    prepare=prepare,
    judge=judge,
)

"""Programs that are killed while they keep copies, bring older formats up to date, or begin."""

import json
import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.main.settings import FileSettings
from rai_desktop.services.backups import restore_backup
from rai_desktop.services.clock import RandomUids
from rai_desktop.storage.opening import new_project
from rai_desktop.storage.restoring import backups, open_backup, restore_copy
from tests.faults.block import Block, Case
from tests.faults.damage import SAMPLES
from tests.faults.kills import LONGEST, Say, Worked, fault_of, killed, not_whole, working
from tests.storage.building import (
    PROJECT,
    findings,
    opened,
    private_folders,
    project_on,
    seen,
)

# copies that are kept, and going back to them ---------------------------------------


def _keep_and_go_back(project: object, say: Say) -> None:
    """Keep a backup, change something, go back to a backup, or write one as a new file."""
    store, path = project.store, project.store.path
    folders = private_folders(path.parent)
    project.edit(project.entities(EntityKind.SYSTEM)[0].uid, {"notes": str(random.random()) * 500})
    store.backup("bulk")
    say("kept")
    newest = backups(path, folders)[0]
    if random.random() < 0.5:
        old = project_on(open_backup(newest.path, folders))
        restore_backup(project, old)
        old.store.close()
    else:
        restore_copy(newest.path, path.parent / "copies" / f"{random.random()}.rai")
    say("went back")


def judge_backups(state: Worked, case: Case) -> str:
    """Every copy that is there is whole, one at least; the project is whole, too."""
    path = state.path()
    copies = path.parent / "copies"
    copies.mkdir(exist_ok=True)
    said = killed(working(path, _keep_and_go_back), case.chance, 2 * LONGEST)
    project = opened(path)
    kept = [entry.path for entry in backups(path, private_folders(path.parent))]
    kept += copies.glob("*.rai")
    project.store.close()
    broken = [found for copy in kept if (found := findings(copy, deep=False))]
    for copy in kept[3:]:
        copy.unlink()
    shutil.rmtree(copies)
    if broken or not kept:
        return f"copies that are not whole: {broken}"
    return fault_of(said) or not_whole(path)


# older formats ------------------------------------------------------------------------


@dataclass
class Older:
    folder: Path
    files: Sequence[Path]
    shown: dict[str, object] = field(default_factory=dict)


def prepare_older(folder: Path) -> Older:
    samples = sorted(SAMPLES.glob("v*-sample.rai"))
    newest = max(samples, key=lambda sample: int(sample.stem[1:].partition("-")[0]))
    older = Older(folder, [sample for sample in samples if sample != newest])
    for sample in older.files:
        (folder / sample.stem).mkdir()
        copy = Path(shutil.copy(sample, folder / sample.stem))
        project = opened(copy)
        older.shown[sample.stem] = seen(project)
        project.store.abandon()
    return older


def judge_older(older: Older, case: Case) -> str:
    """The older file is untouched, or the new one whole; the next start goes on."""
    sample = older.files[case.number % len(older.files)]
    place = older.folder / str(case.number)
    place.mkdir()
    path = Path(shutil.copy(sample, place / "inventory.rai"))

    def work(say: Say) -> None:
        say("ready")
        project = opened(path)
        project.uids = RandomUids()
        say("try")
        project.add(EntityKind.SYSTEM, {"name": "neu"})
        say("added")
        project.store.publish()
        say("done")
        while True:
            pass

    said = killed(work, case.chance, LONGEST)
    words = [word for word, *_ in said]
    if "done" not in words and findings(path, deep=False):
        return f"not whole: {findings(path)}"
    is_untouched = path.read_bytes() == sample.read_bytes()
    if is_untouched and "done" in words:
        return "what was published is not there"
    project = opened(path)
    shown = seen(project)
    project.store.close()
    added = [uid for uid in shown if uid not in older.shown[sample.stem]]
    if "added" in words and not added:
        return "an acknowledged edit is lost"
    if {uid: v for uid, v in shown.items() if uid not in added} != older.shown[sample.stem]:
        return "bringing it up to date changed something"
    problem = fault_of(said) or not_whole(path)
    shutil.rmtree(place)
    return problem


# the first start, and settings -----------------------------------------------------------


def judge_beginning(folder: Path, case: Case) -> str:
    """A project that was to be made is not there, or whole; a new one can be made."""
    place = folder / str(case.number)
    place.mkdir()
    path, folders = place / "inventory.rai", private_folders(place)

    def work(say: Say) -> None:
        say("ready")
        project = project_on(new_project(path, folders, PROJECT))
        project.uids = RandomUids()
        project.add(EntityKind.ORGANISATION, {"name": "Beispiel GmbH"})
        project.store.publish()
        say("done")
        while True:
            pass

    said = killed(work, case.chance, LONGEST)
    if ["done"] in said and not path.exists():
        return "what was published is not there"
    if path.exists():
        project = opened(path)
    else:
        project = project_on(new_project(path, folders, Uid(PROJECT)))
        project.add(EntityKind.ORGANISATION, {"name": "Beispiel GmbH"})
    is_there = bool(project.organisation())
    project.store.close()
    problem = fault_of(said) or not_whole(path)
    shutil.rmtree(place)
    return problem if is_there else "the organisation is lost"


def judge_settings(folder: Path, case: Case) -> str:
    """Settings are the older or the newer ones."""
    path = folder / "settings" / "settings.json"
    before = after = FileSettings(path).get("window")

    def work(say: Say) -> None:
        settings = FileSettings(path)
        say("ready")
        while True:
            value = str(random.random()) * random.randrange(1, 400)
            say("try", value)
            settings.set("window", value)
            say("done")

    said = killed(work, case.chance, LONGEST / 4)
    for word, *place in said:
        if word == "try":
            after = place[0]
        elif word == "done":
            before = after
    if FileSettings(path).get("window") not in (before, after):
        return "neither the older nor the newer settings"
    if path.exists():
        json.loads(path.read_text("utf-8"))
    settings = FileSettings(path)
    settings.set("started", str(case.number))
    left = [found.name for found in path.parent.iterdir()]
    return fault_of(said) or ("" if left == [path.name] else f"left beside the settings: {left}")


BACKUPS = Block(
    name="kill-backups",
    tests="T07",
    what="killed while keeping copies and going back to them",
    number=200,
    few=5,
    prepare=Worked,
    judge=judge_backups,
)
OLDER = Block(
    name="kill-migration",
    tests="T05",
    what="killed while an older format is brought up to date",
    number=lambda older: 200 * len(older.files),
    few=6,
    prepare=prepare_older,
    judge=judge_older,
)
BEGINNING = Block(
    name="kill-beginning",
    tests="T08",
    what="killed while a project is made",
    number=200,
    few=5,
    prepare=lambda folder: folder,
    judge=judge_beginning,
)
SETTINGS = Block(
    name="kill-settings",
    tests="T08",
    what="killed while settings are written",
    number=200,
    few=5,
    prepare=lambda folder: folder,
    judge=judge_settings,
)

"""Copies of one project that travel between people, and what a model says about merging them."""

import random
import shutil
from contextlib import contextmanager
from pathlib import Path

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import StepId
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.replica import Replica, Stamp
from rai_desktop.services.linking import link_entries, unlink_entries
from rai_desktop.services.merging.comparing import compare
from rai_desktop.services.merging.decisions import Decision, Decisions, Take
from rai_desktop.services.merging.joining import merge
from rai_desktop.services.project import OpenProject
from rai_desktop.storage.opening import open_project
from tests.storage.building import SteadyClock, SteadyUids, add_system, private_folders


def copied(source: Path, base: Path, seed: str) -> OpenProject:
    """Return the project in a copy of ``source`` that belongs to another person, open."""
    base.mkdir(parents=True)
    path = base / source.name
    shutil.copyfile(source, path)
    store = open_project(path, private_folders(base), new_salt=SteadyUids(f"s{seed}").new_salt)
    return OpenProject(store, SteadyClock(), SteadyUids(seed))


@contextmanager
def mailed(project: OpenProject, base: Path):
    """Give what ``project`` looks like to somebody who gets its file by mail."""
    base.mkdir(parents=True, exist_ok=True)
    path = base / f"mailed-{len(list(base.iterdir()))}.rai"
    project.store.snapshot(path)
    store = open_project(path, private_folders(base / "reader"), read_only=True)
    try:
        yield OpenProject(store, SteadyClock(), SteadyUids("reader"))
    finally:
        store.close()


def larger(conflict) -> Take:
    """Decide a conflict in a way that does not depend on who decides."""
    if conflict.key == "deleted":
        return Take.THEIRS if conflict.mine else Take.MINE
    mine, theirs = ((v is not None, str(v)) for v in (conflict.mine, conflict.theirs))
    return Take.MINE if mine >= theirs else Take.THEIRS


def merged(project: OpenProject, other: OpenProject, decide=larger) -> Decisions:
    """Merge ``other`` into ``project``, every conflict decided by ``decide``."""
    decisions = Decisions(compare(project, other))
    for conflict in decisions.comparison.conflicts:
        decisions.take(conflict.place, decide(conflict))
    merge(decisions)
    return decisions


def replica_of(project: OpenProject) -> Replica:
    """Return the model of a copy, read from its file as it is."""
    entries = list(project.store.history())
    copy = project.store.as_copy()
    kinds = {uid: kind for kind in KINDS for uid in project.store.entities(kind)}
    return Replica(
        steps={entry.id: entry.step for entry in entries},
        payloads={p.commitment().digest: p for entry in entries for p in entry.payloads},
        records=copy.records(copy.rows(kinds)),
        head=StepId(copy.head),
        root=project.store._root,
    )


def modelled(mine: OpenProject, theirs: OpenProject, seed: str) -> Replica:
    """Return what the model makes of a merge, and let the file be merged with the same salts."""
    mine.store._new_salt, mine.clock = SteadyUids(seed).new_salt, SteadyClock()
    time = SteadyClock().now().isoformat(timespec="seconds")
    stamp = Stamp(author=mine.author, time=time, new_salt=SteadyUids(seed).new_salt)
    return replica_of(mine).merged(
        replica_of(theirs), lambda c: Decision(larger(c)).value_for(c), stamp
    )


def some_edit(project: OpenProject, chance: random.Random, number: int) -> None:
    """Do something that people do."""
    systems = list(project.store.entities(EntityKind.SYSTEM).values())
    risks = list(project.store.entities(EntityKind.RISK).values())
    system, risk = chance.choice(systems), chance.choice(risks)
    text = chance.choice(("", "a", "b", "Über"))
    match chance.randrange(9):
        case 0:
            add_system(project, f"New {text}{number}")
        case 1:
            project.add(EntityKind.RISK, {"title": f"Risk {text}{number}"})
        case 2:
            (project.restore if system.deleted else project.delete)([system.uid])
        case 3 if not system.deleted and not risk.deleted:
            unlink_entries(project, LinkRole.SYSTEM_RISK, system.uid, risk.uid)
        case 4 if not system.deleted and not risk.deleted:
            link_entries(project, LinkRole.SYSTEM_RISK, system.uid, risk.uid)
        case 5:
            project.undo()
        case 6:
            project.edit(risk.uid, {"title": f"t{text}", "current_likelihood": 1 + number % 5})
        case _:
            key = chance.choice(("name", "purpose", "notes"))
            project.edit(system.uid, {key: text if key != "name" else f"n{text}"})

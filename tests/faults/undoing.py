"""Undo and redo against a model: what is seen is what the model says, after every command.

All histories run on files: on the real store, whose folder lies on a disk in memory. One project
serves many of them, each beginning where the last one ended.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import LinkRole, Role, SystemStatus
from rai_desktop.domain.fields import EntityKind, custom_key
from rai_desktop.domain.ids import Uid
from rai_desktop.services.linking import link_entries, unlink_entries
from rai_desktop.services.project import OpenProject
from rai_desktop.storage.store import FileStore
from tests.faults.block import Block, Case
from tests.storage.building import (
    SteadyUids,
    findings,
    made,
    meta,
    opened,
    root_of_rows,
    seen,
    visible,
)

ROLE = LinkRole.SYSTEM_RISK
TEXTS = ("", "a", "b", "Über\nLänge", "🛈\x00=1")
LONGEST = 11
"""Commands in a history."""
HISTORIES = 40
"""Histories in one project."""
DEEPLY = 10
"""In every how many histories memory is compared with the disk, and the file checked."""

Systems = Mapping[Uid, Mapping[str, Value]]


@dataclass
class Undone:
    """A project, and what was to be seen after each action that can be undone."""

    project: OpenProject
    custom: str
    risk: Uid
    states: list[Systems] = field(default_factory=lambda: [{}])
    place: int = 0

    @property
    def systems(self) -> Systems:
        return self.states[self.place]

    def now(self, systems: Systems) -> None:
        """An action led to ``systems``; one that changes nothing is no action."""
        if systems != self.systems:
            self.states[self.place + 1 :] = [systems]
            self.place += 1

    def some(self, chance: random.Random) -> Uid:
        return chance.choice(sorted(self.systems))

    def changed(self, uids: set[Uid], key: str, value: Value) -> None:
        self.now({u: {**v, key: value} if u in uids else v for u, v in self.systems.items()})


def began(folder: Path) -> Undone:
    """Return a project without systems."""
    folder.mkdir()
    project = made(folder)
    project.uids = SteadyUids("undo")
    label = {"of_kind": "system", "label": "Kostenstelle", "custom_kind": "text"}
    custom = custom_key(project.add(EntityKind.CUSTOM_FIELD, label))
    return Undone(project, custom, project.add(EntityKind.RISK, {"title": "Ausfall"}))


# commands -------------------------------------------------------------------------


def add(model: Undone, chance: random.Random) -> None:
    name, status = chance.choice(TEXTS[1:4]), chance.choice(list(SystemStatus))
    uid = model.project.add(EntityKind.SYSTEM, {"name": name, "status": status})
    empty = {"department": "", "roles": (), model.custom: "", "risks": ()}
    model.now({**model.systems, uid: {**empty, "name": name, "status": status}})


def edit(model: Undone, chance: random.Random) -> None:
    uid, text = model.some(chance), chance.choice(TEXTS)
    key = chance.choice(("name", "department", model.custom))
    model.project.edit(uid, {key: text})
    model.changed({uid}, key, text)


def edit_all(model: Undone, chance: random.Random) -> None:
    codes = tuple(sorted(chance.sample(list(Role)[:3], chance.randrange(4))))
    model.project.edit_many(sorted(model.systems), {"roles": codes})
    model.changed(set(model.systems), "roles", codes)


def delete(model: Undone, chance: random.Random) -> None:
    uids = {model.some(chance), model.some(chance)}
    model.project.delete(sorted(uids))
    model.now({u: v for u, v in model.systems.items() if u not in uids})


def link(model: Undone, chance: random.Random) -> None:
    uid, is_linked = model.some(chance), chance.random() < 0.6
    act = link_entries if is_linked else unlink_entries
    act(model.project, ROLE, uid, model.risk)
    model.changed({uid}, "risks", (model.risk,) if is_linked else ())


def undo(model: Undone, _: random.Random) -> None:
    if model.place:
        assert model.project.undo() is not None
        model.place -= 1


def redo(model: Undone, _: random.Random) -> None:
    entry = model.project.redo()
    assert (entry is None) == (model.place == len(model.states) - 1), "redo when there is something"
    model.place += entry is not None


def close_and_open(model: Undone, _: random.Random) -> None:
    path, uids = model.project.store.path, model.project.uids
    model.project.store.close()
    model.project = opened(path)
    model.project.uids = uids


Command = Callable[[Undone, random.Random], None]
COMMANDS: tuple[Command, ...] = (add, edit, edit, edit_all, delete, link, undo, undo, undo, redo)


# judging --------------------------------------------------------------------------


def differs(model: Undone) -> str:
    """Return what is not as the model says."""
    project = model.project
    found = {
        system.uid: {
            **{key: project.value(system, key) for key in ("name", "department", "status")},
            "roles": system.roles,
            model.custom: project.value(system, model.custom),
            "risks": tuple(project.links.seconds(ROLE, system.uid)),
        }
        for system in project.entities(EntityKind.SYSTEM)
    }
    return "" if found == model.systems else f"{found} is not {model.systems}"


def not_on_disk(project: OpenProject) -> str:
    """Return whether memory and disk differ."""
    store = FileStore(project.store._database, project.store._workplace)
    anew = OpenProject(store, project.clock, project.uids)
    same = store.head() == project.store.head() and seen(anew) == seen(project)
    return "" if same else "memory and disk differ"


@dataclass
class Histories:
    """The project that is worked on, and what was visible in it at first."""

    folder: Path
    model: Undone | None = None
    cases: int = 0

    def next_model(self) -> Undone:
        """Return the project for the next history; a new one now and then."""
        if self.model is None or self.cases % HISTORIES == 0:
            if self.model is not None:
                self.model.project.store.close()
            self.model = began(self.folder / str(self.cases))
        self.cases += 1
        return self.model


def judge(state: Histories, case: Case) -> str:
    """Do and undo at random, and at the end undo all of it."""
    model, chance = state.next_model(), case.chance
    model.states, model.place = [{}], 0
    start = visible(model.project)
    actions = [entry for entry in model.project.store.undo_entries() if not entry.undone]
    done: list[str] = []
    for _ in range(chance.randrange(3, LONGEST)):
        command = chance.choice(COMMANDS) if model.systems else chance.choice((add, undo, redo))
        if not model.systems and command is redo and len(model.states) == 1:
            command = add
        done.append(command.__name__)
        command(model, chance)
        if problem := differs(model):
            return f"{done}: {problem}"
    if case.number % DEEPLY == 0:
        if problem := not_on_disk(model.project):
            return f"{done}: {problem}"
        close_and_open(model, chance)
    while model.place:
        undo(model, chance)
    left = [entry for entry in model.project.store.undo_entries() if not entry.undone]
    if len(left) != len(actions) or visible(model.project) != start:
        return f"{done}: undoing everything does not lead back"
    return _not_sound(model) if case.number % DEEPLY == 0 else ""


def _not_sound(model: Undone) -> str:
    model.project.store.publish()
    path = model.project.store.path
    if found := findings(path):
        return f"not sound: {found}"
    return "" if root_of_rows(path) == meta(path)["root"] else "the root does not fit"


UNDO = Block(
    name="undo",
    tests="T56",
    what="histories of commands, undo and redo",
    number=20_000,
    few=120,
    prepare=Histories,
    judge=judge,
)

"""Two programs that open one project at about the same time: never two writers."""

import json
import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.services.clock import RandomUids
from rai_desktop.storage.opening import OpenElsewhereError
from tests.faults.block import Block, Case
from tests.faults.kills import not_whole
from tests.storage.building import add_system, closed, names_in, opened

WRITERS = 2


@dataclass
class Shared:
    folder: Path
    base: Path


def prepare(folder: Path) -> Shared:
    base = folder / "base"
    base.mkdir()
    closed(base)
    return Shared(folder, base)


def judge(state: Shared, case: Case) -> str:
    """Who could open has written; who could not was told who works there."""
    place = state.folder / "case"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(state.base, place)
    path = place / "inventory.rai"
    reading, writing = os.pipe()
    children = []
    for number in range(WRITERS):
        waits = [case.chance.random() * most for most in (0.02, 0.02)]
        child = os.fork()
        if child == 0:
            os.close(reading)
            _write(path, f"von {number}", waits, writing)
        children.append(child)
    os.close(writing)
    with os.fdopen(reading, "r", encoding="utf-8") as said:
        lines = [json.loads(line) for line in said]
    for child in children:
        os.waitpid(child, 0)
    faults = [text for word, text in lines if word == "fault"]
    written = sorted(text for word, text in lines if word == "written")
    if faults or len(lines) != WRITERS:
        return f"{faults or lines}"
    found = sorted(name for name in names_in(path) if name.startswith("von "))
    if found != written or not written:
        return f"{written} could write, and {found} is there"
    return not_whole(path)


def _write(path: Path, name: str, waits: list[float], out: int) -> None:
    def say(word: str, text: str) -> None:
        os.write(out, (json.dumps([word, text]) + "\n").encode())

    try:
        time.sleep(waits[0])
        project = opened(path)
        project.uids = RandomUids()
        add_system(project, name)
        time.sleep(waits[1])
        project.store.close()
        say("written", name)
    except OpenElsewhereError as error:
        say("refused", str(error))
    except SurroundingsError as error:
        say("refused" if "while it was being opened" in str(error) else "fault", str(error))
    except BaseException as error:
        say("fault", repr(error))
    finally:
        os._exit(0)


TWO = Block(
    name="two-writers",
    tests="T14",
    what="two programs open one project at the same time",
    number=500,
    few=20,
    prepare=prepare,
    judge=judge,
)

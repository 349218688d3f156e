"""Rescue out of damaged files: all that is sound, and nothing that is not without a mark."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rai_desktop.domain.errors import UserError
from rai_desktop.services.clock import RandomUids
from rai_desktop.storage.carving import records
from rai_desktop.storage.rescue import rescue
from tests.faults.block import Block, Case
from tests.faults.btree import page_size
from tests.faults.damage import BY_CHANCE, BY_STRUCTURE, Damaged, damaged_by, prepare
from tests.storage.building import findings, opened, private_folders, seen

DAMAGES = (*BY_CHANCE, *BY_STRUCTURE)
HALF_DONE = 20
"""In every how many cases the damage is done a dozen times over."""


@dataclass
class Rescued:
    damaged: Damaged
    pages: Mapping[bytes, Mapping[str, tuple[int, ...]]]
    """For each sound file the pages on which the values of an entry lie."""
    whole: int = 0
    tried: int = 0


def prepare_rescue(folder: Path) -> Rescued:
    damaged = prepare(folder)
    return Rescued(damaged, {whole: _pages_of(whole) for whole, _ in damaged.bases})


def _pages_of(whole: bytes) -> dict[str, tuple[int, ...]]:
    """Return the pages that hold an entry: its row, and its values of further fields."""
    size = page_size(whole)
    found: dict[str, set[int]] = {}
    for start in range(0, len(whole), size):
        alone = bytearray(len(whole))
        alone[:100], alone[start : start + size] = whole[:100], whole[start : start + size]
        for _, cells in records(bytes(alone)):
            uid = cells[1] if len(cells) > 6 else cells[0] if len(cells) == 3 else None
            if isinstance(uid, str):
                found.setdefault(uid, set()).add(start)
    return {uid: tuple(sorted(starts)) for uid, starts in found.items()}


def judge(state: Rescued, case: Case) -> str:
    content, shown = damaged_by(state.damaged, DAMAGES, case)
    if case.number % HALF_DONE == 0:
        for damage in case.chance.choices(BY_CHANCE[:-1], k=12):
            damage(content, case.chance)
    whole = state.damaged.bases[case.number // len(DAMAGES) % len(state.damaged.bases)][0]
    place = state.damaged.folder / f"rescue{case.number}"
    place.mkdir()
    source, target = place / "damaged.rai", place / "rescued.rai"
    source.write_bytes(content)
    problem = _judged(state, case, source, target, shown, _sound(state, whole, bytes(content)))
    if source.read_bytes() != content:
        return "the damaged file was changed"
    shutil.rmtree(place)
    return problem


def _judged(
    state: Rescued, case: Case, source: Path, target: Path, shown: object, sound: set[str]
) -> str:
    state.tried += 1
    try:
        told = rescue(
            source,
            target,
            private_folders(target.parent),
            new_uid=RandomUids().new_uid,
            now=datetime(2026, 6, 15, tzinfo=UTC),
        )
    except UserError as error:
        return f"nothing was rescued: {error}" if sound and _is_ours(source) else ""
    if found := findings(target):
        harmless = ("left out of step", "does not exist")
        if any(not any(word in line for word in harmless) for line in found):
            return f"the new file is not sound: {found}"
    project = opened(target, private_folders(target.parent / "o"))
    now, head = seen(project), project.store.head()
    project.store.close()
    before, old_head = shown
    wrong = [uid for uid, values in now.items() if before.get(uid) != values]
    lost = [uid for uid in before if uid not in now]
    state.whole += not lost
    if wrong:
        return f"taken over although it is not sound: {wrong[:3]}"
    if told.keeps_history and (lost or head != old_head):
        return "the history was kept, but not all it leads to"
    if missed := sound.intersection(lost):
        return f"sound, but not rescued: {sorted(missed)[:3]}"
    return "" if told.lost or not lost else "what is lost is not told"


def _sound(state: Rescued, whole: bytes, content: bytes) -> set[str]:
    """Return the entries none of whose pages was touched."""
    size = page_size(whole)
    if page_size(content) != size:
        return set()
    changed = {
        start
        for start in range(0, len(whole), size)
        if whole[start : start + size] != content[start : start + size]
    }
    return {uid for uid, pages in state.pages[whole].items() if changed.isdisjoint(pages)}


def _is_ours(source: Path) -> bool:
    """Return whether the damaged file does not claim to be of a newer version."""
    return int.from_bytes(source.read_bytes()[60:64], "big") < 100


def finish(state: Rescued) -> str:
    """Most files come back as a whole."""
    is_good = state.tried < 50 or state.whole > state.tried * 0.7
    return "" if is_good else f"only {state.whole} of {state.tried} came back as a whole"


RESCUES = Block(
    name="rescue",
    tests="T22",
    what="damaged files rescued into new ones",
    number=2_000,
    few=100,
    prepare=prepare_rescue,
    judge=judge,
    finish=finish,
    longest=10,
)

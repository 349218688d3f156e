"""Damaged files are never taken for content: refused, or without any effect on what is shown."""

import random
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.attaching import attach_file
from rai_desktop.storage.opening import open_project
from tests.faults import btree
from tests.faults.block import Block, Case
from tests.storage.building import filled, opened, private_folders, project_on, seen

PAGE = 4096
MEMORY = 1 << 30
LETTERS = (b"sort", b"Bene", b"eil", b"Anwend", b"Text")
SAMPLES = Path(__file__).parents[1] / "storage" / "files"

Damage = Callable[[bytearray, random.Random], None]


def bit(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def byte(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] = chance.randrange(256)


def sector(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) // 512) * 512
    content[start : start + 512] = bytes(512)


def swapped_pages(content: bytearray, chance: random.Random) -> None:
    first, second = (chance.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    one, two = content[first : first + PAGE], content[second : second + PAGE]
    content[first : first + PAGE], content[second : second + PAGE] = two, one


def some_bytes(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content))
    size = min(chance.randrange(1, 64), len(content) - start)
    content[start : start + size] = chance.randbytes(size)


def letter(content: bytearray, chance: random.Random) -> None:
    """Change a letter of what people wrote, where SQLite cannot notice it."""
    words = [place for word in LETTERS for place in btree.all_of(content, word)]
    content[chance.choice(words)] ^= 0x20


def cut_off(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


BY_CHANCE: tuple[Damage, ...] = (bit, byte, sector, swapped_pages, some_bytes, letter, cut_off)
BY_STRUCTURE: tuple[Damage, ...] = btree.DAMAGES


@dataclass
class Damaged:
    """Sound files, what each shows, and the place where damaged ones are opened."""

    folder: Path
    bases: Sequence[tuple[bytes, object]]
    tried: int = 0
    refused: int = 0

    @property
    def path(self) -> Path:
        return self.folder / "inventory.rai"


def prepare(folder: Path) -> Damaged:
    """Make the sound files, and bound the memory of this process."""
    _bound_memory()
    made = [_grown(folder / "grown"), *_older(folder / "older")]
    return Damaged(folder, [(path.read_bytes(), _shown(path)) for path in made])


def _grown(folder: Path) -> Path:
    """Return a project with an attachment, some history and free pages."""
    folder.mkdir()
    project = filled(folder)
    attach_file(project, b"%PDF-1.7 " + bytes(range(256)) * 40, "Vertrag.pdf", {})
    for number in range(40):
        values = {"name": f"Anwendung {number}", "notes": f"Text {number} " * 20}
        uid = project.add(EntityKind.SYSTEM, values)
    project.delete([uid])
    project.store.close()
    return project.store.path


def _older(folder: Path) -> list[Path]:
    folder.mkdir()
    return [Path(shutil.copy(sample, folder)) for sample in sorted(SAMPLES.glob("*.rai"))]


def _shown(path: Path) -> object:
    project = opened(path, private_folders(path.parent / "o"))
    shown = seen(project), project.store.head()
    project.store.abandon()
    return shown


def _bound_memory() -> None:
    if sys.platform == "linux":
        import resource

        used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, hard))


def damaged_by(state: Damaged, damages: Sequence[Damage], case: Case) -> tuple[bytearray, object]:
    """Return the bytes of the damaged file of a case, and what the sound one shows."""
    whole, shown = state.bases[case.number // len(damages) % len(state.bases)]
    content = bytearray(whole)
    while content == whole:
        damages[case.number % len(damages)](content, case.chance)
    return content, shown


def judge(state: Damaged, damages: Sequence[Damage], case: Case) -> str:
    """Refused with its name, or opened with what was there; the file itself is left as it is."""
    content, shown = damaged_by(state, damages, case)
    what = damages[case.number % len(damages)].__name__.strip("_")
    state.path.write_bytes(content)
    state.tried += 1
    try:
        store = open_project(state.path, private_folders(state.folder))
    except UserError as error:
        state.refused += 1
        if str(state.path) not in str(error):
            return f"{what}: the refusal does not name the file: {error}"
    else:
        found = seen(project_on(store)), store.head()
        store.abandon()
        if found != shown:
            return f"{what}: accepted with changed data"
    return "" if state.path.read_bytes() == content else f"{what}: the damaged file was changed"


def finish(state: Damaged) -> str:
    """The damage was real: much of it was refused."""
    is_real = state.tried < 50 or state.refused > state.tried // 10
    return "" if is_real else f"only {state.refused} of {state.tried} were refused"


CHANCE = Block(
    name="damage",
    tests="T19 T21",
    what="damaged by chance: bit, byte, sector, page, cut",
    number=10_000,
    few=400,
    prepare=prepare,
    judge=lambda state, case: judge(state, BY_CHANCE, case),
    finish=finish,
    longest=5,
)
STRUCTURE = Block(
    name="damage-in-trees",
    tests="T20",
    what="damaged by knowledge of trees, cells and records",
    number=10_000,
    few=400,
    prepare=prepare,
    judge=lambda state, case: judge(state, BY_STRUCTURE, case),
    finish=finish,
    longest=5,
)

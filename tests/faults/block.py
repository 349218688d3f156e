"""A block of faults: cases of one kind, made from a seed, and the judge of each.

The normal run tries few cases of each block, ``python3 start.py faults`` many; both by this.
"""

import math
import random
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")

USUAL_SEED = "usual"
"""The seed of the normal run: the same cases every time."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its number in the block, and the chance that makes it."""

    number: int
    chance: random.Random


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Generic[T]):
    """Faults of one kind.

    ``prepare`` makes in a folder of its own what all cases of a process begin with, ``judge``
    tries one case and returns what broke a promise; nothing when all held. ``number`` says how
    many cases the large run tries, by what was prepared where it is as many as there are; each
    case stands for ``each`` of what is counted. ``few`` is for the normal run. No case may take
    more seconds than ``longest``.
    """

    name: str
    tests: str
    what: str
    number: int | Callable[[T], int]
    few: int
    prepare: Callable[[Path], T]
    judge: Callable[[T, Case], str | None]
    finish: Callable[[T], str | None] = lambda _: None
    each: int = 1
    longest: float = math.inf


@dataclass(slots=True)
class Tried:
    """What came of some cases of a block."""

    cases: int = 0
    worst: float = 0.0
    problems: list[str] = field(default_factory=list)

    def add(self, other: "Tried") -> None:
        self.cases += other.cases
        self.worst = max(self.worst, other.worst)
        self.problems += other.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which cases of a block a process tries: every ``parts``-th, beginning with ``part``.

    ``share`` is the part of the block's number that counts; ``few`` takes the number of the
    normal run instead. Nothing begins after ``seconds``.
    """

    seed: str
    part: int = 0
    parts: int = 1
    share: float = 1.0
    few: bool = False
    seconds: float = math.inf


def total(block: Block[T], state: T, part: Part) -> int:
    """Return how many cases of the block there are by the wish of ``part``."""
    number = block.number if isinstance(block.number, int) else block.number(state)
    return min(block.few, number) if part.few else max(1, math.ceil(number * part.share))


def try_part(block: Block[T], folder: Path, part: Part) -> Iterator[Tried]:
    """Try the cases of a part and yield what came of each."""
    state = block.prepare(folder)
    end = time.monotonic() + part.seconds
    for number in range(part.part, total(block, state, part), part.parts):
        if time.monotonic() > end:
            break
        case = Case(number, random.Random(f"{part.seed}/{block.name}/{number}"))
        began = time.monotonic()
        problem = _judged(lambda case=case: block.judge(state, case))
        seconds = time.monotonic() - began
        if not problem and seconds > block.longest:
            problem = f"took {seconds:.1f} s"
        yield Tried(block.each, seconds, [f"case {number}: {problem}"] if problem else [])
    if problem := _judged(lambda: block.finish(state)):
        yield Tried(0, 0.0, [f"at the end: {problem}"])


def _judged(judge: Callable[[], str | None]) -> str:
    try:
        return judge() or ""
    except Exception as error:
        places = traceback.extract_tb(error.__traceback__)[-3:]
        where = ", ".join(f"{Path(p.filename).name}:{p.lineno}" for p in places)
        notes = " ".join(getattr(error, "__notes__", ()))
        return f"{type(error).__name__}: {error} ({where}) {notes}"[:2000]

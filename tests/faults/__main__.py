"""The command ``python -m tests.faults``: the large fault run."""

import argparse
import os
import secrets
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from benchmarks.machine import machine_facts
from tests.faults.block import Part, Tried
from tests.faults.blocks import MODULES, block_named
from tests.faults.files import FILES, NO_SKIPS, try_files
from tests.faults.report import Line, page, problems, summary, table, write_page
from tests.faults.running import run_part

PROCESSES = 2
PARTS = 4
"""Pieces of a block, so that the processes end at about the same time."""
EVERY = 10.0
"""Seconds between two lines about how far it is."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one process does at a time: a part of a block, or test files."""

    name: str
    part: Part | None


class Run:
    """A run: its lines, and what people read on the way."""

    def __init__(self, names: Sequence[str]) -> None:
        self.lines = {name: _line(name) for name in names}
        self._lock = Lock()
        self._told = 0.0

    def do(self, piece: Piece) -> None:
        """Do a piece and take over what came of it."""
        line, began = self.lines[piece.name], time.monotonic()
        if piece.part is None:
            self._take(line, try_files(FILES[piece.name]))
        else:
            done = run_part(piece.name, piece.part, lambda tried: self._take(line, tried))
            self._take_rest(line, done)
        with self._lock:
            line.seconds += time.monotonic() - began

    def _take(self, line: Line, tried: Tried) -> None:
        with self._lock:
            line.tried.add(tried)
            if tried.problems or time.monotonic() - self._told > EVERY:
                self._told = time.monotonic()
                print(f"{line.name}: {line.tried.cases:,} tried", file=sys.stderr, flush=True)
            for problem in tried.problems:
                print(f"  FAILED {problem}", file=sys.stderr, flush=True)

    def _take_rest(self, line: Line, done: Tried) -> None:
        """Take over the end of a process that did not tell it itself."""
        ends = [problem for problem in done.problems if problem not in line.tried.problems]
        if ends:
            self._take(line, Tried(problems=ends))


def _line(name: str) -> Line:
    if name in FILES:
        return Line(name, FILES[name].tests, FILES[name].what)
    block = block_named(name)
    return Line(name, block.tests, block.what)


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the faults, print the table, and return 0 when every promise held."""
    options = _parser().parse_args(arguments)
    names = list(options.only or (*MODULES, *FILES))
    os.environ[NO_SKIPS] = "1"
    run, began = Run(names), time.monotonic()
    print(f"seed {options.seed}", file=sys.stderr)
    with ThreadPoolExecutor(PROCESSES) as pool:
        list(pool.map(run.do, _pieces(names, options)))
    lines, minutes = list(run.lines.values()), (time.monotonic() - began) / 60
    print(f"{table(lines)}\n\n{summary(lines, minutes)}; seed {options.seed}")
    failed = problems(lines)
    print("\n".join(failed))
    if options.page:
        when = datetime.now(UTC).date().isoformat()
        how = f"Seed `{options.seed}`, share {options.share:g}. {summary(lines, minutes)}."
        write_page(options.page, page(lines, machine_facts(), when, how))
    return 1 if failed else 0


def _pieces(names: Sequence[str], options: argparse.Namespace) -> Iterator[Piece]:
    for name in names:
        if name in FILES:
            yield Piece(name, None)
            continue
        for part in range(PARTS):
            seconds = options.seconds * PROCESSES / PARTS
            wish = Part(
                seed=options.seed, part=part, parts=PARTS, share=options.share, seconds=seconds
            )
            yield Piece(name, wish)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="faults", description="Try faults in large numbers, each with its judge."
    )
    parser.add_argument(
        "--only", type=_names, metavar="NAME,…", help="some blocks or tests, such as T19,undo"
    )
    parser.add_argument("--share", type=float, default=1.0, help="part of the numbers, such as 0.1")
    parser.add_argument(
        "--seconds", type=float, default=float("inf"), help="most seconds for a block"
    )
    parser.add_argument("--seed", default=secrets.token_hex(4), help="the seed of an earlier run")
    parser.add_argument("--page", type=Path, metavar="FILE", help="write the table as a page, too")
    return parser


def _names(text: str) -> list[str]:
    known = {name: block_named(name).tests for name in MODULES}
    known |= {name: files.tests for name, files in FILES.items()}
    chosen: dict[str, None] = {}
    for wish in (part.strip() for part in text.split(",")):
        found = [name for name, tests in known.items() if wish == name or wish in numbered(tests)]
        if not found:
            raise argparse.ArgumentTypeError(f"{wish}: {', '.join(known)}")
        chosen |= dict.fromkeys(found)
    return list(chosen)


def numbered(tests: str) -> set[str]:
    """Return the single tests that ``T01 T13–T15`` names."""
    found: set[str] = set()
    for word in tests.split():
        first, _, last = word.partition("–")
        numbers = range(int(first[1:]), int((last or first)[1:]) + 1)
        found |= {f"T{number:02}" for number in numbers}
    return found


if __name__ == "__main__":
    sys.exit(main())

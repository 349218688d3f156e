"""The command ``python -m benchmarks``."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.children import kept_folder
from benchmarks.figures import Figure, growth_figures
from benchmarks.machine import machine_facts
from benchmarks.report import page_block, remarks, renew_page, summary, table, write_json
from benchmarks.running import GROUPS, WITHOUT_PROJECT, GroupFailedError, run_group

SIZES = (100, 1_000, 10_000)
REPEAT = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return 0 unless something crashed."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    figures: list[Figure] = []
    failed = []
    for name, size in _plan(options.only, options.sizes):
        what = f"{name}, {size:,} systems" if size else name
        print(f"{what} …", file=sys.stderr, flush=True)
        try:
            figures += run_group(name, size, options.folder, options.repeat)
        except GroupFailedError:
            failed.append(what)
    figures += growth_figures(figures)
    _answer(figures, options)
    if failed:
        print(f"crashed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _plan(names: Sequence[str], sizes: Sequence[int]) -> Iterator[tuple[str, int]]:
    for name in names:
        for size in sizes[:1] if name in WITHOUT_PROJECT else sizes:
            yield name, 0 if name in WITHOUT_PROJECT else size


def _answer(figures: Sequence[Figure], options: argparse.Namespace) -> None:
    facts, day = machine_facts(), datetime.now(UTC).date().isoformat()
    print("\n".join(f"{name}: {value}" for name, value in facts.items()))
    print()
    print(table(figures))
    print()
    for remark in remarks(figures):
        print(remark)
    print()
    print(summary(figures))
    if options.json:
        write_json(options.json, figures, facts, day)
    if options.page:
        renew_page(options.page, page_block(figures, facts, day))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="benchmarks", description="Measure the program side by side with its floors."
    )
    parser.add_argument(
        "--sizes", type=_sizes, default=SIZES, metavar="N,…", help="numbers of AI systems"
    )
    parser.add_argument(
        "--only",
        type=_names,
        default=tuple(GROUPS),
        metavar="NAME,…",
        help=f"some groups of {', '.join(GROUPS)}",
    )
    parser.add_argument(
        "--repeat", type=int, default=REPEAT, help="runs of which the middle counts"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures as JSON")
    parser.add_argument(
        "--page", type=Path, metavar="FILE", help="renew the last run in this page, too"
    )
    parser.add_argument(
        "--folder", type=Path, default=kept_folder(), help="where made-up projects are kept"
    )
    return parser


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted(int(part.replace("_", "")) for part in text.split(",")))


def _names(text: str) -> tuple[str, ...]:
    names = tuple(part.strip() for part in text.split(","))
    for name in names:
        if name not in GROUPS:
            raise argparse.ArgumentTypeError(f"{name}: {', '.join(GROUPS)}")
    return names


if __name__ == "__main__":
    sys.exit(main())

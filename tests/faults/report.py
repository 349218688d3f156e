"""The table that says what was tried and what failed, for people and as a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.block import Tried

HEAD = ("Block", "Tests", "What was tried", "Number", "Failed", "Seconds", "Worst (s)")


@dataclass(slots=True)
class Line:
    """What came of a block; ``seconds`` are those of all its processes together."""

    name: str
    tests: str
    what: str
    tried: Tried = field(default_factory=Tried)
    seconds: float = 0.0

    def cells(self) -> tuple[str, ...]:
        return (
            self.name,
            self.tests,
            self.what,
            f"{self.tried.cases:,}",
            str(len(self.tried.problems)),
            f"{self.seconds:,.0f}",
            f"{self.tried.worst:.2f}",
        )


def table(lines: Sequence[Line]) -> str:
    """Return the table as aligned text."""
    rows = [HEAD, *(line.cells() for line in lines)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place < 3 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def summary(lines: Sequence[Line], minutes: float) -> str:
    """Return the sum of all in a sentence."""
    cases = sum(line.tried.cases for line in lines)
    failed = sum(len(line.tried.problems) for line in lines)
    return f"{cases:,} faults tried in {minutes:.0f} minutes, {failed} failed"


def problems(lines: Sequence[Line]) -> list[str]:
    """Return every failure with its block."""
    return [f"{line.name}: {problem}" for line in lines for problem in line.tried.problems]


def page(lines: Sequence[Line], facts: Mapping[str, str], when: str, how: str) -> str:
    """Return the page for the documentation."""
    head = [
        "# The large fault run",
        "",
        "Written by `python3 start.py faults --page docs/faults-table.md`. What each block is, and"
        " which tests show the rest: [faults.md](faults.md).",
        "",
        f"{when}. {', '.join(f'{name} {value}' for name, value in facts.items())}. {how}",
        "",
        _row(HEAD),
        _row(["---", "---", "---", "---:", "---:", "---:", "---:"]),
    ]
    found = problems(lines)
    told = ["", "Failures:", "", *(f"- {problem}" for problem in found)] if found else []
    return "\n".join([*head, *(_row(line.cells()) for line in lines), *told]) + "\n"


def write_page(target: Path, text: str) -> None:
    """Write the page."""
    target.write_text(text, "utf-8")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"

"""The table that people read, and the JSON document for comparing runs."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.figures import Figure, amount

HEAD = ("What", "Systems", "Value", "Floor", "Ratio", "Goal", "")
BEGIN, END = "<!-- last run: begin -->", "<!-- last run: end -->"

Cells = tuple[str, ...]


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as aligned text, one part for each group."""
    lines = [_cells(figure) for figure in figures]
    widths = [max(len(line[place]) for line in (HEAD, *lines)) for place in range(len(HEAD))]
    text = [_line(HEAD, widths), "  ".join("-" * width for width in widths).rstrip()]
    group = ""
    for figure, line in zip(figures, lines, strict=True):
        if figure.group != group:
            group = figure.group
            text += ["", group]
        text.append(_line(line, widths))
    return "\n".join(text)


def remarks(figures: Sequence[Figure]) -> list[str]:
    """Return what the floors are, then the notes."""
    floors: dict[str, dict[str, dict[str, None]]] = {}
    for figure in figures:
        if figure.floor_name:
            floors.setdefault(figure.group, {}).setdefault(figure.floor_name, {})[figure.name] = (
                None
            )
    found = []
    for group, named in floors.items():
        for floor, names in named.items():
            of = "" if len(named) == 1 else f" of {'; '.join(names)}"
            found.append(f"{group} – floor{of}: {floor}")
    noted = [figure for figure in figures if figure.note]
    return found + [f"{f.group} – {f.name}, {f.size:,} systems: {f.note}" for f in noted]


def summary(figures: Sequence[Figure]) -> str:
    """Return how many goals are met and which are missed."""
    judged = [figure for figure in figures if figure.verdict]
    missed = [figure for figure in judged if figure.verdict == "missed"]
    return f"{len(judged) - len(missed)} of {len(judged)} goals met, {len(missed)} missed"


def page_block(figures: Sequence[Figure], facts: Mapping[str, str], day: str) -> str:
    """Return machine and table as they stand in a page of the documentation."""
    machine = ", ".join(f"{name} {value}" for name, value in facts.items())
    return (
        f"{BEGIN}\n{day}. {machine}.\n{summary(figures)}.\n\n```text\n{table(figures)}\n```\n{END}"
    )


def renew_page(page: Path, block: str) -> None:
    """Put ``block`` in the place of the last run in ``page``."""
    before, _, rest = page.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(before + block + after, "utf-8")


def write_json(target: Path, figures: Sequence[Figure], facts: Mapping[str, str], day: str) -> None:
    """Write everything that was measured, single runs included."""
    document = {
        "day": day,
        "machine": dict(facts),
        "figures": [figure.document() for figure in figures],
    }
    target.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _cells(figure: Figure) -> Cells:
    ratio = figure.ratio
    return (
        f"  {figure.name}",
        f"{figure.size:,}" if figure.size else "",
        amount(figure.value, figure.unit),
        amount(figure.floor, figure.unit) if figure.floor is not None else "",
        f"{ratio:.2f} ×" if ratio is not None else "",
        figure.goal,
        figure.verdict,
    )


def _line(cells: Cells, widths: Sequence[int]) -> str:
    first, *numbers, goal, verdict = cells
    parts = [first.ljust(widths[0])]
    parts += [cell.rjust(width) for cell, width in zip(numbers, widths[1:], strict=False)]
    parts += [goal.ljust(widths[-2]), verdict]
    return "  ".join(parts).rstrip()

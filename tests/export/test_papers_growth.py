"""Writing a document takes steps in proportion to its rows, not to their square."""

import sys

import pytest

from rai_desktop.export.writers import write_paper
from rai_desktop.services.papers.model import Grid, PaperColumn
from tests.export.test_papers import paper

FEW, MANY = 250, 1_000


def calls_of(paper, target):
    """Return how many functions are called while ``paper`` is written."""
    count = 0

    def note(_frame, event, _argument):
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        for _ in write_paper(paper, target):
            pass
    finally:
        sys.setprofile(before)
    return count


def of_rows(count):
    columns = tuple(PaperColumn(title=title) for title in ("Number", "Name"))
    return (Grid(columns=columns, rows=[(f"KI-{n}", "Scan") for n in range(count)], empty=""),)


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_four_times_the_rows_take_four_times_the_steps(tmp_path, ending):
    _warm, few, many = (
        calls_of(paper(blocks=of_rows(count)), tmp_path / f"{count}{ending}")
        for count in (1, FEW, MANY)
    )
    assert few < many <= few * MANY / FEW * 1.1

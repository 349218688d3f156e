"""The year as a paper: what is open, closed years, the trend, and what changed."""

from datetime import UTC, datetime

import pytest

from rai_desktop.domain.fields import Privacy
from rai_desktop.services.papers.model import Facts, Figures, Grid, Heading, Paragraph, drawn
from rai_desktop.services.papers.request import PaperRequest
from rai_desktop.services.years.paper import year_paper
from tests.services.building import TODAY
from tests.services.years.building import S, close, fill, speaking


def paper(project, language="en", **values):
    request = PaperRequest(cut_off=TODAY, created=datetime(2026, 6, 15, tzinfo=UTC), **values)
    return year_paper(project, speaking(project, language), request)


def blocks(made, kind):
    return [block for block in made.blocks if isinstance(block, kind)]


def headings(made):
    return [block.text for block in blocks(made, Heading)]


def facts(made):
    return {fact.label: fact.text for block in blocks(made, Facts) for fact in block.facts}


def test_without_a_closed_year_it_says_so_and_shows_today(project):
    fill(project)
    made = paper(project)
    assert any("No year is closed yet" in block.text for block in blocks(made, Paragraph))
    assert headings(made) == [
        "Open today",
        "Maturity and requirements met, year by year",
        "In numbers",
    ]


def test_a_closed_year_is_compared_with_today(project):
    fill(project)
    close(project, note="For us")
    project.add(S, {"name": "Voice"})
    made = paper(project)
    assert headings(made)[-4:] == ["By criterion", "Requirements", "AI systems", "Risks"]
    systems = [grid for grid in blocks(made, Grid) if grid.columns[0].title == "AI system"]
    assert [row[:2] for row in systems[0].rows] == [("KI-0003 Voice", "New")]
    assert facts(made)["Signed off by"] == "Petra Muster, Managing director"
    assert facts(made)["Note"] == "For us"


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_picture_tells_its_values_in_words(project, language):
    fill(project)
    close(project)
    ((_, picture),) = blocks(paper(project, language), Figures)[0].captioned
    words = drawn(picture, lambda text, size, bold: len(text) * size / 2).alt_text
    assert "2025" in words
    assert "%" in words


def test_left_out_names_and_notes_do_not_appear(project):
    fill(project)
    close(project, note="For us")
    made = paper(project, left_out=frozenset({Privacy.PERSONAL, Privacy.COMMENT}))
    assert facts(made)["Signed off by"] == "Managing director"
    assert "Note" not in facts(made)
    assert "Petra" not in str(made.blocks)

"""Charts of the alliance view: what the tables tell, and no more."""

import pytest

from rai_desktop.domain.codes import Criterion
from rai_desktop.services.alliance.charts import alliance_charts
from rai_desktop.services.alliance.papers import alliance_paper
from rai_desktop.services.alliance.words import mean_text
from rai_desktop.services.papers.model import Figures, drawn
from rai_desktop.words import words_for
from tests.services.alliance.reports import MOMENT, random_reports
from tests.services.alliance.test_consolidating import view

WORDS = words_for("en")


@pytest.fixture(scope="module")
def many():
    return view(random_reports(40))


def test_distribution_of_each_criterion_counts_the_members_of_the_tables(many):
    charts = {chart.title: chart for chart in alliance_charts(WORDS, many)}
    for each in many.figures:
        name = f"How members are spread: {each.measure.criterion and each.measure.criterion.label}"
        if each.measure.id.endswith(".met") and name in charts:
            counts = tuple(row.values[0] for row in charts[name].rows)
            if each.measure.id.startswith("criterion."):
                assert counts == each.overall.counts
                assert sum(counts) == 40
    assert sum(title.startswith("How members are spread") for title in charts) == len(Criterion) + 1


def test_pictures_of_the_paper_say_the_means_of_the_table(many):
    paper = alliance_paper(WORDS, many, MOMENT)
    figures = [b for b in paper.blocks if isinstance(b, Figures)]
    told = " ".join(
        drawn(picture, lambda text, size, _bold: len(text) * size / 2).alt_text
        for figure in figures
        for _, picture in figure.captioned
    )
    for each in many.figures:
        if each.measure.id.endswith(".met") and each.measure.id.startswith("criterion."):
            mean = mean_text(WORDS, each.measure.scale, each.overall.mean)
            assert f"{each.measure.criterion.label}: {mean}" in told


def test_fewer_than_five_members_have_no_charts():
    assert alliance_charts(WORDS, view(random_reports(4))) == ()

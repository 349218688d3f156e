"""Requirements of today are marked against those of the last closed year."""

import pytest

from rai_desktop.services.requirements.assessing import standing
from rai_desktop.services.years.since import HIGHER, LOWER, NEW, LastYear
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE
from tests.services.years.building import POLICY, answer, close, fill

WORDS = words_for("en")


def score_of(project, requirement=POLICY):
    return standing(project, CATALOGUE).assessment.by_requirement[requirement]


@pytest.fixture
def last_year(project):
    fill(project)
    return LastYear(project)


def marks(last_year, project):
    last_year.refresh()
    score = score_of(project)
    return last_year.mark(score), last_year.told(WORDS, score)


def test_without_a_closed_year_nothing_is_marked(last_year, project):
    assert marks(last_year, project) == ("", "")


@pytest.mark.parametrize(
    ("level", "sign", "text"),
    [(3, "", ""), (4, HIGHER, "2025: level 3"), (1, LOWER, "2025: level 3")],
)
def test_another_level_than_last_year_is_marked(last_year, project, level, sign, text):
    close(project)
    answer(project, POLICY, level)
    assert marks(last_year, project) == (sign, text)


def test_closing_again_counts_from_then_on(last_year, project):
    close(project)
    answer(project, POLICY, 4)
    assert marks(last_year, project)[0] == HIGHER
    close(project, again=True)
    assert marks(last_year, project)[0] == ""
    project.undo()
    assert marks(last_year, project)[0] == HIGHER


def test_what_did_not_apply_last_year_is_new(last_year, project):
    close(project)
    last_year.refresh()
    last_year._then = {key: one for key, one in last_year._then.items() if key != POLICY}
    score = score_of(project)
    assert (last_year.mark(score), last_year.told(WORDS, score)) == (NEW, "new since 2025")

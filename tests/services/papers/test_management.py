"""The page for management: it names what counts, cuts visibly and leaves names out when asked."""

import pytest

from rai_desktop.domain.fields import Privacy
from rai_desktop.services.papers.model import Figures, Grid
from tests.services.building import empty_project, example_project
from tests.services.entries import add_person, add_risk, add_system, rated
from tests.services.papers.making import paper_of, paper_texts


@pytest.fixture
def project(tmp_path):
    made = empty_project(tmp_path)
    yield made
    made.store.abandon()


def systems(paper):
    grid = next(block for block in paper.blocks if isinstance(block, Grid))
    return [row[0].text for row in grid.rows]


def test_empty_project_has_a_page_that_says_so(project):
    texts = paper_texts(paper_of(project, "management"))
    assert "No AI system has been entered yet." in texts
    assert "No risk has been rated yet." in texts


def test_risky_systems_come_first_and_the_others_are_counted(project):
    for place in range(6):
        add_system(project, f"System {place}", status="in_use")
    uid = next(s.uid for s in project.entities("system") if s.name == "System 5")
    add_risk(project, uid, title="Wrong results", **rated(4, 4, 4))
    paper = paper_of(project, "management")
    assert systems(paper)[0] == "System 5"
    assert len(systems(paper)) == 4
    assert "2 further AI systems are in the AI inventory." in paper_texts(paper)[-1]


def test_long_texts_are_cut_where_one_sees_it(project):
    add_system(project, "N" * 300, purpose="to answer questions " * 50)
    shown = systems(paper_of(project, "management"))[0]
    assert len(shown) < 60
    assert shown.endswith(" …")


def test_names_that_are_left_out_stand_nowhere(project):
    person = add_person(project, "Petra Beispiel", function="Head of IT")
    add_risk(project, title="Wrong results", owner=person, **rated(4, 4, 4))
    kept = " ".join(paper_texts(paper_of(project, "management")))
    left = paper_of(project, "management", left_out=frozenset({Privacy.PERSONAL}))
    assert "Petra Beispiel" in kept
    assert "Petra" not in " ".join(paper_texts(left))
    assert "Head of IT" in paper_texts(left)


def test_example_company_is_told_with_figures_pictures_and_dates(tmp_path):
    made = example_project(tmp_path, "en")
    paper = paper_of(made, "management")
    made.store.abandon()
    pictures = [block for block in paper.blocks if isinstance(block, Figures)]
    assert [len(each.captioned) for each in pictures] == [1, 2]
    assert "Overdue, and next legal dates" in paper_texts(paper)

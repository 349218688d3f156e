"""The dossier of a system: everything about it, nothing about others, nothing that is left out."""

import pytest

from rai_desktop.domain.fields import Privacy
from rai_desktop.services.papers.model import Facts, Heading
from tests.services.building import empty_project, example_project
from tests.services.entries import add_mitigation, add_person, add_risk, add_system, rated
from tests.services.papers.making import paper_of, paper_texts


@pytest.fixture
def project(tmp_path):
    made = empty_project(tmp_path)
    yield made
    made.store.abandon()


@pytest.fixture
def chat(project):
    owner = add_person(project, "Petra Beispiel", function="Head of IT")
    uid = add_system(project, "Chat", purpose="Answers questions", owner=owner, yearly_cost=4711)
    add_system(project, "Other thing")
    risk = add_risk(project, uid, title="Wrong answers", **rated(4, 3, 2))
    add_mitigation(project, risk, title="Read before sending")
    return uid


def texts(project, uid, **wishes):
    return paper_texts(paper_of(project, "dossier", entries=(uid,), **wishes))


def test_everything_about_the_system_and_nothing_about_others(project, chat):
    everything = "\n".join(texts(project, chat))
    for part in ("Answers questions", "Wrong answers", "Read before sending", "Petra Beispiel"):
        assert part in everything
    assert "Other thing" not in everything


def test_every_filled_field_stands_there_under_its_group(project, chat):
    paper = paper_of(project, "dossier", entries=(chat,))
    titles = [block.text for block in paper.blocks if isinstance(block, Heading)]
    assert "Short entry" in titles
    facts = [
        fact.text for block in paper.blocks if isinstance(block, Facts) for fact in block.facts
    ]
    assert "4711" in facts


def test_what_there_is_nothing_of_is_said(project, chat):
    assert any(text.startswith("Incidents: ") for text in texts(project, chat))


def test_names_and_costs_that_are_left_out_stand_nowhere(project, chat):
    left_out = frozenset({Privacy.PERSONAL, Privacy.COST})
    everything = "\n".join(texts(project, chat, left_out=left_out))
    assert "Petra" not in everything
    assert "4711" not in everything
    assert "Head of IT" in everything


def test_history_tells_of_the_system_alone_and_how_much_came_before(project, chat):
    for place in range(45):
        project.edit(chat, {"department": f"Department {place}"})
    found = texts(project, chat)
    assert "6 earlier changes are in the extract of the history." in found


def test_classified_system_of_the_example_is_told_with_reasons_and_answers(tmp_path):
    made = example_project(tmp_path, "en")
    uid = made.entities("system")[5].uid
    everything = texts(made, uid)
    made.store.abandon()
    assert "Reason" in everything
    assert "Question" in everything
    assert "This AI system has not been classified yet." not in everything

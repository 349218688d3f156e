"""The risk register and the status of the requirements as papers."""

import pytest

from rai_desktop.domain.fields import Privacy
from rai_desktop.services.papers.model import Figures, Grid
from tests.services.building import empty_project, example_project
from tests.services.papers.making import paper_of, paper_texts


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    made = example_project(tmp_path_factory.mktemp("example"), "en")
    yield made
    made.store.abandon()


@pytest.mark.parametrize("key", ["risks", "requirements"])
def test_empty_project_has_papers_too(tmp_path, key):
    made = empty_project(tmp_path)
    assert paper_texts(paper_of(made, key))
    made.store.abandon()


def test_each_risk_stands_in_the_register_with_matrices_of_today_and_target(example):
    paper = paper_of(example, "risks")
    everything = "\n".join(paper_texts(paper))
    for risk in example.entities("risk"):
        assert risk.title in everything
    captions = [c for b in paper.blocks if isinstance(b, Figures) for c, _ in b.captioned]
    assert sum("matri" in c or "impact on" in c for c in captions) == 4
    assert "Legend" in everything


def test_evidence_stands_under_its_criterion_with_what_it_proves(example):
    paper = paper_of(example, "requirements")
    proved = [
        row[-1]
        for block in paper.blocks
        if isinstance(block, Grid) and block.columns[-1].title == "Proves"
        for row in block.rows
    ]
    assert proved
    assert all(text.startswith("MR-") for text in proved)


def test_notes_that_are_left_out_stand_nowhere(example):
    kept = paper_texts(paper_of(example, "requirements"))
    left_out = frozenset({Privacy.COMMENT})
    left = paper_texts(paper_of(example, "requirements", left_out=left_out))
    notes = set(kept) - set(left) - {"Notes"}
    assert notes
    assert not notes & set(left)

"""The extract of the history: every step once, the newest first, without names when asked."""

from datetime import timedelta

import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import Privacy
from rai_desktop.domain.steps import fingerprint
from rai_desktop.services.papers.model import Grid
from rai_desktop.services.papers.registry import PAPERS, paper_kind
from tests.services.building import TODAY, empty_project
from tests.services.entries import add_person, add_system
from tests.services.papers.making import paper_of, paper_texts


@pytest.fixture
def project(tmp_path):
    made = empty_project(tmp_path)
    add_system(made, "Chat")
    add_person(made, "Petra Beispiel")
    yield made
    made.store.abandon()


def rows(paper):
    return next(block.rows for block in paper.blocks if isinstance(block, Grid))


def test_each_step_stands_once_the_newest_first(project):
    found = rows(paper_of(project, "history"))
    heads = list(project.store.step_heads(None, 100, None))
    assert [row[3] for row in found] == [fingerprint(head.id) for head in heads]
    assert "Petra Beispiel" in found[0][2]


def test_names_left_out_appear_nowhere(project):
    paper = paper_of(project, "history", left_out=frozenset({Privacy.PERSONAL}))
    assert "Petra" not in " ".join(paper_texts(paper))
    assert len(rows(paper)) == len(rows(paper_of(project, "history")))


def test_extract_of_one_entry_tells_of_it_alone_and_names_it(project):
    system = next(iter(project.entities("system")))
    paper = paper_of(project, "history", entries=(system.uid,))
    assert "Chat" in paper.subtitle
    assert len(rows(paper)) == 1


def test_nothing_since_a_later_day_is_said_in_words(project):
    paper = paper_of(project, "history", since=TODAY + timedelta(days=9999))
    assert rows(paper) == ()
    assert "Nothing was changed in this time." in paper_texts(paper)


def test_unknown_papers_are_refused_with_those_there_are():
    with pytest.raises(UsageError) as refused:
        paper_kind("nothing")
    assert all(kind.key in refused.value.values["names"] for kind in PAPERS)

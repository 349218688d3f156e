"""After a change only what it touches is read and judged anew, and the result is the same."""

import pytest

from rai_desktop.domain.requirements import COMPANY, RequirementAnswer
from rai_desktop.services.requirements import assessing
from rai_desktop.services.requirements.answering import (
    answer_requirements,
    clear_answer,
)
from rai_desktop.services.requirements.assessing import (
    KnownStanding,
    rules_of,
    standing,
    standing_in_parts,
)
from rai_desktop.services.requirements.sheets import KnownAnswers, SheetReader
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE
from tests.services.law.building import add_system

POLICY, SHARED, EACH = "MR-GOV-01", "MR-SOR-01", "MR-ETH-01"


class Watched:
    """A project whose changes are heard, as the window hears them."""

    def __init__(self, project):
        self.project = project
        self.known = KnownStanding()
        self.systems = [add_system(project, name) for name in "ABC"]
        self.answer(POLICY, level=3)
        self.answer(SHARED, self.systems[0], level=1)
        self.last = self.found()
        project.on_change(self.known.note)

    def found(self):
        parts = standing_in_parts(self.project, CATALOGUE, self.known)
        while True:
            try:
                next(parts)
            except StopIteration as end:
                return end.value

    def answer(self, requirement, subject=COMPANY, **values):
        given = RequirementAnswer(requirement=requirement, subject=subject, **values)
        rules = rules_of(self.project, CATALOGUE)
        answer_requirements(self.project, CATALOGUE, words_for("en"), rules, [given])

    def judged_anew(self):
        """Return the requirements whose scores are other ones than before; check all of them."""
        before, now = self.last.assessment.by_requirement, self.found()
        fresh = standing(self.project, CATALOGUE)
        assert now.assessment == fresh.assessment
        assert now.answers == fresh.answers
        self.last = now
        found = now.assessment.by_requirement
        return {key for key, score in found.items() if score is not before.get(key)}


@pytest.fixture
def watched(project):
    return Watched(project)


def test_an_answer_renews_the_one_requirement_it_is_about(watched):
    watched.answer(SHARED, level=2)
    assert watched.judged_anew() == {SHARED}
    watched.answer(EACH, watched.systems[2], level=4)
    assert watched.judged_anew() == {EACH}


def test_nothing_is_judged_anew_when_nothing_changed(watched):
    assert watched.judged_anew() == set()


def test_an_answer_that_is_taken_back_or_undone_counts_no_longer(watched):
    clear_answer(watched.project, rules_of(watched.project, CATALOGUE), POLICY, COMPANY)
    assert watched.judged_anew() == {POLICY}
    watched.project.undo()
    assert watched.judged_anew() == {POLICY}


def test_several_changes_before_it_is_asked_again_are_all_taken_over(watched):
    watched.answer(SHARED, level=2)
    watched.answer(SHARED, level=4)
    watched.answer(EACH, watched.systems[0], level=0)
    parts = standing_in_parts(watched.project, CATALOGUE, watched.known)
    next(parts)
    parts.close()  # the window drops what is under way
    watched.answer(POLICY, level=1)
    assert watched.judged_anew() == {SHARED, EACH, POLICY}


def test_another_system_renews_everything(watched):
    every = set(watched.last.assessment.by_requirement)
    watched.project.edit(watched.systems[0], {"people_data": "yes"})
    assert watched.judged_anew() == every


class Counting:
    """A store that notes how many sheets are asked for at once."""

    def __init__(self, store):
        self._store = store
        self.asked = []

    def extra_values_of(self, uids):
        self.asked.append(len(uids))
        return self._store.extra_values_of(uids)

    def __getattr__(self, name):
        return getattr(self._store, name)


def test_few_sheets_are_read_at_once_and_those_that_are_known_never_again(watched, monkeypatch):
    monkeypatch.setattr(assessing, "_PART", 2)
    for system in watched.systems:
        watched.answer(EACH, system, level=1)
    watched.found()
    store = watched.project.store = Counting(watched.project.store)
    fresh = KnownStanding()
    for _ in standing_in_parts(watched.project, CATALOGUE, fresh):
        pass
    assert store.asked == [2, 2]
    store.asked.clear()
    for _ in standing_in_parts(watched.project, CATALOGUE, fresh):
        pass
    assert store.asked == []


def test_a_reader_tells_the_answers_in_the_order_of_the_subjects(watched):
    pack = rules_of(watched.project, CATALOGUE).pack
    reader = SheetReader(watched.project, pack, KnownAnswers())
    subjects = assessing.subjects(watched.project)
    assert [answer.subject for answer in reader.answers(subjects)] == [COMPANY, watched.systems[0]]

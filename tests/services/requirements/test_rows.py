"""Requirements as rows, their reasons and their evidence, in both languages."""

from datetime import date

import pytest

from rai_desktop.domain.requirements import COMPANY
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.words import grade_text
from rai_desktop.services.requirements.assessing import rules_of, standing
from rai_desktop.services.requirements.changing import Answers
from rai_desktop.services.requirements.details import counted_for, proofs, reasons
from rai_desktop.services.requirements.rows import RowFilter, requirement_rows
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE, TODAY
from tests.services.law.building import add_system

LITERACY, SHARED = "MR-KNO-01", "MR-SOR-01"


def rows(project, language="en"):
    labels = Labels(words_for(language), CATALOGUE)
    return requirement_rows(project, CATALOGUE, labels, standing(project, CATALOGUE))


def row(project, requirement, language="en"):
    return next(one for one in rows(project, language) if one.id == requirement)


def answers_of(project):
    rules = rules_of(project, CATALOGUE)
    return Answers(project=project, catalogue=CATALOGUE, words=words_for("en"), rules=rules)


def test_gaps_come_first_in_each_criterion_and_law_of_today_before_the_rest(project):
    add_system(project)
    answers_of(project).change(LITERACY, (COMPANY,), {"level": 4})
    found = rows(project)
    assert len(found) == 30
    foundations = [one for one in found if one.criterion == "foundations"]
    assert foundations == list(found[: len(foundations)])
    assert foundations[-1].id == LITERACY
    kinds = [one.kind.rank for one in foundations if one.is_open]
    assert kinds == sorted(kinds)


def test_a_row_says_how_far_where_and_who(project):
    first, second = add_system(project, "A"), add_system(project, "B")
    answers = answers_of(project)
    uid, settings = answers.new_person("Leitung IT")
    answers.change(SHARED, (COMPANY,), {"level": 3})
    answers.change(
        SHARED, (second,), {"level": 1, "due": date(2026, 9, 1), "person": uid}, settings
    )
    found = row(project, SHARED)
    assert (found.digit, found.word, found.state_word) == ("1", "Started", "Partly met")
    assert (found.lowest, found.spread) == ("KI-0002 B", "1 on level 1, 1 on level 3")
    assert (found.person, found.due) == ("Leitung IT", date(2026, 9, 1))
    assert first != second


@pytest.mark.parametrize(
    ("language", "words"), [("en", ("–", "Not answered")), ("de", ("–", "Ohne Antwort"))]
)
def test_what_nobody_answered_says_so(project, language, words):
    found = row(project, LITERACY, language)
    assert (found.digit, found.word) == words


def test_filters_leave_out_what_does_not_fit(project):
    add_system(project)
    answers_of(project).change(LITERACY, (COMPANY,), {"level": 3})
    found = rows(project)

    def left(**wishes):
        return [one.id for one in found if RowFilter(**wishes).fits(one)]

    assert len(left()) == 30
    assert len(left(starter_only=True)) == 10
    assert LITERACY not in left(open_only=True)
    assert set(left(criterion="trust")) == {f"MR-VER-0{n}" for n in range(1, 5)}
    assert LITERACY in left(framework="altai")
    assert "MR-GOV-04" not in left(framework="altai")


def test_reasons_cite_the_law_with_law_first(project):
    add_system(project)
    score = standing(project, CATALOGUE).assessment.by_requirement[LITERACY]
    found = reasons(words_for("de"), CATALOGUE, score, TODAY)
    assert found[0].binding.startswith("Pflicht seit 02.02.2025")
    assert "Art. 4" in found[0].places
    assert "KI-VO" in found[0].places


def test_evidence_and_frameworks_are_told_and_a_proposal_says_that_it_is_one(project):
    rules, words = rules_of(project, CATALOGUE), words_for("en")
    rule = rules.by_id["MR-GOV-01"]
    assert "Policy with date, version, approval" in proofs(words, rule)
    assert any(text.endswith(": ALTAI-7") for text in counted_for(words, rules, rule))
    assert grade_text(words, rule.mark) == "Own proposal. To be checked with counsel."

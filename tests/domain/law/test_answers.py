"""Reading an answers file: what is missing, what was given before, and what cannot be."""

from datetime import date

import pytest

from rai_desktop.domain.conditions import parse_condition
from rai_desktop.domain.law import AnswerError, LawRules, QuestionRule, read_answers
from rai_desktop.words import words_for


def question(question_id, ask_when, **more):
    return QuestionRule(id=question_id, screen="s", ask_when=parse_condition(ask_when), **more)


RULES = LawRules(
    pack="law",
    version="1",
    sha256="0" * 64,
    state_of_law=date(2026, 1, 1),
    questions=(
        question("A", {"always": True}),
        question("B", {"always": True}),
        question("A-x", {"answer": {"A": "yes"}}, when_missing="no"),
        question("C", {"role": "provider"}, when_missing="no"),
    ),
)


def test_finer_questions_get_the_answer_that_counts_when_they_are_missing():
    assert read_answers(RULES, {"A": "yes"}) == {"A": "yes", "A-x": "no", "C": "no"}


def test_an_exception_that_was_answered_before_stays():
    held = {"A": "yes", "A-x": "yes", "C": "yes"}
    assert read_answers(RULES, {"B": "no"}, held) == {**held, "B": "no"}
    assert read_answers(RULES, {"A": "yes"}, held)["A-x"] == "yes"
    assert read_answers(RULES, {"A-x": "no"}, held)["A-x"] == "no"


def test_a_finer_question_that_was_left_open_before_stays_open():
    assert "A-x" not in read_answers(RULES, {"B": "no"}, {"A": "yes"})


def test_a_finer_question_that_comes_up_anew_gets_its_answer():
    assert read_answers(RULES, {"A": "yes"}, {"B": "no"})["A-x"] == "no"
    assert read_answers(RULES, {"A": "yes"}, {"A": "no"})["A-x"] == "no"


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_example_of_answers_can_be_copied(language):
    with pytest.raises(AnswerError) as caught:
        read_answers(RULES, [])
    said = words_for(language).of_error(caught.value)
    assert '{"A1": "yes"}' in said
    assert "{{" not in said


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "null"), (True, "true"), (1, "1"), (["a"], '["a"]'), ("maybe", "maybe"), ("", '""')],
)
def test_an_answer_that_does_not_fit_is_told_as_it_is_written(value, shown):
    with pytest.raises(AnswerError) as caught:
        read_answers(RULES, {"A": value})
    assert f"with {shown}." in words_for("en").of_error(caught.value)

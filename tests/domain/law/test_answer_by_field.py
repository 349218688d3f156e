"""Questions that a field of an entity answers."""

import pytest

from rai_desktop.domain.codes import Answer, OrganisationKind
from rai_desktop.domain.conditions import Always
from rai_desktop.domain.law import QuestionRule, answer_by_field


def question(**more):
    return QuestionRule(id="Q", screen="company", ask_when=Always(), **more)


@pytest.mark.parametrize("answer", ["yes", "no", "unknown"])
def test_an_answer_is_taken_over(answer):
    assert answer_by_field(question(), Answer(answer)) == answer


@pytest.mark.parametrize(
    ("staff", "answer"), [(0, "no"), (19, "no"), (20, None), (49, None), (50, "yes"), (None, None)]
)
def test_a_number_answers_by_the_bounds_of_the_question(staff, answer):
    assert answer_by_field(question(yes_from=50, no_below=20), staff) == answer


def test_a_number_without_bounds_answers_nothing():
    assert answer_by_field(question(), 7) is None


def test_a_choice_is_read_as_the_question_says():
    public = question(reads_as={"public_body": "yes"})
    assert answer_by_field(public, OrganisationKind.PUBLIC_BODY) == "yes"
    assert answer_by_field(public, OrganisationKind.SME) is None


@pytest.mark.parametrize("value", [True, 0.5, (), ["yes"]])
def test_other_values_answer_nothing(value):
    assert answer_by_field(question(yes_from=0), value) is None

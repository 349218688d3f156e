"""Which answer counts for a system, and what no answer may say."""

from datetime import date

import pytest

from rai_desktop.domain.requirements import (
    COMPANY,
    MATURITY,
    Origin,
    RequirementAnswer,
    RequirementAnswerError,
    State,
    by_subject,
    effective,
)
from tests.domain.requirements.small import requirement


def counted(*answers, inherits=True, subject="s1"):
    rule = requirement("R", inherits=inherits)
    return effective(rule, subject, by_subject(answers))


def answer(level=None, subject=COMPANY, **more):
    return RequirementAnswer(requirement="R", subject=subject, level=level, **more)


def test_a_system_takes_the_answer_that_holds_for_all_systems():
    found = counted(answer(3))
    assert (found.level, found.origin, found.state) == (3, Origin.INHERITED, State.MET)


def test_an_exception_of_a_system_counts_before_the_answer_for_all():
    found = counted(answer(3), answer(1, "s1"))
    assert (found.level, found.origin, found.state) == (1, Origin.OWN, State.PARTLY)
    assert counted(answer(3), answer(1, "s2")).level == 3


def test_a_check_per_system_is_not_inherited():
    found = counted(answer(4), inherits=False)
    assert (found.level, found.origin, found.is_known) == (0, Origin.MISSING, False)
    assert counted(answer(4), answer(2, "s1"), inherits=False).level == 2


def test_the_organisation_has_its_own_answer_even_where_systems_do_not_inherit():
    found = counted(answer(4), inherits=False, subject=COMPANY)
    assert (found.level, found.origin) == (4, Origin.OWN)


def test_a_reason_why_it_does_not_apply_is_inherited_and_can_be_overruled():
    waived = answer(not_applicable="We have no such systems")
    assert counted(waived).state is State.NOT_APPLICABLE
    assert counted(waived, answer(2, "s1")).state is State.PARTLY


def test_what_nobody_knows_counts_as_zero():
    found = counted()
    assert (found.level, found.is_known, found.state) == (0, False, State.NOT_MET)
    assert counted(answer(note="Ask the works council")).is_known is False


def test_a_plan_of_the_system_stands_beside_the_inherited_answer():
    found = counted(answer(2, target=3), answer(None, "s1", target=4))
    assert (found.level, found.origin) == (2, Origin.INHERITED)
    assert found.plan is not None
    assert found.plan.target == 4


def test_a_note_of_the_system_leaves_the_plan_of_the_company_standing():
    company = answer(2, target=3, person="p1", due=date(2027, 1, 1), note="For all")
    found = counted(company, answer(None, "s1", note="Only here"))
    assert found.plan is not None
    assert (found.plan.target, found.plan.person, found.plan.due) == (3, "p1", date(2027, 1, 1))
    assert found.plan.note == "Only here"
    assert counted(company, answer(1, "s1")).plan.due is None
    assert counted(answer(None, "s1", note="Only here")).plan.note == "Only here"


@pytest.mark.parametrize(
    ("plain", "part"),
    [
        ({"level": 5}, "5"),
        ({"level": -1}, "-1"),
        ({"level": True}, "True"),
        ({"level": 2.0}, "2.0"),
        ({"target": 7}, "7"),
        ({"not_applicable": "  "}, "why"),
        ({"level": 0, "not_applicable": "None here"}, "exclude"),
    ],
)
def test_answers_that_contradict_themselves_are_refused_with_the_requirement(plain, part):
    with pytest.raises(RequirementAnswerError, match="R: ") as caught:
        RequirementAnswer(requirement="R", **plain)
    assert part in str(caught.value)


def test_each_level_has_a_word():
    assert len(MATURITY) == len(set(MATURITY)) == 5

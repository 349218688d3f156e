"""Facts of system and company lead to labels, roles, duties and open questions."""

import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.services.law.facts import sizes_of
from rai_desktop.services.law.judging import judge
from tests.services.law.building import LAW, add_system, all_no, bare

project = bare


def ids(judged):
    return {duty.rule.id: duty.is_certain for duty in judged.duties}


def test_an_everyday_tool_has_no_specific_duties(project):
    system = add_system(project)
    judged = judge(project, LAW, system, all_no())
    assert judged.outcome.labels == {"MINIMAL"}
    assert judged.outcome.roles == {"deployer"}
    assert judged.status is ClassificationStatus.PROVISIONAL
    assert ids(judged) == {"LITERACY": True, "KIND": True}
    assert judged.next is None


def test_nothing_answered_is_open_and_asks_on(project):
    judged = judge(project, LAW, add_system(project), {})
    assert judged.status is ClassificationStatus.OPEN
    assert judged.next is not None
    assert judged.next.id == "C1"
    assert judged.to_clarify == ()


def test_not_knowing_shows_both_outcomes_and_what_to_clarify(project):
    system = add_system(project)
    judged = judge(project, LAW, system, all_no(F1="unknown"))
    assert judged.status is ClassificationStatus.OPEN
    assert "TRANSP" in judged.outcome.open_labels
    assert [question.id for question in judged.to_clarify] == ["F1"]
    assert ids(judged)["SHOW"] is False


@pytest.mark.parametrize(("answer", "expected"), [("yes", True), ("no", None), ("unknown", False)])
def test_data_about_people_is_a_field_of_the_system(project, answer, expected):
    system = add_system(project, people_data=answer)
    assert ids(judge(project, LAW, system, all_no())).get("PRIVACY") is expected


def test_traits_that_nobody_looked_at_may_hold(project):
    unseen = add_system(project, traits=())
    facts = judge(project, LAW, unseen, {}).outcome.facts
    assert "profiling" in facts.open_traits
    assert "personal_data" not in facts.open_traits
    seen = judge(project, LAW, add_system(project), {}).outcome.facts
    assert seen.open_traits == frozenset()


def test_a_field_of_the_company_answers_its_question(project):
    organisation = project.organisation()
    system = add_system(project)
    assert "ORG-public" not in judge(project, LAW, system, {}).outcome.facts.answers
    project.edit(organisation.uid, {"public_services": "yes"})
    assert judge(project, LAW, system, {}).outcome.facts.answers["ORG-public"] == "yes"


@pytest.mark.parametrize(
    ("staff", "turnover", "expected"),
    [
        (None, None, set()),
        (5, "up_to_2", {"micro"}),
        (5, "up_to_10", {"micro", "small"}),
        (60, "up_to_50", {"medium"}),
        (60, None, {"medium", "smc", "large"}),
        (1000, "over_150", {"large"}),
    ],
)
def test_the_size_follows_from_staff_and_turnover(project, staff, turnover, expected):
    project.edit(project.organisation().uid, {"staff": staff, "turnover": turnover})
    assert sizes_of(LAW.law(), project.organisation()) == expected


def test_only_systems_are_judged(project):
    person = project.add(EntityKind.PERSON, {"name": "Leitung IT"})
    with pytest.raises(UsageError, match="not an AI system"):
        judge(project, LAW, person)


def test_the_basis_changes_with_what_can_change_the_result(project):
    system = add_system(project)
    before = judge(project, LAW, system, all_no()).basis
    assert judge(project, LAW, system, all_no()).basis == before
    assert judge(project, LAW, system, all_no(F1="yes")).basis != before
    project.edit(system, {"traits": ("generative", "profiling")})
    assert judge(project, LAW, system, all_no()).basis != before


def test_facts_about_the_company_that_are_missing_do_not_keep_a_result_open(project):
    system = add_system(project)
    judged = judge(project, LAW, system, all_no(III_4a="yes", E3_0="yes"))
    assert judged.status is ClassificationStatus.PROVISIONAL
    assert "ORG-public" not in {question.id for question in judged.unanswered}

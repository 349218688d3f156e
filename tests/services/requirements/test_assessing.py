"""Where a project stands follows from classifications and answers."""

from rai_desktop.domain.requirements import COMPANY, Origin, RequirementAnswer, State
from rai_desktop.services.law.recording import plan_recording, record
from rai_desktop.services.requirements.answering import answer_requirements
from rai_desktop.services.requirements.assessing import rules_of, standing
from rai_desktop.services.requirements.situation import facts_of_system, situation_of
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE
from tests.services.law.building import LAW, add_system, all_no

WORDS = words_for("en")


def answered(project, *answers):
    rules = rules_of(project, CATALOGUE)
    answer_requirements(project, CATALOGUE, WORDS, rules, answers)


def classified(project, system, **answers):
    planned = plan_recording(project, LAW, WORDS, system, answers=all_no(**answers))
    record(project, planned)


def items(project, requirement):
    score = standing(project, CATALOGUE).assessment.by_requirement[requirement]
    return {item.subject: item for item in score.items}


def test_a_system_that_nobody_classified_may_be_anything(project):
    facts = facts_of_system(project, CATALOGUE, add_system(project))
    assert "HR_III" in facts.open_labels
    assert "provider" in facts.open_roles
    assert not facts.labels


def test_what_was_recorded_counts(project):
    system = add_system(project)
    classified(project, system, F1="yes")
    facts = facts_of_system(project, CATALOGUE, system)
    assert (facts.labels, facts.roles) == ({"TRANSP"}, {"deployer"})


def test_systems_alike_share_their_facts(project):
    first, second, third = (add_system(project, name) for name in "ABC")
    classified(project, first)
    classified(project, second)
    classified(project, third, F1="yes")
    found = situation_of(project, CATALOGUE).systems
    assert found[first] is found[second]
    assert found[first] is not found[third]


def test_the_answer_of_the_company_counts_for_a_system_without_its_own(project):
    first, second = add_system(project, "A"), add_system(project, "B")
    for system in (first, second):
        classified(project, system)
    answered(
        project,
        RequirementAnswer(requirement="MR-SOR-01", level=3),
        RequirementAnswer(requirement="MR-SOR-01", subject=second, level=1),
    )
    found = items(project, "MR-SOR-01")
    assert found[first].effective.origin is Origin.INHERITED
    assert found[first].effective.level == 3
    assert found[second].effective.origin is Origin.OWN
    score = standing(project, CATALOGUE).assessment.by_requirement["MR-SOR-01"]
    assert (score.level, score.state) == (1, State.PARTLY)


def test_prohibited_practices_are_never_inherited(project):
    system = add_system(project)
    classified(project, system)
    answered(project, RequirementAnswer(requirement="MR-ETH-01", subject=system, level=4))
    other = add_system(project, "B")
    classified(project, other)
    found = items(project, "MR-ETH-01")
    assert found[system].effective.level == 4
    assert found[other].effective.origin is Origin.MISSING
    assert other in {
        item.subject for item in standing(project, CATALOGUE).assessment.open_law_today
    }


def test_one_answer_counts_in_every_framework(project):
    classified(project, add_system(project))
    before = {
        one.framework.id: one.share(State.MET) for one in standing(project, CATALOGUE).frameworks
    }
    assert set(before.values()) == {0}
    answered(project, RequirementAnswer(requirement="MR-GOV-01", subject=COMPANY, level=4))
    found = standing(project, CATALOGUE).frameworks
    raised = {one.framework.id for one in found if one.count(State.MET) or one.count(State.PARTLY)}
    assert {"altai", "oecd", "iso42001"} <= raised


def test_a_thousand_systems_alike_are_judged_once(project):
    for number in range(30):
        add_system(project, f"S{number}")
    found = standing(project, CATALOGUE)
    assert len(found.assessment.by_requirement["MR-ETH-01"].items) == 30

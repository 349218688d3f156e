"""New assessments of several systems are taken over as one step, and none is confirmed by it."""

from datetime import date

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.services.jobs import Progress
from rai_desktop.services.law.duty_changes import DutyChange
from rai_desktop.services.law.reassessing import reassess
from rai_desktop.services.law.recording import Decision, plan_recording, record, save_answers
from rai_desktop.services.law.renewing import plan_renewal, renew
from rai_desktop.services.law.statuses import classification_of
from rai_desktop.words import words_for
from tests.services.law.building import LAW, NewerLaw, add_system, all_no, bare

project = bare

WORDS = words_for("en")
NEWER = NewerLaw()


def recorded(project, name, answers, decision=None):
    system = add_system(project, name)
    planned = plan_recording(project, LAW, WORDS, system, answers=answers, decision=decision)
    record(project, planned)
    return system


@pytest.fixture
def person(project):
    return project.add(EntityKind.PERSON, {"name": "Leitung IT"})


@pytest.fixture
def systems(project, person):
    """One provisional, one confirmed, one decided otherwise."""
    confirmed = Decision(status=ClassificationStatus.CONFIRMED, by=person)
    overridden = Decision(
        status=ClassificationStatus.OVERRIDDEN, by=person, reason="Sure", labels=("MINIMAL",)
    )
    return (
        recorded(project, "A", all_no()),
        recorded(project, "B", all_no(), confirmed),
        recorded(project, "C", all_no(F1="yes"), overridden),
    )


def planned(project, systems, law=NEWER, noted=()):
    *told, plan = plan_renewal(project, law, WORDS, systems, noted)
    assert all(isinstance(one, Progress) for one in told)
    return plan


def steps(project):
    return sum(1 for _ in project.store.history())


def duties(project):
    return sorted(
        (duty.title, project.name(duty.system)) for duty in project.entities(EntityKind.OBLIGATION)
    )


def everything(project):
    return [
        entity
        for kind in (EntityKind.CLASSIFICATION, EntityKind.OBLIGATION, EntityKind.TASK)
        for entity in project.entities(kind)
    ]


def test_the_preview_counts_and_writes_nothing(project, systems):
    before = steps(project)
    plan = planned(project, systems)
    assert plan.systems == systems[:2]
    assert plan.overridden == (systems[2],)
    assert plan.count(DutyChange.ADDED) == 2
    assert plan.count(DutyChange.ENDED, DutyChange.DROPPED) == 0
    assert steps(project) == before


def test_all_are_one_step_that_undo_takes_back(project, systems):
    before, held = steps(project), everything(project)
    renew(project, planned(project, systems))
    assert steps(project) == before + 1
    assert duties(project) == [("LITERACY", ""), ("LOGS", "A"), ("LOGS", "B")]
    numbers = [duty.number for duty in project.entities(EntityKind.OBLIGATION)]
    assert len(set(numbers)) == len(numbers)
    project.undo()
    assert everything(project) == held


def test_what_was_confirmed_has_to_be_decided_again(project, systems):
    renew(project, planned(project, systems))
    found = classification_of(project, systems[1])
    assert found.status is ClassificationStatus.PROVISIONAL
    assert (found.decided_by, found.decided_on) == (None, None)
    assert found.reason.startswith("New version of the law (2.0).")
    assert (found.pack_version, found.judged_on) == ("2.0", date(2026, 6, 15))


def test_what_nobody_decided_gets_no_reason(project, systems):
    renew(project, planned(project, systems))
    assert classification_of(project, systems[0]).reason == ""


def test_what_was_decided_otherwise_stays(project, systems):
    before = classification_of(project, systems[2])
    renew(project, planned(project, systems))
    assert classification_of(project, systems[2]) == before


def test_only_the_chosen_systems_change(project, systems):
    renew(project, planned(project, systems[:1]))
    assert duties(project) == [("LITERACY", ""), ("LOGS", "A")]
    assert classification_of(project, systems[1]).status is ClassificationStatus.CONFIRMED


def test_a_reason_given_before_is_kept_behind_the_new_one(project, person):
    decision = Decision(status=ClassificationStatus.CONFIRMED, by=person, reason="Looked at it")
    system = recorded(project, "D", all_no(), decision)
    save_answers(project, LAW, system, {"F1": "yes"})
    renew(project, planned(project, [system], LAW))
    reason = classification_of(project, system).reason
    assert reason.startswith("Answers or facts have changed.")
    assert reason.endswith("Reason until then: Looked at it")


def test_a_result_that_became_open_is_open(project, systems):
    save_answers(project, LAW, systems[0], {"F1": "unknown"})
    renew(project, planned(project, systems[:1], LAW))
    assert classification_of(project, systems[0]).status is ClassificationStatus.OPEN
    (task,) = [task for task in project.entities(EntityKind.TASK) if task.about == systems[0]]
    assert task.title.startswith("Clarify open questions")


def test_a_duty_of_the_company_goes_with_the_last_system_that_brings_it(project):
    both = [recorded(project, name, all_no()) for name in ("A", "B")]
    for system in both:
        save_answers(project, LAW, system, {"A1": "no"})
    renew(project, planned(project, both[:1], LAW))
    assert ("LITERACY", "") in duties(project)
    renew(project, planned(project, both[1:], LAW))
    assert ("LITERACY", "") not in duties(project)


def test_the_same_result_can_be_noted_for_the_law_of_today(project, systems):
    *_, found = reassess(project, NEWER)
    assert found.same == ()
    confirmed = recorded(project, "E", all_no(F1="yes"))
    before = classification_of(project, confirmed)
    *_, found = reassess(project, NEWER)
    assert found.same == (confirmed,)
    renew(project, planned(project, (), noted=found.same))
    after = classification_of(project, confirmed)
    assert (after.pack_version, after.status, after.labels) == ("2.0", before.status, before.labels)
    *_, found = reassess(project, NEWER)
    assert found.same == ()


def test_nothing_chosen_changes_nothing(project, systems):
    before = steps(project)
    assert renew(project, planned(project, ())) is None
    assert steps(project) == before


def literacy(project):
    found = project.entities(EntityKind.OBLIGATION)
    return [duty.status for duty in found if duty.title == "LITERACY"]


def renewed_company(project, law=LAW):
    *_, found = reassess(project, law)
    *_, plan = plan_renewal(project, law, WORDS, (), (), found.of_company)
    renew(project, plan)
    return plan


def test_a_duty_of_the_company_ends_without_a_system_that_brings_it(project):
    system = recorded(project, "A", all_no())
    project.delete([system])
    assert literacy(project) == [None]
    plan = renewed_company(project)
    assert plan.count(DutyChange.DROPPED) == 1
    assert literacy(project) == []
    assert renewed_company(project).settings == ()


def test_a_duty_of_the_company_comes_back_with_a_system_from_the_bin(project):
    system = recorded(project, "A", all_no())
    project.delete([system])
    renewed_company(project)
    project.restore([system])
    plan = renewed_company(project)
    assert (plan.systems, plan.count(DutyChange.ADDED)) == ((), 1)
    assert literacy(project) == [None]


def test_a_duty_of_the_company_stays_while_a_system_that_was_not_renewed_brings_it(project):
    first, second = recorded(project, "A", all_no()), recorded(project, "B", all_no())
    project.edit(first, {"status": "retired"})
    assert renewed_company(project).settings == ()
    project.edit(second, {"status": "retired"})
    renewed_company(project)
    assert literacy(project) == []


def test_classifying_a_retired_system_brings_its_own_duties_alone(project):
    system = add_system(project, "A", status="retired")
    answers = all_no(F1="yes")
    record(project, plan_recording(project, LAW, WORDS, system, answers=answers))
    titles = {duty.title for duty in project.entities(EntityKind.OBLIGATION)}
    assert titles == {"SHOW"}
    *_, found = reassess(project, LAW)
    assert (found.changed, found.of_company) == ((), ())

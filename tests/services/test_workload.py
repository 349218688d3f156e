"""What a person is responsible for, and handing it over."""

from datetime import date

import pytest

from rai_desktop.domain.codes import Action, CustomKind
from rai_desktop.domain.errors import SurroundingsError, UsageError
from rai_desktop.domain.fields import EntityKind, custom_key
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.workload import (
    duties_of,
    entries_of,
    hand_over,
    people_in_use,
    plan_hand_over,
)
from tests.storage.building import made, opened

PERSON, SYSTEM, RISK = EntityKind.PERSON, EntityKind.SYSTEM, EntityKind.RISK


@pytest.fixture
def project(tmp_path):
    project = made(tmp_path)
    yield project
    project.store.close()


@pytest.fixture
def anna(project):
    return project.add(PERSON, {"name": "Anna"})


@pytest.fixture
def ben(project):
    return project.add(PERSON, {"name": "Ben"})


@pytest.fixture
def chat(project, anna):
    return project.add(SYSTEM, {"name": "Chat", "owner": anna, "deputy": anna})


@pytest.fixture
def retired(project, anna):
    return project.add(SYSTEM, {"name": "Alt", "owner": anna, "status": "retired"})


def counted(project, uid):
    return {(str(d.kind), d.field.key): len(d.uids) for d in duties_of(project, uid)}


def test_every_field_that_names_people_counts(project, anna):
    """Also those of kinds that come later: the descriptions say which."""
    expected = {}
    for kind, spec in KINDS.items():
        keys = [f.key for f in spec.fields if f.reference is PERSON and f.is_entered]
        if not keys or kind is PERSON or not spec.by_hand:
            continue
        values = {spec.title: "Eintrag", **dict.fromkeys(keys, anna)}
        project.add(kind, values)
        expected |= {(str(kind), key): 1 for key in keys}
    assert ("system", "technical_contact") in expected
    assert counted(project, anna) == expected


def test_fields_of_one_s_own_count(project, anna, chat):
    uid, settings = project.new_settings(
        EntityKind.CUSTOM_FIELD,
        {"of_kind": str(SYSTEM), "label": "Pate", "custom_kind": str(CustomKind.PERSON)},
    )
    project.commit(Action.ADD, settings)
    project.edit(chat, {custom_key(uid): anna})
    assert counted(project, anna)["system", custom_key(uid)] == 1


def test_what_is_in_the_bin_does_not_count(project, anna, chat):
    task = project.add(EntityKind.TASK, {"title": "Prüfen", "owner": anna, "system": chat})
    assert counted(project, anna)["task", "owner"] == 1
    project.delete([chat])
    assert counted(project, anna) == {}
    assert project.entity(task).owner == anna


def test_entries_are_counted_once_by_kind(project, anna, chat, retired):
    assert entries_of(duties_of(project, anna)) == {SYSTEM: (chat, retired)}


def test_only_people_with_duties_are_in_use(project, anna, ben, chat):
    assert people_in_use(project, [anna, ben, chat]) == [anna]


def test_everything_is_handed_over_in_one_step_that_can_be_undone(project, anna, ben, chat):
    risk = project.add(RISK, {"title": "Risiko", "owner": anna, "approver": anna})
    plan = plan_hand_over(project, anna, ben)
    assert plan.entries == 2
    steps = len(list(project.store.history()))
    step = hand_over(project, plan)
    assert step.action is Action.HAND_OVER
    assert len(list(project.store.history())) == steps + 1
    assert (project.entity(chat).owner, project.entity(risk).approver) == (ben, ben)
    assert counted(project, anna) == {}
    project.undo()
    assert (project.entity(chat).deputy, project.entity(risk).owner) == (anna, anna)


def test_only_chosen_fields_are_handed_over(project, anna, ben, chat):
    hand_over(project, plan_hand_over(project, anna, ben, places={(SYSTEM, "owner")}))
    assert (project.entity(chat).owner, project.entity(chat).deputy) == (ben, anna)


def test_retired_systems_and_what_belongs_to_them_can_be_left(project, anna, ben, chat, retired):
    task = project.add(EntityKind.TASK, {"title": "Alt", "owner": anna, "system": retired})
    hand_over(project, plan_hand_over(project, anna, ben, with_retired=False))
    assert project.entity(chat).owner == ben
    assert (project.entity(retired).owner, project.entity(task).owner) == (anna, anna)


def test_two_parts_in_one_person_are_told(project, anna, ben):
    system = project.add(SYSTEM, {"name": "Chat", "owner": anna, "reviewer": ben})
    other = project.add(SYSTEM, {"name": "Bot", "owner": anna})
    assert plan_hand_over(project, anna, ben).twice == (system,)
    assert other not in plan_hand_over(project, anna, ben).twice


def test_nobody_becomes_their_own_deputy(project, anna, ben):
    project.edit(ben, {"deputy": anna})
    plan = plan_hand_over(project, anna, ben)
    assert plan.alone == (ben,)
    hand_over(project, plan)
    assert project.entity(ben).deputy is None


def test_nothing_to_hand_over_makes_no_step(project, anna, ben):
    assert hand_over(project, plan_hand_over(project, anna, ben)) is None


def test_what_cannot_be_handed_over_is_refused(project, anna, ben, chat):
    with pytest.raises(UsageError, match="another person"):
        plan_hand_over(project, anna, anna)
    with pytest.raises(UsageError, match="Only people"):
        plan_hand_over(project, anna, chat)
    project.delete([ben])
    with pytest.raises(UsageError, match="in the bin"):
        plan_hand_over(project, anna, ben)


def test_a_project_open_for_reading_hands_nothing_over(project, anna, ben, chat):
    project.store.publish()
    view = opened(project.store.path, read_only=True)
    with pytest.raises(SurroundingsError):
        hand_over(view, plan_hand_over(view, anna, ben))
    view.store.close()


def test_who_decided_once_is_no_duty(project, anna, ben):
    decided = project.new_settings(
        EntityKind.CLASSIFICATION, {"decided_by": anna, "decided_on": date(2026, 1, 1)}
    )[1]
    project.commit(Action.CLASSIFY, decided)
    assert counted(project, anna) == {}

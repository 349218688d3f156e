"""Who may accept a risk, until when, and what ends an acceptance."""

from datetime import date, timedelta

import pytest

from rai_desktop.domain.codes import (
    Action,
    Confidence,
    LinkRole,
    MeasureStatus,
    PersonRole,
    RiskLevel,
    RiskStatus,
)
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.classification import classification_uid
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.work_codes import AcceptanceState
from rai_desktop.services.linking import link_entries
from rai_desktop.services.listing.columns import STATE
from rai_desktop.services.listing.entity_listing import EntityListing
from rai_desktop.services.risks.acceptances import (
    acceptances_of,
    changed_words,
    last_acceptance,
    standing,
)
from rai_desktop.services.risks.accepting import Wish, accept_risk, faults, revoke, situation
from tests.services.building import CATALOGUE, TODAY, empty_project, labels

LOW, MEDIUM, HIGH, VERY_HIGH = (1, 1, 1), (3, 3, 1), (3, 4, 1), (5, 5, 1)


@pytest.fixture
def project(tmp_path):
    made = empty_project(tmp_path / "p")
    yield made
    made.store.abandon()


def person(project, name, *roles):
    return project.add(EntityKind.PERSON, {"name": name, "person_roles": tuple(roles)})


def risk_of(project, rating=LOW, **values):
    likelihood, persons, business = rating
    given = {
        "title": "Wrong answers",
        "current_likelihood": likelihood,
        "current_persons": persons,
        "current_business": business,
        "confidence": Confidence.HIGH,
    }
    return project.add(EntityKind.RISK, given | values)


def linked_system(project, risk, **values):
    system = project.add(EntityKind.SYSTEM, {"name": "Chat", **values})
    link_entries(project, LinkRole.SYSTEM_RISK, system, risk)
    return system


def wish(by=None, days=20, **values):
    given = {"accepted_by": by, "expires_on": TODAY + timedelta(days=days), "reason": "Small"}
    return Wish(**given | values)


def told(project, risk, wanted):
    words = labels().words
    now = situation(project, CATALOGUE, risk)
    return [
        words.filled(f.text, **f.values) for f in faults(project, CATALOGUE.method(), now, wanted)
    ]


def accepted(project, risk, wanted):
    return project.entity(accept_risk(project, CATALOGUE, risk, wanted))


def state(project, acceptance, day=TODAY):
    return standing(project, project.entity(acceptance.uid), day, CATALOGUE.method())


@pytest.fixture
def owner(project):
    return person(project, "Owner")


@pytest.fixture
def low(project, owner):
    return risk_of(project, owner=owner)


def test_the_owner_accepts_a_low_risk_as_one_step(project, low, owner):
    acceptance = accepted(project, low, wish(owner, conditions="Look again", days=60))
    assert (acceptance.risk, acceptance.accepted_by) == (low, owner)
    assert (acceptance.title, acceptance.reason) == ("Wrong answers", "Small")
    assert acceptance.accepted_on == TODAY
    assert acceptance.level_persons is RiskLevel.LOW
    assert project.entity(low).status is RiskStatus.ACCEPTED
    assert state(project, acceptance).state is AcceptanceState.HOLDS
    assert project.undo().action is Action.ACCEPT_RISK
    assert project.entity(low).status is not RiskStatus.ACCEPTED
    assert acceptances_of(project, low) == []


@pytest.mark.parametrize(
    ("rating", "months"), [(LOW, 24), (MEDIUM, 12), (HIGH, 3), ((3, 1, 4), 6), ((4, 1, 5), 1)]
)
def test_it_holds_no_longer_than_the_method_says(project, rating, months):
    risk = risk_of(project, rating)
    last = situation(project, CATALOGUE, risk).last_day
    assert last == date(2026 + (5 + months) // 12, (5 + months) % 12 + 1, 15)


def test_a_day_too_late_or_past_is_refused(project, low, owner):
    assert told(project, low, wish(owner, days=0)) == ["Say until when: choose a day to come."]
    (late,) = told(project, low, wish(owner, days=1000))
    assert "at the latest" in late


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_is_needed(project, low, owner, reason):
    assert told(project, low, wish(owner, reason=reason)) == ["Say why the risk is accepted."]


def test_nobody_accepts_a_very_high_risk_for_people(project):
    boss = person(project, "Boss", PersonRole.MANAGEMENT)
    risk = risk_of(project, VERY_HIGH)
    assert not situation(project, CATALOGUE, risk).is_possible
    with pytest.raises(UsageError, match="cannot be accepted"):
        accept_risk(project, CATALOGUE, risk, wish(boss))
    assert acceptances_of(project, risk) == []


def test_low_confidence_may_make_it_too_high(project):
    sure = risk_of(project, (3, 5, 1), confidence=Confidence.LOW)
    assert situation(project, CATALOGUE, sure).levels.persons is RiskLevel.VERY_HIGH


def test_an_unrated_risk_has_to_be_rated_first(project, owner):
    risk = project.add(EntityKind.RISK, {"title": "New"})
    (first,) = told(project, risk, wish(owner))
    assert first.startswith("Rate the risk")


@pytest.mark.parametrize("code", ["known_infringement", "open_duty", "prohibited_practice"])
def test_what_is_against_the_law_cannot_be_accepted(project, owner, code):
    risk = risk_of(project, owner=owner, knock_outs=(code,))
    (why,) = told(project, risk, wish(owner))
    assert why.startswith("Nobody can accept this risk.")


def test_neither_can_a_risk_of_a_prohibited_system(project, low, owner):
    system = linked_system(project, low)
    uid = classification_uid(project.uid, system)
    labels_of = (LegalLabel.PROHIBITED,)
    values = {"system": system, "labels": labels_of}
    project.commit(Action.CLASSIFY, project.checked(EntityKind.CLASSIFICATION, uid, values))
    assert situation(project, CATALOGUE, low).knock_outs == ("prohibited_practice",)


def test_a_medium_risk_needs_the_owner_of_the_system_and_a_second_person(project, owner):
    risk = risk_of(project, MEDIUM, owner=owner)
    boss = person(project, "Boss", PersonRole.MANAGEMENT)
    assert "System owner" in told(project, risk, wish(owner))[0]
    system = linked_system(project, risk, owner=owner, people_data="no")
    (alone,) = told(project, risk, wish(owner))
    assert "does not accept it alone" in alone
    assert told(project, risk, wish(owner, second_person=owner)) == [alone]
    assert told(project, risk, wish(owner, second_person=boss)) == []
    assert told(project, risk, wish(boss)) == []
    assert system


def test_data_protection_is_asked_where_personal_data_are_used(project, owner):
    risk = risk_of(project, MEDIUM)
    boss = person(project, "Boss", PersonRole.MANAGEMENT)
    linked_system(project, risk, people_data="yes")
    wanted = wish(boss, second_person=owner)
    (ask,) = told(project, risk, wanted)
    assert "Data protection" in ask
    assert told(project, risk, wish(boss, second_person=owner, consulted=("dpo",))) == []


def test_a_high_risk_needs_management_and_a_plan(project, owner):
    risk = risk_of(project, HIGH)
    boss = person(project, "Boss", PersonRole.MANAGEMENT)
    wanted = wish(boss, second_person=owner, consulted=("compliance", "dpo", "works_council"))
    (plan,) = told(project, risk, wanted)
    assert "with a plan" in plan
    values = {"title": "Check", "status": MeasureStatus.PLANNED, "due_on": TODAY}
    link_entries(
        project, LinkRole.RISK_MITIGATION, risk, project.add(EntityKind.MITIGATION, values)
    )
    assert told(project, risk, wanted) == []


def test_it_ends_with_its_date_after_a_warning(project, low, owner):
    acceptance = accepted(project, low, wish(owner, days=40))
    states = [state(project, acceptance, TODAY + timedelta(days=d)).state for d in (9, 10, 40, 41)]
    expected = [AcceptanceState.HOLDS, *[AcceptanceState.EXPIRING] * 2, AcceptanceState.EXPIRED]
    assert states == expected


@pytest.mark.parametrize(
    "change", [{"title": "Other"}, {"current_persons": 2}, {"description": "More"}, {"owner": None}]
)
def test_it_lapses_when_the_risk_changes_and_says_what(project, low, owner, change):
    acceptance = accepted(project, low, wish(owner))
    project.edit(low, change)
    now = state(project, acceptance)
    assert now.state is AcceptanceState.LAPSED
    assert now.changed == tuple(change)
    project.undo()
    assert state(project, acceptance).holds


@pytest.mark.parametrize("change", [{"notes": "Hm"}, {"status": RiskStatus.TREATED}])
def test_notes_and_status_do_not_end_it(project, low, owner, change):
    acceptance = accepted(project, low, wish(owner))
    project.edit(low, change)
    assert state(project, acceptance).holds


@pytest.mark.parametrize("change", [{"purpose": "Hiring"}, {"version": "2"}, {"traits": ("rag",)}])
def test_it_lapses_when_what_it_was_accepted_for_changes(project, low, owner, change):
    system = linked_system(project, low)
    acceptance = accepted(project, low, wish(owner))
    project.edit(system, {"notes": "nothing that counts"})
    assert state(project, acceptance).holds
    project.edit(system, change)
    now = state(project, acceptance)
    assert now.state is AcceptanceState.LAPSED
    (word,) = changed_words(project, labels(), now.changed)
    assert word.endswith(" of KI-0001")


def test_another_system_or_another_classification_ends_it(project, low, owner):
    system = linked_system(project, low)
    acceptance = accepted(project, low, wish(owner))
    uid = classification_uid(project.uid, system)
    values = {"system": system, "labels": (LegalLabel.HR_III,)}
    project.commit(Action.CLASSIFY, project.checked(EntityKind.CLASSIFICATION, uid, values))
    changed = state(project, acceptance).changed
    assert changed_words(project, labels(), changed) == ["Classification of KI-0001"]
    linked_system(project, low)
    changed = state(project, acceptance).changed
    assert "AI systems" in changed_words(project, labels(), changed)


def test_a_serious_incident_ends_it_a_near_miss_does_not(project, low, owner):
    system = linked_system(project, low)
    acceptance = accepted(project, low, wish(owner))
    incident = {"title": "Harm", "system": system, "known_on": TODAY, "harms": ("health",)}
    near = project.add(EntityKind.INCIDENT, incident | {"near_miss": True})
    assert state(project, acceptance).holds
    project.edit(near, {"near_miss": False})
    now = state(project, acceptance)
    assert now.state is AcceptanceState.LAPSED
    assert changed_words(project, labels(), now.changed) == ["Serious incidents"]


def test_an_incident_before_it_does_not_count(project, low, owner):
    values = {"title": "Old", "risk": low, "known_on": date(2026, 1, 1), "harms": ("health",)}
    project.add(EntityKind.INCIDENT, values)
    assert state(project, accepted(project, low, wish(owner))).holds


def test_revoking_needs_a_reason_and_opens_the_risk(project, low, owner):
    acceptance = accepted(project, low, wish(owner))
    with pytest.raises(UsageError, match="why"):
        revoke(project, acceptance.uid, " ")
    revoke(project, acceptance.uid, "New facts")
    assert state(project, acceptance).state is AcceptanceState.REVOKED
    assert project.entity(low).status is RiskStatus.OPEN
    with pytest.raises(UsageError, match="before"):
        revoke(project, acceptance.uid, "Again")
    project.undo()
    assert state(project, acceptance).holds
    assert project.entity(low).status is RiskStatus.ACCEPTED


def test_revoking_the_last_one_opens_the_risk_even_if_an_older_one_runs_on(project, low, owner):
    accepted(project, low, wish(owner))
    newer = accepted(project, low, wish(owner, reason="Still small"))
    revoke(project, newer.uid, "New facts")
    assert project.entity(low).status is RiskStatus.OPEN
    assert last_acceptance(project, low).uid == newer.uid


def test_a_risk_that_is_not_rated_for_people_cannot_be_accepted(project):
    boss = person(project, "Boss", PersonRole.MANAGEMENT)
    risk = risk_of(project, VERY_HIGH)
    project.edit(risk, {"current_persons": None})
    assert not situation(project, CATALOGUE, risk).is_possible
    (why,) = told(project, risk, wish(boss))
    assert why.startswith("Rate the risk")


@pytest.mark.parametrize("how", ["closed", "deleted"])
def test_what_is_closed_or_in_the_bin_cannot_be_accepted(project, low, owner, how):
    if how == "closed":
        project.edit(low, {"status": RiskStatus.CLOSED})
    else:
        project.delete([low])
    assert not situation(project, CATALOGUE, low).is_possible
    (why,) = told(project, low, wish(owner))
    assert why.startswith("The risk is closed")


@pytest.mark.parametrize(
    "gone",
    [{"active_until": TODAY - timedelta(days=1)}, {"active_from": TODAY + timedelta(days=1)}],
)
def test_who_is_not_there_neither_accepts_nor_counts_as_second_person(project, owner, gone):
    risk = risk_of(project, MEDIUM, owner=owner)
    linked_system(project, risk, owner=owner, people_data="no")
    other = person(project, "Other", PersonRole.MANAGEMENT)
    assert told(project, risk, wish(owner, second_person=other)) == []
    project.edit(other, gone)
    assert "does not accept it alone" in told(project, risk, wish(owner, second_person=other))[0]
    assert told(project, risk, wish(other))[0].startswith("Say who accepts")


def test_a_second_person_in_the_bin_does_not_count(project, owner):
    risk = risk_of(project, MEDIUM, owner=owner)
    linked_system(project, risk, owner=owner, people_data="no")
    other = person(project, "Other")
    project.delete([other])
    assert len(told(project, risk, wish(owner, second_person=other))) == 1


def test_the_list_follows_incidents_and_classifications(project, low, owner):
    system = linked_system(project, low)
    acceptance = accepted(project, low, wish(owner, days=90)).uid
    listing = EntityListing(project, EntityKind.ACCEPTANCE, labels())
    values = {"title": "Harm", "system": system, "known_on": TODAY, "harms": ("health",)}
    incident = project.add(EntityKind.INCIDENT, values)
    assert listing.refresh([incident]) == {acceptance}


def test_revoking_an_older_one_leaves_the_risk_accepted(project, low, owner):
    older = accepted(project, low, wish(owner))
    newer = accepted(project, low, wish(owner, reason="Still small"))
    assert [one.uid for one in acceptances_of(project, low)] == [newer.uid, older.uid]
    revoke(project, older.uid, "Replaced")
    assert project.entity(low).status is RiskStatus.ACCEPTED


def test_only_acceptances_are_revoked_and_only_risks_accepted(project, low, owner):
    with pytest.raises(UsageError, match="not an acceptance"):
        revoke(project, low, "x")
    with pytest.raises(UsageError, match="Only risks"):
        situation(project, CATALOGUE, owner)


def test_a_stamp_that_was_tampered_with_does_not_hold(project, low, owner):
    acceptance = accepted(project, low, wish(owner))
    forged = FieldSetting(EntityKind.ACCEPTANCE, acceptance.uid, "stamp", "{}")
    project.commit(Action.EDIT, [forged])
    assert state(project, acceptance).state is AcceptanceState.LAPSED


def test_the_list_of_acceptances_follows_what_they_were_given_for(project, low, owner):
    system = linked_system(project, low)
    acceptance = accepted(project, low, wish(owner, days=90)).uid
    listing = EntityListing(project, EntityKind.ACCEPTANCE, labels())
    assert listing.text(acceptance, STATE) == "Holds"
    project.edit(system, {"purpose": "Something else"})
    assert listing.refresh([system]) == {acceptance}
    assert listing.text(acceptance, STATE) == "Lapsed"

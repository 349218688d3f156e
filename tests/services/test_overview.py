from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.codes import (
    Action,
    Answer,
    LinkRole,
    MeasureStatus,
    OrganisationKind,
    RiskLevel,
    RiskStatus,
    SystemStatus,
    TurnoverClass,
)
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.classification import classification_uid
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.domain.rating import LEVEL_ORDER, Perspective, When, levels_of, matrix_place
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.law.statuses import basis_today, classifications
from rai_desktop.services.linking import unlink_entries
from rai_desktop.services.overview import overview, overview_in_parts
from rai_desktop.services.overview.due import MOST, due_list
from rai_desktop.services.rated_risks import RatedRisks
from rai_desktop.services.registers.computed import source_of
from rai_desktop.services.registers.open_points import open_points
from rai_desktop.services.registers.summary import count_groups, matrices
from rai_desktop.services.targets import Page
from tests.services.building import CATALOGUE, TODAY, example_project, labels
from tests.services.entries import (
    ENGLISH,
    GERMAN,
    add_mitigation,
    add_person,
    add_risk,
    add_system,
    rated,
    state,
    steps_of,
    uids_of,
)

ONE_DAY = timedelta(days=1)
COMPANY = {
    "staff": 12,
    "turnover": TurnoverClass.UP_TO_10,
    "sector": "Trade",
    "org_kind": OrganisationKind.SME,
    "nis2": Answer.NO,
    "works_council": Answer.NO,
    "data_protection_officer": Answer.UNKNOWN,
    "public_services": Answer.NO,
}


METHOD = CATALOGUE.method()


@pytest.fixture
def damaged(tmp_path):
    """The example company with gaps of every kind."""
    project = example_project(tmp_path, "en")
    systems = uids_of(project, EntityKind.SYSTEM)
    for place, key in enumerate(("owner", "purpose", "status")):
        project.edit_many(systems[place : place + 3], {key: None})
    risks = uids_of(project, EntityKind.RISK)
    project.edit_many(risks[:4], {"current_likelihood": None})
    project.edit_many(risks[4:9], rated(5, 5))
    project.delete(uids_of(project, EntityKind.MITIGATION)[:12])
    evidence = uids_of(project, EntityKind.EVIDENCE)
    project.edit(evidence[0], {"valid_until": TODAY - ONE_DAY})
    add_system(project, "Without anything")
    yield project
    project.store.abandon()


def seen(project, **options):
    return overview(project, labels(), TODAY, **options)


def steps(project):
    return {step.key: step for step in seen(project).next_steps}


def complete(project, **values):
    """Add a system that lacks nothing, for a company that told all about itself."""
    project.edit(project.organisation().uid, COMPANY)
    known = {"purpose": "Answers", "owner": add_person(project), "status": SystemStatus.IN_USE}
    system = add_system(project, **{**known, **values})
    add_risk(project, system, **rated(1, 1))
    mark_classified(project, system)
    return system


def mark_classified(project, system):
    uid = classification_uid(project.uid, system)
    values = {
        "system": system,
        "status": ClassificationStatus.CONFIRMED,
        "labels": ("MINIMAL",),
        "pack_sha256": CATALOGUE.law().rules.sha256,
        "basis": basis_today(project, CATALOGUE, system),
    }
    settings = project.checked(EntityKind.CLASSIFICATION, uid, values)
    project.commit(Action.CLASSIFY, settings)


# next steps


def test_an_empty_project_has_no_next_steps_but_a_checklist(project):
    view = seen(project)
    assert view.next_steps == ()
    assert view.is_empty
    assert view.checklist.next.key == "company"


def test_a_risk_without_any_system_asks_for_a_rating(project):
    risk = add_risk(project)
    assert steps(project)["unrated_risks"].target.uids == (risk,)


def test_nothing_missing_gives_no_next_step(project):
    complete(project)
    assert seen(project).next_steps == ()
    assert not seen(project).is_empty


@pytest.mark.parametrize(
    ("field", "what"),
    [
        ("owner", "3 AI systems have no responsible owner"),
        ("purpose", "3 AI systems do not say what they are for"),
        ("status", "The status of 3 AI systems is not stated"),
    ],
)
def test_missing_fields_of_systems_are_put_together(project, field, what):
    missing = [complete(project, name=f"Chat {n}", **{field: None}) for n in range(3)]
    complete(project, name="Whole")
    (step,) = seen(project).next_steps
    assert (step.key, step.what, step.count) == (f"without_{field}", what, 3)
    assert step.target.kind is EntityKind.SYSTEM
    assert list(step.target.uids) == missing
    assert step.why


def test_retired_systems_and_closed_risks_ask_for_nothing(project):
    complete(project)
    late = {"review_due_on": TODAY - ONE_DAY}
    add_system(project, "Old", status=SystemStatus.RETIRED, **late)
    add_risk(project, status=RiskStatus.CLOSED, **late)
    assert seen(project).next_steps == ()


def test_what_is_in_the_bin_asks_for_nothing(project):
    complete(project)
    project.delete([add_system(project, "Gone"), add_risk(project)])
    assert seen(project).next_steps == ()


def test_a_high_risk_needs_a_mitigation_that_was_not_given_up(project):
    system = complete(project)
    risk = add_risk(project, system, **rated(5, 5))
    assert steps(project)["high_without_mitigation"].target.uids == (risk,)
    add_mitigation(project, risk, status=MeasureStatus.REJECTED)
    assert "high_without_mitigation" in steps(project)
    good = add_mitigation(project, risk, status=MeasureStatus.PLANNED)
    assert "high_without_mitigation" not in steps(project)
    project.delete([good])
    assert "high_without_mitigation" in steps(project)


def test_a_system_whose_only_risk_is_in_the_bin_has_none(project):
    system = complete(project)
    (risk,) = project.entities(EntityKind.RISK)
    project.delete([risk.uid])
    assert steps(project)["without_risk"].target.uids == (system,)
    project.restore([risk.uid])
    assert "without_risk" not in steps(project)


def test_a_link_that_was_removed_does_not_count(project):
    system = complete(project)
    (risk,) = uids_of(project, EntityKind.RISK)
    unlink_entries(project, LinkRole.SYSTEM_RISK, system, risk)
    assert steps(project)["without_risk"].target.uids == (system,)
    assert seen(project).entries("systems_by_level", "").uids == (system,)


def test_a_closed_or_unrated_risk_is_a_risk_of_its_system(project):
    complete(project)
    (risk,) = project.entities(EntityKind.RISK)
    project.edit(risk.uid, {"status": RiskStatus.CLOSED})
    assert "without_risk" not in steps(project)


def test_missing_company_facts_lead_to_the_page_about_the_company(project):
    complete(project)
    project.edit(project.organisation().uid, {"staff": None, "sector": ""})
    step = steps(project)["company"]
    assert (step.count, step.target.page) == (2, Page.COMPANY)


def test_at_most_five_steps_are_shown_and_the_others_counted(project):
    late = {"review_due_on": TODAY - ONE_DAY}
    add_system(project, **late)
    add_mitigation(project, due_on=TODAY - ONE_DAY)
    add_risk(project, **late)
    view = seen(project)
    assert [step.key for step in view.next_steps] == [
        "overdue_mitigations",
        "overdue_systems",
        "overdue_risks",
        "classify",
        "without_owner",
    ]
    assert len(view.further) == 5
    assert {step.key for step in view.further}.isdisjoint(step.key for step in view.next_steps)


def test_a_system_without_a_result_leads_to_the_wizard(project):
    complete(project)
    add_system(project, "Retired", status=SystemStatus.RETIRED)
    system = complete(project, name="Second")
    uid = classification_uid(project.uid, system)
    opened = {"status": ClassificationStatus.OPEN}
    project.commit(Action.CLASSIFY, project.checked(EntityKind.CLASSIFICATION, uid, opened))
    step = steps(project)["classify"]
    assert (step.count, step.target.page) == (1, Page.CLASSIFY)
    assert step.what == "Classify the next AI system: 1 is waiting"


def test_answers_to_questionnaires_that_should_be_there_lead_to_their_inquiries(project):
    complete(project)
    asked = {"title": "Which AI?", "department": "Sales", "due_on": TODAY - timedelta(days=1)}
    late = project.add(EntityKind.INQUIRY, asked)
    project.add(EntityKind.INQUIRY, {**asked, "due_on": TODAY})
    step = steps(project)["overdue_inquiries"]
    assert (step.count, step.target.uids) == (1, (late,))


def test_due_today_is_not_overdue(project):
    complete(project, review_due_on=TODAY)
    assert seen(project).next_steps == ()
    assert seen(project).due.overdue == 0


OPEN_POINTS = {
    "overdue_mitigations": "The mitigation is overdue.",
    "without_owner": "No responsible owner is named.",
    "without_purpose": "The purpose is not stated.",
    "without_status": "The status is not stated.",
    "high_without_mitigation": "The level is high and no mitigation is linked.",
    "unrated_risks": "The risk is not rated.",
    "expired_evidence": "The evidence has expired.",
    "without_risk": "No risk has been entered.",
}


def test_next_steps_count_what_the_register_calls_open(damaged):
    gaps = Gaps(damaged, labels(), TODAY)
    source = source_of(damaged, labels(), TODAY)
    written = Counter(point.text for point in open_points(source))
    found = {key: len(getattr(gaps, key)) for key in OPEN_POINTS}
    assert found == {key: written[text] for key, text in OPEN_POINTS.items()}
    assert all(found.values())
    reviews = len(gaps.overdue_systems) + len(gaps.overdue_risks)
    assert reviews == written["The review is overdue."] > 0


# counts and matrices


def test_counts_and_matrices_are_those_of_the_register(damaged):
    view = seen(damaged)
    assessment = Assessment(damaged, METHOD, TODAY)
    systems = damaged.entities(EntityKind.SYSTEM)
    risks = damaged.entities(EntityKind.RISK)
    register = count_groups(labels(), assessment, systems, risks, classifications(damaged))
    assert list(view.counts) == [g for g in register if g.key != "risks_by_status"]
    assert list(view.matrices) == list(matrices(labels(), risks))


def test_every_count_leads_to_the_entries_that_were_counted(damaged):
    view = seen(damaged)
    for group in view.counts:
        for count in group.counts:
            target = view.entries(group.key, count.code)
            assert len(set(target.uids)) == count.count
    retired = view.entries("systems_by_status", SystemStatus.RETIRED)
    assert {damaged.entity(uid).status for uid in retired.uids} == {SystemStatus.RETIRED}
    assert view.entries("risks_by_level", RiskLevel.HIGH).kind is EntityKind.RISK


def test_every_cell_leads_to_the_risks_in_it(company):
    view = seen(company)
    for picture in view.matrices:
        perspective = Perspective(picture.key)
        for likelihood in range(1, 6):
            for impact in range(1, 6):
                uids = view.risks_at(perspective, likelihood, impact)
                assert len(uids) == picture.counts.get((likelihood, impact), 0)
                for uid in uids:
                    place = matrix_place(company.entity(uid), When.CURRENT, perspective, METHOD)
                    assert place == (likelihood, impact)
    assert sum(sum(picture.counts.values()) for picture in view.matrices) > 0


RATINGS = st.one_of(st.none(), st.integers(1, 5))
RISKS = st.lists(
    st.builds(
        Risk,
        uid=st.uuids().map(str),
        current_likelihood=RATINGS,
        current_persons=RATINGS,
        current_business=RATINGS,
        confidence=st.sampled_from([None, "low", "high"]),
    ),
    unique_by=lambda risk: risk.uid,
)


@given(RISKS)
def test_judging_many_risks_at_once_is_judging_each(risks):
    found = RatedRisks(risks, METHOD)
    levels = {risk.uid: levels_of(risk, When.CURRENT, METHOD).overall for risk in risks}
    assert {uid: level for level, uids in found.by_level.items() for uid in uids} == levels
    assert {uid: LEVEL_ORDER[rank] for uid, rank in found.ranks.items()} == {
        uid: level for uid, level in levels.items() if level
    }
    for perspective in Perspective:
        places = {r.uid: matrix_place(r, When.CURRENT, perspective, METHOD) for r in risks}
        cells = {uid: at for at, uids in found.places(perspective).items() for uid in uids}
        assert cells == {uid: place for uid, place in places.items() if place}


# what is due


def test_due_are_overdue_things_and_those_of_the_next_sixty_days(project):
    near, far = TODAY + timedelta(days=60), TODAY + timedelta(days=61)
    system = complete(project, review_due_on=TODAY - ONE_DAY)
    complete(project, name="Later", review_due_on=far)
    risk = add_risk(project, system, review_due_on=near)
    mitigation = add_mitigation(project, due_on=TODAY)
    vendor = project.add(EntityKind.VENDOR, {"name": "Supplier", "contract_until": TODAY + ONE_DAY})
    evidence = project.add(EntityKind.EVIDENCE, {"title": "Report", "valid_until": TODAY})
    due = seen(project).due
    assert [item.uid for item in due.items] == [system, mitigation, evidence, vendor, risk]
    assert [item.is_overdue for item in due.items] == [True, False, False, False, False]
    assert (due.overdue, due.soon, due.count) == (1, 4, 5)
    assert due.items[0].entry == "KI-0001 Chat"
    assert [item.text for item in due.items] == [
        "Review of the AI system overdue",
        "Mitigation due",
        "Evidence expires",
        "Contract ends",
        "Review of the risk",
    ]


def test_done_mitigations_and_replaced_evidence_are_not_due(project):
    late = TODAY - ONE_DAY
    add_mitigation(project, due_on=late, status=MeasureStatus.IMPLEMENTED)
    new = project.add(EntityKind.EVIDENCE, {"title": "New"})
    old = {"title": "Old", "valid_until": late, "superseded_by": new}
    project.add(EntityKind.EVIDENCE, old)
    assert seen(project).due.count == 0


def test_whom_to_tell_of_an_incident_is_due_until_they_were_told(project):
    known = {"title": "Lost mail", "known_on": TODAY, "data_breach": "yes"}
    incident = project.add(EntityKind.INCIDENT, known)
    (item,) = due_list(Gaps(project, labels(), TODAY), ENGLISH).items
    assert (item.uid, item.day) == (incident, TODAY + timedelta(days=3))
    project.edit(incident, {"data_authority_told_on": TODAY})
    assert due_list(Gaps(project, labels(), TODAY), ENGLISH).items == ()


def test_a_training_that_was_held_again_is_not_due(project):
    old = {"title": "Old", "held_on": TODAY - timedelta(days=400), "repeat_on": TODAY - ONE_DAY}
    project.add(EntityKind.TRAINING, old)
    assert due_list(Gaps(project, labels(), TODAY), ENGLISH).count == 1
    project.add(EntityKind.TRAINING, {"title": "New", "held_on": TODAY})
    assert due_list(Gaps(project, labels(), TODAY), ENGLISH).count == 0


def test_a_long_list_names_the_most_urgent_and_counts_all(project):
    for days in range(MOST + 10):
        add_system(project, f"System {days}", review_due_on=TODAY + timedelta(days=days - 20))
    gaps = Gaps(project, labels(), TODAY)
    short, whole = due_list(gaps, ENGLISH), due_list(gaps, ENGLISH, most=None)
    assert len(short.items) == MOST
    assert whole.items[:MOST] == short.items
    assert len(whole.items) == whole.count == short.count == MOST + 10
    assert short.overdue == 20
    target = short.entries(EntityKind.SYSTEM)
    assert set(target.uids) == set(uids_of(project, EntityKind.SYSTEM))
    assert short.entries(EntityKind.RISK).uids == ()


# all of it


def test_in_parts_it_is_the_same(company):
    parts = overview_in_parts(company, labels(), TODAY, registers_written=True)
    found = []

    def whole():
        found.append((yield from parts))

    assert len(list(whole())) > 5
    assert found == [seen(company, registers_written=True)]


def test_looking_changes_nothing(company):
    before, number = state(company), steps_of(company)
    seen(company)
    assert (state(company), steps_of(company)) == (before, number)


def test_every_text_is_in_the_language_of_the_reader(company):
    english, german = (overview(company, labels(code), TODAY) for code in ("en", "de"))
    assert [group.key for group in english.counts] == [group.key for group in german.counts]
    titles = [group.title for group in german.counts]
    assert titles == [GERMAN(group.title) for group in english.counts]


def test_without_systems_counts_are_there_and_zero(project):
    view = seen(project)
    assert all(count.count == 0 for group in view.counts for count in group.counts)
    assert all(not picture.counts for picture in view.matrices)

"""Taking risks and mitigations out of the library: one step each, and back again."""

import pytest

from rai_desktop.domain.codes import Action, LinkRole, MeasureStatus, RiskOrigin, RiskStatus
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.rating import When, levels_of
from rai_desktop.services.library.measures import measure_help, measure_proposals
from rai_desktop.services.library.taking import add_measure, dismiss_risk, take_risk
from tests.services.building import CATALOGUE, TODAY
from tests.services.library.building import add_system


@pytest.fixture
def system(project):
    return add_system(project, template="T-01", people_data="yes")


def steps(project):
    return sum(1 for _ in project.store.history())


def offered(project, risk):
    return [each.measure.id for each in measure_proposals(project, CATALOGUE, risk)]


@pytest.mark.parametrize("language", ["de", "en"])
def test_accepting_copies_the_texts_in_the_language_chosen(project, system, language):
    risk = project.entity(take_risk(project, CATALOGUE, system, "R-ROB-05", language))
    entry = CATALOGUE.library().risks["R-ROB-05"]
    for key in ("title", "description", "cause", "consequence"):
        assert getattr(risk, key) == getattr(entry, key)[language]


def test_an_accepted_risk_is_complete(project, system):
    uid = take_risk(project, CATALOGUE, system, "R-ROB-05", "en")
    risk = project.entity(uid)
    entry = CATALOGUE.library().risks["R-ROB-05"]
    assert project.number(risk) == "RI-0001"
    assert (risk.status, risk.risk_origin, risk.library) == (
        RiskStatus.OPEN,
        RiskOrigin.LIBRARY,
        "R-ROB-05",
    )
    assert (risk.criterion, risk.identified_on, risk.rated_on) == (entry.criterion, TODAY, TODAY)
    assert risk.affected_groups == tuple(sorted(entry.affected))
    assert risk.lifecycle == tuple(sorted(entry.lifecycle))
    assert project.links.seconds(LinkRole.SYSTEM_RISK, system) == [uid]


def test_the_suggested_rating_counts_without_measures_and_today(project, system):
    risk = project.entity(take_risk(project, CATALOGUE, system, "R-ROB-05", "en"))
    inherent = (risk.inherent_likelihood, risk.inherent_persons, risk.inherent_business)
    assert inherent == (3, 3, 3)
    assert (risk.current_likelihood, risk.current_persons, risk.current_business) == inherent
    assert risk.target_likelihood is None
    method = CATALOGUE.method()
    assert levels_of(risk, When.CURRENT, method) == levels_of(risk, When.INHERENT, method)


def test_accepting_is_one_step_that_can_be_taken_back(project, system):
    before = steps(project)
    uid = take_risk(project, CATALOGUE, system, "R-ROB-01", "en")
    assert steps(project) == before + 1
    assert project.undo_entry().action is Action.TAKE_PROPOSAL
    project.undo()
    assert project.entities(EntityKind.RISK) == []
    project.redo()
    assert [risk.uid for risk in project.entities(EntityKind.RISK)] == [uid]


def test_accepting_again_brings_back_the_risk_with_its_number(project, system):
    uid = take_risk(project, CATALOGUE, system, "R-ROB-01", "en")
    take_risk(project, CATALOGUE, system, "R-ROB-04", "en")
    project.edit(uid, {"title": "Own words"})
    project.delete([uid])
    assert take_risk(project, CATALOGUE, system, "R-ROB-01", "en") == uid
    risk = project.entity(uid)
    assert (risk.deleted, project.number(risk)) == (False, "RI-0001")
    assert risk.title == CATALOGUE.library().risks["R-ROB-01"].title["en"]


def test_a_risk_that_is_there_is_not_overwritten(project, system):
    uid = take_risk(project, CATALOGUE, system, "R-ROB-01", "en")
    project.edit(uid, {"title": "Own words", "current_persons": 1})
    before = steps(project)
    with pytest.raises(UsageError, match="RI-0001"):
        take_risk(project, CATALOGUE, system, "R-ROB-01", "en")
    assert steps(project) == before
    assert project.entity(uid).title == "Own words"


def test_two_systems_get_a_risk_each(project, system):
    other = add_system(project, "Bot")
    first = take_risk(project, CATALOGUE, system, "R-ROB-01", "en")
    second = take_risk(project, CATALOGUE, other, "R-ROB-01", "en")
    assert first != second


def test_the_pack_is_kept_in_the_project_once(project, system):
    for entry in ("R-ROB-01", "R-ROB-04"):
        take_risk(project, CATALOGUE, system, entry, "en")
    packs = [pack for pack in project.entities(EntityKind.PACK) if pack.pack_id == "risks"]
    assert len(packs) == 1
    assert project.store.attachment(packs[0].sha256) == CATALOGUE.pack("risks").data


def test_accepting_what_was_dismissed_ends_the_dismissal(project, system):
    dismiss_risk(project, system, "R-ROB-01", "No")
    take_risk(project, CATALOGUE, system, "R-ROB-01", "en")
    assert project.entities(EntityKind.DISMISSAL) == []
    project.undo()
    assert [each.reason for each in project.entities(EntityKind.DISMISSAL)] == ["No"]


def test_dismissing_is_one_step_and_needs_a_reason(project, system):
    with pytest.raises(UsageError, match="few words"):
        dismiss_risk(project, system, "R-ROB-01", "  ")
    before = steps(project)
    dismiss_risk(project, system, "R-ROB-01", "No")
    assert steps(project) == before + 1
    assert project.undo_entry().action is Action.DISMISS


def test_what_the_library_does_not_have_is_refused(project, system):
    with pytest.raises(UsageError, match="R-OLD-01"):
        take_risk(project, CATALOGUE, system, "R-OLD-01", "en")
    risk = take_risk(project, CATALOGUE, system, "R-ROB-01", "en")
    with pytest.raises(UsageError, match="M-OLD-01"):
        add_measure(project, CATALOGUE, risk, "M-OLD-01", "en")


def test_risks_are_taken_for_systems_only(project):
    person = project.add(EntityKind.PERSON, {"name": "Head of IT"})
    with pytest.raises(UsageError, match="AI systems only"):
        take_risk(project, CATALOGUE, person, "R-ROB-01", "en")


def test_measures_are_offered_in_the_order_of_the_library(project, system):
    risk = take_risk(project, CATALOGUE, system, "R-ROB-01", "en")
    assert offered(project, risk) == list(CATALOGUE.library().risks["R-ROB-01"].measures)


def test_an_added_measure_is_complete_and_linked(project, system):
    risk = take_risk(project, CATALOGUE, system, "R-ROB-01", "en")
    before = steps(project)
    uid = add_measure(project, CATALOGUE, risk, "M-QUA-05", "de")
    measure, entry = project.entity(uid), CATALOGUE.library().measures["M-QUA-05"]
    assert steps(project) == before + 1
    assert (measure.title, measure.description) == (entry.title["de"], entry.description["de"])
    assert (measure.status, measure.effort, measure.nature) == (
        MeasureStatus.PROPOSED,
        entry.effort,
        entry.nature,
    )
    effect = (measure.effect_likelihood, measure.effect_impact, measure.effect_scope)
    assert effect == (entry.likelihood, entry.impact, entry.scope)
    assert project.links.seconds(LinkRole.RISK_MITIGATION, risk) == [uid]
    assert "M-QUA-05" not in offered(project, risk)
    project.undo()
    assert project.entities(EntityKind.MITIGATION) == []
    assert "M-QUA-05" in offered(project, risk)


def test_a_measure_that_is_there_is_linked_in_place_of_a_copy(project, system):
    first = take_risk(project, CATALOGUE, system, "R-ROB-01", "en")
    second = take_risk(project, CATALOGUE, system, "R-ROB-04", "en")
    uid = add_measure(project, CATALOGUE, first, "M-HUM-01", "en")
    project.edit(uid, {"title": "Our training"})
    again = {each.measure.id: each for each in measure_proposals(project, CATALOGUE, second)}
    assert again["M-HUM-01"].existing == uid
    assert add_measure(project, CATALOGUE, second, "M-HUM-01", "en") == uid
    assert project.undo_entry().action is Action.LINK
    assert project.entity(uid).title == "Our training"
    assert len(project.entities(EntityKind.MITIGATION)) == 1
    assert project.links.firsts(LinkRole.RISK_MITIGATION, uid) == [first, second]


def test_a_risk_of_ones_own_gets_no_measures(project):
    risk = project.add(EntityKind.RISK, {"title": "Own"})
    assert measure_proposals(project, CATALOGUE, risk) == ()


def test_fitting_tools_are_named_with_the_measure(project, system):
    risk = take_risk(project, CATALOGUE, system, "R-ROB-01", "en")
    found = {each.measure.id: each for each in measure_proposals(project, CATALOGUE, risk)}
    tools = [tool.id for tool in found["M-QUA-05"].tools]
    assert tools == ["tool-giskard", "tool-promptfoo", "tool-langfuse"]
    uid = add_measure(project, CATALOGUE, risk, "M-QUA-05", "en")
    assert [tool.id for tool in measure_help(project, CATALOGUE, uid).tools] == tools
    own = project.add(EntityKind.MITIGATION, {"title": "Own"})
    assert measure_help(project, CATALOGUE, own) is None

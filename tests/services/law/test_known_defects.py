"""Defects of comparable products, each with a test that would fail if we had it."""

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.services.law.judging import judge
from rai_desktop.services.law.recording import plan_recording, record
from rai_desktop.services.law.statuses import classification_of
from rai_desktop.services.requirements.assessing import standing
from rai_desktop.words import words_for
from tests.catalogue.everyday import CASES
from tests.services.building import CATALOGUE
from tests.services.law.building import add_system, all_no

WORDS = words_for("en")
RULES = CATALOGUE.law().rules
LOW = {"MINIMAL", "OUT", "NOT_AI"}


def outcome(project, **answers):
    system = add_system(project)
    return judge(project, CATALOGUE, system, all_no(**answers)).outcome


def test_a_decision_about_people_in_no_area_of_annex_iii_is_not_high_risk(project):
    system = project.add(
        EntityKind.SYSTEM,
        {"name": "Parcels", "people_data": "yes", "traits": ("decides_about_people",)},
    )
    found = judge(project, CATALOGUE, system, all_no()).outcome
    assert not {label for label in found.labels | found.open_labels if label.startswith("HR_")}


@pytest.mark.parametrize("screen", ["prohibited", "areas", "notice"])
def test_what_is_unclear_never_lowers_the_result(project, screen):
    asked = [q.id for q in RULES.questions if q.screen == screen and not q.from_field]
    found = outcome(project, **dict.fromkeys(asked, "unknown"))
    assert found.is_open
    assert not found.labels & LOW


def test_nothing_answered_is_open_and_not_harmless(project):
    found = judge(project, CATALOGUE, add_system(project), {}).outcome
    assert found.is_open
    assert not found.labels & LOW


def test_a_general_purpose_model_does_not_hide_high_risk(project):
    models = [q.id for q in RULES.questions if q.screen == "model" or q.id.startswith("G")]
    assert models
    answers = {**dict.fromkeys(models, "yes"), "III-4a": "yes", "E3-0": "yes"}
    found = outcome(project, **answers)
    assert any(label.startswith("HR_III") for label in found.labels | found.open_labels)
    assert any(label.startswith("GPAI") for label in found.labels | found.open_labels)


def test_high_risk_does_not_hide_transparency(project):
    found = outcome(project, **{"III-4a": "yes", "E3-0": "yes", "F1": "yes"})
    assert {"HR_III", "TRANSP"} <= found.labels


def test_a_prohibited_practice_does_not_hide_the_other_labels(project):
    first = next(q.id for q in RULES.questions if q.screen == "prohibited")
    found = outcome(project, **{first: "yes", "F1": "yes", "III-4a": "yes", "E3-0": "yes"})
    assert {"HR_III", "TRANSP"} <= found.labels | found.open_labels


@pytest.mark.parametrize("public", ["yes", "no", "unknown"])
def test_social_scoring_is_not_limited_to_public_bodies(project, public):
    scoring = [q.id for q in RULES.questions if "Art. 5(1)(c)" in " ".join(map(str, q.reference))]
    assert scoring
    system = add_system(project)
    answers = all_no(**{scoring[0]: "yes"})
    project.edit(project.organisation().uid, {"public_services": public})
    assert "PROHIBITED" in judge(project, CATALOGUE, system, answers).outcome.labels


def test_results_are_stored_as_codes_in_every_language(project):
    stored = []
    for language in ("de", "en"):
        system = add_system(project, language)
        planned = plan_recording(
            project, CATALOGUE, words_for(language), system, answers=all_no(F1="yes")
        )
        record(project, planned)
        found = classification_of(project, system)
        stored.append((found.labels, found.roles, found.status))
    assert stored[0] == stored[1]
    assert stored[0][2] is ClassificationStatus.PROVISIONAL


def test_an_unanswered_requirement_counts_as_nothing(project):
    found = standing(project, CATALOGUE).assessment
    assert found.applicable
    assert found.met == 0
    assert {score.level for score in found.scores if score.level is not None} == {0}


def test_the_worked_examples_know_every_label():
    assert len(CASES) >= 20

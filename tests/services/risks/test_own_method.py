"""A risk method of one's own: edited, previewed, used everywhere in the project, taken back."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rai_desktop.catalogue.content import Content
from rai_desktop.catalogue.own_method import OWN_ID, own_method
from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.rating import Perspective, When, falls, levels_of, shortfalls
from rai_desktop.domain.work_codes import AcceptanceState
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.labels import Labels
from rai_desktop.services.listing.columns import LEVEL_PERSONS
from rai_desktop.services.listing.entity_listing import EntityListing
from rai_desktop.services.packs import add_pack, own_packs, remove_pack
from rai_desktop.services.risks.acceptances import changed_words, standing
from rai_desktop.services.risks.method_change import (
    drafted_method,
    method_effect,
    method_of_pack,
    method_without,
    use_shipped_method,
)
from rai_desktop.services.risks.method_told import effect_lines, effect_text
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE, TODAY, add_risk, empty_project, labels
from tests.services.own_methods import MILDER, STRICTER, own_content, use_own
from tests.services.risks.test_accepting import accepted, person, risk_of, wish

SHIPPED = CATALOGUE.method()
LEVELS = [str(level) for level in RiskLevel]


@pytest.fixture
def project(tmp_path):
    made = empty_project(tmp_path / "p")
    yield made
    made.store.abandon()


def rated(project, likelihood, persons, business=1, when="current"):
    values = {
        f"{when}_likelihood": likelihood,
        f"{when}_persons": persons,
        f"{when}_business": business,
        "confidence": "high",
    }
    return add_risk(project, **values)


def all_levels(project):
    """The levels of all risks as the project judges them now."""
    assessment = Assessment(project, project.method(CATALOGUE), TODAY)
    found = {}
    for risk in project.entities(EntityKind.RISK):
        for when in When:
            for perspective in Perspective:
                level = assessment.levels(risk, when).of(perspective)
                found[risk.uid, when, perspective] = level
    return found


def effect_of(project, content):
    after = method_of_pack(CATALOGUE, content)
    return method_effect(project, project.method(CATALOGUE), after)


# making one ----------------------------------------------------------------------------------


def test_a_project_is_judged_by_the_method_of_the_program_at_first(project):
    assert project.method(CATALOGUE) is SHIPPED
    assert SHIPPED.own == ""


def test_an_edited_method_is_an_own_pack_with_its_version(project):
    use_own(project, STRICTER)
    method = project.method(CATALOGUE)
    assert (method.own, method.version) == (OWN_ID, "1.0")
    assert method.level(Perspective.PERSONS, 2, 2) is RiskLevel.MEDIUM
    assert replace(method, own="", version=SHIPPED.version, persons=SHIPPED.persons) == SHIPPED


def test_a_further_edit_is_the_next_version_and_takes_the_place_of_the_first(project):
    use_own(project, STRICTER)
    use_own(project, MILDER)
    method = project.method(CATALOGUE)
    assert method.version == "1.1"
    assert method.level(Perspective.PERSONS, 2, 2) is RiskLevel.MEDIUM
    assert method.level(Perspective.BUSINESS, 3, 4) is RiskLevel.MEDIUM
    assert [pack.version for pack in own_packs(project, CATALOGUE)] == ["1.1"]


def test_words_limits_days_and_rhythms_can_be_edited(project):
    edits = {
        ("likelihood", 0, "label", "de"): "Fast nie",
        ("impact_business", 1, "financial_operational", "en"): "Up to 5,000 euros.",
        ("likelihood", 0, "events_per_year_max"): 0.1,
        ("levels", 2, "label", "de"): "Rot",
        ("levels", 2, "action_within_days"): 30,
        ("levels", 1, "action_within_days"): None,
        ("review_months", "by_level", "high"): 2,
    }
    use_own(project, edits)
    method = project.method(CATALOGUE)
    assert method.likelihood[0].label["de"] == "Fast nie"
    assert method.likelihood[0].most == 0.1
    assert method.impact_business[1].anchors[0]["en"] == "Up to 5,000 euros."
    assert (method.days(RiskLevel.HIGH), method.days(RiskLevel.MEDIUM)) == (30, None)
    assert method.reviews.by_level[RiskLevel.HIGH] == 2
    speaking = labels("de")
    speaking.keep(project)
    assert speaking.code(RiskLevel.HIGH) == "Rot"
    assert speaking.code(RiskLevel.LOW) == "Gering"
    spec = project.field(EntityKind.RISK, "current_likelihood")
    assert speaking.choice(spec, "1") == "1 – Fast nie"


def test_the_company_answers_for_its_method(project):
    details = CATALOGUE.pack_details(own_content(project, STRICTER))
    assert details.publisher == "Beispiel GmbH"
    assert details.notes == ()
    assert details.title == {"de": "Eigene Risikomethode", "en": "Own risk method"}


# refusing ------------------------------------------------------------------------------------


def sentences(project, edits):
    drafted = drafted_method(project, CATALOGUE, edits)
    assert drafted.content is None
    words = words_for("en")
    return [words.filled(problem.text, **problem.values) for problem in drafted.problems]


def test_a_grid_that_rewards_a_higher_rating_is_refused_and_names_the_cell(project):
    text, _ = sentences(project, {("matrix", "persons", 4, 4): "high"})
    assert "in the grid matrix.persons, likelihood 5 and impact 5 have a lower level" in text


def test_people_below_the_business_are_refused_and_the_cell_is_named(project):
    edits = {("matrix", "business", 0, 2): "medium", ("matrix", "persons", 0, 2): "low"}
    assert any(
        "at likelihood 1 and impact 3 people have a lower level" in text
        for text in sentences(project, edits)
    )


@pytest.mark.parametrize(
    "edits",
    [
        {("likelihood", 0, "label", "de"): ""},
        {("likelihood", 0, "label", "en"): " "},
        {("likelihood", 1, "events_per_year_max"): 0.1},
        {("impact_business", 4, "turnover_share_max"): 0.5},
        {("levels", 3, "action_within_days"): 0},
        {("review_months", "by_level", "low"): 500},
        {("matrix", "persons", 0, 0): "purple"},
    ],
)
def test_what_does_not_fit_the_schema_or_the_order_of_limits_is_refused(project, edits):
    assert sentences(project, edits)
    assert project.method(CATALOGUE) is SHIPPED


cells = st.tuples(st.sampled_from(["persons", "business"]), st.integers(0, 4), st.integers(0, 4))


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(cells, st.sampled_from(LEVELS), min_size=1, max_size=4))
def test_any_grid_is_either_monotone_with_people_first_or_refused(tmp_path_factory, changes):
    grids = {
        key: [list(row) for row in SHIPPED.grid(Perspective(key))]
        for key in ("persons", "business")
    }
    for (key, row, column), level in changes.items():
        grids[key][row][column] = RiskLevel(level)
    is_sound = not any(next(falls(grid), None) for grid in grids.values())
    is_sound &= next(shortfalls(grids["persons"], grids["business"]), None) is None
    edits = {("matrix", *cell): level for cell, level in changes.items()}
    drafted = CATALOGUE.edited_method([], edits, "Beispiel GmbH")
    assert (drafted.content is not None) == is_sound
    assert bool(drafted.problems) != is_sound


# what changes --------------------------------------------------------------------------------


def test_the_preview_is_what_happens_then_and_undo_brings_all_back(project):
    for likelihood in range(1, 6):
        for impact in range(1, 6):
            rated(project, likelihood, impact, min(impact, 4))
            rated(project, likelihood, impact, impact, when="inherent")
    rated(project, 2, 2, 1, when="target")
    content = own_content(project, {**STRICTER, **MILDER})
    before, effect = all_levels(project), effect_of(project, content)
    add_pack(project, CATALOGUE, content)
    after = all_levels(project)
    differing = {key: (before[key], after[key]) for key in before if before[key] != after[key]}
    told = {
        (one.risk, one.when, one.perspective): (one.before, one.after) for one in effect.changes
    }
    assert told == differing
    assert {key[1] for key in told} == set(When)
    assert effect.risks == len({key[0] for key in told})
    project.undo()
    assert all_levels(project) == before
    project.redo()
    assert all_levels(project) == after


def test_nothing_that_was_rated_is_written_again(project):
    uid = rated(project, 2, 2)
    risk = project.entity(uid)
    use_own(project, STRICTER)
    assert project.entity(uid) is risk or project.entity(uid) == risk


def test_each_level_that_changes_is_told_with_its_risk(project):
    rated(project, 2, 2)
    effect = effect_of(project, own_content(project, STRICTER))
    assert effect_text(words_for("en"), effect) == (
        "1 risk gets another risk level. Risk levels that rise: 1, that fall: 0."
    )
    assert list(effect_lines(project, words_for("de"), effect)) == [
        "RI-0001 Risk: Bewertung heute, Für Menschen: Gering → Mittel"
    ]


def test_a_method_with_other_words_alone_changes_no_level(project):
    rated(project, 2, 2)
    effect = effect_of(project, own_content(project, {("levels", 0, "label", "en"): "Green"}))
    assert effect.changes == ()
    assert effect_text(words_for("en"), effect) == "No risk gets another risk level."


def test_lists_show_the_levels_of_the_own_method_at_once(project):
    uid = rated(project, 2, 2)
    use_own(project, STRICTER)
    speaking = labels()
    speaking.keep(project)
    listing = EntityListing(project, EntityKind.RISK, speaking)
    assert listing.level(uid, LEVEL_PERSONS) is RiskLevel.MEDIUM


# acceptances ---------------------------------------------------------------------------------


def test_an_acceptance_of_a_lower_level_lapses_and_says_that_the_method_changed(project):
    owner = person(project, "Owner")
    risk = risk_of(project, (2, 2, 1), owner=owner)
    acceptance = accepted(project, risk, wish(owner))
    effect = effect_of(project, own_content(project, STRICTER))
    assert effect.lapsing == (acceptance.uid,)
    use_own(project, STRICTER)
    now = standing(project, acceptance, TODAY, project.method(CATALOGUE))
    assert now.state is AcceptanceState.LAPSED
    assert changed_words(project, labels(), now.changed) == [
        "Risk method (now a higher risk level)"
    ]
    project.undo()
    now = standing(project, acceptance, TODAY, project.method(CATALOGUE))
    assert now.state.holds


def test_an_acceptance_goes_on_where_the_level_falls(project):
    risk = risk_of(project, (2, 2, 1))
    use_own(project, STRICTER)
    boss = person(project, "Boss", "management")
    other = person(project, "Other")
    acceptance = accepted(project, risk, wish(boss, second_person=other))
    use_shipped_method(project, CATALOGUE)
    assert standing(project, acceptance, TODAY, project.method(CATALOGUE)).state.holds


# going back ----------------------------------------------------------------------------------


def test_the_method_of_the_program_comes_back_as_one_step(project):
    uid = rated(project, 2, 2)
    use_own(project, STRICTER)
    assert method_without(project, CATALOGUE, OWN_ID) == SHIPPED
    use_shipped_method(project, CATALOGUE)
    assert project.method(CATALOGUE) == SHIPPED
    assert levels_of(project.entity(uid), When.CURRENT, SHIPPED).persons is RiskLevel.LOW
    project.undo()
    assert project.method(CATALOGUE).own == OWN_ID


def test_going_back_without_a_method_of_ones_own_is_refused(project):
    with pytest.raises(UsageError):
        use_shipped_method(project, CATALOGUE)


def test_another_method_pack_takes_the_place_of_the_first(project):
    use_own(project, STRICTER)
    other = renamed(project, {"id": "alliance-method"})
    add_pack(project, CATALOGUE, other)
    assert [pack.pack_id for pack in own_packs(project, CATALOGUE)] == ["alliance-method"]
    remove_pack(project, CATALOGUE, "alliance-method")
    assert project.method(CATALOGUE) == SHIPPED


def renamed(project, header, **sections):
    """The method of the project as a pack with another header, and more sections."""
    plain = json.loads(own_content(project, MILDER).data)
    plain["pack"] = {**plain["pack"], **header}
    plain |= sections
    drafted = CATALOGUE.read_pack(json.dumps(plain).encode(), "own.json")
    assert drafted.problems == ()
    return drafted.content


def test_a_pack_that_holds_more_is_not_removed_because_of_its_method(project):
    law = {
        "id": "HouseRules",
        "title": {"de": "Hausordnung", "en": "House rules"},
        "url": "https://example.org/rules",
    }
    header = {"id": "house", "holds": ["methods", "laws"]}
    mixed = renamed(project, header, laws=[law])
    add_pack(project, CATALOGUE, mixed)
    for act in (
        lambda: use_shipped_method(project, CATALOGUE),
        lambda: add_pack(project, CATALOGUE, renamed(project, {"id": "alliance-method"})),
    ):
        with pytest.raises(UsageError, match="holds a risk method and more"):
            act()
    assert project.method(CATALOGUE).own == "house"


# two copies, other computers -----------------------------------------------------------------


def test_of_two_methods_that_met_by_merging_every_copy_takes_the_same(project):
    first, second = own_content(project, STRICTER), own_content(project, MILDER)
    newer = renamed(project, {"version": "1.10"})
    assert CATALOGUE.method([first, second]) == CATALOGUE.method([second, first])
    assert CATALOGUE.method([newer, first]).version == "1.10"
    assert CATALOGUE.method([first, newer]).version == "1.10"


def test_a_method_that_was_read_before_is_kept_and_read_again_when_it_differs(project, tmp_path):
    stricter, milder = own_content(project, STRICTER), own_content(project, MILDER)
    kept = tmp_path / "own-method.json"
    first = own_method(stricter, kept)
    assert kept.exists()
    assert own_method(stricter, kept) == first == own_method(stricter)
    assert own_method(milder, kept) == own_method(milder) != first


def test_packs_of_the_program_are_known_without_reading_them(tmp_path):
    assert Content(kept=tmp_path / "kept.json").pack_ids() == CATALOGUE.pack_ids()
    assert Content(kept=tmp_path / "kept.json").pack_ids() == CATALOGUE.pack_ids()


@pytest.mark.allow_log
def test_a_method_that_this_version_cannot_read_leaves_the_program_s(project, caplog):
    content = own_content(project, STRICTER)
    newer = replace(content, sha256="1" * 64, data=content.data.replace(b'"persons"', b'"people"'))
    assert CATALOGUE.method([newer]) == SHIPPED
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_words_follow_the_method_of_the_project_and_only_of_that(project, tmp_path):
    use_own(project, {("levels", 0, "label", "en"): "Green", **STRICTER})
    speaking = Labels(words_for("en"), CATALOGUE)
    assert speaking.code(RiskLevel.LOW) == "Low"
    speaking.keep(project)
    assert speaking.code(RiskLevel.LOW) == "Green"

"""The obligations that follow in the worked examples, and from which day."""

import pytest

from rai_desktop.catalogue import Catalogue
from rai_desktop.domain.law import asked, duties, next_question
from tests.catalogue.everyday import (
    APPLICANTS,
    AT_WORK,
    CASES,
    DECIDES,
    DEPLOYER,
    PERSONAL,
    PROVIDER,
    RULES,
    duty,
    met_by,
    outcome,
    starts,
)

LITERACY = {"ALL-4"}
NOTHING_SPECIAL = LITERACY | {"ALL-95"}
GENERAL = LITERACY | {"ALL-85"}
USES = GENERAL | {f"DEP-26-{part}" for part in ("1", "2", "3", "4", "5a", "5b", "5c", "6", "12")}
DECIDES_ON_PEOPLE = {"DEP-26-9", "DEP-26-11", "DEP-86"}
MAKES = GENERAL | {
    f"PRO-{part}"
    for part in (
        *("8", "9", "10", "11", "12", "13", "14", "15", "16b", "16k", "16l", "17", "18", "19"),
        *("20", "25", "43", "47", "48", "72", "73"),
    )
}

DUTIES = {
    "staff use a general chat service": ({}, (), NOTHING_SPECIAL),
    "bought chatbot on the website": ({}, PERSONAL, GENERAL),
    "own chatbot on a model of somebody else": ({}, (), GENERAL | {"PRO-50-1", "PRO-50-2"}),
    "bought software ranks applicants": (
        DECIDES,
        PERSONAL,
        USES | DECIDES_ON_PEOPLE,
    ),
    "own fine-tuned model ranks applicants": (
        DECIDES,
        PERSONAL,
        USES | MAKES | DECIDES_ON_PEOPLE | {"PRO-49-1"},
    ),
    "sorts application files by type": ({}, PERSONAL, GENERAL),
    "shift plan from availability and law": ({}, PERSONAL, NOTHING_SPECIAL),
    "orders assigned by individual performance": (
        {**AT_WORK, **DECIDES},
        PERSONAL,
        USES | DECIDES_ON_PEOPLE | {"DEP-26-7"},
    ),
    "voice stress analysis of staff": (
        AT_WORK,
        PERSONAL,
        USES | {"ALL-5", "DEP-26-7", "DEP-26-9", "DEP-50-3"},
    ),
    "voice emotion analysis of customers": ({}, PERSONAL, USES | {"DEP-26-9", "DEP-50-3"}),
    "scores consumers for instalments": (
        DECIDES,
        PERSONAL,
        USES | DECIDES_ON_PEOPLE | {"DEP-27"},
    ),
    "detects payment fraud": ({}, PERSONAL, NOTHING_SPECIAL),
    "scores limited companies": ({}, (), NOTHING_SPECIAL),
    "camera finds scratches": ({}, (), NOTHING_SPECIAL),
    "stops a press when it sees a hand": ({}, (), set()),
    "diagnostic image software": ({}, PERSONAL, MAKES),
    "online exam supervision": (DECIDES, PERSONAL, USES | DECIDES_ON_PEOPLE),
    "face unlock at a door": ({}, PERSONAL, NOTHING_SPECIAL),
    "fantasy pictures from a generator": ({}, (), NOTHING_SPECIAL),
    "invented words of the mayor": ({}, PERSONAL, GENERAL | {"DEP-50-4a"}),
    "article on a local vote": ({}, (), GENERAL | {"DEP-50-4b"}),
    "the same with an editor": ({}, (), NOTHING_SPECIAL),
    "macro with fixed rules": ({}, (), set()),
    "app that undresses people": ({}, PERSONAL, GENERAL | {"ALL-5"}),
    "spam filter": ({}, PERSONAL, NOTHING_SPECIAL),
    "prices household insurance": ({}, PERSONAL, NOTHING_SPECIAL),
}


def test_every_worked_example_has_its_duties():
    assert DUTIES.keys() == CASES.keys()


@pytest.mark.parametrize("case", DUTIES)
def test_exactly_these_obligations_follow(case):
    more, traits, expected = DUTIES[case]
    found = outcome(*CASES[case][0], more, traits=traits)
    assert met_by(found) == expected
    assert all(one.is_certain for one in duties(RULES, found))


PEOPLE = {
    "importer": ({"C3": "yes"}, {f"IMP-{number}" for number in range(1, 7)} | {"ALL-85"}),
    "distributor": ({"C4": "yes"}, {f"DIS-{number}" for number in range(1, 6)} | {"ALL-85"}),
    "representative": ({"C6": "yes"}, {f"REP-22-{number}" for number in range(1, 7)}),
    "nobody of them": ({}, set()),
}


@pytest.mark.parametrize(("role", "expected"), PEOPLE.values(), ids=PEOPLE)
def test_others_in_the_chain_have_duties_of_their_own(role, expected):
    assert met_by(outcome(role, APPLICANTS)) == expected


def test_a_manufacturer_counts_as_provider_of_what_makes_its_product_safe():
    lift = {"C5": "yes", "E1": ["component"], "E1a": "yes", "E1c": "yes", "E1d": ["A"]}
    found = met_by(outcome(lift))
    assert found == MAKES | {"PM-25-3"}


def test_a_provider_who_relies_on_the_derogation_documents_and_registers_it():
    sorting = {"III-4a": "yes", "E3-a": "yes", "E3-r": "yes"}
    assert met_by(outcome(PROVIDER, sorting)) == GENERAL | {"PRO-49-2"}
    assert met_by(outcome(DEPLOYER, sorting)) == GENERAL


def test_a_provider_from_outside_the_union_appoints_a_representative():
    assert "PRO-22" in met_by(outcome(PROVIDER, APPLICANTS, {"ORG-outside": "yes"}))
    assert "PRO-22" not in met_by(outcome(PROVIDER, APPLICANTS))


def test_special_data_against_bias_are_allowed_under_conditions_only():
    used = {"H4": "yes"}
    special = ("special_category_data",)
    assert "ALL-4a" in met_by(outcome(PROVIDER, APPLICANTS, used, traits=special))
    assert "ALL-4a" not in met_by(outcome(PROVIDER, APPLICANTS, used))
    assert duty("ALL-4a").binding == "law_condition"


def test_testing_with_real_people_needs_a_plan():
    assert "DEP-60" in met_by(outcome(PROVIDER, APPLICANTS, {"H3": "yes"}))


def test_later_identification_concerns_law_enforcement_only():
    cameras = {"III-1a": "yes", "E3-0": "yes"}
    assert "DEP-26-10" not in met_by(outcome(DEPLOYER, cameras))
    assert "DEP-26-10" in met_by(outcome(DEPLOYER, cameras, {"III-1a-x1": "yes"}))


MODEL = GENERAL | {"PRO-50-2", "GPAI-53a", "GPAI-53b", "GPAI-53c", "GPAI-53d", "GPAI-cop"}
MODELS = {
    "closed": ({}, MODEL),
    "open source": ({"G4": "yes"}, MODEL - {"GPAI-53a", "GPAI-53b"}),
    "systemic risk": ({"G3": "yes"}, MODEL | {"GPAI-52", "GPAI-55"}),
    "open source with systemic risk": (
        {"G3": "yes", "G4": "yes"},
        MODEL | {"GPAI-52", "GPAI-55"},
    ),
    "from outside the union": ({"ORG-outside": "yes"}, MODEL | {"GPAI-54"}),
}


@pytest.mark.parametrize(("answers", "expected"), MODELS.values(), ids=MODELS)
def test_models_have_duties_of_their_own(answers, expected):
    found = outcome(PROVIDER, {"F2": "yes", "G1": "yes"}, answers)
    assert met_by(found) == expected


def test_an_older_model_has_time():
    model = (PROVIDER, {"G1": "yes"})
    assert starts(outcome(*model))["GPAI-53c"] == "2025-08-02"
    assert starts(outcome(*model, {"G5": "yes"}))["GPAI-53c"] == "2027-08-02"


def test_an_older_generator_is_marked_from_the_end_of_the_grace_period():
    generator = (PROVIDER, {"F2": "yes"})
    assert starts(outcome(*generator))["PRO-50-2"] == "2026-08-02"
    assert starts(outcome(*generator, {"F2-x2": "yes"}))["PRO-50-2"] == "2026-12-02"


def test_the_earlier_day_counts_for_what_is_both_product_and_sensitive_area():
    both = {"E1": ["product"], "E1c": "yes", "E1d": ["A"], "III-5b": "yes", "E3-0": "yes"}
    found = starts(outcome(PROVIDER, both))
    assert found["PRO-9"] == found["PRO-43"] == "2027-12-02"


def test_a_duty_is_open_while_its_fact_is_not_known():
    found = outcome(DEPLOYER, {"III-4a": "yes", "E3-0": "yes"}, without=("H1", "H2", "ORG-public"))
    possible = {one.rule.id for one in duties(RULES, found) if not one.is_certain}
    assert possible == {"DEP-26-7", "DEP-26-11", "DEP-27", "DEP-86"}


FACTS = {"H1", "H2", "H3", "H4", "ORG-public", "ORG-authority", "ORG-outside", "F2-x2", "G4", "G5"}
TRAITS = tuple(code for code, _ in Catalogue().vocabulary("traits"))


@pytest.mark.parametrize("notice", [{}, {"F1": "yes"}, {"F4": "yes"}, {"F5": "yes"}])
def test_nothing_more_is_asked_about_an_everyday_tool(notice):
    found = outcome(DEPLOYER, notice, possible=TRAITS, without=FACTS)
    assert next_question(RULES, found) is None
    assert all(one.is_certain for one in duties(RULES, found))


def test_facts_are_asked_where_a_duty_depends_on_them():
    everything = outcome(DEPLOYER, PROVIDER, APPLICANTS, possible=TRAITS, without=FACTS)
    unanswered = {one.id for one in asked(RULES, everything)} - set(everything.facts.answers)
    assert unanswered == {"H1", "H2", "ORG-public", "ORG-authority"}
    assert {one.id for one in asked(RULES, everything)} >= {"H3", "H4", "ORG-outside"}


def test_nobody_has_a_duty_for_what_is_out_of_scope():
    assert met_by(outcome(DEPLOYER, PROVIDER, {"B7": "yes"})) == set()
    assert met_by(outcome(DEPLOYER, {"B2": "yes"})) == set()


NEVER_A_FINE_OF_THE_UNION = {"ALL-4", "DEP-27", "DEP-86", "PRO-49-2", "PRO-72", "PRO-73"}


def test_only_what_the_law_names_is_fined_by_it():
    assert {key for key in NEVER_A_FINE_OF_THE_UNION if duty(key).penalty} == set()
    assert duty("ALL-5").penalty == "fine-5"
    assert duty("GPAI-53a").penalty == "fine-gpai"
    assert {duty(key).penalty for key in ("DEP-26-8", "PRO-9", "PRO-25", "PRO-50-2", "IMP-1")} == {
        "fine-4"
    }


OPEN_START = (
    *("PRO-43", "PRO-47", "PRO-48", "PRO-49-1", "PRO-49-2"),
    *("PRO-72", "PRO-73", "DEP-86", "DEP-26-8"),
)


@pytest.mark.parametrize("key", OPEN_START)
def test_what_formally_applies_already_is_marked_as_to_be_checked(key):
    found = duty(key)
    assert found.mark == "U"
    assert "formally this rule has applied since 2 August 2026" in found.note["en"]
    assert "check with counsel" in found.note["en"]
    assert {str(start.applies_from) for start in found.starts} <= {"2027-12-02", "2028-08-02"}


def test_older_systems_are_told_when_they_are_covered():
    old = "covered only if their design is changed significantly afterwards"
    for one in RULES.obligations:
        has_its_day = any(str(s.applies_from)[:4] in ("2027", "2028") for s in one.starts)
        expected = has_its_day and not one.id.startswith("GPAI") and one.id != "PRO-49-2"
        assert (old in one.note.get("en", "")) is expected, one.id


def test_each_duty_says_what_proves_it_and_which_requirement_covers_it():
    without = {one.id for one in RULES.obligations if not one.evidence}
    assert without == {"DEP-26-3"}
    assert [one.id for one in RULES.obligations if not one.covered_by] == []

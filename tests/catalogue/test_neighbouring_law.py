"""German and neighbouring law: what follows from traits and from facts of the company."""

from dataclasses import replace

import pytest

from rai_desktop.catalogue import Catalogue
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.law import duties
from tests.catalogue.everyday import CASES, DEPLOYER, GERMANY, PROVIDER, RULES, duty, outcome

CATALOGUE = Catalogue()
COMPANY = {
    "ORG-works-council": "no",
    "ORG-dpo-20": "no",
    "ORG-nis2": "no",
    "ORG-staff-50": "no",
}
PRIVACY = {"GDPR-5", "GDPR-30"}
STEERING = PRIVACY | {"GDPR-35", "BDSG-38"}
DECIDING = STEERING | {"GDPR-13", "GDPR-22", "AGG-7"}
COUNCIL = {"BETRVG-80", "BETRVG-87", "BETRVG-90"}


def found(*answers, traits=(), company=()):
    """What certainly follows, and what may follow."""
    judged = outcome(*answers, traits=traits)
    facts = replace(judged.facts, answers={**judged.facts.answers, **COMPANY, **dict(company)})
    all_of_them = duties(GERMANY, replace(judged, facts=facts))
    return {one.rule.id for one in all_of_them if one.is_certain}


SYSTEMS = {
    "chat service for the office": (
        ("generative", "vendor_cloud", "personal_data"),
        PRIVACY | {"GDPR-28", "COPYRIGHT-44b", "GESCHGEHG-2"},
    ),
    "ranking of applicants": (
        ("personal_data", "employee_data", "decision_about_persons", "profiling", "vendor_cloud"),
        DECIDING | {"GDPR-28"},
    ),
    "camera on parts": (("predictive",), set()),
    "chatbot in a third country": (
        ("interacts_with_persons", "public_facing", "personal_data", "third_country"),
        STEERING | {"GDPR-44", "BFSG"},
    ),
    "advertising pictures": (
        ("media_generation", "content_publication"),
        {"COPYRIGHT-44b", "UWG-5"},
    ),
    "trade secrets": (("confidential_data",), {"GESCHGEHG-2"}),
}


@pytest.mark.parametrize(("traits", "expected"), SYSTEMS.values(), ids=SYSTEMS)
def test_neighbouring_law_follows_from_traits(traits, expected):
    assert found(DEPLOYER, traits=traits) == expected


def test_a_works_council_takes_part_where_employees_are_concerned():
    council = {"ORG-works-council": "yes"}
    planning = ("employee_data", "personal_data")
    assert found(DEPLOYER, traits=planning, company=council) == PRIVACY | COUNCIL | {"AGG-7"}
    deciding = (*planning, "decision_about_persons")
    assert "BETRVG-95" in found(DEPLOYER, traits=deciding, company=council)
    assert found(DEPLOYER, traits=("predictive",), company=council) == set()


def test_what_is_not_known_about_the_company_stays_open():
    judged = outcome(DEPLOYER, traits=("workplace_context",))
    possible = {one.rule.id for one in duties(GERMANY, judged) if not one.is_certain}
    assert possible == COUNCIL | {"NIS2-30", "NIS2-32", "NIS2-33", "HINSCHG"}


def test_size_and_sector_bring_duties_of_the_company():
    big = {"ORG-nis2": "yes", "ORG-staff-50": "yes"}
    assert found(DEPLOYER, company=big) == {"NIS2-30", "NIS2-32", "NIS2-33", "HINSCHG"}
    assert "BDSG-38" in found(DEPLOYER, traits=("personal_data",), company={"ORG-dpo-20": "yes"})


def test_who_makes_products_answers_for_their_security_and_damage():
    assert found(PROVIDER) == {"CRA-14", "CRA-all", "PLD"}
    machine = CASES["stops a press when it sees a hand"][0]
    assert found(*machine) == {"CRA-14", "CRA-all", "PLD", "MACHINERY"}


def test_critical_infrastructure_is_registered_nationally():
    assert "KI-MIG-20" in found(PROVIDER, {"III-2": "yes", "E3-0": "yes"})
    assert "KI-MIG-20" not in found(PROVIDER, {"III-4a": "yes", "E3-0": "yes"})


def test_other_laws_hold_out_of_scope_and_not_for_what_is_no_ai():
    assert found(DEPLOYER, {"B4": "yes"}, traits=("personal_data",)) == PRIVACY
    assert found(DEPLOYER, {"A3": "no"}, traits=("personal_data",)) == set()


def test_german_fines_name_the_duties_of_the_ai_act_they_belong_to():
    (fine,) = CATALOGUE.pack("germany").entries("penalties")
    assert (fine.euros, fine.obligations) == (50_000, ("PRO-16k", "DEP-27", "DEP-86"))
    assert "13 June 2024" in fine.note.en


def test_every_duty_binds_under_a_condition_that_is_told():
    for one in GERMANY.obligations:
        assert one.condition, one.id
        assert one.evidence, one.id
        assert one.binding == ("law_condition" if one.starts else "good_practice"), one.id


def test_what_is_not_settled_is_marked():
    unsure = {one.id for one in GERMANY.obligations if one.mark == "U"}
    assert unsure == {"PLD", "UWG-5", "BGB-327", "BFSG", "KI-MIG-20"}
    assert "21/4297" in duty("PLD", GERMANY).note["en"]


def test_fields_that_answer_questions_exist():
    named = [q.from_field for q in (*RULES.questions, *GERMANY.questions) if q.from_field]
    keys = {f"{spec.kind}.{one.key}" for spec in KINDS.values() for one in spec.fields}
    assert len(named) == 6
    assert set(named) <= keys


def test_the_glossary_explains_the_words_of_the_law():
    terms = CATALOGUE.pack("glossary").entries("glossary")
    words = {one.term.de for one in terms}
    assert len(words) == len(terms) >= 60
    assert {"KI-System", "Anbieter", "Betreiber", "Zweckbestimmung", "Deepfake"} <= words
    assert {"Lieferant", "Einstufung", "Risikohöhe", "Stichtag", "Restrisiko"} <= words

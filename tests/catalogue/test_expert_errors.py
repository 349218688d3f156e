"""Twenty errors that experts look for: each would be noticed here."""

import re
from collections.abc import Iterator
from itertools import product

import pytest

from rai_desktop.catalogue import Catalogue
from rai_desktop.catalogue.checks.walking import models, references
from rai_desktop.catalogue.schema.base import CITED, Text
from rai_desktop.domain.law import duties
from tests.catalogue.everyday import (
    APPLICANTS,
    CASES,
    DEPLOYER,
    GERMANY,
    PERSONAL,
    PROVIDER,
    RULES,
    duty,
    met_by,
    outcome,
    starts,
)

CATALOGUE = Catalogue()
PACKS = [CATALOGUE.pack(info.id) for info in CATALOGUE.packs()]
SENTENCE_ENDS = r"(?<=[.:;])\s+(?=[A-ZÄÖÜ])"
PRODUCT = {"E1": ["product"], "E1c": "yes", "E1d": ["A"]}


def texts(*packs: str) -> Iterator[tuple[str, Text]]:
    """All texts of packs, or of all, each with the place it stands at."""
    for pack in PACKS:
        if packs and pack.info.id not in packs:
            continue
        for model in (pack.header, *(one for group in pack.sections.values() for one in group)):
            for key, inner in models(model):
                if isinstance(inner, Text):
                    yield f"{pack.info.id}: {getattr(model, 'id', '')}.{key}", inner


def sentences(pattern: str, *packs: str) -> list[str]:
    """All sentences, in both languages, in which ``pattern`` occurs."""
    said = (words for _, text in texts(*packs) for words in (text.de, text.en))
    parts = (part for words in said for part in re.split(SENTENCE_ENDS, words))
    return [part for part in parts if re.search(pattern, part, re.IGNORECASE)]


def citations() -> set[str]:
    entries = (one for pack in PACKS for group in pack.sections.values() for one in group)
    return {
        one.code
        for entry in entries
        for _, model in models(entry)
        for one in references(model)
        if one.ref == CITED
    }


def question(key: str):
    return RULES.by_question[key]


def result(code: str):
    return next(one for one in RULES.results if one.code == code)


def date_of(pack: str, day: str) -> list[str]:
    dates = CATALOGUE.pack(pack).entries("dates")
    return [one.title.en for one in dates if str(one.day) == day]


@pytest.mark.parametrize(
    ("answers", "day"), [((APPLICANTS,), "2027-12-02"), ((PRODUCT,), "2028-08-02")]
)
def test_01_high_risk_duties_have_the_days_of_the_omnibus(answers, day):
    found = starts(outcome(DEPLOYER, PROVIDER, {"C3": "yes", "C4": "yes"}, *answers))
    general = {"ALL-4": "2025-02-02", "ALL-85": "2026-08-02"}
    assert {key: one for key, one in found.items() if one != day} == general
    assert len(found) > 40


def test_01_results_and_calendar_have_no_outdated_day():
    assert str(result("HR_III").applies_from) == "2027-12-02"
    assert {str(result(code).applies_from) for code in ("HR_I_A", "HR_I_B")} == {"2028-08-02"}
    for day in ("2026-08-02", "2027-08-02"):
        assert not [title for title in date_of("ai-act", day) if "high-risk" in title.lower()]
    ends = [one for one in CATALOGUE.pack("ai-act").entries("dates") if one.kind == "ends"]
    assert [(str(one.day), "Grace period ends" in one.title.en) for one in ends] == [
        ("2026-12-02", True)
    ]


def test_02_ai_literacy_is_supported_not_guaranteed():
    old = r"sufficient level|ausreichendes Maß|sicherstellen, dass .*Kompetenz"
    assert sentences(old) == []
    assert duty("ALL-4").text["en"].startswith("Take measures that support")
    assert "fördern" in duty("ALL-4").text["de"]


def test_03_all_ten_prohibitions_are_there_with_their_days():
    days = {ground.id: str(ground.applies_from) for ground in result("PROHIBITED").grounds}
    first = dict.fromkeys(("D-a", "D-b", "D-c", "D-d", "D-e", "D-f", "D-g", "D-h"), "2025-02-02")
    assert days == {**first, "D-ba": "2026-12-02", "D-bb": "2026-12-02"}
    for key, day in days.items():
        found = outcome(PROVIDER, {key: "yes"})
        assert found.labels >= {"PROHIBITED"}
        assert found.blocks
        assert starts(found)["ALL-5"] == day


def test_04_machinery_stands_in_section_b():
    for language in ("de", "en"):
        word = "maschine" if language == "de" else "machine"
        before, after = re.split("Abschnitt B|Section B", question("E1").help[language])
        assert word not in before.lower()
        assert word in after.lower()
        label = dict(question("E1d").options)["A"][language]
        assert word not in label.lower()
    assert duty("MACHINERY", GERMANY).reference == ("Machinery Regulation", "Annex I B(21)")
    assert "Annex I A(1)" not in citations()
    assert met_by(outcome(*CASES["stops a press when it sees a hand"][0])) == set()


def test_05_registration_of_exempted_systems_has_seven_items():
    assert not [one for one in citations() if re.match(r"Annex VIII B\((7|9)\)", one)]
    note = duty("PRO-49-2").note
    items = re.search(r"Annex VIII Section B: (.*?)\. Points 7 and 9 are deleted\.", note["en"])
    assert items is not None
    assert len(items[1].split(";")) == 7
    assert not re.search("grounds|reason|Member State", items[1])
    assert "Die Nummern 7 und 9 sind gestrichen." in note["de"]


FRIA = {
    "private employer": ({"III-4a": "yes"}, set()),
    "public services": ({"III-4a": "yes", "ORG-public": "yes"}, {"DEP-27"}),
    "public, critical infrastructure": ({"III-2": "yes", "ORG-public": "yes"}, set()),
    "anybody who scores consumers": ({"III-5b": "yes"}, {"DEP-27"}),
    "anybody who prices life insurance": ({"III-5c": "yes"}, {"DEP-27"}),
    "regulated product": (PRODUCT | {"ORG-public": "yes"}, set()),
    "only made, not used": ({"C1": "yes", "C2": "no", "III-5b": "yes"}, set()),
}


@pytest.mark.parametrize(("answers", "expected"), FRIA.values(), ids=FRIA)
def test_06_only_some_deployers_assess_fundamental_rights(answers, expected):
    found = outcome(DEPLOYER, {"E3-0": "yes"}, answers)
    assert met_by(found) & {"DEP-27"} == expected


@pytest.mark.parametrize("ground", ["E3-a", "E3-b", "E3-c", "E3-d"])
def test_07_profiling_rules_the_derogation_out(ground):
    sorting = {"III-4a": "yes", ground: "yes", "E3-r": "yes"}
    assert outcome(PROVIDER, sorting).labels == {"EXEMPT_6_3"}
    assert outcome(PROVIDER, sorting, {"E3-0": "yes"}).labels == {"HR_III"}
    unclear = outcome(PROVIDER, sorting, {"E3-0": "unknown"})
    assert unclear.labels == set()
    assert unclear.open_labels == {"EXEMPT_6_3", "HR_III"}


def test_07_the_derogation_comes_with_documents_and_registration():
    found = duty("PRO-49-2")
    assert {"Art. 6(4)", "Art. 49(2)"} <= set(found.reference)
    assert "document" in found.text["en"]
    assert "Register" in found.text["en"]
    assert "document and register" in result("EXEMPT_6_3").meaning["en"]


def test_08_neither_codes_nor_iso_standards_give_a_presumption():
    said = sentences("presumption of conformity|Konformitätsvermutung")
    assert len(said) >= 8
    assert [one for one in said if not re.search(r"\b(no|neither|keine|weder)\b", one, re.I)] == []


def test_09_for_prohibited_practices_only_sme_pay_the_lower_amount():
    lower = {
        fine.id: {size for rule in fine.exceptions for size in rule.sizes}
        for fine in CATALOGUE.pack("ai-act").entries("penalties")
    }
    sme = {"micro", "small", "medium"}
    assert lower == {
        "fine-5": sme,
        "fine-4": sme | {"smc"},
        "fine-info": sme | {"smc"},
        "fine-gpai": set(),
    }


NOTICES = {
    "F1": "PRO-50-1",
    "F2": "PRO-50-2",
    "F3": "DEP-50-3",
    "F4": "DEP-50-4a",
    "F5": "DEP-50-4b",
}


@pytest.mark.parametrize(("case", "role"), [*product(NOTICES, (DEPLOYER, PROVIDER))])
def test_10_each_notice_is_the_duty_of_one_role(case, role):
    found = met_by(outcome(role, {case: "yes"})) & set(NOTICES.values())
    is_theirs = NOTICES[case].startswith("DEP") is (role is DEPLOYER)
    assert found == ({NOTICES[case]} if is_theirs else set())


def test_11_text_is_no_deep_fake_and_editors_are_exempt():
    assert "DEP-50-4a" not in met_by(outcome(DEPLOYER, {"F5": "yes"}))
    assert met_by(outcome(DEPLOYER, {"F5": "yes", "F5-x1": "yes"})) == {"ALL-4", "ALL-95"}
    assert not re.search(r"\btext", question("F4").text["en"], re.I)
    assert not re.search(r"\btext", duty("DEP-50-4a").text["en"], re.I)
    assert "Text has a rule of its own" in question("F4").help["en"]


def test_12_only_life_and_health_insurance_and_natural_persons_count():
    assert "life and health insurance of natural persons" in question("III-5c").text["en"]
    assert "Lebens- und Krankenversicherungen natürlicher Personen" in question("III-5c").text["de"]
    assert "household" in question("III-5c").help["en"]
    assert "natural persons" in question("III-5b").text["en"]
    assert "scoring of companies" in question("III-5b").help["en"]
    for case in ("prices household insurance", "scores limited companies"):
        assert outcome(*CASES[case][0]).labels == {"MINIMAL"}


def test_13_fraud_detection_is_excluded():
    assert question("III-5b").help["en"].startswith("Not: detection of financial fraud")
    assert question("III-5b").help["de"].startswith("Nicht: Betrugserkennung")
    assert outcome(*CASES["detects payment fraud"][0]).labels == {"MINIMAL"}


def test_14_verification_is_excluded():
    assert question("III-1a").help["en"].startswith("Not: mere verification")
    assert "(1:1)" in question("III-1a").help["de"]
    assert outcome(*CASES["face unlock at a door"][0]).labels == {"MINIMAL"}


def test_15_who_has_a_tool_built_for_own_use_is_its_provider():
    assert "even if only for ourselves" in question("C1").text["en"]
    assert "auch nur für uns selbst" in question("C1").text["de"]
    found = outcome(DEPLOYER, PROVIDER, {"III-4b": "yes", "E3-0": "yes"})
    assert found.roles == {"deployer", "provider"}
    assert met_by(found) >= {"PRO-9", "PRO-17", "DEP-26-1"}


def test_16_logs_are_kept_six_months_and_documents_ten_years():
    kept = {one.id: one.keep.months for one in RULES.obligations if one.keep}
    logs = {"DEP-26-6": 6, "PRO-19": 6}
    ten_years = dict.fromkeys(("PRO-18", "PRO-47", "IMP-5", "REP-22-2"), 120)
    assert kept == {**logs, **ten_years}
    assert sentences("five years|fünf Jahre", "ai-act", "germany", "glossary") == []
    for key in logs:
        assert "at least six months" in duty(key).text["en"]
        assert "mindestens sechs Monate" in duty(key).text["de"]


def test_17_serious_incidents_are_reported_within_15_10_or_2_days():
    for key, field in (("PRO-73", "text"), ("DEP-26-5c", "note")):
        said = getattr(duty(key), field)
        for language, day in (("en", "days"), ("de", "Tag")):
            assert re.findall(rf"(\d+) {day}", said[language])[:3] == ["15", "10", "2"]
    in_the_act = [key for key, text in texts("ai-act") if re.search(r"\b72\b (h|S)", text.en)]
    assert in_the_act == []
    assert "72 hours" in duty("NIS2-32", GERMANY).text["en"]


def test_18_only_public_bodies_register_as_deployers():
    assert "DEP-26-8" not in met_by(outcome(DEPLOYER, APPLICANTS))
    assert "DEP-26-8" not in met_by(outcome(DEPLOYER, APPLICANTS, {"ORG-public": "yes"}))
    public = {"ORG-authority": "yes"}
    assert "DEP-26-8" in met_by(outcome(DEPLOYER, APPLICANTS, public))
    networks = {"III-2": "yes", "E3-0": "yes"}
    assert "DEP-26-8" not in met_by(outcome(DEPLOYER, networks, public))


def test_19_the_dpia_does_not_replace_the_fundamental_rights_assessment():
    found = outcome(
        DEPLOYER, {"III-5b": "yes", "E3-0": "yes"}, traits=(*PERSONAL, "decision_about_persons")
    )
    assert "DEP-27" in met_by(found)
    assert "GDPR-35" in {one.rule.id for one in duties(GERMANY, found) if one.is_certain}
    assert "does not take the place" in duty("DEP-27").note["en"]
    assert "may be reused" in duty("DEP-27").note["en"]
    assert "does not replace" in duty("GDPR-35", GERMANY).note["en"]


def test_20_draft_guidelines_are_called_a_draft():
    said = sentences(r"19\.05\.2026|19 May 2026")
    assert len(said) >= 4
    assert [one for one in said if not re.search("draft|Entwurf", one, re.I)] == []
    draft = next(one for one in CATALOGUE.sources() if one.id == "src-hr-gl-draft")
    assert draft.title.startswith("Draft")

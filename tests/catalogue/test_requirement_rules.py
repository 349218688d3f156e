"""The shipped minimum requirements: complete, and judged as their reference says."""

from datetime import date
from functools import cache

import pytest

from rai_desktop.catalogue import Catalogue
from rai_desktop.catalogue.requirement_rules import requirement_rules
from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.conditions import Facts
from rai_desktop.domain.requirements import (
    COMPANY,
    BindingKind,
    NeedKind,
    RequirementAnswer,
    Situation,
    State,
    assess,
    coverage,
    need_of,
)
from tests.catalogue.building import as_pack, entry, shipped

CATALOGUE = Catalogue()
DAY = date(2026, 11, 28)
TRAITS = frozenset(code.id for code in CATALOGUE.codes("traits"))

# Deployer minimal, deployer Art. 50, deployer high-risk, provider any, provider high-risk.
MATRIX = """
MR-GOV-01 R R M R M | MR-GOV-02 R R M R M | MR-GOV-03 R R R R R | MR-GOV-04 R R M R M
MR-GOV-05 R R R R M | MR-GOV-06 R R R R M | MR-GOV-07 R R R R R | MR-KNO-01 M M M M M
MR-KNO-02 O O M R M | MR-SOR-01 R R M R M | MR-SOR-02 R R R R M | MR-SOR-03 C C M C M
MR-SOR-04 R R R R R | MR-SOR-05 R R M R M | MR-SOR-06 R R R R M | MR-ROB-01 R R R R M
MR-ROB-02 O O M R M | MR-ROB-03 C C C C M | MR-ROB-04 O O M R M | MR-ROB-05 C C M C M
MR-ETH-01 M M M M M | MR-ETH-02 C C M R M | MR-ETH-03 C C C C M | MR-ETH-04 O O C R M
MR-ETH-05 C C M C C | MR-ETH-06 O O O O O | MR-VER-01 O M R M M | MR-VER-02 O M R M M
MR-VER-03 C C M C R | MR-VER-04 R R R R R
"""
COLUMNS = (
    "deployer-minimal",
    "deployer-art50",
    "deployer-high-risk",
    "provider-any",
    "provider-high-risk",
)
WORDS = {"M": "mandatory", "C": "conditional", "R": "recommended", "O": "optional"}
ROWS = [row.split() for line in MATRIX.strip().splitlines() for row in line.split(" | ")]
CELLS = [
    (row[0], column, cell) for row in ROWS for column, cell in zip(COLUMNS, row[1:], strict=True)
]
KINDS = {
    "M": {NeedKind.MANDATORY_NOW, NeedKind.MANDATORY_FROM},
    "C": {NeedKind.CONDITIONAL},
    "R": {NeedKind.RECOMMENDED},
    "O": {NeedKind.OPTIONAL},
}
SITUATIONS = {
    "deployer-minimal": Facts(
        day=DAY,
        roles=frozenset({"deployer"}),
        labels=frozenset({"MINIMAL"}),
        open_traits=TRAITS,
    ),
    "deployer-art50": Facts(
        day=DAY,
        roles=frozenset({"deployer"}),
        labels=frozenset({"TRANSP"}),
        open_traits=TRAITS,
        answers={"F3": "yes", "F4": "yes"},
    ),
    "deployer-high-risk": Facts(
        day=DAY,
        roles=frozenset({"deployer"}),
        labels=frozenset({"HR_III"}),
        open_traits=TRAITS,
    ),
    "provider-any": Facts(
        day=DAY,
        roles=frozenset({"provider"}),
        labels=frozenset({"TRANSP"}),
        open_traits=TRAITS,
        answers={"F1": "yes", "F1-x1": "no", "F2": "yes", "F2-x1": "no"},
    ),
    "provider-high-risk": Facts(
        day=DAY,
        roles=frozenset({"provider"}),
        labels=frozenset({"HR_III", "TRANSP"}),
        open_traits=TRAITS,
        answers={"F1": "yes", "F1-x1": "no", "F2": "yes", "F2-x1": "no"},
    ),
}


@cache
def rules():
    frameworks = CATALOGUE.pack("frameworks")
    return requirement_rules(CATALOGUE.pack("minimum-requirements"), [frameworks])


def need(key, facts):
    return need_of(rules(), rules().by_id[key], facts)


def facts(**more):
    sets = {
        key: value if key in ("answers", "day") else frozenset(value) for key, value in more.items()
    }
    return Facts(**{"day": DAY, **sets})


def test_all_thirty_are_there_in_both_languages_with_all_levels():
    ids = [rule.id for rule in rules().requirements]
    assert ids == [row[0] for row in ROWS]
    assert len(ids) == 30
    for rule in rules().requirements:
        assert len(rule.maturity) == 5
        assert rule.met_from == 3
        assert rule.evidence
        assert rule.law
        assert rule.refs
        assert rule.applies_to.keys() == rule.statement.keys() == {"de", "en"}


def test_the_criteria_are_those_of_the_product():
    counted = {c: sum(r.criterion is c for r in rules().requirements) for c in Criterion}
    assert counted == {
        Criterion.FOUNDATIONS: 9,
        Criterion.DILIGENCE: 6,
        Criterion.ROBUSTNESS_SECURITY: 5,
        Criterion.ETHICS_RESPONSIBILITY: 6,
        Criterion.TRUST: 4,
    }


def test_the_title_says_whose_proposal_it_is():
    assert rules().title["de"] == (
        "Mindestanforderungen (Vorschlag dieses Programms, kein Text der RAI Alliance)"
    )
    assert "RAI Alliance" in rules().title["en"]
    assert rules().notes


def test_the_starter_set_is_for_very_small_firms():
    starter = [rule.id for rule in rules().requirements if rule.in_starter_set]
    small = (*(f"MR-GOV-0{n}" for n in range(1, 5)), "MR-KNO-01", "MR-SOR-01", "MR-SOR-03")
    assert starter == [*small, "MR-SOR-04", "MR-ETH-01", "MR-VER-02"]


def test_what_the_law_checks_per_system_is_not_inherited():
    own = {rule.id for rule in rules().requirements if not rule.inherits}
    assert own == {"MR-GOV-04", "MR-ETH-01", "MR-SOR-03"}


@pytest.mark.parametrize(("key", "column", "cell"), CELLS)
def test_the_table_of_applicability_is_that_of_the_reference(key, column, cell):
    assert rules().by_id[key].applicability[column].value == WORDS[cell]


@pytest.mark.parametrize(("key", "column", "cell"), CELLS)
def test_the_rules_say_the_same_as_the_table_while_conditions_are_not_known(key, column, cell):
    found = need(key, SITUATIONS[column])
    assert found is not None
    assert found.kind in KINDS[cell]


def test_high_risk_duties_start_on_the_day_of_their_annex():
    days = {
        label: need("MR-SOR-02", facts(roles={"provider"}, labels={label})).since
        for label in ("HR_III", "HR_I_A")
    }
    assert days == {"HR_III": date(2027, 12, 2), "HR_I_A": date(2028, 8, 2)}
    on_the_day = facts(day=date(2027, 12, 2), roles={"provider"}, labels={"HR_III"})
    assert need("MR-SOR-02", on_the_day).kind is NeedKind.MANDATORY_NOW


def test_literacy_is_law_today_for_those_who_provide_or_deploy():
    found = need("MR-KNO-01", facts(roles={"deployer"}))
    assert (found.kind, found.since) == (NeedKind.MANDATORY_NOW, date(2025, 2, 2))
    assert need("MR-KNO-01", facts(roles={"importer"})).kind is NeedKind.RECOMMENDED


def test_data_protection_is_law_only_with_personal_data():
    deployer = {"roles": {"deployer"}, "labels": {"MINIMAL"}}
    known = need("MR-SOR-03", facts(**deployer, traits={"personal_data"}))
    assert known.kind is NeedKind.MANDATORY_NOW
    unknown = need("MR-SOR-03", facts(**deployer, open_traits={"personal_data"}))
    assert (unknown.kind, unknown.is_certain) == (NeedKind.CONDITIONAL, False)
    assert need("MR-SOR-03", facts(**deployer)).kind is NeedKind.RECOMMENDED


def test_an_inventory_stays_good_practice_although_gdpr_asks_for_records():
    found = need("MR-GOV-03", facts(roles={"deployer"}, traits={"personal_data"}))
    assert found.kind is NeedKind.CONDITIONAL
    assert found.reasons[0].binding.reference == ("GDPR Art. 30",)


def test_notice_of_ai_is_the_provider_s_and_of_emotion_recognition_the_deployer_s():
    chat = {"labels": {"TRANSP"}, "answers": {"F1": "yes", "F1-x1": "no", "F3": "no"}}
    mood = {"labels": {"TRANSP"}, "answers": {"F1": "no", "F3": "yes"}}
    kinds = {
        (case, role): need("MR-VER-01", facts(roles={role}, **given)).kind
        for case, given in (("chat", chat), ("mood", mood))
        for role in ("provider", "deployer")
    }
    assert kinds == {
        ("chat", "provider"): NeedKind.MANDATORY_NOW,
        ("chat", "deployer"): NeedKind.RECOMMENDED,
        ("mood", "provider"): NeedKind.RECOMMENDED,
        ("mood", "deployer"): NeedKind.MANDATORY_NOW,
    }


def test_edited_text_of_public_interest_needs_no_label():
    given = {"F4": "no", "F5": "yes"}
    text = {"roles": {"deployer"}, "labels": {"TRANSP"}}
    edited = facts(**text, answers={**given, "F5-x1": "yes"})
    assert need("MR-VER-02", edited).kind is NeedKind.RECOMMENDED
    unedited = facts(**text, answers={**given, "F5-x1": "no"})
    assert need("MR-VER-02", unedited).kind is NeedKind.MANDATORY_NOW


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"ORG-public": "yes"}, NeedKind.MANDATORY_FROM),
        ({"ORG-public": "no", "III-5b": "yes"}, NeedKind.MANDATORY_FROM),
        ({"ORG-public": "no", "III-5b": "no", "III-5c": "no"}, NeedKind.RECOMMENDED),
        ({"ORG-public": "unknown", "III-5b": "no", "III-5c": "no"}, NeedKind.CONDITIONAL),
    ],
)
def test_a_fundamental_rights_impact_assessment_is_not_for_every_deployer(answers, expected):
    given = facts(roles={"deployer"}, labels={"HR_III"}, answers=answers)
    assert need("MR-ETH-04", given).kind is expected


@pytest.mark.parametrize(
    ("council", "expected"),
    [
        ("yes", NeedKind.MANDATORY_NOW),
        ("no", NeedKind.RECOMMENDED),
        ("unknown", NeedKind.CONDITIONAL),
    ],
)
def test_a_works_council_makes_involving_employees_law(council, expected):
    given = facts(
        roles={"deployer"},
        labels={"MINIMAL"},
        traits={"employee_data"},
        answers={"ORG-works-council": council},
    )
    assert need("MR-ETH-05", given).kind is expected


@pytest.mark.parametrize(
    ("staff_50", "expected"),
    [
        ("yes", NeedKind.CONDITIONAL),
        ("no", NeedKind.RECOMMENDED),
        ("unknown", NeedKind.RECOMMENDED),
    ],
)
def test_from_fifty_staff_a_law_asks_for_a_part_of_the_way_to_complain(staff_50, expected):
    found = need("MR-VER-04", facts(roles={"deployer"}, answers={"ORG-staff-50": staff_50}))
    assert found.kind is expected
    assert found.is_certain is (staff_50 != "unknown")


def test_new_prohibitions_are_named_with_their_day():
    found = need("MR-ETH-01", facts(roles={"deployer"}))
    days = {one.binding.kind: one.binding.applies_from for one in found.reasons}
    assert days[BindingKind.LAW_DATE] == date(2026, 12, 2)
    assert found.since == date(2025, 2, 2)


def test_what_is_no_ai_system_or_out_of_scope_needs_nothing():
    for label in ("NOT_AI", "OUT"):
        given = facts(roles={"deployer"}, labels={label}, traits=TRAITS)
        assert [r.id for r in rules().requirements if need(r.id, given) is not None] == []


def test_an_office_with_one_bought_tool_sees_what_is_law_first():
    tool = facts(roles={"deployer"}, labels={"MINIMAL"}, traits={"generative", "vendor_cloud"})
    situation = Situation(own=facts(), systems={"s1": tool})
    assessment = assess(rules(), situation, [])
    assert {item.rule.id for item in assessment.open_law_today} == {"MR-KNO-01", "MR-ETH-01"}
    answers = [
        RequirementAnswer(requirement="MR-KNO-01", subject=COMPANY, level=3),
        RequirementAnswer(requirement="MR-ETH-01", subject="s1", level=3),
    ]
    assert assess(rules(), situation, answers).open_law_today == ()


def every_answer(level):
    places = [(rule.id, subject) for rule in rules().requirements for subject in (COMPANY, "s1")]
    return [RequirementAnswer(requirement=r, subject=s, level=level) for r, s in places]


@pytest.mark.parametrize(
    ("framework", "points"),
    [
        ("altai", 7),
        ("oecd", 6),
        ("unesco", 10),
        ("iso42001", 50),
        ("nist_rmf", 51),
        ("mission_ki", 6),
        ("aic4", 35),
        ("iais", 6),
        ("nist_600_1", 12),
        ("aima", 24),
        ("mitre_maturity", 6),
        ("microsoft_maturity", 1),
    ],
)
def test_one_set_of_answers_counts_for_each_framework(framework, points):
    system = facts(roles={"deployer", "provider"}, labels={"HR_III", "TRANSP"}, traits=TRAITS)
    situation = Situation(own=facts(), systems={"s1": system})
    for level, state in ((0, State.NOT_MET), (2, State.PARTLY), (3, State.MET)):
        assessment = assess(rules(), situation, every_answer(level))
        found = {one.framework.id: one for one in coverage(rules(), assessment)}
        one = found[framework]
        assert one.applicable == points
        assert one.count(state) == one.applicable


def test_all_controls_of_the_management_standard_are_listed_by_own_short_names():
    (iso,) = (one for one in rules().frameworks if one.id == "iso42001")
    controls = [point for point in iso.points if point.id.startswith("A.") and point.parent]
    assert len(controls) == 38
    assert max(len(point.title["en"].split()) for point in iso.points) <= 6


def test_all_subcategories_of_the_risk_framework_are_listed():
    (nist,) = (one for one in rules().frameworks if one.id == "nist_rmf")
    assert sum(not point.parent for point in nist.points) == 19
    assert sum(bool(point.parent) for point in nist.points) == 72


def test_requirements_belong_to_themes_except_those_of_one_law_or_of_filing():
    themed = {key for theme in rules().themes for key in theme.requirements}
    assert set(rules().by_id) - themed == {"MR-ETH-01", "MR-SOR-05", "MR-SOR-06"}


def test_deprecated_requirements_are_left_out():
    plain = shipped()["minimum-requirements"]
    entry(plain, "MR-GOV-07")["deprecated"] = True
    found = requirement_rules(as_pack(plain))
    assert "MR-GOV-07" not in found.by_id
    assert (len(found.requirements), found.frameworks) == (29, ())

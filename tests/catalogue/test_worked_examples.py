"""The worked examples of the AI Act: 25 cases from everyday life, each with its result."""

from datetime import date

import pytest

from rai_desktop.catalogue import Catalogue
from rai_desktop.catalogue.law import law_rules
from rai_desktop.domain.conditions import Facts
from rai_desktop.domain.law import classify, next_question, read_answers

RULES = law_rules(Catalogue().pack("ai-act"))
TODAY = date(2026, 11, 28)

ALL_NO = {
    **dict.fromkeys(("A1", "A2", "A3", "A4", "B1"), "yes"),
    **{
        question.id: "no"
        for question in RULES.questions
        if question.kind == "yes_no" and question.id not in ("A1", "A2", "A3", "A4", "B1")
    },
    "E1": ["neither"],
}
DEPLOYER = {"C2": "yes"}
PROVIDER = {"C1": "yes"}


def outcome(*answers, day=TODAY):
    given = {key: value for part in (ALL_NO, *answers) for key, value in part.items()}
    return classify(RULES, Facts(day=day, answers=read_answers(RULES, given)))


CASES = {
    "staff use a general chat service": ([DEPLOYER], {"MINIMAL"}, {"deployer"}),
    "bought chatbot on the website": ([DEPLOYER, {"F1": "yes"}], {"TRANSP"}, {"deployer"}),
    "own chatbot on a model of somebody else": (
        [DEPLOYER, PROVIDER, {"C7": "yes", "F1": "yes", "F2": "yes"}],
        {"TRANSP"},
        {"deployer", "provider", "downstream_provider"},
    ),
    "bought software ranks applicants": (
        [DEPLOYER, {"III-4a": "yes", "E3-0": "yes"}],
        {"HR_III"},
        {"deployer"},
    ),
    "own fine-tuned model ranks applicants": (
        [DEPLOYER, PROVIDER, {"C7": "yes", "C8": "yes", "III-4a": "yes", "E3-0": "yes"}],
        {"HR_III"},
        {"deployer", "provider", "downstream_provider"},
    ),
    "sorts application files by type": (
        [DEPLOYER, {"III-4a": "yes", "E3-a": "yes", "E3-r": "yes"}],
        {"EXEMPT_6_3"},
        {"deployer"},
    ),
    "shift plan from availability and law": ([DEPLOYER], {"MINIMAL"}, {"deployer"}),
    "orders assigned by individual performance": (
        [DEPLOYER, {"III-4b": "yes", "E3-0": "yes"}],
        {"HR_III"},
        {"deployer"},
    ),
    "voice stress analysis of staff": (
        [DEPLOYER, {"D-f": "yes", "III-1c": "yes", "E3-0": "yes", "F3": "yes"}],
        {"PROHIBITED", "HR_III", "TRANSP"},
        {"deployer"},
    ),
    "voice emotion analysis of customers": (
        [DEPLOYER, {"III-1c": "yes", "E3-0": "yes", "F3": "yes"}],
        {"HR_III", "TRANSP"},
        {"deployer"},
    ),
    "scores consumers for instalments": (
        [DEPLOYER, {"III-5b": "yes", "E3-0": "yes"}],
        {"HR_III"},
        {"deployer"},
    ),
    "detects payment fraud": ([DEPLOYER], {"MINIMAL"}, {"deployer"}),
    "scores limited companies": ([DEPLOYER], {"MINIMAL"}, {"deployer"}),
    "camera finds scratches": (
        [DEPLOYER, {"E1": ["component"], "E1a": "no", "E1b": "yes"}],
        {"MINIMAL"},
        {"deployer"},
    ),
    "stops a press when it sees a hand": (
        [
            PROVIDER,
            {"C5": "yes", "E1": ["component"], "E1a": "yes", "E1c": "yes", "E1d": ["B"]},
        ],
        {"HR_I_B"},
        {"provider", "product_manufacturer"},
    ),
    "diagnostic image software": (
        [PROVIDER, {"E1": ["product"], "E1c": "yes", "E1d": ["A"]}],
        {"HR_I_A"},
        {"provider"},
    ),
    "online exam supervision": (
        [DEPLOYER, {"III-3d": "yes", "E3-0": "yes"}],
        {"HR_III"},
        {"deployer"},
    ),
    "face unlock at a door": ([DEPLOYER], {"MINIMAL"}, {"deployer"}),
    "fantasy pictures from a generator": ([DEPLOYER], {"MINIMAL"}, {"deployer"}),
    "invented words of the mayor": ([DEPLOYER, {"F4": "yes"}], {"TRANSP"}, {"deployer"}),
    "article on a local vote": ([DEPLOYER, {"F5": "yes"}], {"TRANSP"}, {"deployer"}),
    "the same with an editor": (
        [DEPLOYER, {"F5": "yes", "F5-x1": "yes"}],
        {"MINIMAL"},
        {"deployer"},
    ),
    "macro with fixed rules": ([DEPLOYER, {"A3": "no"}], {"NOT_AI"}, set()),
    "app that undresses people": ([PROVIDER, {"D-ba": "yes"}], {"PROHIBITED"}, {"provider"}),
    "spam filter": ([DEPLOYER], {"MINIMAL"}, {"deployer"}),
    "prices household insurance": ([DEPLOYER], {"MINIMAL"}, {"deployer"}),
}


@pytest.mark.parametrize(("answers", "labels", "roles"), CASES.values(), ids=CASES)
def test_everyday_case(answers, labels, roles):
    found = outcome(*answers)
    assert (found.labels, found.roles) == (labels, roles)
    assert not found.is_open
    assert next_question(RULES, found) is None

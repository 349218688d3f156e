"""Everyday systems for tests: the worked cases with the facts their duties depend on."""

from rai_desktop.catalogue import Catalogue
from rai_desktop.catalogue.law import law_rules
from rai_desktop.domain.conditions import Facts
from rai_desktop.domain.law import Outcome, classify, duties, read_answers
from tests.catalogue.test_worked_examples import ALL_NO, CASES, DEPLOYER, PROVIDER, RULES, TODAY

GERMANY = law_rules(Catalogue().pack("germany"))

PERSONAL = ("personal_data",)
AT_WORK = {"H1": "yes"}
DECIDES = {"H2": "yes"}
APPLICANTS = {"III-4a": "yes", "E3-0": "yes", **DECIDES}

__all__ = [
    "APPLICANTS",
    "AT_WORK",
    "CASES",
    "DECIDES",
    "DEPLOYER",
    "GERMANY",
    "PERSONAL",
    "PROVIDER",
    "RULES",
    "duty",
    "met_by",
    "outcome",
    "starts",
]


def outcome(*answers, traits=(), possible=(), without=()) -> Outcome:
    """What follows from answers; everything else is answered with no, ``without`` not at all."""
    given = {key: value for part in (ALL_NO, *answers) for key, value in part.items()}
    read = read_answers(RULES, {key: one for key, one in given.items() if key not in without})
    traits, possible = frozenset(traits), frozenset(possible)
    return classify(RULES, Facts(day=TODAY, answers=read, traits=traits, open_traits=possible))


def met_by(found: Outcome, rules=RULES) -> set[str]:
    """The obligations that certainly follow."""
    return {one.rule.id for one in duties(rules, found) if one.is_certain}


def starts(found: Outcome) -> dict[str, str]:
    """The first day of each obligation that follows."""
    return {one.rule.id: str(one.applies_from) for one in duties(RULES, found)}


def duty(key: str, rules=RULES):
    """The obligation with an id."""
    return next(one for one in rules.obligations if one.id == key)

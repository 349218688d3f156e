"""How binding a requirement is: by law, by condition and by the table, in three-valued logic."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.requirements import NeedKind, company_needs, need_of, needs
from tests.domain.requirements.small import (
    TODAY,
    binding,
    cells,
    facts,
    requirement,
    rules,
    when,
)

PAST, FUTURE, LATER = date(2025, 2, 2), date(2027, 12, 2), date(2028, 8, 2)


def judged(rule, given):
    return need_of(rules(rule), rule, given)


@pytest.mark.parametrize(
    ("bindings", "cell", "expected", "since"),
    [
        ([binding("law_now", start=PAST)], "optional", "mandatory_now", PAST),
        ([binding("law_now")], "recommended", "mandatory_now", None),
        ([binding("law_date", start=FUTURE)], "mandatory", "mandatory_from", FUTURE),
        ([binding("law_date", start=TODAY)], "mandatory", "mandatory_now", TODAY),
        (
            [binding("law_date", start=LATER), binding("law_date", start=FUTURE)],
            "mandatory",
            "mandatory_from",
            FUTURE,
        ),
        (
            [binding("law_date", start=FUTURE), binding("law_now", start=PAST)],
            "mandatory",
            "mandatory_now",
            PAST,
        ),
        ([binding("law_condition")], "conditional", "mandatory_now", None),
        ([binding("law_condition")], "recommended", "conditional", None),
        ([binding("law_condition", {"trait": "open"})], "conditional", "conditional", None),
        ([binding("law_condition", {"trait": "open"})], "recommended", "recommended", None),
        ([binding("law_condition", {"trait": "no"})], "conditional", "recommended", None),
        ([binding("law_now", {"trait": "open"})], "optional", "conditional", None),
        ([binding("law_date", {"trait": "no"}, FUTURE)], "mandatory", "recommended", None),
        ([binding("good_practice")], "recommended", "recommended", None),
        ([binding("good_practice")], "optional", "optional", None),
    ],
)
def test_law_and_table_together_say_how_binding_it_is(bindings, cell, expected, since):
    rule = requirement("R", *bindings, applicability=cells(cell))
    need = judged(rule, facts(open_traits={"open"}))
    assert (need.kind, need.since) == (expected, since)


def test_what_does_not_apply_is_no_need():
    rule = requirement("R", binding("law_now"), applies_when=when({"trait": "chat"}))
    assert judged(rule, facts()) is None
    assert judged(rule, facts(open_traits={"chat"})).is_certain is False
    assert judged(rule, facts(traits={"chat"})).is_certain is True


def test_an_open_label_shows_the_stronger_outcome():
    law = binding("law_date", {"label": "HIGH"}, FUTURE)
    rule = requirement("R", law, applicability=cells("optional", "mandatory"))
    assert judged(rule, facts()).kind is NeedKind.OPTIONAL
    assert judged(rule, facts(labels={"HIGH"})).kind is NeedKind.MANDATORY_FROM
    need = judged(rule, facts(open_labels={"HIGH"}))
    assert (need.kind, need.is_certain) == (NeedKind.CONDITIONAL, False)


def test_outside_the_table_the_starter_set_is_recommended():
    assert judged(requirement("R"), facts()).kind is NeedKind.OPTIONAL
    assert judged(requirement("R", in_starter_set=True), facts()).kind is NeedKind.RECOMMENDED


def test_every_reason_that_may_hold_is_told():
    rule = requirement(
        "R",
        binding("law_now", {"trait": "yes"}),
        binding("law_condition", {"trait": "open"}),
        binding("law_condition", {"trait": "no"}),
        binding("good_practice"),
    )
    need = judged(rule, facts(traits={"yes"}, open_traits={"open"}))
    assert [(one.binding.kind.value, one.is_certain) for one in need.reasons] == [
        ("law_now", True),
        ("law_condition", False),
        ("good_practice", True),
    ]


def test_the_organisation_needs_what_its_most_demanding_system_needs():
    chat = binding("law_now", {"trait": "chat"})
    high = binding("law_date", {"label": "HIGH"}, FUTURE)
    rule = requirement("R", high, chat, of_organisation=True, of_system=False)
    all_rules = rules(rule, requirement("S"))
    systems = [facts(), facts(labels={"HIGH"}), facts(traits={"chat"})]
    (need,) = company_needs(all_rules, facts(), systems)
    assert need.kind is NeedKind.MANDATORY_NOW
    assert [one.binding for one in need.reasons] == [chat, high]
    (alone,) = company_needs(all_rules, facts(), [])
    assert (alone.kind, alone.reasons) == (NeedKind.OPTIONAL, ())
    assert [one.requirement for one in needs(all_rules, systems[0])] == ["S"]


KINDS = st.sampled_from(["law_now", "law_date", "law_condition", "good_practice"])
BINDINGS = st.lists(st.tuples(KINDS, st.sampled_from("abc")), max_size=4)
TABLE = st.sampled_from(["mandatory", "conditional", "recommended", "optional"])
THREE = st.dictionaries(st.sampled_from("abc"), st.sampled_from(["yes", "open"]))


@given(BINDINGS, TABLE, THREE, st.data())
def test_not_knowing_never_hides_that_the_law_may_ask(bindings, cell, traits, data):
    """Whatever turns out, what was open showed a need that is conditional or as strong."""
    rule = requirement(
        "R",
        *(
            binding(kind, {"trait": t}, FUTURE if kind == "law_date" else None)
            for kind, t in bindings
        ),
        applicability=cells(cell),
    )
    certain = {trait for trait, how in traits.items() if how == "yes"}
    possible = set(traits) - certain
    before = judged(rule, facts(traits=certain, open_traits=possible))
    cleared = data.draw(st.sets(st.sampled_from(sorted(possible)))) if possible else set()
    after = judged(rule, facts(traits=certain | cleared))
    if before.is_certain:
        assert after.kind.rank == before.kind.rank
    if after.kind.rank < before.kind.rank:
        assert not before.is_certain
        doubted = {one.binding.kind for one in before.reasons if not one.is_certain}
        assert any(kind != "good_practice" for kind in doubted)

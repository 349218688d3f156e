"""One answer counts for every framework that the requirement is mapped to."""

from rai_desktop.domain.requirements import (
    COMPANY,
    RequirementAnswer,
    Situation,
    State,
    assess,
    coverage,
    requirements_by_point,
)
from tests.domain.requirements.small import facts, framework, requirement, rules, theme, when

ISO = framework("iso", ("A", ""), ("A.1", "A"), ("A.2", "A"), ("B", ""), ("C", ""))
UN = framework("un", ("UN-1", ""), ("UN-2", ""))
OTHER = framework("other", ("X", ""))


def company_rule(key, **refs):
    return requirement(key, of_organisation=True, of_system=False, refs=refs)


ALL = rules(
    company_rule("R1", iso=("A.1",), un=("UN-1",)),
    company_rule("R2", iso=("A",)),
    company_rule("R3", iso=("B",)),
    frameworks=(ISO, UN, OTHER),
    themes=(theme("t", ("R1", "R3", "GHOST"), un=("UN-1", "UN-2")),),
)


def covered(all_rules=ALL, **levels):
    answers = [
        RequirementAnswer(requirement=key, subject=COMPANY, level=level)
        for key, level in levels.items()
    ]
    found = coverage(all_rules, assess(all_rules, Situation(own=facts()), answers))
    return {one.framework.id: one for one in found}


def states(one):
    return {point.point.id: point.state for point in one.points}


def test_the_same_answer_counts_in_each_framework():
    found = covered(R1=3, R2=3)
    assert states(found["iso"])["A.1"] is State.MET
    assert states(found["un"])["UN-1"] is State.MET


def test_a_point_is_met_only_when_all_its_requirements_are():
    assert states(covered(R1=3, R2=0)["iso"])["A.1"] is State.PARTLY
    assert states(covered(R1=2, R2=2)["iso"])["A.1"] is State.PARTLY
    assert states(covered()["iso"])["A.1"] is State.NOT_MET


def test_a_heading_stands_for_all_below_it_and_is_not_counted_itself():
    iso = covered(R1=0, R2=3)["iso"]
    assert states(iso) == {
        "A": State.PARTLY,
        "A.1": State.PARTLY,
        "A.2": State.MET,
        "B": State.NOT_MET,
        "C": None,
    }
    assert [point.point.id for point in iso.points if point.is_heading] == ["A"]
    assert (iso.applicable, iso.count(None)) == (3, 1)
    counted = (State.MET, State.PARTLY, State.NOT_MET)
    assert [iso.share(state) for state in counted] == [1 / 3, 1 / 3, 1 / 3]


def test_a_theme_counts_where_no_requirement_names_the_point():
    un = {point.point.id: point for point in covered(R1=3, R3=3)["un"].points}
    assert (un["UN-1"].requirements, un["UN-1"].by_theme) == (("R1",), False)
    assert (un["UN-2"].requirements, un["UN-2"].by_theme) == (("R1", "R3"), True)
    assert un["UN-2"].state is State.MET


def test_frameworks_that_nothing_is_mapped_to_are_left_out():
    assert set(covered()) == {"iso", "un"}
    assert requirements_by_point(ALL, OTHER) == {}


def test_points_whose_requirements_apply_nowhere_are_not_applicable():
    nowhere = requirement("R", applies_when=when({"trait": "chat"}), refs={"un": ("UN-1",)})
    un = covered(rules(nowhere, frameworks=(UN,)))["un"]
    assert states(un) == {"UN-1": State.NOT_APPLICABLE, "UN-2": None}
    assert (un.applicable, un.share(State.MET)) == (0, None)


def test_a_framework_whose_points_name_each_other_ends():
    loop = framework("un", ("UN-1", "UN-2"), ("UN-2", "UN-1"), ("UN-3", ""))
    found = covered(rules(company_rule("R", un=("UN-1", "UN-3")), frameworks=(loop,)), R=3)
    assert states(found["un"])["UN-3"] is State.MET

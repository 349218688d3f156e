"""Each check of requirements and frameworks can fail: the shipped packs, changed in one place."""

import pytest

from tests.catalogue.building import entry, found, problems_after


def points(plains, framework):
    return {point["id"]: point for point in entry(plains["frameworks"], framework)["points"]}


def requirement(plains, key):
    return entry(plains["minimum-requirements"], key)


CHANGES = {
    "id with a colon": (
        lambda p: requirement(p, "MR-GOV-01").update(id="MR:GOV"),
        ("unusable_id", "MR:GOV"),
    ),
    "id that stands for something else": (
        lambda p: requirement(p, "MR-GOV-01").update(id="met_from"),
        ("unusable_id", "met_from"),
    ),
    "profile left out": (
        lambda p: requirement(p, "MR-GOV-01")["applicability"].pop("provider-any"),
        ("no_cell", "MR-GOV-01"),
    ),
    "law from a date without a day": (
        lambda p: requirement(p, "MR-GOV-01")["bindings"][0].pop("applies_from"),
        ("no_day", "MR-GOV-01"),
    ),
    "point of nothing": (
        lambda p: points(p, "iso42001")["A.2.2"].update(parent="A.99"),
        ("no_parent", "iso42001"),
    ),
    "point above itself": (
        lambda p: points(p, "iso42001")["6"].update(parent="6.1.2"),
        ("above_itself", "iso42001"),
    ),
    "requirement names a point that does not exist": (
        lambda p: requirement(p, "MR-GOV-01")["refs"].update(altai=["ALTAI-8"]),
        ("framework", "MR-GOV-01"),
    ),
    "theme names a point that does not exist": (
        lambda p: entry(p["frameworks"], "theme-risk")["points"].update(altai=["ALTAI-8"]),
        ("framework", "theme-risk"),
    ),
    "theme names a requirement that does not exist": (
        lambda p: entry(p["frameworks"], "theme-risk")["requirements"].append("MR-RIS-01"),
        ("reference", "theme-risk"),
    ),
    "binding asks for an unknown question": (
        lambda p: requirement(p, "MR-GOV-01")["bindings"][0].update(
            when={"answer": {"ORG-castle": "yes"}}
        ),
        ("reference", "MR-GOV-01"),
    ),
    "requirement that no mitigation serves": (
        lambda p: entry(p["measures"], "M-GOV-02").pop("requirements"),
        ("unused", "MR-GOV-02"),
    ),
}


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES)
def test_the_change_is_noticed(change, expected):
    problems = problems_after(change)
    assert expected in found(problems)
    assert all(problem.message for problem in problems)

"""The list of components: what it must tell, and what needs what."""

from copy import deepcopy

import pytest
from packaging.utils import canonicalize_name

from building import components
from building.bill_shape import problems
from building.system_libraries import system_package
from building.tools import SOURCE


def part(name, licence=None):
    return {
        "type": "library",
        "name": name,
        "version": "1",
        "bom-ref": f"pypi/{name}@1",
        "purl": f"pkg:pypi/{name}@1",
        "licenses": [licence or {"license": {"id": "MIT"}}],
    }


BILL = {
    "bomFormat": "CycloneDX",
    "specVersion": "1.6",
    "metadata": {"component": part("whole")},
    "components": [part("a"), part("b", {"expression": "MIT OR Apache-2.0"})],
    "dependencies": [
        {"ref": "pypi/whole@1", "dependsOn": ["pypi/a@1"]},
        {"ref": "pypi/a@1", "dependsOn": ["pypi/b@1"]},
        {"ref": "pypi/b@1"},
    ],
}


@pytest.fixture
def bill():
    return deepcopy(BILL)


def test_a_list_that_tells_everything_has_no_problems(bill):
    assert problems(bill) == []


def test_another_form_is_refused(bill):
    assert problems({**bill, "specVersion": "1.4"}) == [
        "This is no list in the form of CycloneDX 1.6."
    ]


@pytest.mark.parametrize("key", ["version", "purl", "licenses"])
def test_every_component_tells_where_it_comes_from_and_its_licence(bill, key):
    del bill["components"][0][key]
    assert problems(bill) == [f"a: no {key}"]


def test_a_licence_has_a_name(bill):
    bill["components"][1]["licenses"] = [{"license": {"text": {"content": "Free."}}}]
    assert problems(bill) == ["b: a licence without a name"]


def test_a_component_stands_once(bill):
    bill["components"].append(part("a"))
    assert problems(bill) == ["pypi/a@1: stands twice"]


def test_what_is_needed_is_listed(bill):
    bill["dependencies"][2]["dependsOn"] = ["pypi/c@1"]
    assert problems(bill) == ["pypi/c@1: is needed and not listed"]


def test_every_component_says_what_it_needs(bill):
    bill["dependencies"].pop()
    assert problems(bill) == ["pypi/b@1: says not what it needs"]


def test_there_is_nothing_that_nobody_needs(bill):
    bill["dependencies"][1].pop("dependsOn")
    assert problems(bill) == ["pypi/b@1: nothing needs it"]


def test_the_lock_holds_what_the_program_needs_and_nothing_else():
    parts = components.packages(SOURCE / "requirements.lock")
    needs = {canonicalize_name(one.name): one.needs for one in parts}
    reached, left = set(), list(components.product(SOURCE).needs)
    while left:
        name = left.pop()
        if name not in reached:
            reached.add(name)
            left += needs[name]
    assert reached == set(needs)


def test_what_only_other_systems_or_extras_need_is_not_needed():
    asked = ['a>=1; python_version >= "3"', 'b; sys_platform == "plan9"', 'c; extra == "all"']
    assert components.needed(asked) == ("a",)


def test_libraries_of_the_system_have_the_licence_of_their_package():
    assert system_package("libxcb-cursor0").licence == "MIT"
    assert system_package("libgcc-s1").licence.endswith("GCC-exception-3.1")
    assert system_package("libunheard").licence == ""

"""Each check of the library can fail: the shipped packs, changed in one place."""

import pytest

from rai_desktop.catalogue.checks import Severity
from tests.catalogue.building import as_pack, entry, found, own_pack, problems_after, shipped, text


def method(plains):
    return entry(plains["method"], "kmu-ki-5x5")


def add_copy(plains, pack, section, original, **changes):
    plains[pack][section].append({**entry(plains[pack], original), **changes})


def remove(plains, pack, section, entry_id):
    plains[pack][section] = [one for one in plains[pack][section] if one["id"] != entry_id]


def own_with_sources(plains, entries):
    plains["own"] = own_pack(sources=entries)


SOURCE = {
    "id": "src-own",
    "title": "Own study",
    "publisher": "Somebody",
    "url": "https://example.org",
    "reuse": text(),
    "use": text(),
}

IDENTITY = {
    "pack twice": (
        lambda p: p.update(again=p["tools"]),
        ("pack_twice", ""),
    ),
    "id twice in a pack": (
        lambda p: add_copy(p, "risks", "risks", "R-DIL-01"),
        ("id_twice", "R-DIL-01"),
    ),
    "id twice over packs": (
        lambda p: p.update(own=own_pack(tools=[entry(p["tools"], "tool-axe")])),
        ("id_twice", "tool-axe"),
    ),
    "code twice in a list": (
        lambda p: entry(p["vocabulary"], "traits")["codes"].append(
            {"id": "agentic", "label": text()}
        ),
        ("id_twice", "traits"),
    ),
    "part twice in an entry": (
        lambda p: entry(p["frameworks"], "mit")["points"].append({"id": "1.1", "title": text()}),
        ("id_twice", "mit"),
    ),
    "risk twice in a template": (
        lambda p: entry(p["templates"], "T-01")["risks"].append({"id": "R-ROB-01"}),
        ("id_twice", "T-01"),
    ),
    "removed id present": (
        lambda p: p["risks"]["pack"].update(removed=["R-DIL-01"]),
        ("used_again", "R-DIL-01"),
    ),
    "renamed id present": (
        lambda p: p["risks"]["pack"].update(renamed={"R-DIL-01": "R-DIL-02"}),
        ("used_again", "R-DIL-01"),
    ),
    "renamed to nothing": (
        lambda p: p["risks"]["pack"].update(renamed={"R-OLD-01": "R-NEW-01"}),
        ("renamed_to_nothing", "R-OLD-01"),
    ),
    "note on nothing": (
        lambda p: p["templates"]["pack"]["notes"][0]["entries"].append("T-99"),
        ("note_on_nothing", "T-99"),
    ),
    "checked before its law": (
        lambda p: p["risks"]["pack"].update(checked_on="2026-11-21"),
        ("checked_too_early", ""),
    ),
    "replaced by nothing": (
        lambda p: entry(p["risks"], "R-DIL-01").update(deprecated=True, replaced_by="R-NEW-01"),
        ("replaced_by_nothing", "R-DIL-01"),
    ),
    "replaced but in use": (
        lambda p: entry(p["risks"], "R-DIL-01").update(replaced_by="R-DIL-02"),
        ("replaced_in_use", "R-DIL-01"),
    ),
}

LINKS = {
    "measure": (
        lambda p: entry(p["risks"], "R-DIL-01")["measures"].append("M-NEW-01"),
        ("reference", "R-DIL-01"),
    ),
    "group": (
        lambda p: entry(p["risks"], "R-DIL-01")["affected"].append("nobody"),
        ("reference", "R-DIL-01"),
    ),
    "trait in a condition": (
        lambda p: entry(p["risks"], "R-DIL-01").update(applies_when={"not": {"trait": "magic"}}),
        ("reference", "R-DIL-01"),
    ),
    "label in a condition": (
        lambda p: entry(p["risks"], "R-DIL-01").update(applies_when={"label": "HIGH"}),
        ("reference", "R-DIL-01"),
    ),
    "role in a condition": (
        lambda p: entry(p["risks"], "R-DIL-01").update(applies_when={"role": "owner"}),
        ("reference", "R-DIL-01"),
    ),
    "causal code": (
        lambda p: entry(p["risks"], "R-DIL-01")["causal"].update(entity="ghost"),
        ("reference", "R-DIL-01"),
    ),
    "source": (
        lambda p: entry(p["measures"], "M-GOV-01").update(sources=["src-nothing"]),
        ("reference", "M-GOV-01"),
    ),
    "tool": (
        lambda p: entry(p["measures"], "M-GOV-01").update(tools=["tool-nothing"]),
        ("reference", "M-GOV-01"),
    ),
    "law": (
        lambda p: entry(p["templates"], "T-01")["neighbouring_law"][0].update(law="law-nothing"),
        ("reference", "T-01"),
    ),
    "risk": (
        lambda p: entry(p["templates"], "T-01")["risks"].append({"id": "R-NEW-01"}),
        ("reference", "T-01"),
    ),
    "trait of a review interval": (
        lambda p: method(p)["review_months"]["by_trait"].update(magic=6),
        ("reference", "kmu-ki-5x5"),
    ),
    "body of an acceptance rule": (
        lambda p: method(p)["acceptance"]["rules"][0].update(may_accept="king"),
        ("reference", "kmu-ki-5x5"),
    ),
    "risk of an indicator": (
        lambda p: method(p)["indicators"][0].update(risks=["R-NEW-01"]),
        ("reference", "kmu-ki-5x5"),
    ),
    "source of a header": (
        lambda p: p["risks"]["pack"].update(sources=["src-nothing"]),
        ("reference", ""),
    ),
    "framework": (
        lambda p: entry(p["risks"], "R-DIL-01")["refs"].update(cobit=["1"]),
        ("framework", "R-DIL-01"),
    ),
    "point of a framework": (
        lambda p: entry(p["risks"], "R-DIL-01")["refs"].update(mit=["9.9"]),
        ("framework", "R-DIL-01"),
    ),
    "article beyond the law": (
        lambda p: entry(p["risks"], "R-DIL-01")["law"].append("Art. 114"),
        ("place", "R-DIL-01"),
    ),
    "inserted article that the law does not have": (
        lambda p: entry(p["risks"], "R-DIL-01")["law"].append("Art. 4b"),
        ("place", "R-DIL-01"),
    ),
    "paragraph that is gone": (
        lambda p: entry(p["risks"], "R-DIL-01")["law"].append("Art. 10(5)(a)"),
        ("place", "R-DIL-01"),
    ),
    "annex beyond the law": (
        lambda p: entry(p["risks"], "R-DIL-01")["law"].append("Annex XIV(1)"),
        ("place", "R-DIL-01"),
    ),
    "recital beyond the law": (
        lambda p: entry(p["risks"], "R-DIL-01")["law"].append("Recital 181"),
        ("place", "R-DIL-01"),
    ),
    "no proof": (
        lambda p: [entry(p["risks"], "R-DIL-01").pop(key) for key in ("sources", "law")],
        ("cites_nothing", "R-DIL-01"),
    ),
    "source never cited": (
        lambda p: own_with_sources(p, [SOURCE]),
        ("never_cited", "src-own"),
    ),
}

LIBRARY = {
    "measure used by no risk": (
        lambda p: add_copy(p, "measures", "measures", "M-GOV-01", id="M-GOV-99"),
        ("unused", "M-GOV-99"),
    ),
    "risk in no template": (
        lambda p: add_copy(p, "risks", "risks", "R-DIL-01", id="R-DIL-99"),
        ("unused", "R-DIL-99"),
    ),
    "trait in no template": (
        lambda p: entry(p["vocabulary"], "traits")["codes"].append(
            {"id": "magic", "label": text()}
        ),
        ("unused", "traits"),
    ),
    "template lists a risk its traits do not call for": (
        lambda p: entry(p["templates"], "T-19")["risks"].append({"id": "R-TRU-01"}),
        ("unmatched_risk", "T-19"),
    ),
    "group of another criterion": (
        lambda p: entry(p["risks"], "R-DIL-01").update(group="legal"),
        ("other_criterion", "R-DIL-01"),
    ),
    "fixed list with another code": (
        lambda p: entry(p["vocabulary"], "treatments")["codes"].append(
            {"id": "ignore", "label": text()}
        ),
        ("other_codes", "treatments"),
    ),
    "fixed list without a code": (
        lambda p: entry(p["vocabulary"], "labels")["codes"].pop(),
        ("other_codes", "labels"),
    ),
    "code twice": (
        lambda p: entry(p["risks"], "R-DIL-01")["measures"].append("M-GOV-05"),
        ("repeated", "R-DIL-01"),
    ),
}

METHOD = {
    "levels not from 1 to 5": (lambda p: method(p)["likelihood"][0].update(level=2), "scale"),
    "events do not rise": (
        lambda p: method(p)["likelihood"][1].update(events_per_year_max=0.2),
        "scale",
    ),
    "events without an open end": (
        lambda p: method(p)["likelihood"][4].update(events_per_year_max=100),
        "scale",
    ),
    "money does not rise": (
        lambda p: method(p)["impact_business"][1].update(turnover_share_max=0.0001),
        "scale",
    ),
    "row not monotone": (
        lambda p: method(p)["matrix"]["persons"][4].__setitem__(4, "high"),
        "grid",
    ),
    "column not monotone": (
        lambda p: method(p)["matrix"]["business"].__setitem__(4, ["low"] * 5),
        "grid",
    ),
    "people below business": (
        lambda p: method(p)["matrix"]["business"][0].__setitem__(4, "very_high"),
        "grid",
    ),
    "level without acceptance rule": (
        lambda p: method(p)["acceptance"]["rules"].pop(),
        "incomplete",
    ),
    "two acceptance rules for a case": (
        lambda p: method(p)["acceptance"]["rules"][1].update(perspectives=["persons", "business"]),
        "incomplete",
    ),
    "level without meaning": (lambda p: method(p)["levels"].pop(), "incomplete"),
    "level without review": (
        lambda p: method(p)["review_months"]["by_level"].pop("low"),
        "incomplete",
    ),
    "indicator that alarms before it warns": (
        lambda p: method(p)["indicators"][6].update(red=[{"op": ">=", "value": 2}]),
        "limits",
    ),
    "indicator that alarms on a side without warning": (
        lambda p: method(p)["indicators"][6]["red"].append({"op": "<", "value": 0}),
        "limits",
    ),
    "indicator that nobody knows the origin of": (
        lambda p: method(p)["indicators"][0].pop("origin"),
        "origin",
    ),
    "indicator that is counted and comes from elsewhere": (
        lambda p: method(p)["indicators"][6].update(origin=text()),
        "origin",
    ),
    "status without weight": (lambda p: method(p)["suggestion"]["weights"].pop(), "incomplete"),
    "counts more today": (
        lambda p: method(p)["suggestion"]["weights"][0].update(current=1),
        "weight",
    ),
    "condition can never hold": (
        lambda p: method(p)["assessments"][2].update(
            when={"all": [{"trait": "rag"}, {"not": {"trait": ["rag", "agentic"]}}]}
        ),
        "contradiction",
    ),
}


@pytest.mark.parametrize(
    ("change", "expected"),
    [*IDENTITY.values(), *LINKS.values(), *LIBRARY.values()],
    ids=[*IDENTITY, *LINKS, *LIBRARY],
)
def test_the_change_is_noticed(change, expected):
    problems = problems_after(change)
    assert expected in found(problems)
    assert all(problem.message for problem in problems)


@pytest.mark.parametrize(("change", "check"), METHOD.values(), ids=METHOD.keys())
def test_the_change_of_the_method_is_noticed(change, check):
    assert (check, "kmu-ki-5x5") in found(problems_after(change))


def test_nothing_is_noticed_without_a_change():
    assert problems_after(lambda plains: None) == []


def test_what_nothing_leads_to_is_only_a_remark_for_sources():
    problems = problems_after(lambda plains: own_with_sources(plains, [SOURCE]))
    assert {problem.severity for problem in problems} == {Severity.REMARK}


def test_a_problem_names_pack_section_entry_and_key():
    def change(plains):
        entry(plains["templates"], "T-01")["risks"].append({"id": "R-NEW-01"})

    problem = next(one for one in problems_after(change) if one.check == "reference")
    assert (problem.pack, problem.section, problem.entry) == ("templates", "templates", "T-01")
    assert problem.key == "risks[12].id"
    assert "R-NEW-01" in problem.message


def test_a_deprecated_entry_may_be_unused():
    def change(plains):
        changes = {"id": "R-DIL-99", "deprecated": True, "replaced_by": "R-DIL-01"}
        add_copy(plains, "risks", "risks", "R-DIL-01", **changes)

    assert problems_after(change) == []


def test_renaming_onto_an_existing_entry_is_fine():
    def change(plains):
        plains["risks"]["pack"]["renamed"] = {"R-OLD-01": "R-DIL-01"}

    assert problems_after(change) == []


def test_the_same_pack_in_two_versions_is_noticed():
    newer = shipped()["tools"]
    newer["pack"]["version"] = "2.0"
    newer["tools"] = []
    problems = problems_after(lambda plains: plains.update(newer=newer))
    assert ("pack_twice", "") in found(problems)
    assert as_pack(newer).info.version == "2.0"

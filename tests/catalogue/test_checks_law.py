"""Law and requirements: the schema holds them, and each check can fail."""

import pytest

from rai_desktop.catalogue import PackError, check_packs
from rai_desktop.catalogue.checks.walking import conditions
from rai_desktop.catalogue.schema.sections import SECTIONS
from rai_desktop.domain.conditions import contradicts
from tests.catalogue.building import as_pack, entry, found, own_pack, shipped, text
from tests.catalogue.law_pack import law_pack, obligations


def found_after(change):
    plain = law_pack()
    change(plain)
    return found(check_packs([as_pack(plain)]))


def test_a_complete_pack_of_law_passes():
    assert [problem.message for problem in check_packs([as_pack(law_pack())])] == []


def test_every_section_is_used_by_a_pack():
    used = {section for plain in (*shipped().values(), law_pack()) for section in plain}
    assert used == {"pack", *SECTIONS}


def test_conditions_are_found_wherever_they_stand():
    pack = as_pack(law_pack())
    duty = pack.entries("obligations")[0]
    assert [key for key, _ in conditions(duty)] == ["when", "starts[0].when", "starts[1].when"]
    assert not any(contradicts(condition) for _, condition in conditions(duty))


CHANGES = {
    "question asked by a later answer": (
        lambda p: entry(p, "A3").update(ask_when={"answer": {"F5": "yes"}}),
        ("asked_too_early", "A3"),
    ),
    "question asked by itself": (
        lambda p: entry(p, "A3").update(ask_when={"answer": {"A3": "yes"}}),
        ("asked_too_early", "A3"),
    ),
    "question that matters for nothing": (
        lambda p: entry(p, "LOG").pop("record_only"),
        ("never_matters", "LOG"),
    ),
    "question that can never be asked": (
        lambda p: entry(p, "F5-x1").update(
            ask_when={"all": [{"answer": {"F5": "yes"}}, {"answer": {"F5": "no"}}]}
        ),
        ("contradiction", "F5-x1"),
    ),
    "both of two exclusive options": (
        lambda p: entry(p, "HR_I_A").update(
            when={"all": [{"answer": {"E1": "product"}}, {"answer": {"E1": "neither"}}]}
        ),
        ("contradiction", "HR_I_A"),
    ),
    "yes-no question with options": (
        lambda p: entry(p, "A3").update(options=entry(p, "E1")["options"]),
        ("options", "A3"),
    ),
    "choice without options": (
        lambda p: entry(p, "E1").pop("options"),
        ("options", "E1"),
    ),
    "prefilled with an answer that does not exist": (
        lambda p: entry(p, "III-4a")["prefill"][0].update(answer=["perhaps"]),
        ("answer", "III-4a"),
    ),
    "read as an answer that does not exist": (
        lambda p: entry(p, "E1").update(reads_as={"no": "none"}),
        ("answer", "E1"),
    ),
    "missing counts as an answer that does not exist": (
        lambda p: entry(p, "F5-x1").update(when_missing="perhaps"),
        ("answer", "F5-x1"),
    ),
    "group that the screen does not have": (
        lambda p: entry(p, "III-4a").update(group="biometrics"),
        ("group", "III-4a"),
    ),
    "screen without question": (
        lambda p: p["screens"].append({"id": "empty", "title": text()}),
        ("empty_screen", "empty"),
    ),
    "screen that does not exist": (
        lambda p: entry(p, "A3").update(screen="nowhere"),
        ("reference", "A3"),
    ),
    "answer that does not exist": (
        lambda p: entry(p, "NOT_AI").update(when={"answer": {"A3": "never"}}),
        ("reference", "NOT_AI"),
    ),
    "question that does not exist": (
        lambda p: entry(p, "NOT_AI").update(when={"answer": {"A9": "no"}}),
        ("reference", "NOT_AI"),
    ),
    "size that does not exist": (
        lambda p: entry(p, "relief-doc").update(when={"size": "tiny"}),
        ("reference", "relief-doc"),
    ),
    "result needs a later one": (
        lambda p: entry(p, "HR_III").update(when={"not": {"label": "MINIMAL"}}),
        ("judged_too_early", "HR_III"),
    ),
    "result that can never hold": (
        lambda p: entry(p, "MINIMAL").update(when={"not": {"always": True}}),
        ("contradiction", "MINIMAL"),
    ),
    "reason that can never hold": (
        lambda p: entry(p, "PROHIBITED")["grounds"][0].update(
            when={"all": [{"date": {"until": "2026-12-01"}}, {"date": {"from": "2026-12-02"}}]}
        ),
        ("contradiction", "PROHIBITED"),
    ),
    "neither label nor role": (
        lambda p: entry(p, "HR_III").pop("label"),
        ("label_or_role", "HR_III"),
    ),
    "label and role": (
        lambda p: entry(p, "HR_III").update(role="deployer"),
        ("label_or_role", "HR_III"),
    ),
    "duty without a day": (
        lambda p: entry(p, "DEP-27").pop("starts"),
        ("no_start", "DEP-27"),
    ),
    "duty ends before it starts": (
        lambda p: entry(p, "DEP-27")["starts"][0].update(applies_until="2027-12-01"),
        ("ends_before_start", "DEP-27"),
    ),
    "duty covered by nothing": (
        lambda p: entry(p, "DEP-27").update(covered_by=["MR-NEW-01"]),
        ("reference", "DEP-27"),
    ),
    "penalty that does not exist": (
        lambda p: entry(p, "DEP-27").update(penalty="fine-0"),
        ("reference", "DEP-27"),
    ),
    "penalty without amount": (
        lambda p: [entry(p, "fine-50").pop(key) for key in ("euros", "turnover_share")],
        ("no_amount", "fine-50"),
    ),
    "sizes do not rise": (
        lambda p: entry(p, "small").update(staff_below=10),
        ("sizes", "small"),
    ),
    "size after one without limit": (
        lambda p: p["sizes"].reverse(),
        ("sizes", "small"),
    ),
    "figure chosen without options": (
        lambda p: entry(p, "report-2026")["figures"][1].pop("options"),
        ("figure", "report-2026"),
    ),
    "point of the crosswalk": (
        lambda p: entry(p, "theme-risk").update(points={"un": ["UN-99"]}),
        ("framework", "theme-risk"),
    ),
    "framework of the crosswalk": (
        lambda p: entry(p, "theme-risk").update(points={"oecd": ["1.1"]}),
        ("reference", "theme-risk"),
    ),
    "profile": (
        lambda p: entry(p, "MR-ETH-04").update(applicability={"nobody": "optional"}),
        ("reference", "MR-ETH-04"),
    ),
}


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES.keys())
def test_the_change_is_noticed(change, expected):
    assert expected in found_after(change)


@pytest.mark.parametrize(
    ("entry_id", "change"),
    [
        ("MR-ETH-04", {"maturity": [text()] * 4}),
        ("MR-ETH-04", {"met_from": 5}),
        ("DEP-27", {"binding": "perhaps"}),
        ("HR_III", {"label": "HIGH"}),
        ("fine-50", {"turnover_share": 3}),
        ("F5-x1", {"from_field": "Organisation.name"}),
        ("F5-x1", {"yes_from": -1}),
        ("F5-x1", {"reference": ["BetrVG § 87 Abs. 1"]}),
        ("F5-x1", {"reference": ["§ 87(1)"]}),
        ("F5-x1", {"reference": ["Artikel 5"]}),
        ("date-2026-12-02", {"day": "2 Dec 2026"}),
    ],
)
def test_what_the_schema_forbids_is_refused(entry_id, change):
    plain = law_pack()
    entry(plain, entry_id).update(change)
    with pytest.raises(PackError) as caught:
        as_pack(plain)
    assert caught.value.place.entry == entry_id
    assert caught.value.place.key.startswith(next(iter(change)))


def test_a_law_that_nobody_knows_is_noticed_wherever_it_is_cited():
    plains = {**shipped(), "own": own_pack(glossary=[term("NoLaw § 5")])}
    plains["more"] = own_pack(glossary=[term("Art"), term("BetrVG § 87(1) Nr. 6")])
    plains["more"]["glossary"][1]["id"] = "term-known"
    plains["more"]["pack"]["id"] = "more"
    plains["more"]["glossary"][0]["id"] = "term-no-law-either"
    problems = check_packs(as_pack(plain) for plain in plains.values())
    assert {one for one in found(problems) if one[0] == "law"} == {
        ("law", "term-own"),
        ("law", "term-no-law-either"),
    }


def term(reference):
    return {"id": "term-own", "term": text(), "text": text(), "reference": [reference]}


def test_a_pack_may_name_what_stands_in_a_pack_it_builds_on():
    fine = {"id": "fine-own", "title": text(), "reference": ["Art. 99"], "euros": 1}
    duties = [{**obligations()[0], "id": "OWN-1", "penalty": "fine-own"}]
    own = own_pack(penalties=[fine | {"obligations": ["DEP-27"]}], obligations=duties)
    wrong = {("reference", "fine-own")}
    assert wrong <= found(check_packs([as_pack(own)]))
    own["pack"].update(id="upper", builds_on=["own"])
    assert found(check_packs([as_pack(own)])) == set()
    assert found(check_packs([as_pack(law_pack()), as_pack(own)])) == set()
    own["penalties"][0]["obligations"] = ["DEP-99"]
    assert found(check_packs([as_pack(law_pack()), as_pack(own)])) == wrong


def test_a_requirement_that_no_measure_meets_is_noticed():
    plains = {**shipped(), "own": law_pack()}
    plains["own"].pop("sources")
    plains["own"].pop("frameworks")
    plains["own"].pop("crosswalk")
    plains["own"]["pack"]["holds"] = [key for key in plains["own"] if key != "pack"]
    entry(plains["own"], "MR-ETH-04").update(id="MR-NEW-01", refs={})
    problems = check_packs(as_pack(plain) for plain in plains.values())
    assert ("unused", "MR-NEW-01") in found(problems)

"""The example company is complete, valid and believable in both languages."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
import yaml

from rai_desktop.domain.canonical import is_empty
from rai_desktop.domain.codes import MeasureStatus, RiskStatus, SystemStatus
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.kinds.registry import KINDS, built_in_field
from rai_desktop.domain.values import read_plain
from rai_desktop.resources import resource

Entry = Mapping[str, Any]

COMPANY = resource("example", "company.yaml")
DEMO_DAY = date(2026, 1, 15)
LANGUAGES = ("de", "en")
AXES = ("likelihood", "persons", "business")

KIND_OF_SECTION = {
    "people": EntityKind.PERSON,
    "vendors": EntityKind.VENDOR,
    "systems": EntityKind.SYSTEM,
    "risks": EntityKind.RISK,
    "mitigations": EntityKind.MITIGATION,
    "evidence": EntityKind.EVIDENCE,
}
LINK_KEYS = {
    EntityKind.RISK: ("systems", {EntityKind.SYSTEM}),
    EntityKind.MITIGATION: ("risks", {EntityKind.RISK}),
    EntityKind.EVIDENCE: ("of", set(KIND_OF_SECTION.values()) - {EntityKind.EVIDENCE}),
}


def load(*parts: str) -> Mapping[str, Any]:
    data: Mapping[str, Any] = yaml.safe_load(resource(*parts).read_text(encoding="utf-8"))
    return data


def pack(section: str) -> Mapping[str, Entry]:
    return {entry["id"]: entry for entry in load("catalogue", f"{section}.yaml")[section]}


COMPANY_DATA = load("example", "company.yaml")
KIND_OF_ID = {
    entry["id"]: kind
    for section, kind in KIND_OF_SECTION.items()
    for entry in COMPANY_DATA[section]
}


def entries() -> Iterator[tuple[EntityKind, Entry]]:
    yield EntityKind.ORGANISATION, COMPANY_DATA["organisation"]
    for section, kind in KIND_OF_SECTION.items():
        for entry in COMPANY_DATA[section]:
            yield kind, entry


def fields_of(kind: EntityKind, entry: Entry) -> Iterator[tuple[FieldSpec, Any]]:
    link_key = LINK_KEYS[kind][0] if kind in LINK_KEYS else ""
    for key, value in entry.items():
        if key in ("id", link_key):
            continue
        spec = built_in_field(kind, key)
        assert spec is not None, f"{entry.get('id')}: {kind} has no field {key}"
        yield spec, value


def in_language(value: Any, language: str) -> Any:
    if isinstance(value, dict) and set(value) == {"days"}:
        return (DEMO_DAY + timedelta(days=value["days"])).isoformat()
    if isinstance(value, dict):
        assert set(value) == set(LANGUAGES), value
        return value[language]
    return value


def days(entry: Entry, key: str) -> int:
    offset: int = entry[key]["days"]
    return offset


def texts(language: str) -> Iterator[str]:
    for kind, entry in entries():
        for _, value in fields_of(kind, entry):
            if isinstance(value, dict) and language in value:
                yield value[language]


every_entry = pytest.mark.parametrize(
    ("kind", "entry"),
    [pytest.param(kind, entry, id=entry.get("id", "organisation")) for kind, entry in entries()],
)
every_risk = pytest.mark.parametrize("risk", COMPANY_DATA["risks"], ids=lambda risk: risk["id"])


def test_file_is_plain_yaml_without_anchors_aliases_and_tags():
    for event in yaml.parse(COMPANY.read_text(encoding="utf-8"), Loader=yaml.SafeLoader):
        assert not isinstance(event, yaml.AliasEvent)
        assert getattr(event, "anchor", None) is None
        assert getattr(event, "tag", None) is None


def test_no_key_appears_twice():
    pending = [yaml.compose(COMPANY.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)]
    while pending:
        node = pending.pop()
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert len(keys) == len(set(keys)), f"twice near {node.start_mark}"
            pending += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            pending += node.value


def test_sections_and_sizes():
    sizes = {key: len(COMPANY_DATA[key]) for key in KIND_OF_SECTION}
    assert set(COMPANY_DATA) == {"organisation", "dismissed", *KIND_OF_SECTION}
    assert sizes["systems"] == 12
    assert 28 <= sizes["risks"] <= 32
    assert 24 <= sizes["mitigations"] <= 26
    assert sizes["people"] == 8
    assert 7 <= sizes["vendors"] <= 8
    assert 5 <= sizes["evidence"] <= 6
    assert sum(sizes.values()) == len(KIND_OF_ID), "an id is used twice"


def test_organisation_is_marked_as_an_example():
    assert COMPANY_DATA["organisation"]["example"] is True
    assert "Beispiel" in COMPANY_DATA["organisation"]["name"]["de"]
    assert "example" in COMPANY_DATA["organisation"]["name"]["en"]


@every_entry
def test_every_value_fits_its_field_in_both_languages(kind: EntityKind, entry: Entry):
    for spec, value in fields_of(kind, entry):
        for language in LANGUAGES:
            plain = in_language(value, language)
            kept = read_plain(spec, plain)
            assert not is_empty(kept), f"{spec.key} is empty"
            if isinstance(kept, tuple):
                assert len(kept) == len(plain), f"{spec.key}: a code stands twice"


@every_entry
def test_every_required_field_is_filled(kind: EntityKind, entry: Entry):
    assert {spec.key for spec in KINDS[kind].fields if spec.required} <= set(entry)


@every_entry
def test_every_text_is_written_in_both_languages(kind: EntityKind, entry: Entry):
    for spec, value in fields_of(kind, entry):
        if spec.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT) and not spec.internal:
            assert isinstance(value, dict), f"{spec.key} has one language only"
            assert all(value[language].strip() for language in LANGUAGES)
        if spec.kind is FieldKind.LONG_TEXT:
            assert value["de"] != value["en"], f"{spec.key} is not translated"


@every_entry
def test_only_dates_are_offsets(kind: EntityKind, entry: Entry):
    for spec, value in fields_of(kind, entry):
        is_offset = isinstance(value, dict) and "days" in value
        assert is_offset == (spec.kind is FieldKind.DATE), spec.key


def test_codes_of_lists_are_in_the_vocabulary():
    known = {
        name: {code["id"] for code in entry["codes"]} for name, entry in pack("vocabulary").items()
    }
    for kind, entry in entries():
        for spec, value in fields_of(kind, entry):
            if spec.vocabulary:
                assert set(value) <= known[spec.vocabulary], (entry["id"], spec.key)


def test_systems_risks_and_mitigations_come_from_the_libraries():
    templates, risks, measures = pack("templates"), pack("risks"), pack("measures")
    assert {system["template"] for system in COMPANY_DATA["systems"]} <= set(templates)
    assert {mitigation["library"] for mitigation in COMPANY_DATA["mitigations"]} <= set(measures)
    for risk in COMPANY_DATA["risks"]:
        assert risk["criterion"] == risks[risk["library"]]["criterion"], risk["id"]


def test_dismissed_proposals_fit_their_system():
    systems = {system["id"]: system for system in COMPANY_DATA["systems"]}
    listed = {entry["id"]: {r["id"] for r in entry["risks"]} for entry in load_templates()}
    for entry in COMPANY_DATA["dismissed"]:
        assert entry["library"] in listed[systems[entry["system"]]["template"]]
        assert all(entry["reason"][language].strip() for language in LANGUAGES)


def load_templates() -> list[Entry]:
    return list(pack("templates").values())


@every_entry
def test_every_reference_points_to_an_entry_of_its_kind(kind: EntityKind, entry: Entry):
    for spec, value in fields_of(kind, entry):
        if spec.kind is FieldKind.REFERENCE:
            assert KIND_OF_ID[value] is spec.reference, spec.key
            assert value != entry["id"], f"{spec.key} points to itself"


@every_entry
def test_every_link_points_to_an_entry_it_can_belong_to(kind: EntityKind, entry: Entry):
    if kind not in LINK_KEYS:
        return
    key, allowed = LINK_KEYS[kind]
    assert entry[key], "belongs to nothing"
    assert len(entry[key]) == len(set(entry[key]))
    assert {KIND_OF_ID[target] for target in entry[key]} <= allowed


def test_links_are_many_to_many():
    for section, key in (("risks", "systems"), ("mitigations", "risks")):
        ends = [entry[key] for entry in COMPANY_DATA[section]]
        targets = [target for end in ends for target in end]
        assert any(len(end) > 1 for end in ends)
        assert len(targets) > len(set(targets))


def test_every_system_has_a_risk_and_the_entries_of_the_short_form():
    short = {spec.key for spec in KINDS[EntityKind.SYSTEM].fields if spec.short} - {"vendor"}
    with_risk = {uid for risk in COMPANY_DATA["risks"] for uid in risk["systems"]}
    for system in COMPANY_DATA["systems"]:
        assert short | {"template", "roles", "traits"} <= set(system)
        assert system["id"] in with_risk


def test_systems_show_many_states():
    systems = COMPANY_DATA["systems"]
    states = {system["status"] for system in systems}
    assert {"idea", "pilot", "in_use", "suspended", "retired"} <= states
    assert len({system["template"] for system in systems}) == len(systems)
    assert {"bought", "built", "embedded"} <= {system["source"] for system in systems}
    assert sum(len(system) > 30 for system in systems) >= 6
    for system in systems:
        assert ("retired_on" in system) == (system["status"] == SystemStatus.RETIRED)


@every_risk
def test_ratings_only_fall(risk: Entry):
    for axis in AXES:
        chain = [
            risk[f"{when}_{axis}"]
            for when in ("inherent", "current", "target")
            if f"{when}_{axis}" in risk
        ]
        assert f"current_{axis}" in risk
        assert chain == sorted(chain, reverse=True), axis


@every_risk
def test_what_lowers_a_rating_is_a_mitigation(risk: Entry):
    states = {
        MeasureStatus(mitigation["status"])
        for mitigation in COMPANY_DATA["mitigations"]
        if risk["id"] in mitigation["risks"]
    }
    falls = {when: _falls(risk, *when) for when in (("inherent", "current"), ("current", "target"))}
    if falls["inherent", "current"] and risk["status"] != RiskStatus.CLOSED:
        assert any(state.is_existing for state in states)
    if falls["current", "target"]:
        assert any(state.is_planned or state.is_existing for state in states)


def _falls(risk: Entry, before: str, after: str) -> bool:
    return any(
        risk[f"{after}_{axis}"] < risk[f"{before}_{axis}"]
        for axis in AXES
        if f"{before}_{axis}" in risk and f"{after}_{axis}" in risk
    )


@every_risk
def test_what_is_not_reduced_has_a_reason(risk: Entry):
    if risk["treatment"] in ("avoid", "retain"):
        assert "treatment_reason" in risk


def test_about_half_of_the_risks_carry_all_ratings():
    full = [
        risk
        for risk in COMPANY_DATA["risks"]
        if "inherent_likelihood" in risk and "target_likelihood" in risk
    ]
    assert len(full) >= len(COMPANY_DATA["risks"]) // 2


def test_mitigations_show_every_state_and_fit_it():
    mitigations = COMPANY_DATA["mitigations"]
    assert {mitigation["status"] for mitigation in mitigations} == set(MeasureStatus)
    for mitigation in mitigations:
        if MeasureStatus(mitigation["status"]).is_existing:
            assert days(mitigation, "done_on") < 0
        if MeasureStatus(mitigation["status"]).is_planned:
            assert "done_on" not in mitigation
            assert "due_on" in mitigation


def test_mitigations_and_reviews_are_overdue_whenever_the_example_is_made():
    late_mitigations = [
        mitigation["id"]
        for mitigation in COMPANY_DATA["mitigations"]
        if MeasureStatus(mitigation["status"]).is_planned and days(mitigation, "due_on") < 0
    ]
    late_reviews = [
        entry["id"]
        for section in ("systems", "risks")
        for entry in COMPANY_DATA[section]
        if "review_due_on" in entry and days(entry, "review_due_on") < 0
    ]
    assert len(late_mitigations) >= 3
    assert len(late_reviews) >= 3


def test_past_events_lie_in_the_past_in_a_sensible_order():
    past = ("identified_on", "rated_on", "approved_on", "reviewed_on", "done_on", "in_use_since")
    for _, entry in entries():
        assert all(days(entry, key) <= 0 for key in past if key in entry), entry
        for earlier, later in (
            ("identified_on", "rated_on"),
            ("rated_on", "review_due_on"),
            ("reviewed_on", "review_due_on"),
            ("started_on", "done_on"),
            ("in_use_since", "retired_on"),
            ("dated_on", "valid_until"),
        ):
            if earlier in entry and later in entry:
                assert days(entry, earlier) <= days(entry, later), (entry["id"], earlier, later)


def test_addresses_are_reserved_for_examples():
    reserved = re.compile(r"(https://([a-z]+\.)*|[a-z-]+@)example\.(org|com)(/[a-z/-]*)?")
    written = COMPANY.read_text(encoding="utf-8")
    for address in re.findall(r"https?://[^\s\"]+|[\w.-]+@[\w.-]+\w", written):
        assert reserved.fullmatch(address), address


def test_words_follow_the_word_list():
    refused = re.compile(r"Anbieter|Risikoklasse|\bPrüfung")
    for text in texts("de"):
        assert not refused.search(text), text
    for text in texts("en"):
        assert not re.search(r"[äöüß„]|\bvendor\b|risk class", text), text

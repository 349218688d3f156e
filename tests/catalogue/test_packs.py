"""Loading packs: strict, lazily, and with the place of whatever does not fit."""

import subprocess
import sys
from hashlib import sha256

import pytest

from rai_desktop.catalogue import PackError, list_packs, load_pack
from tests.catalogue.building import as_bytes, as_pack, entry, own_pack, shipped, text

TOOL = b"""\
pack:
  id: own
  version: "1.0"
  schema: 1
  title: {de: Eigenes, en: Own}
  publisher: Somebody
  state_of_law: 2026-11-22
  checked_on: 2026-11-22
  status: {de: offen, en: open}
  holds: [laws]
laws:
- id: law-a
  title: {de: Gesetz, en: Law}
  url: https://example.org
"""


def refusal(data: bytes) -> PackError:
    with pytest.raises(PackError) as caught:
        load_pack(data, "own.yaml")
    return caught.value


def test_a_pack_is_its_id_version_and_bytes():
    info = load_pack(TOOL, "own.yaml").info
    assert (info.id, info.version, info.sha256) == ("own", "1.0", sha256(TOOL).hexdigest())
    assert info.title == {"de": "Eigenes", "en": "Own"}
    assert info.state_of_law.isoformat() == "2026-11-22"
    assert load_pack(TOOL + b"#\n", "own.yaml").info.sha256 != info.sha256


def test_entries_come_by_section():
    pack = load_pack(TOOL, "own.yaml")
    assert [law.id for law in pack.entries("laws")] == ["law-a"]
    assert pack.entries("risks") == ()


def test_packs_are_listed_without_reading_their_entries(tmp_path):
    (tmp_path / "b.yaml").write_bytes(TOOL.replace(b"id: law-a", b"id: *broken"))
    (tmp_path / "a.yaml").write_bytes(TOOL.replace(b"id: own", b"id: first"))
    (tmp_path / "notes.txt").write_text("no pack")
    assert [(info.id, info.file, info.holds) for info in list_packs(tmp_path)] == [
        ("first", "a.yaml", ("laws",)),
        ("own", "b.yaml", ("laws",)),
    ]


def test_a_broken_header_is_refused_when_listing(tmp_path):
    (tmp_path / "a.yaml").write_bytes(TOOL.replace(b"version", b"verison"))
    with pytest.raises(PackError) as caught:
        list_packs(tmp_path)
    assert (caught.value.place.entry, caught.value.place.file) == ("own", "a.yaml")


@pytest.mark.parametrize(
    ("old", "new", "key", "line"),
    [
        (b", en: Law", b"", "title.en", 13),
        (b"en: Law", b'en: ""', "title.en", 13),
        (b"en: Law", b"en: ' Law'", "title.en", 13),
        (b"en: Law", b"en: 5", "title.en", 13),
        (b"en: Law", b"en: [Law]", "title.en", 13),
        (b"en: Law", b"en: Law, fr: Loi", "title.fr", 13),
        (b"title: {de: Gesetz, en: Law}", b"title: Law", "title", 13),
        (b"url: https", b"url: javascript", "url", 14),
        (b"url: https", b"link: https", "url", 12),
        (b"id: law-a", b"id: law a", "id", 12),
        (b"id: law-a", b"id: law-a\n  mark: X", "mark", 13),
        (b"id: law-a", b"id: law-a\n  sources: src-a", "sources", 13),
        (b"id: law-a", b"id: law-a\n  deprecated: yes", "deprecated", 13),
    ],
)
def test_what_does_not_fit_is_refused_with_entry_key_and_line(old, new, key, line):
    error = refusal(TOOL.replace(old, new, 1))
    assert error.place.key == key
    assert error.place.line == line
    assert error.place.file == "own.yaml"
    assert error.place.entry in ("law-a", "law a")
    assert key in str(error)
    assert str(error.place.line) in str(error)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        (b'"1.0"', b"1.0", "version"),
        (b'"1.0"', b'"one"', "version"),
        (b"schema: 1", b"schema: 2", "schema"),
        (b"schema: 1", b"schema: true", "schema"),
        (b"state_of_law: 2026-11-22", b"state_of_law: 22.11.2026", "state_of_law"),
        (b"state_of_law: 2026-11-22", b"state_of_law: 20261122", "state_of_law"),
        (b"publisher: Somebody", b"published: Somebody", "publisher"),
        (b"id: own", b"id: own\n  renamed: {old: 5}", "renamed.old"),
        (b"holds: [laws]", b"holds: [laws, risks]", "holds"),
        (b"holds: [laws]", b"holds: []", "holds"),
        (b"laws:", b"lawz:", "lawz"),
    ],
)
def test_a_wrong_header_is_refused_with_its_key(old, new, key):
    error = refusal(TOOL.replace(old, new, 1))
    assert (error.place.entry, error.place.key) == ("own", key)
    assert error.place.line > 0


def test_an_entry_without_id_is_named_by_its_place():
    error = refusal(TOOL.replace(b"id: law-a\n  ", b""))
    assert (error.place.entry, error.place.key) == ("laws[0]", "id")


def test_a_section_has_to_be_a_list():
    error = refusal(TOOL[: TOOL.index(b"laws:")] + b"laws: {a: b}\n")
    assert error.place.key == "laws"


def test_a_wrong_condition_is_refused_with_its_path():
    plain = shipped()["risks"]
    entry(plain, "R-DIL-01")["applies_when"] = {"all": [{"always": True}, {"any": []}]}
    error = refusal(as_bytes(plain))
    assert (error.place.entry, error.place.key) == ("R-DIL-01", "applies_when")
    assert "all[1].any" in str(error)


@pytest.mark.parametrize(
    ("pack", "entry_id", "change", "key"),
    [
        ("risks", "R-DIL-01", {"default": {"likelihood": 6, "persons": 1, "business": 1}}, None),
        ("risks", "R-DIL-01", {"default": {"likelihood": 0, "persons": 1, "business": 1}}, None),
        ("risks", "R-DIL-01", {"default": {"likelihood": 2.0, "persons": 1, "business": 1}}, None),
        ("risks", "R-DIL-01", {"criterion": "legal"}, "criterion"),
        ("risks", "R-DIL-01", {"measures": []}, "measures"),
        ("risks", "R-DIL-01", {"law": ["Artikel 5"]}, "law[0]"),
        ("measures", "M-GOV-01", {"effort": "XL"}, "effort"),
        ("measures", "M-GOV-01", {"kind": "preventive"}, "kind"),
        (
            "measures",
            "M-GOV-01",
            {"effect": {"likelihood": 3, "impact": 0, "scope": "both"}},
            "effect.likelihood",
        ),
        ("templates", "T-01", {"risks": [{"id": "R-ROB-01", "l": 3}]}, "risks[0].l"),
        ("method", "kmu-ki-5x5", {"confidence_rule": "text"}, "confidence_rule"),
    ],
)
def test_ratings_effects_and_codes_have_their_bounds(pack, entry_id, change, key):
    plain = shipped()[pack]
    entry(plain, entry_id).update(change)
    error = refusal(as_bytes(plain))
    assert error.place.entry == entry_id
    assert error.place.key == (key or "default.likelihood")


def test_entries_cannot_be_changed():
    law = load_pack(TOOL, "own.yaml").entries("laws")[0]
    with pytest.raises(ValueError, match="frozen"):
        law.id = "law-b"


def test_a_pack_may_hold_nothing_yet():
    assert as_pack(own_pack()).sections == {}


def test_braces_in_a_pack_do_not_break_the_sentence():
    error = refusal(TOOL.replace(b"url:", b"'{x}': y\n  url:"))
    assert error.place.key == "{x}"
    assert "{x}" in str(error)


def test_texts_are_given_by_language():
    law = load_pack(TOOL, "own.yaml").entries("laws")[0]
    assert (law.title.in_language("de"), law.title.in_language("en")) == ("Gesetz", "Law")
    assert text("Law")["en"] == "Law"


def test_importing_the_package_loads_no_library():
    code = (
        "import sys, rai_desktop.catalogue as catalogue; catalogue.Catalogue();"
        "print({'yaml', 'pydantic'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"

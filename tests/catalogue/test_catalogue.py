"""The catalogue: packs of a folder and own ones, each read when it is first needed."""

from hashlib import sha256

import pytest

from rai_desktop.catalogue import Catalogue, PackError
from tests.catalogue.building import as_bytes, own_pack, shipped, text


def test_the_shipped_packs_are_there():
    ids = {info.id for info in Catalogue().packs()}
    assert {"risks", "measures", "templates", "tools", "sources", "vocabulary", "method"} <= ids


def test_a_list_of_codes_gives_words_in_both_languages():
    words = dict(Catalogue().vocabulary("affected_groups"))
    assert words["employees"] == {"de": "Beschäftigte", "en": "Employees"}
    assert Catalogue().vocabulary("nothing") == ()


def test_derived_codes_are_marked():
    derived = [code.id for code in Catalogue().codes("traits") if code.derived]
    assert derived == ["personal_data"]


def test_entries_come_as_their_kind():
    catalogue = Catalogue()
    assert catalogue.risks()[0].default.likelihood == 4
    assert catalogue.text(catalogue.risks()[0].title, "de").startswith("Unklarer")
    assert catalogue.entries("risks") == catalogue.risks()
    assert catalogue.methods()[0].id == "kmu-ki-5x5"
    assert catalogue.tools()[0].name == "RAI Desktop"
    assert catalogue.sources()[0].id == "src-aia"


def test_only_packs_that_are_needed_are_read(tmp_path):
    good = own_pack(laws=[{"id": "law-a", "title": text(), "url": "https://example.org"}])
    bad = own_pack(risks=[{"id": "R-1"}])
    bad["pack"]["id"] = "bad"
    (tmp_path / "a.yaml").write_bytes(as_bytes(bad))
    (tmp_path / "b.yaml").write_bytes(as_bytes(good))
    catalogue = Catalogue(tmp_path)
    assert [law.id for law in catalogue.laws()] == ["law-a"]
    with pytest.raises(PackError):
        catalogue.risks()


def test_a_pack_is_read_once():
    catalogue = Catalogue()
    assert catalogue.pack("risks") is catalogue.pack("risks")
    with pytest.raises(KeyError):
        catalogue.pack("nothing")


def test_an_own_pack_joins_and_adds_to_lists():
    codes = [{"id": "crane", "label": text("Crane")}]
    own = own_pack(vocabulary=[{"id": "traits", "title": text(), "codes": codes}])
    catalogue = Catalogue(more=[("own.yaml", as_bytes(own))])
    traits = dict(catalogue.vocabulary("traits"))
    assert traits["crane"]["en"] == "Crane"
    assert "agentic" in traits


def test_a_stored_version_replaces_the_shipped_one():
    old = shipped()["tools"]
    old["pack"]["version"] = "0.9"
    del old["tools"][1:]
    data = as_bytes(old)
    catalogue = Catalogue(more=[("tools-0.9.yaml", data)])
    assert [info.version for info in catalogue.packs() if info.id == "tools"] == ["0.9"]
    assert len(catalogue.tools()) == 1
    assert catalogue.data("tools") == data
    assert catalogue.pack("tools").info.sha256 == sha256(data).hexdigest()

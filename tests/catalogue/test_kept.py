import json

import pytest

from rai_desktop.catalogue import kept as kept_module
from rai_desktop.catalogue.catalogue import Catalogue
from rai_desktop.catalogue.content import Content


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "folder" / "kept.json"


@pytest.fixture
def reads(monkeypatch):
    """Return how often the packs were read."""
    found = []
    read = Catalogue.methods
    monkeypatch.setattr(Catalogue, "methods", lambda self: found.append(1) or read(self))
    return found


def test_a_kept_method_is_the_one_that_was_read(kept, reads):
    first, second, plain = Content(kept=kept), Content(kept=kept), Content()
    assert first.method() == second.method() == plain.method()
    assert (
        first.vocabulary("criteria")
        == second.vocabulary("criteria")
        == plain.vocabulary("criteria")
    )
    assert second.vocabulary("no such list") == plain.vocabulary("no such list") == ()
    assert len(reads) == 2
    assert [path.name for path in kept.parent.iterdir()] == ["kept.json"]


def test_other_packs_or_another_program_have_a_method_of_their_own(kept, reads, monkeypatch):
    Content(kept=kept).method()
    catalogue = Catalogue()
    monkeypatch.setattr(catalogue, "all_data", lambda: (b"other",))
    Content(catalogue, kept=kept).method()
    monkeypatch.setattr(kept_module, "__version__", "99")
    Content(kept=kept).method()
    assert len(reads) == 3


def _changed(text, change):
    document = json.loads(text)
    change(document)
    return json.dumps(document)


def _with_digest(document, key, value):
    document["content"]["method"][key] = value
    document["digest"] = kept_module._digest(document["content"])


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[:-5],
        lambda text: "[]",
        lambda text: "null",
        lambda text: " " * kept_module.MAX_SIZE + text,
        lambda text: text.replace("4", "3"),
        lambda text: _changed(text, lambda document: document.pop("content")),
        lambda text: _changed(text, lambda d: _with_digest(d, "persons", [["low"]])),
        lambda text: _changed(text, lambda d: _with_digest(d, "persons", [["odd"] * 5] * 5)),
        lambda text: _changed(text, lambda d: _with_digest(d, "likelihood", [])),
        lambda text: _changed(text, lambda d: _with_digest(d, "rule", {"de": 1, "en": "x"})),
        lambda text: _changed(text, lambda d: _with_digest(d, "levels", None)),
        lambda text: _changed(text, lambda d: _with_digest(d, "levels", ["low"])),
        lambda text: _changed(text, lambda d: _with_digest(d, "modifiers", {"most_added": 1})),
        lambda text: _changed(text, lambda d: _with_digest(d, "reviews", {"by_level": []})),
        lambda text: _changed(text, lambda d: _with_digest(d, "unknown", "x")),
    ],
)
def test_what_is_damaged_is_read_again_and_mended(kept, reads, damage):
    whole = Content(kept=kept).method()
    text = kept.read_text("utf-8")
    kept.write_text(damage(text), "utf-8")
    assert Content(kept=kept).method() == whole
    assert kept.read_text("utf-8") == text
    assert len(reads) == 2


def test_bytes_that_are_no_text_are_read_again(kept, reads):
    Content(kept=kept).method()
    kept.write_bytes(b"\xff\xfe\x00")
    Content(kept=kept).method()
    assert len(reads) == 2


def test_a_place_that_cannot_be_written_is_no_harm(tmp_path):
    (tmp_path / "file").write_text("x")
    assert Content(kept=tmp_path / "file" / "kept.json").method() == Content().method()

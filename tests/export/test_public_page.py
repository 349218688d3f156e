"""The public page: what was chosen and nothing internal, for everybody and every screen reader."""

import json
from html.parser import HTMLParser

import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.schema_check import compiled
from rai_desktop.export.writers import write_public
from rai_desktop.resources import resource
from rai_desktop.services.public_page.building import PUBLIC_FIELDS, public_page
from tests.services.building import empty_project, labels
from tests.services.entries import add_person, add_system

VOID = {"meta"}
INTERNAL = "Zzyzx"
TEXTS = ("text", "long_text")


class Page(HTMLParser):
    """Reads a page: its elements with their attributes, and the text of each."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.open, self.texts = [], [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if data.strip():
            self.texts.append((self.open[-1] if self.open else "", data.strip()))

    def named(self, tag):
        return [attrs for each, attrs in self.elements if each == tag]


@pytest.fixture
def project(tmp_path):
    made = empty_project(tmp_path)
    yield made
    made.store.abandon()


def written(project, folder, systems, language="en", ending="html", **wishes):
    target = folder / f"page.{ending}"
    made = public_page(project, labels(language), systems, **wishes)
    for _ in write_public(made, target):
        pass
    return target.read_text("utf-8")


@pytest.mark.parametrize("language", ["de", "en"])
def test_page_has_one_title_headings_in_order_and_a_language(project, tmp_path, language):
    systems = [add_system(project, f"System {n}", purpose="Helps") for n in range(3)]
    page = Page(written(project, tmp_path, systems, language, contact="ki@firm.test"))
    assert page.named("html") == [{"lang": language}]
    assert len(page.named("h1")) == len(page.named("main")) == len(page.named("title")) == 1
    headings = [text for tag, text in page.texts if tag == "h2"]
    assert headings[:3] == ["System 0", "System 1", "System 2"]
    targets = {attrs["id"] for _, attrs in page.elements if "id" in attrs}
    assert all(attrs["href"].removeprefix("#") in targets for attrs in page.named("a"))
    assert all(attrs["aria-labelledby"] in targets for attrs in page.named("section"))


def test_page_loads_nothing_and_runs_nothing(project, tmp_path):
    text = written(project, tmp_path, [add_system(project, "Chat")])
    tags = {tag for tag, _ in Page(text).elements}
    assert not tags & {"script", "img", "link", "iframe", "object", "form", "video"}
    assert "http://" not in text
    assert "https://" not in text


@pytest.mark.parametrize("ending", ["html", "json"])
def test_nothing_internal_and_nothing_unchosen_leaves(project, tmp_path, ending):
    person = add_person(project, f"Petra {INTERNAL}")
    add_system(project, f"Hidden {INTERNAL}")
    values = {}
    for spec in project.fields(EntityKind.SYSTEM):
        if spec.key not in (*PUBLIC_FIELDS, "name", "number") and spec.kind in (
            "text",
            "long_text",
        ):
            values[spec.key] = f"{spec.key} {INTERNAL}"
    chosen = add_system(project, "Chat", purpose="Helps", owner=person, **values)
    text = written(project, tmp_path, [chosen], ending=ending)
    assert "Helps" in text
    assert INTERNAL not in text
    assert len(values) > 5


def test_what_people_typed_is_text_and_never_markup(project, tmp_path):
    odd = "<script>alert('x')</script> \"&amp; é \x01"
    chosen = add_system(project, odd, purpose=odd)
    page = Page(written(project, tmp_path, [chosen], contact=odd))
    assert page.named("script") == []
    assert any(tag == "h2" and text.startswith("<script>alert") for tag, text in page.texts)


def test_unconfirmed_classification_is_not_told(project, tmp_path):
    assert "Not confirmed yet" in written(project, tmp_path, [add_system(project, "Chat")])


def test_json_fits_the_published_schema(project, tmp_path):
    chosen = add_system(project, "Chat", purpose="Helps", status="in_use")
    document = json.loads(written(project, tmp_path, [chosen], ending="json"))
    schema = json.loads(resource("schema/public-register-1.json").read_text("utf-8"))
    compiled(schema)(document, "")
    assert set(schema["properties"]["systems"]["items"]["properties"]) >= set(PUBLIC_FIELDS)


def test_same_page_gives_the_same_bytes(project, tmp_path):
    chosen = add_system(project, "Chat")
    assert written(project, tmp_path, [chosen]) == written(project, tmp_path, [chosen])


def test_nothing_chosen_and_other_entries_are_refused(project):
    for chosen in ([], [add_person(project, "Somebody")]):
        with pytest.raises(UsageError):
            public_page(project, labels(), chosen)

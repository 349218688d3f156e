"""What an older pack called an obligation stays readable when today's packs do not have it."""

import pytest

from rai_desktop.catalogue import Catalogue
from rai_desktop.catalogue.content import Content
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.duty_facts import duty_facts
from rai_desktop.services.listing import EntityListing
from rai_desktop.services.registers.build import build_register
from rai_desktop.words import words_for
from tests.services.building import request
from tests.services.law_building import CHATBOT, DUTIES, classified, duty_of, law_packs, law_project

NEWER = Content(Catalogue(more=law_packs([d for d in DUTIES if d["id"] != "X-TELL"])))


@pytest.fixture
def project(tmp_path):
    made = law_project(tmp_path)
    classified(made, "Chatbot", CHATBOT)
    yield made
    made.store.abandon()


@pytest.fixture
def labels(project):
    found = Labels(words_for("en"), NEWER)
    found.keep(project)
    return found


def gone(project):
    return duty_of(project, "X-TELL", "Chatbot")


def test_without_the_kept_pack_there_is_only_a_code(project):
    assert Labels(words_for("en"), NEWER).title(gone(project)) == "X-TELL"


def test_title_text_and_articles_come_from_the_kept_pack(project, labels):
    assert labels.title(gone(project)) == "Tell people"
    told = labels.duty("X-TELL")
    assert told.is_kept
    assert told.text == "Tell people in words"
    assert told.articles
    assert not labels.duty("X-SOON").is_kept


def test_a_form_says_where_the_text_comes_from(project, labels):
    facts = dict(duty_facts(project, labels, gone(project)))
    assert "by which it was found" in facts["Obligation"]
    assert facts["Article"]


def test_lists_and_registers_show_the_words(project, labels):
    project.name_by(labels.title)
    listing = EntityListing(project, EntityKind.OBLIGATION, labels)
    assert "Tell people" in listing.text(gone(project).uid, "title")
    register = build_register(project, labels, request())
    told = repr([row.cells for table in register.tables for row in table.rows])
    assert "Tell people" in told
    assert "X-TELL" not in told


def test_a_code_that_no_pack_ever_had_is_shown_as_it_is(labels):
    assert labels.duty("X-NEVER").rule is None


def test_a_damaged_kept_pack_leaves_the_code(project, labels, monkeypatch):
    monkeypatch.setattr(project.store, "attachment", lambda sha256: b"pack: {")
    fresh = Labels(words_for("en"), Content(Catalogue(more=law_packs(DUTIES[:1]))))
    fresh.keep(project)
    assert fresh.title(gone(project)) == "X-TELL"

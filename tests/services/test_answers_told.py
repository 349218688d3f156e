"""Answers in the history and in merges: what was asked, and the answer in words."""

import pytest

from rai_desktop.catalogue.content import Content
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.changes import ChangeTeller
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.recording import save_answers
from rai_desktop.words import words_for
from tests.storage.building import add_system, made


@pytest.fixture
def project(tmp_path):
    project = made(tmp_path)
    yield project
    project.store.close()


@pytest.mark.parametrize(
    ("key", "plain", "label", "text"),
    [
        ("a:F1", "yes", "Es spricht oder schreibt direkt mit Menschen", "Ja"),
        ("a:F1", ["unknown"], "Es spricht oder schreibt direkt mit Menschen", "Weiß ich nicht"),
        ("a:MR-GOV-01:note", "Steht im Wiki", None, "Steht im Wiki"),
        ("a:gone", "maybe", "gone", "maybe"),
    ],
)
def test_answers_are_told_in_words(project, key, plain, label, text):
    teller = ChangeTeller(project, Labels(words_for("de"), Content()))
    kind = EntityKind.ANSWER_SHEET
    assert label is None or teller.label(kind, key) == label
    assert teller.shown(kind, key, plain) == text


def test_parts_of_an_answer_are_named_behind_the_requirement(project):
    teller = ChangeTeller(project, Labels(words_for("en"), Content()))
    label = teller.label(EntityKind.ANSWER_SHEET, "a:MR-GOV-01:note")
    assert label.endswith(" · Note")
    level = teller.shown(EntityKind.ANSWER_SHEET, "a:MR-GOV-01", "3")
    assert level.startswith("3 – ")


def test_answers_are_named_by_the_system_they_are_about(project):
    system = add_system(project, "Chat")
    catalogue = Content()
    save_answers(project, catalogue, system, {"F1": "yes"})
    (sheet,) = project.entities(EntityKind.ANSWER_SHEET)
    teller = ChangeTeller(project, Labels(words_for("en"), catalogue))
    assert teller.entry(sheet.uid) == "KI-0001 Chat · Answers"

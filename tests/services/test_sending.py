"""Sending a project: who sends it, what it says, and what its receiver may do with it."""

import pytest

from rai_desktop.domain.errors import UsageError, UserError
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.kinds.registry import KINDS, value_of
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.domain.work_codes import ReviewVerdict
from rai_desktop.services.people import work_as_named
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.recording import record_review
from rai_desktop.services.sending import (
    Strength,
    check_target,
    sending_of,
    sent_lines,
    strength,
)
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.opening import open_project
from rai_desktop.storage.verification import verify_file
from rai_desktop.words import words_for
from tests.services.building import CountedUids, FixedClock, example_project, labels
from tests.services.entries import add_person, add_system
from tests.services.reviews.making import draft, people

NOTHING = frozenset()


def sent(project, target, *left_out, is_review=False):
    for _ in project.store.send(
        target, sending_of(project, frozenset(left_out), is_review=is_review)
    ):
        pass
    return target


@pytest.fixture
def received(project, tmp_path):
    """Return what opens a copy of ``project`` as its receiver does."""
    opened = []

    def receive(*left_out, is_review=False):
        copy = sent(project, tmp_path / "copy.rai", *left_out, is_review=is_review)
        folder = tmp_path / "receiver"
        store = open_project(copy, Folders(state=folder / "state", data=folder / "data"))
        uids = CountedUids()
        uids.last = 5000
        opened.append(OpenProject(store, FixedClock(), uids))
        return opened[-1]

    yield receive
    for theirs in opened:
        theirs.store.close()


def personal_texts(project):
    """Return personal values, but for single words: they may be functions, as in the packs."""
    found = set()
    for kind, spec in KINDS.items():
        keys = [f.key for f in spec.fields if f.privacy is Privacy.PERSONAL]
        for entity in project.store.entities(kind).values():
            texts = (str(value_of(entity, key)) for key in keys if value_of(entity, key))
            found |= {text for text in texts if " " in text or "@" in text}
    return found


@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_personal_of_the_example_is_in_a_copy_without_names(tmp_path, language):
    project = example_project(tmp_path / "sender", language)
    copy = sent(project, tmp_path / "copy.rai", LeftOut.NAMES)
    shown = {p.function for p in project.entities(EntityKind.PERSON)}
    data = copy.read_bytes()
    texts = personal_texts(project)
    assert len(texts) > 5
    assert [text for text in texts if text not in shown and text.encode() in data] == []
    assert verify_file(copy, deep=True).findings == ()
    project.store.close()


def test_the_sender_is_named_with_the_company(project):
    work_as_named(project, "Anna Berg", "Head of IT")
    assert sending_of(project, NOTHING, is_review=False).copy.sender == "Anna Berg, Beispiel GmbH"


def test_without_names_the_sender_is_a_function(project):
    work_as_named(project, "Anna Berg", "Head of IT")
    copy = sending_of(project, frozenset({LeftOut.NAMES}), is_review=False, typed="x").copy
    assert copy.sender == "Head of IT, Beispiel GmbH"


def test_a_sender_whom_nobody_knows_is_the_company(project):
    assert sending_of(project, NOTHING, is_review=False).copy.sender == "Beispiel GmbH"
    assert sending_of(project, NOTHING, is_review=False, typed="Kim").copy.sender.startswith("Kim")


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_copy_says_in_words_what_it_lacks(project, language):
    words = words_for(language)
    copy = sending_of(project, frozenset(LeftOut), is_review=True).copy
    lines = list(sent_lines(words, copy))
    assert len(lines) == 3
    assert all(words(part.label) in lines[1] for part in LeftOut)
    assert "Beispiel GmbH" in lines[0]


# review copies ----------------------------------------------------------------


def test_a_review_copy_takes_a_verdict_with_what_follows(project, received):
    _, reviewer, approver = people(project)
    system = add_system(project, name="Chat")
    theirs = received(is_review=True)
    recorded = record_review(
        theirs,
        labels(),
        draft(system, reviewer, approver, verdict=ReviewVerdict.RETURNED, reason="Not clear."),
    )
    assert theirs.entity(recorded.finding).description == "Not clear."
    theirs.edit(recorded.finding, {"severity": "major"})
    theirs.edit(system, {"notes": "Please look at the purpose."})
    theirs.undo()
    assert theirs.entity(system).notes == ""


def test_a_reviewer_may_say_who_it_is(received):
    theirs = received(is_review=True)
    uid = work_as_named(theirs, "Kim Ott")
    assert theirs.author == uid


def test_a_review_copy_takes_nothing_else(project, received):
    system = add_system(project, name="Chat")
    add_person(project, "Anna Berg")
    theirs = received(is_review=True)
    before = theirs.store.head()
    for act in (
        lambda: theirs.edit(system, {"name": "Other"}),
        lambda: theirs.delete([system]),
        lambda: theirs.add(EntityKind.SYSTEM, {"name": "New"}),
        lambda: theirs.edit_many([system], {"status": "retired"}),
    ):
        with pytest.raises(UsageError, match="review copy"):
            act()
    assert theirs.store.head() == before
    assert theirs.entity(system).name == "Chat"


def test_a_review_copy_tells_which_fields_it_takes(project, received):
    system = add_system(project, name="Chat")
    theirs = received(is_review=True)
    assert theirs.may_edit(EntityKind.SYSTEM, "notes", system)
    assert not theirs.may_edit(EntityKind.SYSTEM, "name", system)
    assert theirs.may_edit(EntityKind.FINDING, "severity", None)
    assert project.may_edit(EntityKind.SYSTEM, "name", system)


def test_an_ordinary_copy_takes_everything(project, received):
    system = add_system(project, name="Chat")
    theirs = received(LeftOut.COSTS)
    theirs.edit(system, {"name": "Other"})
    assert theirs.entity(system).name == "Other"


# pass phrases and names -------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("", Strength.TOO_SHORT),
        ("kurz", Strength.TOO_SHORT),
        ("       x", Strength.TOO_SHORT),
        ("passwort1", Strength.WEAK),
        ("aaaaaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("vier Wörter im Regen", Strength.GOOD),
        ("Xk29-fjw82-kLq01", Strength.GOOD),
    ],
)
def test_long_and_varied_phrases_are_strong(phrase, found):
    assert strength(phrase) is found


@pytest.mark.parametrize(
    ("name", "phrase"),
    [("a.rai.age", ""), ("a.rai", "Äpfel im Regen"), ("a.xlsx", ""), ("a.rai.age", "kurz")],
)
def test_a_name_that_tells_something_else_is_refused(tmp_path, name, phrase):
    with pytest.raises(UserError):
        check_target(tmp_path / name, phrase)

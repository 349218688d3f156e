"""Erasing a person for good: everywhere in the file, and in no earlier state that comes back."""

from dataclasses import replace
from datetime import date

import pytest

from rai_desktop.domain.codes import Action, CustomKind
from rai_desktop.domain.erasing import Needles
from rai_desktop.domain.errors import SurroundingsError, UsageError
from rai_desktop.domain.fields import EntityKind, custom_key
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.backups import restore_backup
from rai_desktop.services.erase_told import erase_lines, erased_lines
from rai_desktop.services.erasing import erase_person, erased_since, plan_erasing
from rai_desktop.services.heeding import ended_by
from rai_desktop.services.jobs import CancelledError
from rai_desktop.storage import restoring
from rai_desktop.words import words_for
from tests.services.building import labels
from tests.storage.building import (
    changed_by_hand,
    findings,
    made,
    opened,
    private_folders,
    project_on,
)

PERSON, SYSTEM = EntityKind.PERSON, EntityKind.SYSTEM
NAME, MAIL = "Wilhelmina Öztürk", "w.oeztuerk@example.org"
STAYS = "Endgültig gelöschte Person PE-0001"
GERMAN = words_for("de")


@pytest.fixture
def project(tmp_path):
    project = made(tmp_path)
    yield project
    project.store.close()


@pytest.fixture
def person(project):
    uid = project.add(PERSON, {"name": NAME, "email": MAIL, "function": "Einkauf", "phone": "12"})
    project.author = uid
    project.add(
        SYSTEM, {"name": "Chat", "owner": uid, "notes": f"Fragen an wilhelmina  öztürk, {MAIL}"}
    )
    return uid


def erase(project, person, *, texts_too=True):
    return erase_person(project, plan_erasing(project, GERMAN, person), texts_too=texts_too)


def system(project):
    return project.entities(SYSTEM)[0]


def folders_of(project):
    return private_folders(project.store.path.parent)


def remains(project):
    project.store.publish()
    data = project.store.path.read_bytes().lower()
    return [text for text in (NAME, MAIL, "öztürk") if text.lower().encode() in data]


def test_what_stands_there_afterwards(project, person):
    erase(project, person)
    erased = project.entity(person)
    assert (erased.name, erased.email, erased.phone) == (STAYS, "", "")
    assert (erased.function, erased.active_until) == ("Einkauf", project.clock.today())
    assert system(project).owner == person
    assert system(project).notes == f"Fragen an {STAYS}, {STAYS}"
    assert remains(project) == []
    assert findings(project.store.path) == []


def test_whoever_was_erased_works_here_no_more(project, person):
    step = erase(project, person)
    assert (step.action, step.author, project.author) == (Action.ERASE, person, "")


def test_texts_are_left_alone_where_nobody_wants_them_changed(project, person):
    plan = plan_erasing(project, GERMAN, person)
    assert [(text.kind, text.key) for text in plan.texts] == [(SYSTEM, "notes")]
    erase_person(project, plan, texts_too=False)
    assert NAME.lower() in " ".join(system(project).notes.split())
    assert remains(project)
    assert findings(project.store.path) == []


def test_earlier_texts_that_named_the_person_leave_the_history(project, person):
    project.edit(system(project).uid, {"notes": "Fragen an den Einkauf"})
    plan = plan_erasing(project, GERMAN, person)
    assert plan.texts == ()
    erase_person(project, plan, texts_too=False)
    assert remains(project) == []
    assert findings(project.store.path) == []
    assert (system(project).name, system(project).notes) == ("Chat", "Fragen an den Einkauf")


def test_every_name_that_the_person_ever_had_is_looked_for(project, person):
    project.edit(person, {"name": "Wilhelmina Groß", "email": ""})
    erase(project, person)
    assert remains(project) == []


def test_own_fields_of_the_person_go_too(project, person):
    uid, settings = project.new_settings(
        EntityKind.CUSTOM_FIELD,
        {"of_kind": str(PERSON), "label": "Geburtsort", "custom_kind": str(CustomKind.TEXT)},
    )
    project.commit(Action.ADD, settings)
    project.edit(person, {custom_key(uid): "Wuppertal"})
    erase(project, person)
    project.store.publish()
    assert b"Wuppertal" not in project.store.path.read_bytes()
    assert findings(project.store.path) == []


def test_a_person_who_left_before_keeps_that_day(project, person):
    project.edit(person, {"active_until": date(2025, 12, 31)})
    erase(project, person)
    assert project.entity(person).active_until == date(2025, 12, 31)


def test_a_person_in_the_bin_can_be_erased(project, person):
    project.delete([person])
    erase(project, person)
    assert remains(project) == []
    assert project.entity(person).deleted


def test_undoing_and_redoing_everything_brings_nothing_back(project, person):
    project.edit(person, {"phone": "0800 5550199"})
    project.edit(system(project).uid, {"notes": f"{NAME} fragen"})
    project.undo()
    erase(project, person)
    while project.undo():
        pass
    while project.redo():
        pass
    assert remains(project) == []
    assert findings(project.store.path) == []


def test_nobody_is_erased_twice(project, person):
    erase(project, person)
    with pytest.raises(UsageError, match="erased already"):
        plan_erasing(project, GERMAN, person)
    project.edit(person, {"phone": "0800 5550199"})
    erase(project, person)
    project.store.publish()
    assert b"5550199" not in project.store.path.read_bytes()
    assert findings(project.store.path) == []


def test_only_people_can_be_erased(project, person):
    with pytest.raises(UsageError, match="Only people"):
        plan_erasing(project, GERMAN, system(project).uid)


def test_a_project_open_for_reading_erases_nobody(project, person):
    project.store.publish()
    view = opened(project.store.path, read_only=True)
    plan = plan_erasing(view, GERMAN, person)
    with pytest.raises(SurroundingsError, match="reading only"):
        erase_person(view, plan, texts_too=True)
    view.store.close()


def test_what_happens_is_said_before_and_after(project, person):
    plan = plan_erasing(project, GERMAN, person)
    before = "\n".join(erase_lines(project, labels("de"), plan))
    for said in (
        NAME,
        STAYS,
        "1 Eintrag",
        "nicht rückgängig machen",
        "KI-0001 Chat · Notizen: Fragen an",
    ):
        assert said in before
    erase_person(project, plan, texts_too=False)
    after = "\n".join(erased_lines(project, labels("de"), plan, texts_too=False))
    for said in (STAYS, "KI-0001 Chat", "verschickt"):
        assert said in after


@pytest.fixture
def backup(project, person):
    project.store.backup("bulk")
    (entry,) = (b for b in restoring.backups(project.store.path, folders_of(project)))
    return entry


def test_going_back_to_an_earlier_state_brings_nobody_back(project, person, backup):
    erase(project, person)
    project.edit(system(project).uid, {"name": "Später"})
    old = project_on(restoring.open_backup(backup.path, folders_of(project)))
    assert erased_since(project, old) == [person]
    assert restore_backup(project, old) is not None
    old.store.close()
    assert (project.name(person), project.entity(person).email) == (STAYS, "")
    assert (system(project).name, system(project).notes) == (
        "Chat",
        f"Fragen an {STAYS}, {STAYS}",
    )
    assert remains(project) == []
    assert findings(project.store.path) == []


def test_earlier_states_with_the_person_are_removed_and_others_stay(project, person, backup):
    erase(project, person)
    erased = frozenset(project.store.erased())
    assert erased - backup.erased
    folders = folders_of(project)
    assert restoring.remove_backups_with_erased(project.store, folders) == (1, 0)
    (left,) = restoring.backups(project.store.path, folders)
    assert (left.reason, left.erased) == ("erased", erased)
    assert NAME.encode() not in left.path.read_bytes()


def test_a_backup_that_cannot_be_read_is_removed_too(project, person, backup):
    backup.path.write_bytes(backup.path.read_bytes()[:5000])
    erase(project, person)
    assert restoring.remove_backups_with_erased(project.store, folders_of(project)) == (1, 0)


def test_a_damaged_history_is_told_also_with_an_erased_person(project, person):
    erase(project, person)
    project.store.publish()
    with changed_by_hand(project.store.path) as connection:
        connection.execute("UPDATE payload SET body = '{}' WHERE seq = (SELECT max(seq) FROM step)")
    assert any("altered" in found for found in findings(project.store.path))


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("wilhelmina  ÖZTÜRK fragt", True),
        ("(Wilhelmina Öztürk)", True),
        ("Wilhelmina Öztürks Notizen", False),
        ("Wilhelmina", False),
        (["x", NAME], True),
        (12, False),
    ],
)
def test_a_name_is_found_as_whole_words_in_any_case(text, is_named):
    assert Needles.of([NAME]).are_in(text) is is_named


def test_very_short_names_are_not_looked_for():
    assert not Needles.of(["Bo", ""]).are_in("Bo")


def test_longer_names_are_replaced_before_those_inside_them():
    assert Needles.of(["Anna Maria", "Anna Maria Groß"]).replaced("Anna Maria Groß", "X") == "X"


def test_an_address_that_names_the_person_goes_as_a_whole(project, person):
    vendor = project.add(EntityKind.VENDOR, {"name": "Lieferant", "contact_email": MAIL})
    erase(project, person)
    assert project.entity(vendor).contact_email == ""


def test_a_step_made_by_hand_cannot_bring_values_back_under_the_erased_commitment(project, person):
    """A setting that somebody commits later is a new value: it stays, and is erased anew."""
    erase(project, person)
    setting = FieldSetting(PERSON, person, "phone", "0800 5550199")
    project.commit(Action.EDIT, [replace(setting)])
    assert project.entity(person).phone == "0800 5550199"
    erase(project, person)
    assert project.entity(person).phone == ""


def test_texts_with_only_the_last_name_are_told_and_left_alone(project, person):
    risk = project.add(EntityKind.RISK, {"title": "Frau Öztürk fragen"})
    plan = plan_erasing(project, GERMAN, person)
    assert [(text.uid, text.key) for text in plan.maybe] == [(risk, "title")]
    assert "Frau Öztürk fragen (vielleicht)" in "\n".join(erase_lines(project, labels("de"), plan))
    erase_person(project, plan, texts_too=True)
    assert project.name(risk) == "Frau Öztürk fragen"
    after = "\n".join(erased_lines(project, labels("de"), plan, texts_too=True))
    assert "Frau Öztürk fragen" in after
    assert "KI-0001" not in after


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Anna Groß", ("Groß",)),
        ("Leitung IT", ()),
        ("Anna", ()),
        ("a.gross@example.org", ()),
        ("Eine sehr lange Bezeichnung Abteilung", ()),
    ],
)
def test_only_a_last_name_is_a_part_that_is_looked_for(name, parts):
    assert Needles.parts_of([name]).texts == parts


def test_the_search_for_a_name_can_be_ended(project, person):
    def end():
        raise CancelledError

    with pytest.raises(CancelledError), ended_by(end):
        plan_erasing(project, GERMAN, person)

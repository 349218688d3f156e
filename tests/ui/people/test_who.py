"""Who works here: asked after the first change, kept for the next time, shown in the menu."""

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui.people.who import WhoDialog
from tests.ui.conftest import child, show_example

PERSON = EntityKind.PERSON


@pytest.fixture
def unknown(window):
    """Return the window with a project in which nobody said who works here."""
    show_example(window)
    window.desk.project.author = ""
    window.desk.project.add(PERSON, {"name": "Ben"})
    return window


@pytest.fixture
def quiet(window):
    """The same, before anybody changed something."""
    show_example(window)
    window.desk.project.author = ""
    return window


def rename(window, name):
    system = window.desk.project.entities(EntityKind.SYSTEM)[0]
    window.desk.project.edit(system.uid, {"name": name})


def is_asked(window):
    return "who" in window.desk.workspace.banners._texts


def dialog_of(window):
    window.desk.who.ask()
    found = window.findChild(WhoDialog)
    assert found is not None
    return found


def authors(window):
    return [entry.step.author for entry in window.desk.project.store.history()]


def test_nothing_is_asked_before_something_changes(quiet):
    assert not is_asked(quiet)


def test_the_first_change_is_stored_and_then_asks(quiet):
    rename(quiet, "Chat for all")
    assert is_asked(quiet)
    names = [system.name for system in quiet.desk.project.entities(EntityKind.SYSTEM)]
    assert "Chat for all" in names


def test_later_asks_no_more_until_the_file_is_opened_again(unknown):
    assert is_asked(unknown)
    unknown.desk.who.put_off()
    rename(unknown, "Chat for all")
    assert not is_asked(unknown)


def test_whoever_is_known_is_not_asked(example):
    rename(example, "Chat for all")
    assert not is_asked(example)


def test_a_file_open_for_reading_never_asks(unknown):
    desk = unknown.desk
    desk.who.put_off()
    desk.who._was_asked = False
    desk.project.store.read_only = True
    desk.who.note_change()
    assert not is_asked(unknown)
    desk.who.ask()
    assert unknown.findChild(WhoDialog) is None


def test_choosing_a_person_signs_the_next_steps(unknown, session):
    dialog = dialog_of(unknown)
    dialog.people.setCurrentText("Ben")
    child(dialog, "who_accept").click()
    project = unknown.desk.project
    assert project.name(project.author) == "Ben"
    assert session.authors[project.uid] == project.author
    assert not is_asked(unknown)
    rename(unknown, "Chat for all")
    assert authors(unknown)[-1] == project.author


def test_a_new_name_is_added_to_the_people_with_its_function(unknown):
    dialog = dialog_of(unknown)
    dialog.people.setCurrentIndex(dialog.people.count() - 1)
    for key, text in (("name", "Cora"), ("function", "Compliance")):
        dialog.rows[key].editor.take_draft(text)
    child(dialog, "who_accept").click()
    project = unknown.desk.project
    person = project.entity(project.author)
    assert (person.name, person.function) == ("Cora", "Compliance")
    assert authors(unknown)[-1] == person.uid


def test_a_name_that_is_there_already_is_taken_once(unknown):
    dialog = dialog_of(unknown)
    dialog.people.setCurrentIndex(dialog.people.count() - 1)
    dialog.rows["name"].editor.take_draft(" ben ")
    child(dialog, "who_accept").click()
    project = unknown.desk.project
    assert project.name(project.author) == "Ben"
    assert [p.name for p in project.entities(PERSON)].count("Ben") == 1


def test_without_a_name_the_dialog_says_so_and_stays(unknown):
    dialog = dialog_of(unknown)
    dialog.people.setCurrentIndex(dialog.people.count() - 1)
    child(dialog, "who_accept").click()
    assert child(dialog, "who_hint").text() == "Enter your name."
    assert dialog.isVisible()
    assert unknown.desk.project.author == ""


def test_a_name_that_was_taken_out_of_the_field_again_is_not_added(unknown):
    dialog = dialog_of(unknown)
    dialog.people.setCurrentIndex(dialog.people.count() - 1)
    for text in ("Cora", ""):
        dialog.rows["name"].editor.take_draft(text)
    child(dialog, "who_accept").click()
    assert dialog.isVisible()
    assert "Cora" not in [person.name for person in unknown.desk.project.entities(PERSON)]


def test_putting_off_changes_nothing(unknown):
    dialog = dialog_of(unknown)
    child(dialog, "who_later").click()
    assert unknown.desk.project.author == ""


def test_the_menu_shows_who_works_here(unknown):
    menu, action = unknown.commands.menu("edit"), unknown.commands["who"]
    menu.aboutToShow.emit()
    assert action.text() == "Your na&me…"
    unknown.desk.project.author = unknown.desk.project.entities(PERSON)[0].uid
    menu.aboutToShow.emit()
    assert action.text() == "Your na&me: Leitung IT…"


def test_the_dialog_begins_with_who_works_here(example):
    dialog = dialog_of(example)
    assert dialog.people.currentText() == "Leitung IT"
    assert not dialog.rows["name"].isVisible()

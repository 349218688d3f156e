"""What a person is responsible for in the form, and handing it over in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui.people.hand_over import HandOverDialog
from tests.ui.conftest import child
from tests.ui.keys import SHIFT, focused, press

PERSON, SYSTEM = EntityKind.PERSON, EntityKind.SYSTEM


@pytest.fixture
def shown(example):
    """Return the window at the person who is responsible for the three systems of the example."""
    example.desk.project.add(PERSON, {"name": "Ben"})
    example.desk.workspace.go_to(lead(example))
    return example


def lead(window):
    return next(p.uid for p in window.desk.project.entities(PERSON) if p.name == "Leitung IT")


def ben(window):
    return next(p.uid for p in window.desk.project.entities(PERSON) if p.name == "Ben")


def panel(window):
    return window.desk.workspace.form.panels.workload


def lines(window):
    return [line.text() for line in panel(window)._lines]


def dialog_of(window):
    (found,) = window.findChildren(HandOverDialog)
    return found


def owners(window):
    project = window.desk.project
    return {project.name(system.owner) for system in project.entities(SYSTEM)}


def test_the_form_counts_what_a_person_is_responsible_for(shown):
    assert lines(shown) == ["3 · AI systems: Responsible owner"]
    assert child(shown, "workload_sum").text() == "3 entries"


def test_nobody_elses_entries_are_shown_while_they_are_counted(qtbot, shown, monkeypatch):
    monkeypatch.setattr("rai_desktop.ui.parts.slices.AT_ONCE", 0)
    shown.desk.workspace.go_to(ben(shown))
    assert lines(shown) == []
    assert child(shown, "workload_sum").text() == "One moment…"
    qtbot.waitUntil(lambda: child(shown, "workload_sum").text() == "Nothing so far.")


def test_tab_goes_from_the_counts_to_what_can_be_done(qtbot, shown):
    panel(shown)._lines[0].setFocus()
    places = []
    for _ in range(2):
        press(qtbot, Qt.Key.Key_Tab)
        places.append(focused())
    assert places == ["workload_hand_over", "workload_erase"]
    panel(shown)._lines[0].setFocus()
    press(qtbot, Qt.Key.Key_Backtab, SHIFT)
    assert focused() == "calendar_active_until"


def test_a_count_opens_the_list_of_these_entries(shown):
    panel(shown)._lines[0].click()
    space = shown.desk.workspace
    assert space.kind is SYSTEM
    assert len(space.table.visible_uids()) == 3


def test_the_count_follows_what_changes_elsewhere(shown):
    project = shown.desk.project
    project.edit(project.entities(SYSTEM)[0].uid, {"owner": ben(shown)})
    assert lines(shown) == ["2 · AI systems: Responsible owner"]


def test_nothing_to_hand_over_is_said(shown):
    shown.desk.workspace.go_to(ben(shown))
    assert child(shown, "workload_sum").text() == "Nothing so far."
    assert not panel(shown).hand_over.isVisible()
    shown.desk.people.hand_over()
    assert shown.desk.workspace.notice.text == "This person is not responsible for anything."


def test_other_kinds_have_no_such_panel(shown):
    shown.desk.workspace.show_page(SYSTEM)
    assert shown.desk.workspace.form.panels.workload is None
    assert not shown.commands["hand_over"].isEnabled()
    assert not shown.commands["erase_person"].isEnabled()


def test_all_is_handed_over_as_one_step(shown):
    panel(shown).hand_over.click()
    dialog = dialog_of(shown)
    assert not dialog.accept_button.isEnabled()
    dialog.people.setCurrentText("Ben")
    assert child(dialog, "hand_over_preview").text() == "3 entries change."
    dialog.accept_button.click()
    assert owners(shown) == {"Ben"}
    assert shown.desk.workspace.notice.text == "3 entries were handed over."
    shown.desk.undo()
    assert owners(shown) == {"Leitung IT"}


def test_what_is_not_chosen_stays(shown):
    shown.desk.people.hand_over()
    dialog = dialog_of(shown)
    dialog.people.setCurrentText("Ben")
    dialog.boxes[SYSTEM, "owner"].setChecked(False)
    assert not dialog.accept_button.isEnabled()
    assert child(dialog, "hand_over_preview").text() == "0 entries change."


def test_retired_systems_can_be_left(shown):
    project = shown.desk.project
    project.edit(project.entities(SYSTEM)[0].uid, {"status": "retired"})
    shown.desk.people.hand_over()
    dialog = dialog_of(shown)
    assert dialog.leave_retired.isVisible()
    dialog.people.setCurrentText("Ben")
    dialog.leave_retired.setChecked(True)
    assert child(dialog, "hand_over_preview").text() == "2 entries change."


def test_deleting_a_person_in_use_says_first_what_happens(shown):
    shown.desk.delete_selected()
    dialog = dialog_of(shown)
    assert "responsible for 3 entries" in child(dialog, "hand_over_lead").text()
    assert not shown.desk.project.entity(lead(shown)).deleted


def test_handing_over_and_deleting_is_one_step(shown):
    person = lead(shown)
    shown.desk.delete_selected()
    dialog = dialog_of(shown)
    dialog.people.setCurrentText("Ben")
    dialog.accept_button.click()
    assert shown.desk.project.entity(person).deleted
    assert owners(shown) == {"Ben"}
    shown.desk.undo()
    assert not shown.desk.project.entity(person).deleted
    assert owners(shown) == {"Leitung IT"}


def test_a_person_can_be_deleted_without_handing_over(shown):
    person = lead(shown)
    shown.desk.delete_selected()
    child(dialog_of(shown), "hand_over_keep").click()
    assert shown.desk.project.entity(person).deleted
    assert {s.owner for s in shown.desk.project.entities(SYSTEM)} == {person}


def test_going_back_deletes_nobody(shown):
    person = lead(shown)
    shown.desk.delete_selected()
    child(dialog_of(shown), "hand_over_cancel").click()
    assert not shown.desk.project.entity(person).deleted


def test_a_person_without_duties_is_deleted_at_once(shown):
    person = ben(shown)
    shown.desk.delete([person])
    assert shown.desk.project.entity(person).deleted


def test_several_people_are_deleted_at_once_and_their_duties_are_told(shown, asker):
    people = [lead(shown), ben(shown)]
    shown.desk.delete(people)
    assert asker.asked == []
    assert all(shown.desk.project.entity(person).deleted for person in people)
    told = "1 of the people is responsible for something: the name stays there, marked as deleted."
    assert shown.desk.workspace.notice.text.endswith(told)
    child(shown, "notice_undo").click()
    assert not any(shown.desk.project.entity(person).deleted for person in people)


def test_entering_until_when_somebody_is_active_offers_to_hand_over(shown):
    editor = shown.desk.workspace.form.row("active_until").editor
    editor.take_draft("31.12.2026")
    editor.flush()
    notice = shown.desk.workspace.notice
    assert notice.text == "Leitung IT is responsible for 3 entries."
    notice.findChild(QPushButton, "notice_hand_over").click()
    assert dialog_of(shown).isVisible()


def test_without_anybody_else_the_dialog_says_what_to_do(example):
    example.desk.workspace.go_to(lead(example))
    example.desk.people.hand_over()
    dialog = dialog_of(example)
    assert child(dialog, "hand_over_preview").text() == "Add another person first."

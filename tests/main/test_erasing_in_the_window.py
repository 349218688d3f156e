"""Erasing a person in the window over a real project file."""

import pytest
from PySide6.QtWidgets import QDialog

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.people.erase import EraseDialog
from tests.storage.building import findings
from tests.ui.conftest import child

NAME = "Wilhelmina Öztürk"
STAYS = "Erased person PE-0001"
PERSON = EntityKind.PERSON


@pytest.fixture
def window(show_window, session, path):
    """Return a window with a person who is named in other texts, shown in her form."""
    project = session.new_project(path, {"name": "Test GmbH"}, {"name": NAME})
    project.add(
        EntityKind.SYSTEM, {"name": "Chat", "owner": project.author, "notes": f"Ask {NAME}"}
    )
    session.close_project(project)
    window = show_window(path)
    window.desk.workspace.go_to(person_of(window).uid)
    return window


def person_of(window):
    return window.desk.project.entities(PERSON)[0]


def dialog_of(window):
    window.desk.workspace.form.panels.workload.erase.click()
    (found,) = window.findChildren(EraseDialog)
    return found


def files_with_the_name(folder):
    return [p for p in folder.rglob("*") if p.is_file() and NAME.encode() in p.read_bytes()]


def test_what_happens_is_said_before(window):
    dialog = dialog_of(window)
    lines = [child(dialog, f"erase_line_{place}").text() for place in range(5)]
    assert STAYS in lines[1]
    assert "cannot be undone" in lines[2]
    assert "1 entry" in lines[3]
    assert "sent to others" in lines[4]
    assert dialog.texts.item(0).text() == f"KI-0001 Chat · Notes: Ask {NAME}"
    dialog.reject()
    assert person_of(window).name == NAME


def test_nothing_is_left_in_any_file_of_the_program(qtbot, window, session, path, tmp_path):
    dialog = dialog_of(window)
    assert dialog.backups_too.isChecked()
    with qtbot.waitSignal(window.desk.publisher.published):
        dialog.accept_button.click()
    desk = window.desk
    assert person_of(window).name == STAYS
    assert desk.workspace.notice.text == f"Erased for good. “{STAYS}” is there now."
    assert (desk.project.author, desk.who.name) == ("", "")
    window.close()
    assert files_with_the_name(tmp_path) == []
    assert findings(path) == []
    assert [b.reason for b in session.backups(path)] == ["erased"]
    again = session.open_project(path)
    assert again.author == ""
    session.close_project(again)


def test_texts_and_earlier_states_can_be_left(qtbot, window, path, tmp_path):
    dialog = dialog_of(window)
    dialog.replace_texts.setChecked(False)
    dialog.backups_too.setChecked(False)
    with qtbot.waitSignal(window.desk.publisher.published):
        dialog.accept_button.click()
    (system,) = window.desk.project.entities(EntityKind.SYSTEM)
    assert system.notes == f"Ask {NAME}"
    window.close()
    assert {p.name for p in files_with_the_name(tmp_path)} >= {path.name}


def test_a_text_that_names_the_person_can_be_opened_instead(window):
    dialog = dialog_of(window)
    dialog.texts.itemActivated.emit(dialog.texts.item(0))
    space = window.desk.workspace
    assert (space.kind, space.form.uid) == (
        EntityKind.SYSTEM,
        window.desk.project.entities(EntityKind.SYSTEM)[0].uid,
    )
    assert person_of(window).name == NAME


def test_an_earlier_state_that_has_the_person_is_told_and_brings_nobody_back(qtbot, window):
    dialog = dialog_of(window)
    dialog.backups_too.setChecked(False)
    with qtbot.waitSignal(window.desk.publisher.published):
        dialog.accept_button.click()
    window.desk.project.edit(person_of(window).uid, {"function": "Sales"})
    window.show_backups()
    backups = window.findChild(QDialog, "backups")
    assert "still has erased people" in backups.rows.item(backups.rows.rowCount() - 1, 1).text()
    backups.rows.selectRow(backups.rows.rowCount() - 1)
    with qtbot.waitSignal(backups.restored, timeout=20_000):
        child(backups, "backups_restore").click()
    assert person_of(window).name == STAYS
    assert "stays erased" in window.desk.workspace.notice.text


def test_whoever_is_erased_has_no_button_for_it_any_more(qtbot, window):
    dialog = dialog_of(window)
    with qtbot.waitSignal(window.desk.publisher.published):
        dialog.accept_button.click()
    assert not window.desk.workspace.form.panels.workload.erase.isVisible()
    window.desk.people.erase()
    assert "erased already" in child(window.desk.workspace, "banner_error").accessibleName()


def test_the_history_says_that_somebody_was_erased(qtbot, window):
    dialog = dialog_of(window)
    with qtbot.waitSignal(window.desk.publisher.published):
        dialog.accept_button.click()
    window.desk.workspace.show_history()
    model = window.desk.workspace.page._model
    what = [model.index(row, 2).data() for row in range(model.rowCount())]
    assert what[0].startswith("Erased for good")
    assert NAME not in " ".join(what)


def test_a_person_in_the_bin_can_be_erased(qtbot, window, path):
    person = person_of(window)
    window.desk.project.delete([person.uid])
    window.desk.workspace.show_page(Page.BIN)
    child(window.desk.workspace.page, "bin_erase").click()
    (dialog,) = window.findChildren(EraseDialog)
    with qtbot.waitSignal(window.desk.publisher.published):
        dialog.accept_button.click()
    assert window.desk.project.name(person.uid) == STAYS
    assert not child(window.desk.workspace.page, "bin_erase").isVisible()
    assert NAME.encode() not in path.read_bytes()


def test_what_is_no_person_is_not_offered_to_be_erased(window):
    (system,) = window.desk.project.entities(EntityKind.SYSTEM)
    window.desk.project.delete([system.uid])
    window.desk.workspace.show_page(Page.BIN)
    assert not child(window.desk.workspace.page, "bin_erase").isVisible()
    window.commands["erase_person"].trigger()
    assert "Only people" in child(window.desk.workspace, "banner_error").accessibleName()

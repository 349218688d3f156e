"""Comparing states, going back and checking files in the window, over real project files."""

import pytest
from PySide6.QtCore import Qt

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.steps import fingerprint
from rai_desktop.services.targets import Page
from rai_desktop.ui.backups import BackupsDialog
from rai_desktop.ui.states.check_dialog import CheckFileDialog
from rai_desktop.ui.states.compare_dialog import CompareDialog
from tests.storage.building import changed_by_hand, visible
from tests.ui.conftest import child
from tests.ui.fake_asker import FakeAsker

SYSTEM = EntityKind.SYSTEM


@pytest.fixture
def asker():
    return FakeAsker()


@pytest.fixture
def window(show_window, session, path):
    project = session.new_project(path, {"name": "Test GmbH"}, {"name": "Leitung IT"})
    project.add(SYSTEM, {"name": "Chat"})
    session.close_project(project)
    return show_window(path)


@pytest.fixture
def project(window):
    """The open project, changed since its state ``then``."""
    return window.desk.project


@pytest.fixture
def then(project):
    """The state before some changes, as a step and as what could be seen."""
    found = project.store.head(), visible(project)
    uid = project.entities(SYSTEM)[0].uid
    project.edit(uid, {"name": "Auskunft"})
    project.add(SYSTEM, {"name": "Bilder"})
    return found


def compared(qtbot, window, first=""):
    page = history(window)
    page.compare_states(first)
    dialog = window.findChildren(CompareDialog)[-1]
    qtbot.waitUntil(lambda: not dialog._beside.is_busy)
    return dialog


def history(window):
    window.desk.workspace.show_page(Page.HISTORY)
    return window.desk.workspace.page


def rows(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_chosen_step_tells_what_changed_since(qtbot, window, project, then):
    page = history(window)
    since = child(page, "step_since")
    assert not since.isVisible()  # nothing can have changed since the newest step
    page.rows.selectRow(2)
    qtbot.waitUntil(since.isVisible)
    qtbot.mouseClick(since, Qt.MouseButton.LeftButton)
    dialog = window.findChildren(CompareDialog)[-1]
    qtbot.waitUntil(lambda: not dialog._beside.is_busy)
    assert dialog.first.text() == fingerprint(then[0])
    assert child(dialog, "compare_summary").text() == "2 entries are different"
    assert rows(dialog.view.rows) == [
        ["Changed since", "AI system", "KI-0001 Auskunft", "Name"],
        ["Added since", "AI system", "KI-0002 Bilder", ""],
    ]
    assert rows(dialog.view.fields) == [["Name", "Chat", "Auskunft"]]


def test_going_back_tells_what_it_did_and_undo_takes_it_back(qtbot, window, project, then):
    now, dialog = visible(project), compared(qtbot, window, then[0])
    dialog.go_back.click()
    assert visible(project) == then[1]
    told = child(window, "notice_text").text()
    assert "is there again. 2 entries changed. What was added since is in the bin." in told
    child(window, "notice_undo").click()
    assert visible(project) == now


def test_one_entry_is_brought_back_alone(qtbot, window, project, then):
    dialog = compared(qtbot, window, then[0])
    dialog.bring_back.click()
    assert [system.name for system in project.entities(SYSTEM)] == ["Chat", "Bilder"]
    assert "KI-0001" in child(window, "notice_text").text()
    child(window, "notice_undo").click()
    assert [system.name for system in project.entities(SYSTEM)] == ["Auskunft", "Bilder"]


def test_two_states_that_somebody_types_are_compared_on_enter(qtbot, window, project, then):
    dialog = CompareDialog(window, project, window._session.labels("en"), window._look.theme)
    dialog.open()
    assert not dialog.compare.isEnabled()
    middle = project.store.step_heads(None, 2)[1].id
    for field, step in ((dialog.first, then[0]), (dialog.second, middle)):
        field.setFocus()
        qtbot.keyClicks(field, fingerprint(step))
    qtbot.keyClick(dialog.second, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog._beside.is_busy)
    assert [row[2] for row in rows(dialog.view.rows)] == ["KI-0001 Auskunft"]
    assert not dialog.go_back.isEnabled()  # there is a way back from the present state only
    assert dialog.isVisible()


def test_what_names_no_state_is_said_and_can_be_mended(qtbot, window, project, then):
    dialog = compared(qtbot, window, "1999-01-01")
    assert "entered in this project" in child(dialog, "compare_error").text()
    assert not dialog.view.isVisible()
    dialog.first.clear()
    qtbot.keyClicks(dialog.first, then[0])
    assert not child(dialog, "compare_error").isVisible()
    dialog.compare.click()
    qtbot.waitUntil(lambda: not dialog._beside.is_busy)
    assert len(rows(dialog.view.rows)) == 2


def test_a_state_like_the_present_one_offers_nothing_to_bring_back(qtbot, window, project):
    dialog = compared(qtbot, window, project.store.head())
    assert child(dialog, "compared_empty").isVisible()
    assert not dialog.go_back.isEnabled()
    assert not dialog.bring_back.isEnabled()


def test_an_earlier_state_that_is_kept_is_compared_with_now(qtbot, window, project, then):
    window.show_backups()
    backups = window.findChildren(BackupsDialog)[-1]
    child(backups, "backups_compare").click()
    dialog = window.findChildren(CompareDialog)[-1]
    qtbot.waitUntil(lambda: not dialog._beside.is_busy)
    assert [row[2] for row in rows(dialog.view.rows)] == ["KI-0001 Auskunft", "KI-0002 Bilder"]


# checking ----------------------------------------------------------------------------


def checking(window):
    window.commands["check_file"].trigger()
    return window.findChildren(CheckFileDialog)[-1]


@pytest.mark.parametrize("is_deep", [False, True])
def test_a_sound_file_is_said_to_fit_with_its_fingerprint(qtbot, window, project, is_deep):
    project.store.publish()
    dialog = checking(window)
    dialog.deep.setChecked(is_deep)
    with qtbot.waitSignal(dialog.ended, timeout=60_000):
        dialog.check.click()
    assert dialog.verdict.text() == "Everything fits: entries, history and attached files."
    assert dialog.told.text() == f"Fingerprint: {project.fingerprint}"


def test_what_does_not_fit_is_said(qtbot, window, project):
    project.store.publish()
    with changed_by_hand(project.store.path) as connection:
        connection.execute("UPDATE system SET name = 'Forged'")
    dialog = checking(window)
    with qtbot.waitSignal(dialog.ended, timeout=60_000):
        dialog.check.click()
    assert dialog.verdict.text() == "Something does not fit."
    assert "changed or damaged" in dialog.told.text()


def test_a_check_can_be_stopped(qtbot, window):
    dialog = checking(window)
    with qtbot.waitSignal(dialog.ended, timeout=60_000):
        dialog.check.click()
        assert dialog.is_busy
        dialog.reject()
    assert dialog.told.text() == "The check was stopped."
    assert dialog.isVisible()


def test_an_export_is_found_again_in_the_history(qtbot, window, project, then, asker, tmp_path):
    list_file = tmp_path / "list.csv"
    list_file.write_text(f"name,fingerprint,uid\nChat,{fingerprint(then[0])},1\n", "utf-8")
    asker.path = list_file
    dialog = checking(window)
    with qtbot.waitSignal(dialog.ended, timeout=60_000):
        dialog.export.click()
    assert dialog.verdict.text() == "list.csv"
    lines = dialog.told.text().splitlines()
    assert lines[0] == f"Fingerprint: {fingerprint(then[0])}"
    assert "2 entries are different since then" in lines


def test_a_file_that_names_no_state_is_said_to(qtbot, window, asker, tmp_path):
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.4 nothing")
    asker.path = other
    dialog = checking(window)
    with qtbot.waitSignal(dialog.ended, timeout=60_000):
        dialog.export.click()
    assert "“other.pdf” does not say" in dialog.told.text()


def test_both_dialogs_fit_a_low_screen(qtbot, window, project, then):
    for dialog in (compared(qtbot, window, then[0]), checking(window)):
        least = dialog.minimumSizeHint()
        assert (least.width() <= 853, least.height() <= 480) == (True, True), dialog.objectName()

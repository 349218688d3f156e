"""Entries of another inventory are added in the window, over real project files."""

import shutil

import pytest
from PySide6.QtCore import Qt

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.linking import link_entries
from rai_desktop.storage.verification import verify_file
from rai_desktop.ui.copying.dialog import CopyDialog
from rai_desktop.ui.merging.dialog import MergeDialog

SYSTEM, RISK = EntityKind.SYSTEM, EntityKind.RISK


@pytest.fixture
def path(session, tmp_path):
    path = tmp_path / "own.rai"
    session.close_project(session.new_project(path, {"name": "Own"}, {"name": "Leitung IT"}))
    return path


@pytest.fixture
def other(session, tmp_path):
    """Another inventory: two systems, one with a risk."""
    path = tmp_path / "other.rai"
    project = session.new_project(path, {"name": "Andere GmbH"}, {"name": "Leitung Einkauf"})
    chat = project.add(SYSTEM, {"name": "Chat", "owner": project.author})
    project.add(SYSTEM, {"name": "Bilder"})
    risk = project.add(RISK, {"title": "Wrong answers"})
    link_entries(project, LinkRole.SYSTEM_RISK, chat, risk)
    session.close_project(project)
    return path


@pytest.fixture
def window(show_window, path, other):
    return show_window(path)


def dialog_of(qtbot, window):
    (dialog,) = [d for d in window.findChildren(CopyDialog) if d.isVisible()]
    qtbot.waitUntil(lambda: not dialog._beside.is_busy)
    return dialog


def names(window, kind=SYSTEM):
    project = window.desk.project
    return [project.name(entity.uid) for entity in project.entities(kind)]


def shown(dialog):
    model = dialog.model
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_entries_are_found_ticked_by_keyboard_and_added(qtbot, window, other, asker, path):
    asker.path = other
    window.commands["copy_entries"].trigger()
    dialog = dialog_of(qtbot, window)
    assert shown(dialog) == ["Chat", "Bilder", "Wrong answers"]
    assert not dialog.add_button.isEnabled()
    qtbot.keyClicks(dialog.search, "chat")
    assert shown(dialog) == ["Chat"]
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.add_button.isEnabled)
    assert dialog.counts.text() == "AI systems: 1 · Risks: 1 · Links: 1"
    assert dialog.empty.text() == (
        "Responsible owner: Leitung Einkauf is not here; the field stays empty (1)."
    )
    dialog.add_button.click()
    assert (names(window), names(window, RISK)) == (["Chat"], ["Wrong answers"])
    window.desk.undo()
    assert (names(window), names(window, RISK)) == ([], [])
    window.desk.redo()
    window.close()
    assert verify_file(path, deep=True).findings == ()


def test_what_was_ticked_along_can_be_unticked_by_its_box(qtbot, window, other):
    window.copy_entries(other)
    dialog = dialog_of(qtbot, window)
    model, checked = dialog.model, Qt.ItemDataRole.CheckStateRole
    model.setData(model.index(0, 0), Qt.CheckState.Checked.value, checked)
    assert model.index(2, 0).data(checked) == Qt.CheckState.Checked
    model.setData(model.index(2, 0), Qt.CheckState.Unchecked.value, checked)
    dialog.add_button.setEnabled(True)
    dialog.add_button.click()
    assert (names(window), names(window, RISK)) == (["Chat"], [])


def test_merging_another_inventory_offers_its_entries(qtbot, window, other):
    window.merge_file(other)
    (merging,) = window.findChildren(MergeDialog)
    qtbot.waitUntil(lambda: not merging._beside.is_busy)
    assert merging.copies.isVisible()
    merging.copies.click()
    dialog = dialog_of(qtbot, window)
    assert shown(dialog)[0] == "Chat"
    dialog.reject()
    assert names(window) == []


def test_a_copy_of_the_same_inventory_is_not_copied_from(qtbot, window, path, tmp_path):
    window.copy_entries(shutil.copyfile(path, tmp_path / "copy.rai"))
    dialog = dialog_of(qtbot, window)
    assert "Merge it" in dialog.error.text()
    assert not dialog.add_button.isVisible()
    dialog.reject()


def test_a_damaged_file_is_told(qtbot, window, other):
    other.write_bytes(other.read_bytes()[:-4096])
    window.copy_entries(other)
    dialog = dialog_of(qtbot, window)
    assert "damaged" in dialog.error.text()
    dialog.reject()


def test_no_other_merge_failure_offers_entries(qtbot, window, other):
    other.write_bytes(other.read_bytes()[:-4096])
    window.merge_file(other)
    (merging,) = window.findChildren(MergeDialog)
    qtbot.waitUntil(lambda: not merging._beside.is_busy)
    assert not merging.copies.isVisible()
    merging.reject()


def test_nothing_happens_when_no_file_is_chosen(qtbot, window, asker):
    window.commands["copy_entries"].trigger()
    assert [d for d in window.findChildren(CopyDialog) if d.isVisible()] == []


def test_the_other_inventory_is_let_go_when_the_dialog_closes(qtbot, window, other, session):
    window.copy_entries(other)
    dialog_of(qtbot, window).close()
    folders = list((session._folders.state / "projects").glob("*/view-*"))
    assert folders == []

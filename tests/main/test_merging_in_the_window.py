"""Merging copies in the window, over real project files."""

import shutil

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.storage.age import encrypt_file
from rai_desktop.storage.verification import verify_file
from rai_desktop.ui.merging.dialog import MergeDialog
from rai_desktop.ui.sending.unlock import UnlockDialog
from tests.ui.conftest import child

SYSTEM = EntityKind.SYSTEM


@pytest.fixture
def copy(session, elsewhere, path, tmp_path):
    """A copy of a new project that somebody else changed; one field was changed here, too."""
    project = session.new_project(path, {"name": "Test GmbH"}, {"name": "Leitung IT"})
    uid = project.add(SYSTEM, {"name": "Chat", "department": "Sales"})
    project.add(SYSTEM, {"name": "Images"})
    session.close_project(project)
    copy = shutil.copyfile(path, tmp_path / "mail.rai")
    other = elsewhere.open_project(copy)
    other.author = other.entities(EntityKind.PERSON)[0].uid
    other.edit(uid, {"name": "Theirs", "notes": "Seen"})
    other.add(SYSTEM, {"name": "New"})
    elsewhere.close_project(other)
    project = session.open_project(path)
    project.edit(uid, {"name": "Mine"})
    session.close_project(project)
    return copy


@pytest.fixture
def window(show_window, path, copy):
    return show_window(path)


def dialog_of(qtbot, window):
    dialog = window.findChildren(MergeDialog)[-1]
    qtbot.waitUntil(lambda: not dialog._beside.is_busy)
    return dialog


def names(window):
    return [system.name for system in window.desk.project.entities(SYSTEM)]


def merged(qtbot, dialog):
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: not dialog._beside.is_busy)


def test_a_copy_is_compared_decided_by_keyboard_and_merged(qtbot, window, copy, asker, path):
    asker.path = copy
    window.commands["merge"].trigger()
    dialog = dialog_of(qtbot, window)
    assert dialog.summary.text().startswith("1 value was changed in both copies")
    assert not dialog.accept_button.isEnabled()
    assert child(dialog, "side_mine_text").text() == "Mine"
    assert child(dialog, "side_theirs_text").text() == "Theirs"
    assert child(dialog, "side_theirs_by").text().startswith("Leitung IT · ")
    qtbot.keyClick(dialog.conflicts.rows, Qt.Key.Key_2)
    assert dialog.accept_button.isEnabled()
    merged(qtbot, dialog)
    assert names(window) == ["Theirs", "Images", "New"]
    assert dialog.summary.text() == "Merged. 2 entries were changed."
    dialog.reject()
    window.desk.save()
    window.desk.undo()
    assert names(window) == ["Mine", "Images"]
    window.desk.redo()
    assert names(window) == ["Theirs", "Images", "New"]
    window.close()
    assert verify_file(path, deep=True).findings == ()


def test_a_value_of_ones_own_can_be_entered(qtbot, window, copy):
    window.merge_file(copy)
    dialog = dialog_of(qtbot, window)
    sides = dialog.conflicts.sides
    sides.edit_button.click()
    editor = sides.row.editor
    editor.field.setText("Ours")
    editor.field.textEdited.emit("Ours")
    editor.flush()
    merged(qtbot, dialog)
    dialog.reject()
    assert names(window) == ["Ours", "Images", "New"]


def test_all_fields_of_an_entry_can_be_decided_at_once(qtbot, window, copy, elsewhere):
    other = elsewhere.open_project(copy)
    (uid, *_) = [system.uid for system in other.entities(SYSTEM)]
    other.edit(uid, {"department": "Legal"})
    elsewhere.close_project(other)
    window.desk.project.edit(uid, {"department": "Research"})
    window.merge_file(copy)
    dialog = dialog_of(qtbot, window)
    whole = dialog.conflicts.sides.whole
    assert whole.text().replace("&", "") == "For 1 more field of this entry, too"
    whole.setChecked(True)
    qtbot.keyClick(dialog.conflicts.rows, Qt.Key.Key_2)
    merged(qtbot, dialog)
    dialog.reject()
    system = window.desk.project.entity(uid)
    assert (system.name, system.department) == ("Theirs", "Legal")


def test_what_changes_without_asking_can_be_looked_at(qtbot, window, copy):
    window.merge_file(copy)
    dialog = dialog_of(qtbot, window)
    dialog.taken.click()
    model = child(dialog, "taken_rows").model()
    shown = [[model.index(row, c).data() for c in range(4)] for row in range(model.rowCount())]
    assert shown == [
        ["Changed", "AI system", "KI-0001 Mine", "Notes"],
        ["New", "AI system", "KI-0003 New", ""],
    ]
    fields = child(dialog, "taken_fields").model()
    assert [fields.index(0, c).data() for c in range(3)] == ["Notes", "–", "Seen"]
    dialog.reject()
    assert names(window) == ["Mine", "Images"]


def test_a_merge_can_be_left_and_gone_on_with(qtbot, window, copy):
    window.merge_file(copy)
    dialog = dialog_of(qtbot, window)
    dialog.conflicts.sides.cards["theirs"].button.click()
    dialog.later.click()
    copy.unlink()
    sentence = child(child(window, "banner_merge_paused"), "sentence")
    assert "You began to merge “mail.rai”" in sentence.text()
    window.merge_file(window._session.merges.paused(window.desk.project.uid).path)
    dialog = dialog_of(qtbot, window)
    assert dialog.decisions.open == ()
    merged(qtbot, dialog)
    dialog.reject()
    assert names(window) == ["Theirs", "Images", "New"]
    assert window._session.merges.paused(window.desk.project.uid) is None


@pytest.mark.parametrize("by_key", [True, False])
def test_leaving_by_escape_or_the_cross_keeps_what_was_decided(qtbot, window, copy, by_key):
    window.merge_file(copy)
    dialog = dialog_of(qtbot, window)
    dialog.conflicts.sides.cards["theirs"].button.click()
    if by_key:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close()
    assert not dialog.isVisible()
    assert child(window, "banner_merge_paused").isVisible()
    window.merge_file(window._session.merges.paused(window.desk.project.uid).path)
    dialog = dialog_of(qtbot, window)
    assert dialog.decisions.open == ()
    dialog.reject()


def test_leaving_without_a_decision_keeps_nothing(qtbot, window, copy):
    window.merge_file(copy)
    dialog_of(qtbot, window).reject()
    assert window._session.merges.paused(window.desk.project.uid) is None


def test_a_file_that_somebody_else_changed_is_merged_and_written(qtbot, window, copy, path):
    shutil.copyfile(copy, path)
    project = window.desk.project
    project.edit(project.entities(SYSTEM)[1].uid, {"notes": "Here"})
    window.desk.save()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "banner_publish") is not None)
    window.merge_file(path)
    dialog = dialog_of(qtbot, window)
    dialog.conflicts.all_mine.click()
    merged(qtbot, dialog)
    dialog.reject()
    with qtbot.waitSignal(window.desk.publisher.published):
        window.desk.save()
    assert project.store.is_published
    window.close()
    assert verify_file(path, deep=True).findings == ()
    reader = window._session.open_copy(path)
    assert [s.name for s in reader.entities(SYSTEM)] == ["Mine", "Images", "New"]
    window._session.close_project(reader)


def test_a_dropped_copy_is_merged_not_opened(qtbot, window, copy, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(copy))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    qtbot.waitUntil(lambda: bool(window.findChildren(MergeDialog)), timeout=30_000)
    dialog_of(qtbot, window).reject()
    assert window.desk.project.store.path == path


def test_an_encrypted_copy_of_the_open_project_is_merged_too(qtbot, window, copy, path, asker):
    encrypted = copy.with_name("mail.rai.age")
    for _ in encrypt_file(copy, encrypted, "vier Wörter im Regen"):
        pass
    window.open_file(encrypted)
    (unlock,) = window.findChildren(UnlockDialog)
    asker.path = copy.with_name("opened.rai")
    child(unlock, "unlock_other").click()
    unlock.phrase.setText("vier Wörter im Regen")
    unlock.open_button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(MergeDialog)), timeout=30_000)
    dialog_of(qtbot, window).reject()
    assert window.desk.project.store.path == path


def test_a_conflicted_copy_beside_the_file_is_offered(qtbot, window, copy, path):
    shutil.copyfile(copy, path.with_name("own (conflicted copy 2026-11-28).rai"))
    window.desk.merges.offer()
    sentence = child(child(window, "banner_merge_beside"), "sentence")
    assert "own (conflicted copy 2026-11-28).rai" in sentence.text()
    window.merge_file(path.with_name("own (conflicted copy 2026-11-28).rai"))
    dialog = dialog_of(qtbot, window)
    dialog.conflicts.all_theirs.click()
    merged(qtbot, dialog)
    assert "merge_beside" not in window.desk.workspace.banners.keys()  # noqa: SIM118 - no mapping
    dialog.cancel.click()


def test_a_copy_of_ones_own_that_has_nothing_new_is_not_offered(qtbot, window, path):
    shutil.copyfile(path, path.with_name("own-old.rai"))
    window.desk.merges.offer()
    assert "merge_beside" not in window.desk.workspace.banners.keys()  # noqa: SIM118 - no mapping


def test_another_project_and_a_damaged_file_are_told(qtbot, window, copy, session, tmp_path):
    other = tmp_path / "other.rai"
    session.close_project(session.new_project(other, {"name": "Other"}, {"name": "Somebody"}))
    window.merge_file(other)
    dialog = dialog_of(qtbot, window)
    assert "is not a copy of this file" in child(dialog, "merge_error").text()
    dialog.reject()
    copy.write_bytes(copy.read_bytes()[:-4096])
    window.merge_file(copy)
    dialog = dialog_of(qtbot, window)
    assert "damaged" in child(dialog, "merge_error").text()
    assert not dialog.accept_button.isVisible()
    dialog.reject()
    assert names(window) == ["Mine", "Images"]


def test_the_protocol_is_written(qtbot, window, copy, asker, tmp_path):
    window.merge_file(copy)
    dialog = dialog_of(qtbot, window)
    dialog.conflicts.all_theirs.click()
    merged(qtbot, dialog)
    for ending, begin in (("pdf", b"%PDF"), ("docx", b"PK")):
        asker.path = tmp_path / f"protocol.{ending}"
        dialog.protocol.click()
        qtbot.waitUntil(lambda: not dialog._beside.is_busy)
        assert asker.path.read_bytes().startswith(begin)
    dialog.cancel.click()

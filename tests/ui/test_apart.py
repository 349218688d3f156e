"""Long writing goes on beside the window, which stays alive and takes no other change meanwhile."""

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from rai_desktop.domain.errors import UserError
from rai_desktop.services import project as projects
from rai_desktop.services.jobs import CancelledError
from rai_desktop.ui import beside
from rai_desktop.ui.parts import slices as slicing
from rai_desktop.ui.session import ExportKind
from rai_desktop.ui.writing_dialog import WritingDialog
from tests.ui.conftest import systems

PATIENCE = 20


@pytest.fixture
def desk(example, monkeypatch):
    monkeypatch.setattr(beside, "AT_ONCE", 0.0)
    return example.desk


def when_shown(desk, act, release):
    """Do ``act`` as soon as the dialog is there, then let the work go on."""
    timer = QTimer(desk, interval=5)

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, WritingDialog):
            timer.stop()
            try:
                act(dialog)
            finally:
                release.set()

    timer.timeout.connect(look)
    timer.start()


def test_the_window_answers_while_a_large_undo_is_written(qtbot, desk, monkeypatch):
    monkeypatch.setattr(projects, "MANY_ENTRIES", 2)
    monkeypatch.setattr(projects, "MANY_SETTINGS", 2)
    window, space = desk.workspace.window(), desk.workspace
    before, number = systems(window), len(desk.project.store.undo_entries())
    desk.project.delete(space.table.visible_uids())
    assert systems(window) == []
    go_on, threads, seen = threading.Event(), [], []
    write = desk.project.store.write_undo

    def slow(*arguments):
        threads.append(threading.current_thread())
        assert go_on.wait(PATIENCE)
        return write(*arguments)

    monkeypatch.setattr(desk.project.store, "write_undo", slow)

    def meanwhile(dialog):
        seen.append(systems(window))
        assert dialog.said.text()
        assert not desk.may_close()

    when_shown(desk, meanwhile, go_on)
    space.top.undo.click()
    assert seen == [[]]
    assert threads[0] is not threading.main_thread()
    assert systems(window) == before
    assert QApplication.activeModalWidget() is None
    assert desk.may_close()
    desk.redo()
    assert systems(window) == []
    desk.undo()
    assert systems(window) == before
    assert len(desk.project.store.undo_entries()) == number + 1


@pytest.mark.parametrize(
    "leave",
    [
        lambda qtbot, dialog: dialog.cancel.click(),
        lambda qtbot, dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape),
        lambda qtbot, dialog: dialog.close(),
    ],
    ids=["button", "key", "closing"],
)
def test_what_is_being_written_can_be_ended(qtbot, desk, leave):
    go_on, seen = threading.Event(), []

    def work(heed):
        assert go_on.wait(PATIENCE)
        heed()

    def meanwhile(dialog):
        leave(qtbot, dialog)
        seen.append((dialog.isVisible(), dialog.cancel.isEnabled(), dialog.said.text()))

    when_shown(desk, meanwhile, go_on)
    with pytest.raises(CancelledError):
        desk.writing(work)
    ((is_visible, may_press, said),) = seen
    assert is_visible
    assert not may_press
    assert said.startswith("Stopping")
    assert not desk.writing.is_busy
    assert QApplication.activeModalWidget() is None


def test_what_is_complete_when_it_is_ended_stays(qtbot, desk):
    go_on = threading.Event()
    when_shown(desk, lambda dialog: dialog.cancel.click(), go_on)
    assert desk.writing(lambda _: go_on.wait(PATIENCE)) is True


def test_a_large_undo_that_is_ended_is_told_and_can_be_done_again(desk, monkeypatch):
    monkeypatch.setattr(projects, "MANY_ENTRIES", 2)
    window, space = desk.workspace.window(), desk.workspace
    before = systems(window)
    desk.project.delete(space.table.visible_uids())
    go_on = threading.Event()
    write, ended = desk.project.store.write_undo, []

    def slow(*arguments):
        assert go_on.wait(PATIENCE)
        ended.append(True)
        raise CancelledError  # as the store does when it is asked to end

    monkeypatch.setattr(desk.project.store, "write_undo", slow)
    when_shown(desk, lambda dialog: dialog.cancel.click(), go_on)
    space.top.undo.click()
    assert ended
    assert systems(window) == []
    assert "error" in space.banners.keys()  # noqa: SIM118 - no mapping
    monkeypatch.setattr(desk.project.store, "write_undo", write)
    desk.undo()
    assert systems(window) == before


def test_what_goes_wrong_is_told_to_who_asked(desk):
    def refuse(_heed):
        raise UserError("No room is left. {place}", place="disk")

    with pytest.raises(UserError, match="No room is left"):
        desk.writing(refuse)
    assert not desk.writing.is_busy
    assert desk.writing(lambda _: "done") == "done"


def test_nothing_else_goes_on_bit_by_bit_meanwhile(qtbot, desk, monkeypatch):
    monkeypatch.setattr(slicing, "AT_ONCE", 0.0)
    go_on, counted = threading.Event(), []

    def endless():
        while True:
            counted.append(go_on.is_set())
            yield

    hints = desk.workspace.hints
    hints.rest()
    hints._slices.begin(endless())
    before = len(counted)
    when_shown(desk, lambda _: qtbot.wait(30), go_on)
    desk.writing(lambda _: go_on.wait(PATIENCE))
    assert len(counted) == before
    hints.rest()


def test_the_dialog_stands_before_the_one_that_asked(desk):
    go_on, parents = threading.Event(), []
    above = QDialog(desk.workspace.window())
    above.open()
    when_shown(desk, lambda dialog: parents.append(dialog.parentWidget()), go_on)
    desk.writing(lambda _: go_on.wait(PATIENCE))
    assert parents == [above]
    above.close()


def test_capturing_the_state_for_an_export_can_be_ended(desk, asker, monkeypatch, tmp_path):
    go_on, said = threading.Event(), []

    def slow(_target):
        assert go_on.wait(PATIENCE)
        raise CancelledError  # as the store does when it is asked to end

    def meanwhile(dialog):
        said.append(dialog.said.text())
        dialog.cancel.click()

    monkeypatch.setattr(desk.project.store, "freeze", slow)
    asker.path = tmp_path / "register.xlsx"
    when_shown(desk, meanwhile, go_on)
    desk.exports.export(ExportKind.XLSX, "en")
    assert said == ["The present state of the inventory is being captured…"]
    assert not desk.exporter.is_running
    assert "error" in desk.workspace.banners.keys()  # noqa: SIM118 - no mapping
    assert not asker.path.exists()

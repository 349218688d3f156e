"""Long work that somebody ends in the window: nothing of it is left, and it can be done again."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services import creating
from rai_desktop.storage.verification import verify_file
from rai_desktop.ui import beside
from rai_desktop.ui.merging.dialog import MergeDialog
from rai_desktop.ui.writing_dialog import WritingDialog
from rai_desktop.ui.yearly_report import board, show_report
from tests.ui.conftest import child

SYSTEM = EntityKind.SYSTEM
PATIENCE = 20


class Gate:
    """Lets a call begin, and go on only when somebody has pressed Cancel meanwhile."""

    def __init__(self):
        self.begun, self.opened = threading.Event(), threading.Event()

    def before(self, work):
        """Return ``work`` with a stop before it."""

        def stopped(*arguments, **named):
            self.begun.set()
            assert self.opened.wait(PATIENCE)
            return work(*arguments, **named)

        return stopped


@pytest.fixture
def gate():
    return Gate()


@pytest.fixture
def window(show_window, session, path, monkeypatch):
    project = session.new_project(path, {"name": "Test GmbH"}, {"name": "Leitung IT"})
    project.add(SYSTEM, {"name": "Chat"})
    session.close_project(project)
    window = show_window(path)
    monkeypatch.setattr(beside, "AT_ONCE", 0.0)
    return window


def names(window):
    return [system.name for system in window.desk.project.entities(SYSTEM)]


def test_a_merge(qtbot, window, session, elsewhere, path, tmp_path, gate, monkeypatch):
    copy = tmp_path / "mail.rai"
    window.desk.save()
    copy.write_bytes(path.read_bytes())
    other = elsewhere.open_project(copy)
    other.add(SYSTEM, {"name": "Theirs"})
    elsewhere.close_project(other)
    store, head = window.desk.project.store, window.desk.project.store.head()
    window.merge_file(copy)
    dialog = window.findChildren(MergeDialog)[-1]
    qtbot.waitUntil(lambda: dialog.decisions is not None)
    merge = store.merge
    monkeypatch.setattr(store, "merge", gate.before(merge))
    dialog.accept_button.click()
    qtbot.waitUntil(gate.begun.is_set)
    dialog.cancel.click()
    gate.opened.set()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert (store.head(), names(window)) == (head, ["Chat"])
    assert dialog.error.text().startswith("Stopped.")
    monkeypatch.setattr(store, "merge", merge)
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert names(window) == ["Chat", "Theirs"]
    dialog.reject()
    window.close()
    assert verify_file(path, deep=True).findings == ()


def test_the_example_company(qtbot, show_window, session, gate, monkeypatch):
    window = show_window()
    monkeypatch.setattr(beside, "AT_ONCE", 0.0)
    fill, target = creating.fill_example, session.example_path("en")
    monkeypatch.setattr(creating, "fill_example", gate.before(fill))
    window.open_example()
    qtbot.waitUntil(gate.begun.is_set)
    child(window, "opening_cancel").click()
    gate.opened.set()
    qtbot.waitUntil(lambda: window.welcome.isVisible() and not window.opening.is_busy)
    assert window.desk is None
    assert not target.exists()
    monkeypatch.setattr(creating, "fill_example", fill)
    window.open_example()
    qtbot.waitUntil(lambda: window.desk is not None)
    assert len(names(window)) > 5


def test_saving_a_copy(window, asker, gate, monkeypatch, tmp_path):
    store = window.desk.project.store
    monkeypatch.setattr(store, "snapshot", gate.before(store.snapshot))
    asker.path = Path(tmp_path / "copy.rai")
    timer = QTimer(window, interval=5)

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, WritingDialog):
            timer.stop()
            dialog.cancel.click()
            gate.opened.set()

    timer.timeout.connect(look)
    timer.start()
    window.desk.save_copy()
    assert gate.begun.is_set()
    assert list(tmp_path.glob("*copy*")) == []
    assert "error" in window.desk.workspace.banners.keys()  # noqa: SIM118 - no mapping


def test_the_draft_of_a_report(qtbot, window, gate, monkeypatch):
    ended = []

    def drafted(*_, between, **__):
        try:
            between()
        except Exception as error:
            ended.append(error)
            raise

    monkeypatch.setattr(board, "drafted_report", gate.before(drafted))
    desk = window.desk
    dialog = show_report(window, desk.scene, desk.workspace.page.labels, desk.workspace.page.theme)
    qtbot.waitUntil(gate.begun.is_set)
    threading.Timer(0.1, gate.opened.set).start()
    dialog.reject()
    assert [type(error).__name__ for error in ended] == ["CancelledError"]
    assert not dialog.isVisible()

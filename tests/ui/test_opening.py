"""Opening beside the window, a second start, and faults of the place where the file lies."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from rai_desktop.domain.errors import SurroundingsError, TargetChangedError, UserError
from rai_desktop.services.jobs import Progress
from rai_desktop.services.ports import Notice
from rai_desktop.ui import beside
from tests.ui.closing import close_later
from tests.ui.conftest import child, show_example, stored
from tests.ui.fakes import FakeSession

LEFT = Qt.MouseButton.LeftButton


class SlowSession(FakeSession):
    """Opens a file only when it may, and tells how far it is until then."""

    def __init__(self, folder):
        super().__init__(folder)
        self.may_end = Event()
        self.has_told = Event()
        self.fault = None

    def open_project(self, path, tell=None):
        while not self.may_end.wait(0.005):
            tell(Progress(done=2, total=5))
            self.has_told.set()
        if self.fault is not None:
            raise self.fault
        return super().open_project(path, tell)


@pytest.fixture
def slow(qtbot, monkeypatch, tmp_path, looks, asker, opened):
    """Return a window whose files take their time to be opened."""
    from rai_desktop.ui.main_window import MainWindow

    monkeypatch.setattr(beside, "AT_ONCE", 0.001)
    session = SlowSession(tmp_path)
    window = MainWindow(session, looks, "en", asker, opened.append)
    close_later(qtbot, window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    session.may_end.set()
    window.opening.end_now()


def title(window):
    return child(window, "opening_title").text()


def open_slowly(qtbot, window, name="sent.rai"):
    window.open_file(window._session.folder / name)
    qtbot.waitUntil(lambda: title(window) == "Checking the file… 40 %")


def test_a_file_from_elsewhere_shows_how_far_its_check_is(qtbot, slow):
    open_slowly(qtbot, slow)
    assert child(slow, "opening_file").text() == "sent.rai"
    assert child(slow, "opening_progress").value() == 2
    slow._session.may_end.set()
    qtbot.waitUntil(lambda: slow.desk is not None)
    assert slow.desk.project.store.path.name == "sent.rai"
    assert slow.desk.workspace.isVisible()


def test_the_window_lives_while_a_file_is_opened(qtbot, slow):
    open_slowly(qtbot, slow)
    slow.set_language("de")
    assert title(slow) == "Die Datei wird geprüft… 40 %"
    assert not slow.commands["open"].isEnabled()
    slow.open_file(slow._session.folder / "another.rai")
    slow._session.may_end.set()
    qtbot.waitUntil(lambda: slow.desk is not None)
    assert slow.desk.project.store.path.name == "sent.rai"
    assert slow.commands["open"].isEnabled()


def test_opening_can_be_cancelled_by_keyboard_and_the_welcome_comes_back(qtbot, slow):
    open_slowly(qtbot, slow)
    assert QApplication.focusWidget() is child(slow, "opening_cancel")
    qtbot.keyClick(child(slow, "opening_cancel"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: child(slow, "start_new").isVisible())
    assert slow.desk is None
    assert slow.banners.keys() == ()


def test_a_file_that_cannot_be_opened_leaves_what_was_open(qtbot, slow):
    slow._session.may_end.set()
    slow.open_example()
    qtbot.waitUntil(lambda: slow.desk is not None)
    before = slow.desk
    slow._session.may_end.clear()
    slow._session.fault = UserError("This is no AI inventory. Choose another file.")
    open_slowly(qtbot, slow)
    slow._session.may_end.set()
    banners = before.workspace.banners
    qtbot.waitUntil(lambda: banners.keys() == ("error",))
    assert slow.desk is before
    assert before.workspace.isVisible()
    assert slow.commands["new"].isEnabled()


def test_closing_while_a_file_is_opened_ends_that(qtbot, slow):
    open_slowly(qtbot, slow)
    assert slow.close()
    assert not slow.opening.is_busy


def test_a_mistake_while_opening_is_told_and_the_window_goes_on(qtbot, window, session, tmp_path):
    session.error = ZeroDivisionError()
    with qtbot.captureExceptions() as caught:
        window.open_file(tmp_path / "x.rai")
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert window.banners.keys() == ("error",)
    assert not window.opening.is_busy


# a second start ------------------------------------------------------------------


def test_a_project_that_another_window_has_is_shown_there(window, session, tmp_path):
    session.runs_elsewhere = True
    window.open_file(tmp_path / "x.rai")
    assert session.asked == [tmp_path / "x.rai"]
    assert window.desk is None
    text = "x.rai is open in another window. That window was brought to the front."
    assert child(window.banners, "sentence").text() == text


def test_a_second_start_for_an_open_project_ends_at_once(qtbot, session, looks, asker, tmp_path):
    from rai_desktop.ui.main_window import MainWindow

    session.runs_elsewhere = True
    window = MainWindow(session)
    close_later(qtbot, window)
    window.show()
    window.fill(looks, "en", asker)
    window.begin(tmp_path / "x.rai")
    assert not window.isVisible()
    window.loading.leave()


def test_a_request_brings_the_window_to_the_front(qtbot, example):
    example.showMinimized()
    example.desk.project.store.is_asked_for = True
    qtbot.waitUntil(lambda: not example.isMinimized())
    assert example.isVisible()


# the place of the file -----------------------------------------------------------


def failing(qtbot, window, error):
    project = window.desk.project
    project.edit(stored(window, "Chat").uid, {"department": "Sales"})
    project.store.error = error
    with qtbot.waitSignal(window.desk.publisher.failed):
        window.commands["save"].trigger()
    return window.desk.workspace.banners


@pytest.mark.allow_log
def test_a_file_changed_by_someone_else_offers_merging_a_copy_and_the_folder(
    qtbot, example, asker, opened, tmp_path
):
    error = TargetChangedError("{path} was changed by someone else.", path="x.rai")
    banners = failing(qtbot, example, error)
    assert child(banners, "sentence").text() == "x.rai was changed by someone else."
    qtbot.mouseClick(child(banners, "act_3"), LEFT)
    assert opened == [tmp_path]
    asker.path = tmp_path / "mine.rai"
    qtbot.mouseClick(child(banners, "act_2"), LEFT)
    assert asker.path.exists()
    assert child(banners, "act_1").text() == "Merge…"


def test_a_full_disk_can_be_tried_again(qtbot, example):
    error = SurroundingsError("There is no room left on the disk. Make room and try again.")
    banners = failing(qtbot, example, error)
    example.desk.project.store.error = None
    with qtbot.waitSignal(example.desk.publisher.published):
        qtbot.mouseClick(child(banners, "act_2"), LEFT)
    assert banners.keys() == ()
    assert "Saved" in child(example, "save_state").text()


@pytest.mark.allow_log
def test_work_goes_on_in_a_copy(qtbot, example, asker, tmp_path):
    failing(qtbot, example, TargetChangedError("{path} was changed.", path="x.rai"))
    asker.path = tmp_path / "mine.rai"
    example.commands["save_copy"].trigger()
    assert asker.asked[-1] == ("save", "Save a copy", "Example (copy).rai")
    qtbot.mouseClick(child(example, "notice_open"), LEFT)
    qtbot.waitUntil(lambda: example.desk.project.store.path == asker.path)


def test_a_copy_never_replaces_the_open_file(example, asker):
    asker.path = example.desk.project.store.path
    example.desk.save_copy()
    assert not asker.path.exists()
    text = child(example.desk.workspace.banners, "sentence").text()
    assert text.startswith("Example.rai is the open file itself.")


def test_a_read_only_project_says_so_and_offers_a_copy(make_window, session):
    opened = session.new_example

    def read_only(path, language, heed):
        project = opened(path, language, heed)
        project.store.read_only = True
        return project

    session.new_example = read_only
    window = show_example(make_window("de"))
    banners = window.desk.workspace.banners
    assert banners.keys() == ("read_only",)
    assert child(banners, "act_1").text() == "Kopie speichern…"
    assert not window.commands["new"].isEnabled()


def test_what_was_recovered_is_told_in_both_languages(make_window, session):
    opened = session.new_example
    text = "The program was not closed properly. Everything you entered was recovered."

    def recovered(path, language, heed):
        project = opened(path, language, heed)
        project.store.notices = (Notice(text=text, values={}),)
        return project

    session.new_example = recovered
    window = show_example(make_window("en"))
    banners = window.desk.workspace.banners
    assert child(banners, "sentence").text() == text
    window.set_language("de")
    assert "ist wieder da" in child(banners, "sentence").text()


def test_work_that_was_put_aside_is_offered_among_the_earlier_states(make_window, session):
    opened = session.new_example
    text = "What you did lies in {backup}."

    def put_aside(path, language, heed):
        project = opened(path, language, heed)
        lock = Notice(text="{path} is open elsewhere.", values={"path": "x.rai"})
        aside = Notice(text=text, values={"backup": "backups/x.rai"})
        project.store.notices = (lock, aside)
        return project

    session.new_example = put_aside
    window = show_example(make_window("en"))
    acts = [
        part.text()
        for part in window.desk.workspace.banners.findChildren(QPushButton)
        if part.objectName().startswith("act_") and not part.isHidden()
    ]
    assert acts == ["Merge…", "Earlier states…"]
    child(window.desk.workspace.banners, "act_2").click()
    assert window.findChild(QDialog, "backups") is not None

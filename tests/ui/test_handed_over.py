"""Files that the system hands to the running program."""

from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent

from rai_desktop.ui import beside
from rai_desktop.ui.handed_over import open_handed_over
from rai_desktop.ui.main_window import MainWindow


@pytest.fixture
def hand_over(qapp):
    """Return what lets the system hand over a file or an address."""
    yield lambda url: QCoreApplication.sendEvent(qapp, QFileOpenEvent(url))
    qapp.open_with(None)


@pytest.fixture
def taking(qapp, window, session):
    """Let the window take what is handed over, as the program does."""
    qapp.open_with(lambda path: open_handed_over(window, session, path))
    return window


def local(path):
    return QUrl.fromLocalFile(str(path))


def test_what_comes_before_the_window_waits_for_it(qapp, hand_over, tmp_path):
    seen = []
    hand_over(local(tmp_path / "first.rai"))
    hand_over(local(tmp_path / "second ä.rai"))
    qapp.open_with(seen.append)
    assert seen == [tmp_path / "first.rai", tmp_path / "second ä.rai"]
    qapp.open_with(seen.append)
    assert len(seen) == 2


def test_addresses_are_not_opened(qapp, hand_over):
    seen = []
    qapp.open_with(seen.append)
    hand_over(QUrl("https://example.org/x.rai"))
    assert seen == []


def test_the_first_page_gives_way_to_the_file(taking, session, hand_over, tmp_path):
    hand_over(local(tmp_path / "x.rai"))
    assert taking.desk.project.store.path == tmp_path / "x.rai"
    assert session.started_again == []


def test_what_is_open_stays_and_the_file_gets_its_own_window(taking, session, hand_over, tmp_path):
    hand_over(local(tmp_path / "x.rai"))
    hand_over(local(tmp_path / "y.rai"))
    assert taking.desk.project.store.path == tmp_path / "x.rai"
    assert session.started_again == [tmp_path / "y.rai"]


def test_names_that_somebody_types_stay(taking, session, hand_over, tmp_path):
    taking.start_inventory()
    hand_over(local(tmp_path / "x.rai"))
    assert taking.new_page.isVisible()
    assert session.started_again == [tmp_path / "x.rai"]


def test_the_window_that_has_the_file_comes_to_the_front(
    taking, session, hand_over, tmp_path, monkeypatch
):
    fronts = []
    monkeypatch.setattr(MainWindow, "come_to_front", lambda _: fronts.append(1))
    hand_over(local(tmp_path / "x.rai"))
    hand_over(local(tmp_path / "x.rai"))
    assert (len(fronts), session.started_again) == (2, [])
    assert taking.desk.project.store.path == tmp_path / "x.rai"


def test_a_file_that_is_being_opened_is_not_opened_twice(
    qtbot, taking, session, hand_over, tmp_path, monkeypatch
):
    gate, open_project = Event(), session.open_project

    def slowly(path, tell=None):
        assert gate.wait(60)
        return open_project(path, tell)

    monkeypatch.setattr(beside, "AT_ONCE", 0.0)
    monkeypatch.setattr(session, "open_project", slowly)
    hand_over(local(tmp_path / "x.rai"))
    hand_over(local(tmp_path / "x.rai"))
    gate.set()
    qtbot.waitUntil(lambda: taking.desk is not None)
    assert session.started_again == []

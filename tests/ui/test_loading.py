"""What is loaded and built while people read the first page."""

import sys
from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui import beside, loading, workspace
from rai_desktop.ui.kinds import LISTED
from rai_desktop.ui.loading import PARTS, Loading
from rai_desktop.ui.parts import slices
from tests.ui.fakes import FakeSession
from tests.ui.looking import is_loose


class NotingSession(FakeSession):
    """Notes in which order and thread it is asked to load."""

    def __init__(self, folder):
        super().__init__(folder)
        self.asked = []

    def prepare_opening(self):
        self._note("opening")

    def prepare_changes(self):
        self._note("changes")

    def _note(self, what):
        beside_window = current_thread() is not main_thread()
        self.asked.append((what, beside_window, all(part in sys.modules for part in PARTS)))


@pytest.fixture
def noting(tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "REST", 1)
    return NotingSession(tmp_path)


def test_threads_load_only_when_the_window_has_loaded_its_own(qtbot, noting, monkeypatch):
    monkeypatch.setattr(slices, "AT_ONCE", 0.0)
    monkeypatch.setattr(beside, "AT_ONCE", 0.0)
    made = Loading(noting)
    with qtbot.waitSignal(made.ended):
        made.start()
    assert noting.asked == [("opening", True, True), ("changes", True, True)]
    assert made.can_open
    assert made.is_done


def test_what_somebody_waits_for_is_loaded_once(qtbot, noting):
    made = Loading(noting)
    with qtbot.waitSignal(made.ended):
        made.load_parts()
        made.load_parts()
        made.start()
    assert [what for what, _, _ in noting.asked] == ["opening", "changes"]


def test_nothing_more_is_loaded_after_leaving(qtbot, noting):
    made = Loading(noting)
    made.start()
    made.leave()
    made.start()
    assert [what for what, _, _ in noting.asked] == ["opening"]
    assert not made.is_done


def test_lists_are_built_ahead_and_stay_hidden(qtbot, make_window, monkeypatch):
    monkeypatch.setattr(workspace, "AHEAD_PAUSE", 0)
    window = make_window()
    window.open_example()
    space = window.desk.workspace
    space.build_ahead()
    qtbot.waitUntil(lambda: not space.is_building)
    shown = space.page
    lists = [page for key, page in space._pages.items() if isinstance(key, EntityKind)]
    assert len(lists) == len(LISTED)
    assert shown.isVisible()
    assert not any(page.isVisible() for page in lists)


def test_a_list_that_was_never_shown_keeps_its_arrangement(qtbot, make_window, monkeypatch):
    monkeypatch.setattr(workspace, "AHEAD_PAUSE", 0)
    window = make_window()
    window.open_example()
    space = window.desk.workspace
    key = f"split.{EntityKind.RISK}.{space.project.uid}"
    settings = space.scene.session.settings
    settings.set(key, "500 300")
    space.build_ahead()
    qtbot.waitUntil(lambda: not space.is_building)
    space.keep_state()
    assert settings.get(key) == "500 300"


class Loose(QObject):
    """Notes what shows up as a window of its own although it is a part of one."""

    def __init__(self):
        super().__init__()
        self.names = []

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Show and is_loose(watched):
            self.names.append(watched.objectName())
        return False


def test_no_part_of_a_new_inventory_shows_as_a_window(qtbot, window):
    loose = Loose()
    QApplication.instance().installEventFilter(loose)
    window.start_inventory()
    QApplication.instance().removeEventFilter(loose)
    assert loose.names == []
    assert window.isActiveWindow()

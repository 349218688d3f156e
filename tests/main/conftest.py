"""Windows over real project files: the program's own session, in folders of the test."""

import pytest

from rai_desktop.main.session import DesktopSession
from rai_desktop.storage.folders import Folders
from rai_desktop.ui import beside
from rai_desktop.ui.application import Look, make_application
from rai_desktop.ui.main_window import MainWindow
from rai_desktop.ui.parts import slices
from tests.ui.closing import close_later
from tests.ui.fake_asker import FakeAsker


def session_in(folder):
    """Return the session of somebody whose folders lie there."""
    return DesktopSession(Folders(state=folder / "state", data=folder / "data"))


@pytest.fixture
def session(tmp_path):
    return session_in(tmp_path)


@pytest.fixture
def elsewhere(tmp_path):
    """Another person's computer."""
    return session_in(tmp_path / "elsewhere")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "own.rai"


@pytest.fixture
def asker():
    return FakeAsker()


@pytest.fixture
def show_window(qtbot, session, asker, monkeypatch):
    """Return what shows a window, with a project when there is one, in which nothing waits."""
    monkeypatch.setattr(slices, "AT_ONCE", 10.0)
    monkeypatch.setattr(beside, "AT_ONCE", 10.0)

    def show(path=None):
        look = Look(make_application(bundled_font=True), "light")
        window = MainWindow(session, look, "en", asker)
        close_later(qtbot, window)
        window.show()
        if path is not None:
            window.open_file(path)
            qtbot.waitUntil(lambda: window.desk is not None and not window.opening.is_busy)
        return window

    return show

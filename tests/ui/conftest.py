import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui import beside, workspace
from rai_desktop.ui.application import Look, make_application
from rai_desktop.ui.main_window import MainWindow
from rai_desktop.ui.parts import slices
from tests.ui.closing import close_later
from tests.ui.fake_asker import FakeAsker
from tests.ui.fakes import FakeSession


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """Let short work be finished at once, and nothing be built ahead, however busy this is."""
    monkeypatch.setattr(slices, "AT_ONCE", 10.0)
    monkeypatch.setattr(beside, "AT_ONCE", 10.0)
    monkeypatch.setattr(workspace, "AHEAD_PAUSE", 3_600_000)


@pytest.fixture(scope="session")
def shared_look(qapp):
    return Look(make_application(bundled_font=True), "light")


@pytest.fixture
def looks(shared_look):
    """Return the look of the window, as it is at the start of every test."""
    yield shared_look
    if (shared_look.choice, shared_look.zoom) != ("light", 100):
        shared_look.choose("light")
        shared_look.set_zoom(100)
    shared_look.speak("en")


@pytest.fixture
def session(tmp_path):
    return FakeSession(tmp_path)


@pytest.fixture
def asker():
    return FakeAsker()


@pytest.fixture
def opened():
    """What the window opened in other programs."""
    return []


@pytest.fixture
def make_window(qtbot, looks, session, asker, opened):
    """Return what shows a window and waits until it can be used."""
    made = []

    def make(language="en", size=(1280, 800)):
        window = MainWindow(session, looks, language, asker, opened.append, session._words)
        close_later(qtbot, window)
        made.append(window)
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    yield make
    for window in made:
        QTest.keyRelease(window, Qt.Key.Key_Control)  # Qt remembers what was held last


@pytest.fixture
def window(make_window):
    return make_window()


@pytest.fixture
def example(window):
    """Return the window with the example company, at its AI systems."""
    return show_example(window)


def show_example(window):
    """Open the example company and go to its AI systems."""
    window.open_example()
    window.desk.workspace.show_page(EntityKind.SYSTEM)
    return window


def child(parent, name):
    """Return the part with this object name."""
    found = parent.findChild(QWidget, name)
    assert found is not None, name
    return found


def field(window, key):
    """Return what takes the keyboard in the row of a field."""
    return window.desk.workspace.form.row(key).editor.entry()


def systems(window):
    """Return the names of the systems in the order of the list."""
    project = window.desk.project
    return [project.name(uid) for uid in window.desk.workspace.table.visible_uids()]


def stored(window, name):
    """Return the stored system with this name."""
    found = [e for e in window.desk.project.entities(EntityKind.SYSTEM) if e.name == name]
    assert found, name
    return found[0]

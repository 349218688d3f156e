"""What is closed leaves memory: windows, pages, projects, and the session they worked with."""

import gc
import weakref

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from shiboken6 import isValid

from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui.main_window import MainWindow
from rai_desktop.ui.pages.plan import SHOWN
from tests.ui.conftest import show_example
from tests.ui.fake_asker import FakeAsker
from tests.ui.fakes import FakeSession


def take_apart():
    """Do what the program does once it waits for somebody: delete, and collect."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
    gc.unfreeze()
    gc.collect()


def left(kept):
    """Return what is still there of what should have gone, by its kind."""
    take_apart()
    return [type(one()).__name__ for one in kept if one() is not None]


def played(looks, folder):
    """Show a project in a window, close it, and return what should have gone with it."""
    session = FakeSession(folder)
    window = MainWindow(session, looks, "en", FakeAsker(), print, session._words)
    window.show()
    show_example(window)
    window.desk.workspace.show_page(EntityKind.RISK)
    kept = [weakref.ref(one) for one in (window, window.desk.workspace, window.loading, session)]
    window.close()
    window.loading.leave()
    window.deleteLater()
    return kept


def test_a_window_that_is_closed_leaves_nothing(qapp, looks, tmp_path):
    assert left(played(looks, tmp_path)) == []


def test_a_project_that_is_closed_leaves_the_window(window, session):
    show_example(window)
    desk = window.desk
    kept = [weakref.ref(one) for one in (desk, desk.workspace, desk.workspace.page, desk.project)]
    del desk
    window.close_project()
    session.projects.clear()  # the stand-in remembers what it opened
    assert left(kept) == []


def dead():
    """Return the parts that Python still knows although Qt has deleted them, by identity."""
    parts = [one for one in gc.get_objects() if isinstance(one, QObject)]
    return {id(one): type(one).__name__ for one in parts if not isValid(one)}


def test_a_project_that_is_closed_takes_nothing_of_the_window_along(window, session):
    take_apart()
    before = dead()
    for language in ("de", "en"):
        show_example(window)
        for key in SHOWN:
            window.desk.workspace.show_page(key)
        window.close_project()
        session.projects.clear()
        take_apart()
        assert [name for place, name in dead().items() if place not in before] == []
        window.set_language(language)
        assert window.desk is None

"""A window that goes from scene to scene and is looked at in each."""

import time

from PySide6.QtCore import QDeadlineTimer, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from rai_desktop.ui.asker import question
from rai_desktop.ui.main_window import MainWindow
from rai_desktop.words import words_for
from tests.pictures.session import StudioSession

TURNS = 12
PAUSE = 0.005
"""Seconds that waiting leaves the processor to what it waits for."""
ESCAPES = 3
"""How often Escape is pressed: a search is emptied first, and a popup closed."""
PATIENCE = 120_000
"""Milliseconds until waiting is given up."""


class Studio:
    """Plays scenes in a real window with real files.

    ``looked`` is called with the name of each scene and with what is to be looked at: the
    window, or a dialog of it. The studio answers questions and file choices itself: questions
    with yes, after a look at them; files with ``target``.
    """

    def __init__(self, private, look, appearance, looked, words=words_for):
        self.app = QApplication.instance()
        self.private = private
        self.look = look
        self.appearance = appearance
        self.looked = looked
        self.words = words
        self.session = StudioSession(private, words)
        self.target = None
        self.targets = []
        self.scene = ""
        self.opened = []
        self.window = MainWindow(
            self.session, look, appearance.language, self, self.opened.append, words
        )
        self.window.resize(*appearance.size)
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)

    # the asker of the window -----------------------------------------------------

    def open_path(self, title, filters):
        return self.target

    def open_paths(self, title, filters):
        return self.targets

    def folder(self, title, start):
        return self.target

    def save_path(self, title, suggestion, filters):
        return self.target or suggestion

    def confirm(self, title, text, verb):
        box = question(self.window, self.words(self.appearance.language), title, text, verb)
        box.open()
        self.take(f"{self.scene}-question", box)
        self.leave(box)
        box.deleteLater()
        return True

    # going on --------------------------------------------------------------------

    @property
    def desk(self):
        return self.window.desk

    @property
    def space(self):
        return self.window.desk.workspace

    def settle(self):
        """Let go what was put away, as the program does while it waits, and let events come."""
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        for _ in range(TURNS):
            self.app.processEvents()

    def wait_until(self, is_done):
        """Let events come until something has happened; two minutes are too long."""
        late = QDeadlineTimer(PATIENCE)
        while not is_done():
            assert not late.hasExpired(), self.scene
            self.app.processEvents()
            time.sleep(PAUSE)
        self.settle()

    def wait_for_project(self):
        """Wait until a project is open; what it asks and tells then has scenes of its own."""
        self.wait_until(lambda: not self.window.opening.is_busy)
        if self.desk is not None:
            self.desk.who.put_off()
            self.desk.due.put_off()

    def open_example(self):
        """Open the example company and wait until it is shown."""
        self.window.open_example()
        self.wait_for_project()

    def open_file(self, path):
        """Open a project file and wait until it is shown, or until it is told why not."""
        self.window.open_file(path)
        self.wait_for_project()

    def show(self, key):
        """Show a page of the open project."""
        self.space.show_page(key)
        self.settle()

    def part(self, name, parent=None):
        """Return a part of what is shown by its object name."""
        found = (parent or self.window).findChildren(QWidget, name)
        seen = [part for part in found if part.isVisible()]
        assert seen, f"{name} is not on the screen in {self.scene}"
        return seen[0]

    def wait_for(self, name):
        """Wait until a part is on the screen, and return it."""
        found = self.window.findChildren
        self.wait_until(lambda: any(part.isVisible() for part in found(QWidget, name)))
        return self.part(name)

    def click(self, name, parent=None):
        self.part(name, parent).click()
        self.settle()

    def close_project(self):
        self.window.close_project()
        self.settle()

    def close(self):
        self.window.close()
        self.window.loading.leave()
        self.settle()
        self.window.deleteLater()  # two windows would share the keys of what comes next
        self.settle()

    # looking ---------------------------------------------------------------------

    def take(self, scene, widget=None):
        """Look at the window as it is now, with what lies before it, or at one dialog."""
        self.scene = scene
        self.settle()
        self.looked(scene, widget or self.window)

    def take_dialog(self, scene, name):
        """Look at the dialog of this name, and close it."""
        dialog = self.window.findChild(QDialog, name)
        assert dialog is not None, name
        self.take(scene, dialog)
        self.leave(dialog)

    def leave(self, dialog):
        """Close a dialog as people do by keyboard; a field in it may need Escape before."""
        name = dialog.objectName()
        for _ in range(ESCAPES):
            if not _is_open(dialog):
                break
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
            self.settle()
        back = [each for each in self.dialogs() if each.objectName() == name]
        assert not back, f"Escape does not close {name} in {self.scene}"

    def leave_all(self):
        """Close whatever dialogs a scene left open, those on top first."""
        for dialog in reversed(self.dialogs()):
            if _is_open(dialog):
                self.leave(dialog)

    def dialogs(self):
        """Return the dialogs that are open."""
        return [each for each in self.window.findChildren(QDialog) if each.isVisible()]


def _is_open(dialog):
    return isValid(dialog) and dialog.isVisible()

"""A person at the window, with mouse and keys, who reads what comes up."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QDialog,
    QMenu,
    QScrollArea,
    QTableView,
    QWidget,
)

from tests.tours.effort import Effort
from tests.ui.keys import NONE

LEFT = Qt.MouseButton.LeftButton
MOST_TABS = 200


class Person:
    """Does nothing that somebody could not do with mouse and keys, and counts it."""

    def __init__(self, studio):
        self.studio = studio
        self.window = studio.window
        self.effort = Effort()
        self.look()

    @property
    def desk(self):
        return self.window.desk

    @property
    def project(self):
        return self.window.desk.project

    @property
    def page(self):
        return self.window.desk.workspace.page

    @property
    def front(self):
        """The dialog that is open, or the window."""
        dialogs = [d for d in self.window.findChildren(QDialog) if d.isVisible()]
        return dialogs[-1] if dialogs else self.window

    # looking -----------------------------------------------------------------------

    def look(self):
        """Read what is on the screen now."""
        self.studio.settle()
        self.effort.see(texts_of(self.front))

    def is_shown(self, name, parent=None):
        return any(p.isVisible() for p in (parent or self.front).findChildren(QWidget, name))

    def part(self, name, parent=None):
        """Return a part that is on the screen, as soon as it can be used."""
        found = [p for p in (parent or self.front).findChildren(QWidget, name) if p.isVisible()]
        assert found, f"{name} is not on the screen"
        self.studio.wait_until(found[0].isEnabled)
        return found[0]

    def wait_for(self, name):
        self.wait_until(lambda: self.is_shown(name))

    def wait_until(self, is_done):
        self.studio.wait_until(is_done)
        self.front.activateWindow()  # without a screen, waiting takes the keyboard away
        self.studio.wait_until(lambda: QApplication.focusWidget() is not None)
        self.look()

    # the mouse ---------------------------------------------------------------------

    def click(self, name, parent=None):
        """Point at a part and press; what is scrolled away is brought into sight before."""
        part = self.part(name, parent)
        self._scroll_to(part)
        seen = part.visibleRegion().boundingRect()
        place = QPoint(10, seen.center().y()) if isinstance(part, QCheckBox) else seen.center()
        self._press(part, place)

    def click_cell(self, view, row, column=0):
        view.scrollTo(view.model().index(row, column))
        place = view.visualRect(view.model().index(row, column)).center()
        self._press(view.viewport(), place)

    def choose(self, name, text):
        """Open the list of a field, and press the entry that says ``text``.

        A second press at the same place counts only later than the second one of a double click.
        """
        self.click(name)
        QTest.qWait(QApplication.doubleClickInterval())
        opened = QApplication.activePopupWidget()
        assert opened is not None, name
        self.effort.see(texts_of(opened) | self.effort.shown)
        view = next(v for v in opened.findChildren(QAbstractItemView) if v.isVisible())
        found = view.model().match(
            view.model().index(0, 0), 0, text, flags=Qt.MatchFlag.MatchExactly
        )
        QTest.mouseMove(view.viewport(), view.visualRect(found[0]).center())
        self.click_cell(view, found[0].row(), found[0].column())
        self.studio.wait_until(lambda: self.part(name).currentText() == text)

    def choose_menu(self, menu, act):
        """Open a menu of the menu bar, and choose an entry; two clicks."""
        bar = self.window.menuBar()
        action = self.window.commands.menu(menu).menuAction()
        self._press(bar, bar.actionGeometry(action).center())
        opened = QApplication.activePopupWidget()
        assert isinstance(opened, QMenu), menu
        self._press(opened, opened.actionGeometry(self.window.commands[act]).center())

    def answer_file_dialog(self, target=None, clicks=1):
        """Count what the file dialog of the system takes, which opens with the next act.

        To accept a suggested name is one click, to choose a file are two.
        """
        self.studio.target = target
        self.effort.act(by_mouse=True)
        self.effort.clicks += clicks

    def _scroll_to(self, part):
        if part.visibleRegion().contains(part.rect().center()):
            return
        area = part.parentWidget()
        while area is not None:
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(part)
            area = area.parentWidget()
        self.effort.act(by_mouse=True)
        self.look()
        assert not part.visibleRegion().isEmpty(), part.objectName()

    def _press(self, part, place):
        self.effort.act(by_mouse=True)
        self.effort.clicks += 1
        QTest.mouseClick(part, LEFT, NONE, place)
        self.look()

    # the keyboard ------------------------------------------------------------------

    def press(self, key, modifiers=NONE, times=1):
        """Press a key; several times is one decision."""
        self.effort.act(by_mouse=False)
        for _ in range(times):
            self._key(key, modifiers)
        self.look()

    def type(self, text):
        self.effort.act(by_mouse=False)
        for letter in text:  # the first one may open an editor that takes the others
            self.effort.keys += 1
            QTest.keyClicks(self._focused(), letter)
        self.look()

    def tab_to(self, name):
        """Go by Tab until the part of this name has the keyboard: one decision."""
        self.effort.act(by_mouse=False)
        for _ in range(MOST_TABS):
            if self._focused().objectName() == name:
                self.look()
                return
            self._key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never came to {name}")

    def _key(self, key, modifiers=NONE):
        self.effort.keys += 1 + bin(modifiers.value).count("1")
        QTest.keyClick(self._focused(), key, modifiers)

    def _focused(self):
        popup = QApplication.activePopupWidget()
        focused = (
            popup if isinstance(popup, (QMenu, QAbstractItemView)) else QApplication.focusWidget()
        )
        assert focused is not None, "nothing has the keyboard"
        return focused


def texts_of(front):
    """Return every text that is in sight, each with whether it is a small note."""
    found = set()
    for part in front.findChildren(QWidget):
        if not part.isVisible() or part.visibleRegion().isEmpty():
            continue
        if isinstance(part, QTableView):
            found.update((text, False) for text in _cells(part))
            continue
        text = getattr(part, "text", None) or getattr(part, "placeholderText", None)
        said = text() if callable(text) else ""
        if isinstance(said, str) and said.strip():
            found.add((said.strip(), part.property("role") == "small"))
    return found


def _cells(view):
    model = view.model()
    first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
    if first < 0 or model is None:
        return
    for row in range(first, (last if last >= 0 else model.rowCount() - 1) + 1):
        for column in range(model.columnCount()):
            if not view.isColumnHidden(column):
                text = model.index(row, column).data()
                if isinstance(text, str) and text.strip():
                    yield text.strip()

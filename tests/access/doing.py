"""Uses the window over the bus, as screen readers do, and listens to what it tells."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rai_desktop.domain.fields import EntityKind

FOCUSED = "object:state-changed:focused"
PAUSE = 300
"""Milliseconds until what was told has come to the reader."""


def done_wrong(studio, reader):
    """Give what did not work or was not told, for each thing that was tried."""
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    user = _User(studio, reader)
    tried = (
        user.moves_in_the_list,
        user.goes_on_by_tab,
        user.writes_into_a_field,
        user.puts_the_keyboard_on_a_button,
        user.hears_a_notice,
        user.presses_a_button,
    )
    return [step.__name__ for step in tried if not step()]


class _User:
    def __init__(self, studio, reader):
        self._studio = studio
        self._reader = reader

    def moves_in_the_list(self):
        rows = self._studio.part("rows")
        rows.setFocus()
        self._listen()
        QTest.keyClick(rows, Qt.Key.Key_Down)
        told = {event["name"] for event in self._listen() if event["kind"] == FOCUSED}
        return rows.currentIndex().data() in told

    def goes_on_by_tab(self):
        self._listen()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        told = [event for event in self._listen() if event["kind"] == FOCUSED and event["on"]]
        return bool(told) and bool(told[-1]["name"])

    def writes_into_a_field(self):
        name = self._studio.part("field_name")
        label, text = name.accessibleName(), f"{name.text()} 2"
        self._listen()
        stands = self._reader.ask("write", "text", label, text)
        told = {event["kind"] for event in self._listen()}
        return stands == name.text() == text and any("text-changed" in kind for kind in told)

    def puts_the_keyboard_on_a_button(self):
        button = self._studio.part("new")
        self._reader.ask("focus", "push button", button.accessibleName() or button.text())
        self._listen()
        return button.hasFocus()

    def hears_a_notice(self):
        self._listen()
        self._studio.space.notice.tell("Something was done.")
        return "Something was done." in [
            event["value"] for event in self._listen() if event["kind"] == "object:announcement"
        ]

    def presses_a_button(self):
        button, name = self._studio.part("new"), self._studio.part("field_name")
        self._reader.ask("act", "push button", button.accessibleName() or button.text())
        self._listen()
        return name.hasFocus() and not name.text()

    def _listen(self):
        """Return what was told since the last time."""
        self._studio.settle()
        QTest.qWait(PAUSE)
        return self._reader.ask("events")

"""Whether Qt calls lose references to None, True or False; exit code 1 when they do.

Before Python 3.12 these objects can die: a library that forgets to count one reference a call
ends the program after some thousand calls. It runs in a process of its own for that reason.
"""

import sys

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

CALLS = 200


class Sender(QObject):
    """Has a signal that carries a truth value."""

    switched = Signal(bool)


def lost_references(call):
    """Return by how much the counts of None, True and False fell over many calls."""
    call()
    before = [sys.getrefcount(value) for value in (None, True, False)]
    for _ in range(CALLS):
        call()
    after = [sys.getrefcount(value) for value in (None, True, False)]
    return max(old - new for old, new in zip(before, after, strict=True))


def calls():
    """Return Qt calls that give, take or carry None, True and False, by name."""
    window, button, sender = QWidget(), QPushButton(checkable=True), Sender()
    sender.switched.connect(lambda on: None)
    return {
        "setVisible": lambda: window.setVisible(False),
        "setEnabled": lambda: window.setEnabled(True),
        "isEnabled": window.isEnabled,
        "isVisible": window.isVisible,
        "blockSignals": lambda: window.blockSignals(False),
        "property": lambda: window.property("missing"),
        "setProperty": lambda: window.setProperty("present", True),
        "toggle": button.toggle,
        "signal": lambda: sender.switched.emit(True),
        "index": QModelIndex().isValid,
    }


def main():
    """Print every call that loses references."""
    _application = QApplication([])
    lost = {name: lost_references(call) for name, call in calls().items()}
    bad = {name: count for name, count in lost.items() if count >= CALLS * 9 // 10}
    for name, count in bad.items():
        sys.stdout.write(f"{name} lost {count} references in {CALLS} calls\n")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())

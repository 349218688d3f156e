"""What the window tells screen readers, recorded where Qt hands it to the system."""

import ctypes
from pathlib import Path

import shiboken6
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

KIND = QAccessible.Event
_INSTALL = "_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"
_HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


class Recorder:
    """Takes the place of the system's accessibility until it is stopped."""

    def __init__(self):
        self.said = []
        self.events = []
        self._handler = _HANDLER(self._take)
        self._before = _install()(ctypes.cast(self._handler, ctypes.c_void_p))

    def stop(self):
        _install()(self._before)

    def names(self, kind):
        """Return the names of the parts that told an event of this kind."""
        return [name for each, name in self.events if each is kind]

    def _take(self, place):
        event = shiboken6.wrapInstance(place, QAccessibleEvent)
        kind, part = event.type(), event.object()
        self.events.append((kind, part.objectName() if part is not None else ""))
        if kind is KIND.Announcement:
            told = shiboken6.wrapInstance(place, QAccessibleAnnouncementEvent)
            self.said.append(told.message())


def _install():
    """Return Qt's own call for this, which has no name in Python; this is its name on Linux."""
    loaded = Path("/proc/self/maps").read_text("utf-8").splitlines()
    library = next(line.split()[-1] for line in loaded if "libQt6Gui" in line)
    install = ctypes.CDLL(library)[_INSTALL]
    install.restype, install.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    return install

"""Many parts that are one stop of the Tab key, as the cells of a grid are."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from rai_desktop.ui.overriding import override

_KEY, _REASON = Qt.Key, Qt.FocusReason
_BY_HAND = (_REASON.MouseFocusReason, _REASON.ActiveWindowFocusReason, _REASON.PopupFocusReason)


class OneStop(QObject):
    """Tab comes to one of the parts, arrow keys, Home and End go to the others.

    It is the one that had the keyboard last. ``entered`` tells that a key came to one of them.
    """

    entered = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        self._columns = 1
        self._current: QWidget | None = None

    def show_parts(self, parts: Sequence[QWidget], columns: int) -> None:
        """Go through ``parts`` as they are read, with so many of them in a line."""
        for part in self._parts:
            part.removeEventFilter(self)
        self._parts, self._columns = list(parts), columns
        for part in self._parts:
            part.installEventFilter(self)
        self.take(self._current if self._current in self._parts else None)

    def take(self, wanted: QWidget | None) -> None:
        """Let Tab come to ``wanted``, or to the first one."""
        self._current = wanted or (self._parts[0] if self._parts else None)
        for part in self._parts:
            is_stop = part is self._current
            part.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusIn:
            self.take(next(part for part in self._parts if part is watched))
            if event.reason() not in _BY_HAND:
                self.entered.emit()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._go(event)
        return False

    def _go(self, event: QKeyEvent) -> bool:
        """Go where an arrow key leads; at the edge it stays where it is."""
        place = self._parts.index(self._current) if self._current else 0
        ways = {
            _KEY.Key_Left: place - 1,
            _KEY.Key_Right: place + 1,
            _KEY.Key_Up: place - self._columns,
            _KEY.Key_Down: place + self._columns,
            _KEY.Key_Home: 0,
            _KEY.Key_End: len(self._parts) - 1,
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if 0 <= way < len(self._parts):
            self._parts[way].setFocus(_REASON.TabFocusReason)
        return True

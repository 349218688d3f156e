"""What the mouse does on headings that stay while the table is scrolled sideways."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from rai_desktop.ui.tables.frozen import moved

if TYPE_CHECKING:
    from rai_desktop.ui.tables.header import FilterHeader

GRIP = 4
"""Pixels at the edge of a heading by which its column is made wider."""

_Type = QEvent.Type


class FrozenDrag:
    """Sorts by a click, changes widths at the edges, and lets headings be dragged.

    A heading that is dragged takes the table back to its left end: there is where it moves.
    """

    def __init__(self, header: "FilterHeader") -> None:
        self._header = header
        self._pressed: QMouseEvent | None = None
        self._edge = -1
        self._start = (0.0, 0)

    def takes(self, event: QEvent) -> bool:
        """Do what the mouse asks of a heading that stays; tell whether that was all."""
        if not isinstance(event, QMouseEvent):
            return False
        is_held = self._pressed is not None or self._edge >= 0
        if not is_held and event.position().x() >= self._header.frozen.width:
            return False
        match event.type():
            case _Type.MouseButtonPress:
                self._press(event)
            case _Type.MouseMove:
                return self._move(event)
            case _Type.MouseButtonRelease:
                self._release(event)
            case _Type.MouseButtonDblClick if (edge := self._edge_at(event)) >= 0:
                self._header.sectionHandleDoubleClicked.emit(edge)
            case _Type.MouseButtonDblClick:
                self._press(event)
        return True

    def _press(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._edge = self._edge_at(event)
        if self._edge >= 0:
            self._start = (event.position().x(), self._header.sectionSize(self._edge))
        else:
            self._pressed = moved(event, 0)

    def _move(self, event: QMouseEvent) -> bool:
        if self._edge >= 0:
            x, size = self._start
            wanted = round(size + event.position().x() - x)
            least = self._header.minimumSectionSize()
            self._header.resizeSection(self._edge, max(wanted, least))
            return True
        if self._pressed is None:
            is_edge = self._edge_at(event) >= 0
            shape = Qt.CursorShape.SplitHCursor if is_edge else Qt.CursorShape.ArrowCursor
            self._header.viewport().setCursor(shape)
            return True
        way = event.position() - self._pressed.position()
        if way.manhattanLength() < QApplication.startDragDistance():
            return True
        pressed, self._pressed = self._pressed, None
        self._header.home_wanted.emit()
        self._header.pass_on(pressed)
        return False

    def _release(self, event: QMouseEvent) -> None:
        pressed, self._pressed, self._edge = self._pressed, None, -1
        if pressed is not None:
            for each in (pressed, event):
                self._header.pass_on(moved(each, self._header.offset()))

    def _edge_at(self, event: QMouseEvent) -> int:
        """Return the column whose right edge the mouse is at, or -1."""
        header, x = self._header, event.position().x()
        for section in range(header.frozen.count):
            right = header.frozen.left(section) + header.sectionSize(section)
            if abs(x - right) <= GRIP:
                return section
        return -1

"""A layout that fills lines from left to right, like words in a text."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget
from shiboken6 import isValid

from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.item_layout import ItemLayout


class FlowLayout(ItemLayout):
    """Puts widgets side by side and begins a new line where the width ends.

    With ``wants_line`` it asks for the width of all of them in one line, where there is room.
    """

    def __init__(
        self, parent: QWidget | None = None, gap: int = 6, *, wants_line: bool = False
    ) -> None:
        super().__init__(parent)
        self._wants_line = wants_line
        self._widgets: list[QWidget] = []
        self._gap = gap

    def widgets(self) -> list[QWidget]:
        """Return what was put into it and is still there, in the order in which it is read."""
        self._widgets = [widget for widget in self._widgets if isValid(widget)]
        return list(self._widgets)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        super().addItem(item)
        if (widget := item.widget()) is not None:
            self._widgets.append(widget)

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arranged(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arranged(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        wanted = self.minimumSize()
        if self._wants_line:
            sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
            line = sum(size.width() + self._gap for size in sizes) - self._gap
            wanted.setWidth(max(line, wanted.width()))
        return wanted

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arranged(self, rect: QRect, *, move: bool) -> int:
        """Return the height that is needed; those in one line stand on its middle."""
        top = rect.y()
        for line in self._lines(rect.width()):
            height = max(item.sizeHint().height() for item in line)
            left = rect.x()
            for item in line if move else ():
                size = item.sizeHint()
                place = QPoint(left, top + (height - size.height()) // 2)
                width = min(size.width(), rect.width())
                item.setGeometry(QRect(place, QSize(width, size.height())))
                left += size.width() + self._gap
            top += height + self._gap
        return max(0, top - self._gap - rect.y())

    def _lines(self, width: int) -> Iterator[list[QLayoutItem]]:
        """Yield what fits side by side into ``width``."""
        line: list[QLayoutItem] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if line and left + wide > width:
                yield line
                line, left = [], 0
            line.append(item)
            left += wide + self._gap
        if line:
            yield line

"""A layout for what leads and what follows: side by side, or one above the other."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.item_layout import ItemLayout


class LedLayout(ItemLayout):
    """Puts the first of two widgets beside the second, or above it where that would be squeezed.

    The width alone decides, so that the height asked for is always that of what is shown then.
    """

    def __init__(self, lead: QWidget, led: QWidget) -> None:
        super().__init__()
        self._least = 0
        self.addWidget(lead)
        self.addWidget(led)

    def set_lengths(self, gap: int, least: int) -> None:
        """Keep ``gap`` between both; the second is squeezed where it has less than ``least``."""
        self._least = least
        self.setSpacing(gap)
        self.invalidate()

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def heightForWidth(self, width: int) -> int:
        return max(place.bottom() + 1 for place in self._places(QRect(0, 0, width, 0)))

    @override
    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in zip(self._items, self._places(rect), strict=True):
            item.setGeometry(place)

    @override
    def sizeHint(self) -> QSize:
        lead, led = (item.sizeHint() for item in self._items)
        if self._items[0].isEmpty():
            return led
        return QSize(lead.width() + self.spacing() + led.width(), max(lead.height(), led.height()))

    @override
    def minimumSize(self) -> QSize:
        lead, led = (item.minimumSize() for item in self._items)
        return lead.expandedTo(led)

    def _places(self, rect: QRect) -> list[QRect]:
        """Return where both stand in ``rect``; without a height, as high as they need to be."""
        lead, led = self._items
        if lead.isEmpty():
            return [QRect(rect.topLeft(), QSize()), _filled(led, rect)]
        width = min(lead.sizeHint().width(), rect.width())
        begin = width + self.spacing()
        if rect.width() - begin >= self._least:
            return [
                _filled(lead, QRect(rect.left(), rect.top(), width, rect.height())),
                _filled(led, rect.adjusted(begin, 0, 0, 0)),
            ]
        height = _height(lead, rect.width())
        above = QRect(rect.left(), rect.top(), rect.width(), height)
        return [above, _filled(led, rect.adjusted(0, height, 0, 0))]


def _filled(item: QLayoutItem, rect: QRect) -> QRect:
    """Return ``rect``, at least as high as ``item`` needs at its width."""
    width = rect.width()
    return QRect(rect.topLeft(), QSize(width, max(rect.height(), _height(item, width))))


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()

"""Areas for what may be higher than its place, as it is with very large letters."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import scrolled


class Shrinking(QWidget):
    """Gets as small as its parts can be before it scrolls; ``scrolled`` goes by what they wish."""

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else -1

    @override
    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._keep_width()
        return is_done

    def _keep_width(self) -> None:
        """Never let the area be narrower than what is in it, for it scrolls up and down only."""
        port = self.parentWidget()
        area = port.parentWidget() if port is not None else None
        if isinstance(area, QScrollArea):
            bar = area.verticalScrollBar().sizeHint().width()
            area.setMinimumWidth(self.minimumSizeHint().width() + bar)


def scrolled_body(column: QVBoxLayout, name: str) -> QBoxLayout:
    """Add an area to ``column`` that scrolls only where its parts cannot get smaller.

    Return the layout for these parts; below the area there is place for buttons that stay.
    """
    body = Shrinking()
    inside = QVBoxLayout(body)
    inside.setContentsMargins(0, 0, 0, 0)
    column.addWidget(scrolled(body, name), 1)
    return inside


class TopArea(QWidget):
    """Holds a part above others, as high as it needs; from ``most`` of its page on it scrolls."""

    def __init__(self, part: QWidget, name: str) -> None:
        super().__init__()
        self._part = part
        self._most = 1.0
        holder = QWidget()
        self._inside = QVBoxLayout(holder)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addWidget(part)
        holder.installEventFilter(self)
        self._scroll: QScrollArea = scrolled(holder, name)
        self._scroll.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_most(self, most: float) -> None:
        """Take no more than this share of the page."""
        if most != self._most:
            self._most = most
            self.updateGeometry()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return False

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        page = self.parentWidget()
        wanted = self._inside.totalHeightForWidth(width)
        if wanted < 0:
            wanted = self._inside.totalSizeHint().height()
        return wanted if page is None else min(wanted, int(page.height() * self._most))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._inside.totalSizeHint().width(), self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._inside.totalMinimumSize().width(), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scroll.setGeometry(self.rect())

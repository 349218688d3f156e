"""Areas for what may be higher than its place, as it is with very large letters."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import scrolled

LEAST_LINES = 4
"""Lines of an area above others that are always seen."""


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
    body.setMinimumHeight(1)  # as high as its lines at this width, and no higher
    inside = QVBoxLayout(body)
    inside.setContentsMargins(0, 0, 0, 0)
    column.addWidget(scrolled(body, name), 1)
    return inside


class TopArea(QScrollArea):
    """Holds a part that stands above others: as high as it is, and scrolling where they need room.

    What stands below must say how much room it needs at least, and wish for no more.
    """

    def __init__(self, part: QWidget, name: str) -> None:
        super().__init__()
        body = Shrinking()
        body.setMinimumHeight(1)  # as high as its lines at this width, and no higher
        body.setObjectName("inside")
        self._inside = QVBoxLayout(body)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addWidget(part)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(body)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        wanted, frame = self._inside.totalSizeHint(), 2 * self.frameWidth()
        if self._inside.hasHeightForWidth():
            wanted.setHeight(self._inside.totalHeightForWidth(self.width() - frame))
        return wanted + QSize(frame, frame)

    @override
    def minimumSizeHint(self) -> QSize:
        least = min(self.sizeHint().height(), LEAST_LINES * self.fontMetrics().height())
        return QSize(super().minimumSizeHint().width(), least)

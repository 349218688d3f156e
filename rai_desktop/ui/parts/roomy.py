"""Areas for what may be higher than its place, as it is with very large letters."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

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
    body.setMinimumHeight(1)  # as high as its lines at this width, and no higher
    inside = QVBoxLayout(body)
    inside.setContentsMargins(0, 0, 0, 0)
    column.addWidget(scrolled(body, name), 1)
    return inside

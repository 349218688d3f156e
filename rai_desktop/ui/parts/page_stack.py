"""Pages of which one is shown at a time."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget

from rai_desktop.ui.overriding import override


class PageStack(QStackedWidget):
    """Needs no more room than the page that is shown; Qt's own needs that of the largest one."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    @override
    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        if page is None:
            return QSize(0, 0)
        return page.minimumSizeHint().expandedTo(page.minimumSize())

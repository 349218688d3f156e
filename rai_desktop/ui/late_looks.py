"""Pages out of sight take other colours later, so that what is seen changes its own at once.

Qt polishes every part of the program for each new style sheet; with all pages open there are
thousands. Those of pages that nobody sees are left alone and polished one page after the other,
or as soon as one is shown.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from rai_desktop.ui.pages.base import WorkPage
from rai_desktop.ui.theme import Theme

PAUSE = 40
"""Milliseconds between two pages."""

_POLISHED = Qt.WidgetAttribute.WA_WState_Polished
_OWN_STYLE = Qt.WidgetAttribute.WA_SetStyle
_ANY_SHEET = "QLineEdit {}"


class LateLooks(QObject):
    """Knows which pages still have to take a theme."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[WorkPage, Theme] = {}
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self._follow_next)

    def put_off(self, page: WorkPage, theme: Theme) -> None:
        """Let a page that was left alone take ``theme`` soon."""
        self._waiting[page] = theme
        self._timer.start()

    def follow(self, page: WorkPage) -> None:
        """Let a page take the theme that it still waits for."""
        theme = self._waiting.pop(page, None)
        if theme is not None:
            _polish(page)
            page.apply_theme(theme)

    def stop(self) -> None:
        """Let nothing follow any more."""
        self._timer.stop()

    def _follow_next(self) -> None:
        if self._waiting:
            self.follow(next(iter(self._waiting)))
        if not self._waiting:
            self._timer.stop()


@contextmanager
def left_alone(roots: Iterable[QWidget]) -> Iterator[None]:
    """Let a new style sheet pass by what is in ``roots``, as far as it is not seen in windows.

    Qt forgets which colours a part had without any sheet as soon as none is in use.
    """
    parts = [part for root in roots for part in _unseen(root) if not part.testAttribute(_OWN_STYLE)]
    keeper = QWidget()
    keeper.setStyleSheet(_ANY_SHEET)
    for part in parts:
        part.setAttribute(_POLISHED, False)
        part.setAttribute(_OWN_STYLE, True)
    try:
        yield
    finally:
        for part in parts:
            part.setAttribute(_OWN_STYLE, False)
        keeper.deleteLater()


def _unseen(root: QWidget) -> list[QWidget]:
    """Return ``root`` and what is inside, without windows of its own that are open."""
    home = root.window()
    return [
        part
        for part in (root, *root.findChildren(QWidget))
        if (window := part.window()) is home or not window.isVisible()
    ]


def _polish(root: QWidget) -> None:
    """Do for a page what Qt does for all parts when the sheet is another."""
    parts = _unseen(root)
    for part in parts:
        part.style().polish(part)
        part.setAttribute(_POLISHED, True)
    for part in parts:
        QCoreApplication.sendEvent(part, QEvent(QEvent.Type.StyleChange))
        part.update()

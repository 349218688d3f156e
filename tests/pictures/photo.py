"""What is seen of a window: also the menus and lists that lie before it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QMenu


def picture_of(widget):
    """Return what is seen of ``widget``, with the menus and lists that lie before it."""
    picture = widget.grab()
    before = [
        other
        for other in QApplication.topLevelWidgets()
        if other.isVisible() and other is not widget and _lies_before(other)
    ]
    painter = QPainter(picture)
    for other in sorted(before, key=lambda popup: popup.mapToGlobal(QPoint()).x()):
        painter.drawPixmap(other.mapToGlobal(QPoint()) - widget.mapToGlobal(QPoint()), other.grab())
    painter.end()
    return picture


def _lies_before(widget):
    return isinstance(widget, QMenu) or widget.windowType() is Qt.WindowType.Popup

"""Keys that act in one area only, or that a field needs for itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def on_key(keys: str, area: QWidget, act: Callable[[], object]) -> None:
    """Do ``act`` when ``keys`` are pressed inside ``area``."""
    shortcut = QShortcut(QKeySequence(keys), area)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)


def keeps_opening_key(event: QEvent) -> bool:
    """Keep Alt+Down for a field that opens a list by it; tell whether ``event`` asked for that."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    is_down = event.key() == Qt.Key.Key_Down
    is_ours = is_down and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    if is_ours:
        event.accept()
    return is_ours

"""Keys that a field needs for itself, although the window has a command for them."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def keeps_opening_key(event: QEvent) -> bool:
    """Keep Alt+Down for a field that opens a list by it; tell whether ``event`` asked for that."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    is_down = event.key() == Qt.Key.Key_Down
    is_ours = is_down and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    if is_ours:
        event.accept()
    return is_ours

"""A list of choices that says what it is for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import label, unmarked


class NamedComboBox(QComboBox):
    """Its accessible name is told as a label, too.

    On Linux Qt takes the chosen word for the name of such a list. What the list is for comes
    from a label with the same parent alone; where none is seen there, one is there unseen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spoken: QLabel | None = None

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - stands before Qt's own
        """Say what the list is for."""
        super().setAccessibleName(name)
        if self._spoken is not None:
            self._spoken.setText(unmarked(name))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._spoken is None and not self._has_label():
            self._spoken = label("spoken_label")
            self._spoken.hide()
            self._spoken.setParent(self.parentWidget())
            self._spoken.setText(unmarked(self.accessibleName()))
            self._spoken.setBuddy(self)

    def _has_label(self) -> bool:
        parent, direct = self.parentWidget(), Qt.FindChildOption.FindDirectChildrenOnly
        beside = parent.findChildren(QLabel, options=direct) if parent is not None else []
        return any(each.buddy() is self for each in beside)

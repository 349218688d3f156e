"""A button whose words may take several lines."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout

from rai_desktop.ui.overriding import override


class LabelButton(QPushButton):
    """Shows a label that wraps; the button itself has no words of its own."""

    def __init__(self, name: str, shown: QLabel, margin: int = 4) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "name")
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.addWidget(shown)

    @override
    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()

    @override
    def heightForWidth(self, width: int) -> int:
        return self._column.heightForWidth(width)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

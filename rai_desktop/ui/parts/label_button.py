"""A button whose words may take several lines."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy

from rai_desktop.ui.overriding import override


class LabelButton(QPushButton):
    """Shows a label that wraps and a sign; the button itself has no words of its own."""

    def __init__(self, name: str, shown: QLabel, sign: QLabel) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "name")
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 4, 2, 4)
        self._row.addWidget(shown, 1)
        self._row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        for part in (shown, sign):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    @override
    def heightForWidth(self, width: int) -> int:
        return self._row.heightForWidth(width)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

"""A label for texts of unknown length: it shortens them and tells the whole in its tool tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption

from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import show_tip


class ElidedLabel(QLabel):
    """Shows as much of one line as fits; ``grows`` takes room that nothing else needs."""

    def __init__(self, name: str, role: str = "", *, grows: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        width = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Maximum
        self.setSizePolicy(width, QSizePolicy.Policy.Fixed)
        self._short = ""

    def show_text(self, text: str, short: str = "") -> None:
        """Show ``text`` in one line; where it does not fit ``short``, whole or not at all."""
        line = " ".join(text.split())
        self._short = short
        self.setText(line)
        self.setAccessibleName(line)
        show_tip(self, text)

    @override
    def minimumSizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance("mmmm")
        return QSize(width, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        inside = self.contentsRect()
        text = self.fitting(inside.width())
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.setPen(option.palette.color(self.foregroundRole()))
        painter.drawText(inside, int(self.alignment()), text)

    def fitting(self, width: int) -> str:
        """Return what is shown of the text in ``width`` pixels."""
        measure = self.fontMetrics()
        if not self._short:
            return measure.elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
        ways = (self.text(), self._short)
        return next((text for text in ways if measure.horizontalAdvance(text) <= width), "")

"""Legal results as chips: framed, with a bar and a sign of their own.

Risk levels are filled and round: the two are never taken for each other.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.ui.icons import picture
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.told import Told, tell_as
from rai_desktop.ui.theme import Theme

_LOOKS: Mapping[LegalLabel, tuple[str, str]] = {
    LegalLabel.PROHIBITED: ("legal_prohibited", "close"),
    LegalLabel.HR_I_A: ("legal_high", "warn"),
    LegalLabel.HR_I_B: ("legal_high", "warn"),
    LegalLabel.HR_III: ("legal_high", "warn"),
    LegalLabel.EXEMPT_6_3: ("legal_high", "shield"),
    LegalLabel.TRANSP: ("legal_transparency", "info"),
    LegalLabel.GPAI: ("legal_transparency", "systems"),
    LegalLabel.GPAI_SR: ("legal_high", "systems"),
}
_OTHER = ("legal_none", "check")
_HEIGHT, _BAR, _SIGN, _GAP = 2.1, 2.0, 1.1, 0.6


class LegalChip(QWidget):
    """One label with its word; a dashed frame for one that is only possible."""

    def __init__(self, label: LegalLabel, word: str, theme: Theme, *, is_open: bool) -> None:
        super().__init__()
        self.setObjectName(f"chip_{label}")
        tell_as(self, Told.TEXT)
        self.setAccessibleName(word)
        self._word = word
        self._theme = theme
        self._is_open = is_open
        self._meaning, self._sign = _LOOKS.get(label, _OTHER)
        if label is LegalLabel.OPEN:
            self._meaning, self._sign = "legal_open", "unsure"
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        em = self._theme.em
        width = self.fontMetrics().horizontalAdvance(self._word) + em(_BAR) + 2 * em(_GAP) + 4
        return QSize(width, em(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.em(6), self._theme.em(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, em = QPainter(self), self._theme.em
        colour = self._theme.colour(self._meaning)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        pen = QPen(colour, 1)
        if self._is_open:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRect(area)
        bar = QRectF(area.x(), area.y(), em(_BAR), area.height())
        painter.fillRect(bar, colour)
        drawn = picture(self._sign, self._theme, "surface", _SIGN, self.devicePixelRatioF())
        size = drawn.deviceIndependentSize()
        left, top = bar.center().x() - size.width() / 2, bar.center().y() - size.height() / 2
        painter.drawPixmap(round(left), round(top), drawn)
        painter.setPen(self._theme.colour("text"))
        room = area.adjusted(em(_BAR) + em(_GAP), 0, -em(_GAP) / 2, 0)
        shown = self.fontMetrics().elidedText(
            self._word, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)


def chips(
    name: str, codes: Sequence[LegalLabel], labels: Labels, theme: Theme, *, is_open: bool
) -> QWidget:
    """Return the chips of labels side by side; possible ones say so."""
    area = QWidget()
    area.setObjectName(name)
    flow = FlowLayout(area, gap=theme.em(0.5))
    for code in codes:
        word = labels.code(code)
        if is_open:
            word = labels.words.filled(N_("possible: {label}"), label=word)
        flow.addWidget(LegalChip(code, word, theme, is_open=is_open))
    return area

"""Buttons and boxes that shorten their words where there is no room, and tell them in a tip."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import show_tip

LEAST = "mmmmm…"
_CONTROL = QStyle.ControlElement

_Base = QAbstractButton if TYPE_CHECKING else object


class _Short(_Base):  # type: ignore[misc, valid-type]
    """To be mixed into a button: never cuts its words off, and never makes others too wide."""

    control = _CONTROL.CE_PushButton
    _is_short = False
    _key = ""

    def let_shrink(self) -> None:
        """Be as wide as the words where there is room, and narrower where there is none."""
        height = self.sizePolicy().verticalPolicy()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, height)

    @override
    def minimumSizeHint(self) -> QSize:
        hint, measure = self.sizeHint(), self.fontMetrics()
        spare = measure.horizontalAdvance(self.text()) - measure.horizontalAdvance(LEAST)
        return QSize(hint.width() - max(0, spare), hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_short = self._missing() > 0
        if is_short or self._is_short:
            self._is_short = is_short
            self._tell()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        if (missing := self._missing()) > 0:
            option.text = self._fitting(missing)
        QStylePainter(self).drawControl(self.control, option)

    def tell_key(self, text: str) -> None:
        """Say in the tip, and to screen readers, with which key it is pressed."""
        self._key = text
        self._tell()

    def _tell(self) -> None:
        words = self.text().replace("&&", "&") if self._is_short else ""
        show_tip(self, words, self._key)

    def _missing(self) -> int:
        return int(self.sizeHint().width() - self.width())

    def _fitting(self, missing: int) -> str:
        measure, words = self.fontMetrics(), self.text()
        room = measure.horizontalAdvance(words) - missing
        return str(measure.elidedText(words, Qt.TextElideMode.ElideRight, room))


class ShortButton(_Short, QPushButton):
    """A push button that shortens its words."""

    def __init__(self, name: str, role: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", role)
        self.setAutoDefault(False)
        self.let_shrink()


class ShortCheckBox(_Short, QCheckBox):
    """A check box that shortens its words."""

    control = _CONTROL.CE_CheckBox

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.let_shrink()


class ShortRadioButton(_Short, QRadioButton):
    """One of several choices that shortens its words."""

    control = _CONTROL.CE_RadioButton

    def __init__(self) -> None:
        super().__init__()
        self.let_shrink()

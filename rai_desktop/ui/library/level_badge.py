"""A risk level as a part of a page: shape, word and colour."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.told import Told, tell_as
from rai_desktop.ui.tables.badge import badge_width, draw_badge
from rai_desktop.ui.theme import Theme

_HEIGHT = 1.7


class LevelBadge(QWidget):
    """Shows one level; hidden while there is none."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        tell_as(self, Told.PICTURE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._level: RiskLevel | None = None
        self._word = ""

    def show_level(self, level: RiskLevel | None, word: str) -> None:
        """Show a level with its word."""
        self._level, self._word = level, word
        self.setAccessibleName(word)
        self.setVisible(level is not None)
        self.updateGeometry()
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = badge_width(self.fontMetrics(), self._word, self._theme)
        return QSize(width, self._theme.em(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._level is not None:
            painter = QPainter(self)
            draw_badge(painter, QRectF(self.rect()), self._level, self._word, self._theme)
            painter.end()

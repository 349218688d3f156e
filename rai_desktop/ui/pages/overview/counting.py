"""Counts as rows of bars: a word, how many, and how many that is beside the others."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from rai_desktop.services.pictures import level_meaning
from rai_desktop.services.registers.model import Count, CountGroup
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.overview.card import EDGE
from rai_desktop.ui.parts.rows import Rows
from rai_desktop.ui.parts.widgets import label, show_tip
from rai_desktop.ui.tables.badge import badge_width, draw_badge
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_WIDTH, _HEIGHT, _MARGIN, _GAP, _BAR = 12, 2.1, 0.6, 0.7, 0.75
_MOST_OF_WORDS = 0.5
_BORDER = 2


class CountRow(QPushButton):
    """One count: its word, with its shape where it is a level, a bar, and the number."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "row")
        self.setAutoDefault(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._count = Count(code="", label="", count=0)
        self._number = ""
        self._share = 0.0
        self._words_width = 0
        self._number_width = 0
        self.apply_theme(theme)

    def show_count(self, count: Count, number: str, share: float) -> None:
        """Show a count; ``number`` is it as text, ``share`` the length of the bar up to 1."""
        self._count, self._number, self._share = count, number, share
        self.setEnabled(count.count > 0)
        self.setAccessibleName(f"{count.label}: {number}")
        show_tip(self, f"{count.label}: {number}")
        self.update()

    def widths(self) -> tuple[int, int]:
        """Return how wide word and number of this row are."""
        metrics = QFontMetrics(self.font())
        word = self._count.label
        is_level = self._count.level is not None
        wide = (
            badge_width(metrics, word, self._theme) if is_level else metrics.horizontalAdvance(word)
        )
        return wide + 2, metrics.horizontalAdvance(self._number) + 2

    def align(self, words: int, number: int) -> None:
        """Give words and number as much room as the longest of the group needs."""
        self._words_width, self._number_width = words, number
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.em(_WIDTH), self._theme.em(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self.sizeHint().height()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        em = self._theme.em
        margin = em(_MARGIN) + _BORDER
        room = QRectF(self.rect()).adjusted(margin, 0, -margin, 0)
        word, bar, number = self._parted(room)
        self._paint_word(painter, word)
        self._paint_bar(painter, bar)
        painter.setPen(self._ink())
        painter.drawText(number, int(Qt.AlignmentFlag.AlignRight | _MIDDLE), self._number)
        painter.end()

    def _parted(self, room: QRectF) -> tuple[QRectF, QRectF, QRectF]:
        gap = self._theme.em(_GAP)
        words = min(float(self._words_width), room.width() * _MOST_OF_WORDS)
        word = QRectF(room.x(), room.y(), words, room.height())
        left, right = word.right() + gap, room.right() - self._number_width
        bar = QRectF(left, room.y(), max(0.0, right - gap - left), room.height())
        return word, bar, QRectF(right, room.y(), self._number_width, room.height())

    def _paint_word(self, painter: QPainter, room: QRectF) -> None:
        count = self._count
        if count.level is not None:
            draw_badge(painter, room, count.level, count.label, self._theme)
            return
        painter.setPen(self._ink())
        shown = painter.fontMetrics().elidedText(
            count.label, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | _MIDDLE), shown)

    def _paint_bar(self, painter: QPainter, room: QRectF) -> None:
        height = self._theme.em(_BAR)
        track = QRectF(room.x(), room.center().y() - height / 2, room.width(), height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for width, meaning in ((track.width(), "band"), (self._length(track), self._meaning())):
            if width > 0:
                painter.setBrush(self._theme.colour(meaning))
                bar = QRectF(track.x(), track.y(), width, height)
                painter.drawRoundedRect(bar, height / 4, height / 4)

    def _length(self, track: QRectF) -> float:
        """Return the length of the bar; the smallest count can still be seen."""
        return max(track.width() * self._share, track.height() / 2) if self._share else 0.0

    def _meaning(self) -> str:
        level = self._count.level
        if level is not None:
            return str(level_meaning(level))
        return "accent" if self._count.code else "strong_line"

    def _ink(self) -> QColor:
        return self._theme.colour("text" if self.isEnabled() else "muted")


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class CountList(QWidget):
    """The counts of one group; ``count_chosen`` tells group and code."""

    count_chosen = Signal(str, str)

    def __init__(self, key: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(f"counts_{key}")
        self._key = key
        self._theme = theme
        self._shown: list[Count] = []
        self._title = label(f"{key}_title", "field", wraps=True)
        self._rows = Rows(f"{key}_rows", self._made)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._rows)
        self.apply_theme(theme)

    def show_group(self, group: CountGroup, words: Words) -> None:
        """Show the counts of a group; a status or a whole scale that no entry has is left out."""
        self._title.setText(group.title)
        has_levels = any(count.count and count.level for count in group.counts)
        self._shown = [c for c in group.counts if c.count or (c.level and has_levels)]
        longest = max((count.count for count in self._shown), default=0)
        rows = self._rows.take(len(self._shown))
        for row, count in zip(rows, self._shown, strict=True):
            share = count.count / longest if longest else 0.0
            row.show_count(count, words.number(count.count), share)
            row.setAccessibleDescription(group.title)
        self._align()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.em(0.3))
        self._title.setContentsMargins(theme.em(EDGE), 0, 0, 0)
        for row in self._rows.made():
            row.apply_theme(theme)
        self._align()

    def _align(self) -> None:
        rows = self._rows.made()
        widths = [row.widths() for row in rows]
        for row in rows:
            row.align(max(wide for wide, _ in widths), max(wide for _, wide in widths))

    def _made(self, place: int) -> CountRow:
        row = CountRow(f"{self._key}_{place}", self._theme)
        row.clicked.connect(lambda: self.count_chosen.emit(self._key, self._shown[place].code))
        return row

"""What stands around a review: which entry, how far, and the ways on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import frame, show_icon, show_tip
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class RoundHead(QWidget):
    """The entry that is reviewed, and how many there are."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("round_head")
        self._name = ElidedLabel("round_name", "heading")
        self._bar = QProgressBar()
        self._bar.setObjectName("round_bar")
        self._bar.setTextVisible(False)
        self._place = ElidedLabel("round_place", "muted", grows=False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._name, 1)
        self._row.addWidget(self._bar)
        self._row.addWidget(self._place)

    def show_texts(self, name: str, place: str, done: int, total: int) -> None:
        """Show the entry and how far the session is."""
        self._name.show_text(name)
        self._place.show_text(place)
        self._place.setVisible(bool(place))
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        self._bar.setVisible(total > 1 and bool(place))

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self._bar.setAccessibleName(words(N_("Progress of the reviews")))

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        self._row.setSpacing(theme.em(0.8))
        self._bar.setMaximumWidth(theme.em(12))


class RoundFoot(QWidget):
    """The ways on, always in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("round_foot")
        self.later = ShortButton("round_later", "quiet")
        self.back = ShortButton("round_back")
        self.skip = ShortButton("round_skip")
        self.save = ShortButton("round_save", "primary")
        line = frame("line", "line")
        line.setFixedHeight(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(line)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._first.addWidget(self.later)
        self._first.addStretch(1)
        self._first.addWidget(self.back)
        self._second.addWidget(self.skip)
        self._second.addWidget(self.save)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addLayout(self._first, 1)
        self._row.addLayout(self._second)
        self._column.addLayout(self._row)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons into two lines where one is too short for them."""
        super().resizeEvent(event)
        parts = (self.later, self.back, self.skip, self.save)
        needed = sum(part.sizeHint().width() + self._row.spacing() for part in parts)
        direction = QBoxLayout.Direction
        is_short = needed > event.size().width()
        self._row.setDirection(direction.TopToBottom if is_short else direction.LeftToRight)

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        texts = (
            (self.later, N_("Go on later"), ""),
            (self.back, N_("Back"), N_("Alt+Left")),
            (self.skip, N_("Skip"), N_("Alt+Right")),
            (self.save, N_("Save and next"), N_("Alt+Enter")),
        )
        for part, text, keys in texts:
            part.setText(words(text))
            if keys:
                show_tip(part, words(keys))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._column.setSpacing(theme.em(0.6))
        for row in (self._row, self._first, self._second):
            row.setSpacing(theme.em(0.6))
        show_icon(self.back, "left", theme)
        show_icon(self.skip, "right", theme)
        show_icon(self.later, "clock", theme, "accent")
        show_icon(self.save, "ok", theme, "on_accent")
        self.skip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

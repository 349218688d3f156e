"""Rows that are buttons: everything in them is clicked as one, and read as one."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.ui.icons import picture
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.led import LedLayout
from rai_desktop.ui.parts.widgets import label, show_pixmap, show_tip
from rai_desktop.ui.theme import Theme

SIGN_EM, ARROW_EM = 1.5, 1.2
LEAST_LINES = 14
"""Width in em that the lines need to have what leads them beside them, and not above."""


class _Across(QHBoxLayout):
    """A line whose height follows from its width, also where no text in it goes on below.

    So the least height of a row is that of what is in it, not that of buttons in the style sheet.
    """

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if super().hasHeightForWidth():
            return super().heightForWidth(width)
        return self.sizeHint().height()

    @override
    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)


class RowButton(QPushButton):
    """A button as high as what is in it needs at its width."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "row")
        self.setAutoDefault(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.row = _Across(self)

    def let_through(self, *parts: QWidget) -> None:
        """Let the pointer through these parts of the row, to the row."""
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        return self.row.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.row.minimumSize()

    @override
    def heightForWidth(self, width: int) -> int:
        return self.row.totalHeightForWidth(width)

    @override
    def hasHeightForWidth(self) -> bool:
        return True


class LineRow(RowButton):
    """A sign, a bold line with a quiet one below, and an arrow; ``lead`` stands before the lines.

    In a narrow row ``lead`` stands above them. Texts of unknown length are shortened with
    ``is_short``, others go on in the next line.
    """

    def __init__(self, name: str, theme: Theme, *, is_short: bool = False) -> None:
        super().__init__(name)
        self._sign = label("row_sign")
        self.lead = label("row_lead")
        self._title = ElidedLabel("row_title", "field") if is_short else _wrapped("title", "field")
        self._text = ElidedLabel("row_text", "muted") if is_short else _wrapped("text", "muted")
        self._arrow = label("row_arrow")
        self._drawn = ("task", "accent")
        self._led_area = QWidget()
        self._lines = QVBoxLayout(self._led_area)
        self._led = LedLayout(self.lead, self._led_area)
        self._build()
        self.apply_theme(theme)

    def show_texts(self, title: str, text: str, lead: str = "") -> None:
        """Show these texts, as they are."""
        self._title.setText(" ".join(title.split()))
        self._text.setText(" ".join(text.split()))
        self._text.setVisible(bool(text))
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{lead} {text}".strip())
        if isinstance(self._title, ElidedLabel):
            show_tip(self, title)

    def show_sign(self, name: str, meaning: str) -> None:
        """Show a sign in the colour of ``meaning``."""
        self._drawn = (name, meaning)
        self._draw()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        self.row.setContentsMargins(em(0.6), em(0.5), em(0.5), em(0.5))
        self.row.setSpacing(em(0.8))
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(em(0.1))
        self._led.set_lengths(em(0.8), em(LEAST_LINES))
        self._draw()

    def _build(self) -> None:
        self._lines.addWidget(self._title)
        self._lines.addWidget(self._text)
        self.row.addWidget(self._sign)
        self.row.addLayout(self._led, 1)
        self.row.addWidget(self._arrow)
        self.let_through(self._sign, self.lead, self._led_area, self._title, self._text)
        self.let_through(self._arrow)

    def _draw(self) -> None:
        name, meaning = self._drawn
        ratio = self.devicePixelRatioF()
        show_pixmap(self._sign, picture(name, self._theme, meaning, SIGN_EM, ratio))
        show_pixmap(self._arrow, picture("right", self._theme, "muted", ARROW_EM, ratio))


def _wrapped(name: str, role: str) -> QLabel:
    return label(f"row_{name}", role, wraps=True)


Row = TypeVar("Row", bound=QWidget)


class Rows(QWidget, Generic[Row]):
    """Rows one below the other; they are used again, so that the keyboard stays where it is."""

    def __init__(self, name: str, make: Callable[[int], Row]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._make = make
        self._made: list[Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def take(self, count: int) -> Sequence[Row]:
        """Return ``count`` rows to fill; those that are too many are let go."""
        while len(self._made) < count:
            row = self._make(len(self._made))
            self._made.append(row)
            self._column.addWidget(row)
            row.show()
        for row in self._made[count:]:
            row.hide()  # the keyboard goes on to what comes next
            row.setParent(None)
            row.deleteLater()
        del self._made[count:]
        return self._made

    def made(self) -> Sequence[Row]:
        """Return the rows."""
        return self._made

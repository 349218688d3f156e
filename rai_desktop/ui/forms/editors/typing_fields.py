"""Text fields that tell typing and leaving, and leave undo to the program when nothing is open."""

import math

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from rai_desktop.ui.overriding import override

LEAST_LINES, MOST_LINES = 2, 12

_PROGRAM_KEYS = (
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
)


def _is_left_to_program(event: QEvent, *, is_clean: bool) -> bool:
    """Return whether a key press shall undo in the project rather than in the text."""
    if not is_clean or event.type() != QEvent.Type.ShortcutOverride:
        return False
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _PROGRAM_KEYS)


class LineField(QLineEdit):
    """One line; ``is_clean`` says that nothing typed waits to be taken over."""

    typed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_clean = True
        self.textEdited.connect(self.typed)
        self.returnPressed.connect(self.left)

    def typed_text(self) -> str:
        """Return the text in the field."""
        return self.text()

    def show_text(self, text: str) -> None:
        """Show ``text``; tells nothing."""
        self.setText(text)
        self.setCursorPosition(0)

    @override
    def event(self, event: QEvent) -> bool:
        if _is_left_to_program(event, is_clean=self.is_clean):
            event.ignore()
            return False
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.ignore()  # files are for the whole form
        else:
            super().dragEnterEvent(event)


class LongField(QPlainTextEdit):
    """Several lines, as high as its text within limits; Tab goes on to the next field."""

    typed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_clean = True
        self._quiet = False
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def typed_text(self) -> str:
        """Return the text in the field."""
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Show ``text``; tells nothing."""
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False

    @override
    def event(self, event: QEvent) -> bool:
        if _is_left_to_program(event, is_clean=self.is_clean):
            event.ignore()
            return False
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @override
    def sizeHint(self) -> QSize:
        shown = min(MOST_LINES, max(LEAST_LINES, self._lines()))
        line = self.fontMetrics().lineSpacing()
        return QSize(super().sizeHint().width(), shown * line + round(1.3 * line))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().lineSpacing() * 4, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        is_files = source.hasUrls() and any(url.isLocalFile() for url in source.urls())
        return not is_files and super().canInsertFromMimeData(source)

    def _lines(self) -> int:
        told = self._example_lines() if self.document().isEmpty() else 0
        return max(told, math.ceil(self.document().size().height()))

    def _example_lines(self) -> int:
        """Return how many lines the example takes that stands there while nothing is typed."""
        room = self.viewport().width() - 2 * round(self.document().documentMargin())
        if not self.placeholderText() or room <= 0:
            return 0
        within, wrapped = QRect(0, 0, room, 0), int(Qt.TextFlag.TextWordWrap)
        measure = self.fontMetrics()
        taken = measure.boundingRect(within, wrapped, self.placeholderText())
        return math.ceil(taken.height() / measure.lineSpacing())

    def _fit(self) -> None:
        """Grow with the text; scroll only where it is longer than the field may be."""
        is_long = self._lines() > MOST_LINES
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if is_long else policy.ScrollBarAlwaysOff
        )
        if not is_long:
            self.verticalScrollBar().setValue(0)
        self.updateGeometry()

    def _on_text_changed(self) -> None:
        if not self._quiet:
            self.typed.emit()

"""A list of the words that the cells of a column can have, to filter by one of them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.listing import ChoiceFilter, FilterValue, ListColumn
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.choice_box import NamedComboBox
from rai_desktop.ui.parts.keys import keeps_opening_key
from rai_desktop.ui.tables.looks import set_look
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

ALL, EMPTY = N_("All"), N_("(empty)")


class ChoiceFilterBox(NamedComboBox):
    """A drop-down with all words, and one for empty cells; the wheel never changes it.

    It speaks like ``TypedFilter``: ``chosen``, ``left``, ``focused``.
    """

    edited = Signal()
    chosen = Signal()
    left = Signal()
    focused = Signal()

    def __init__(self, column: ListColumn, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = column
        self._theme = theme
        self.setObjectName(f"filter_{column.key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(_Adjust.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.activated.connect(self._on_activated)
        self.retranslate(words)

    def filter_value(self) -> FilterValue | None:
        """Return the chosen word as a filter; ``None`` for all."""
        code = self.currentData()
        return None if code is None else ChoiceFilter(codes=frozenset((str(code),)))

    def reset(self) -> None:
        """Ask for nothing; tells nobody."""
        self.setCurrentIndex(0)
        self._show_state()

    def kept(self) -> str:
        """Return what is asked for as text to keep; empty when nothing is."""
        code = self.currentData()
        return "" if code is None else f":{code}"

    def take(self, kept: str) -> None:
        """Ask for what ``kept`` says; for nothing when there is no such choice. Tells nobody."""
        place = self.findData(kept[1:]) if kept.startswith(":") else 0
        self.setCurrentIndex(max(0, place))
        self._show_state()

    def retranslate(self, words: Words) -> None:
        """Show the texts in this language; what is chosen stays."""
        self.setAccessibleName(words.filled(N_("Filter: {column}"), column=self.column.title))
        code = self.currentData()
        self.clear()
        self.addItem(words(ALL), None)
        for choice, word in self.column.choices:
            self.addItem(word, choice)
        self.addItem(self.column.empty or words(EMPTY), "")
        self.setCurrentIndex(0 if code is None else max(0, self.findData(code)))
        self._widen_list()
        self._show_state()

    def apply_theme(self, theme: Theme) -> None:
        """Use these lengths."""
        self._theme = theme
        self._widen_list()

    @override
    def showPopup(self) -> None:
        self.view().setAccessibleName(self.accessibleName())
        super().showPopup()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Delete or (key == Qt.Key.Key_Escape and self.currentIndex() > 0):
            self.reset()
            self.chosen.emit()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        """Keep Del for the filter, where the window would delete what is selected."""
        if keeps_opening_key(event):
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_ours = event.key() == Qt.Key.Key_Delete and not event.modifiers()
            event.setAccepted(is_ours)
            if is_ours:
                return True
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _widen_list(self) -> None:
        """Let the opened list be as wide as its longest word."""
        metrics = self.fontMetrics()
        words = [self.itemText(place) for place in range(self.count())]
        widest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        self.view().setMinimumWidth(min(widest, self._theme.em(30)) + self._theme.em(3))

    def _show_state(self) -> None:
        set_look(self, "active", is_on=self.currentIndex() > 0)

    def _on_activated(self) -> None:
        self._show_state()
        self.chosen.emit()


_Adjust = QComboBox.SizeAdjustPolicy

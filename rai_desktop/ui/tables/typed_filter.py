"""A line in which people type what a column is filtered by."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.listing import (
    DateFilter,
    FilterValue,
    ListColumn,
    ListKind,
    NumberFilter,
    TextFilter,
    read_dates,
    read_numbers,
)
from rai_desktop.ui.icons import icon
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.keys import keeps_opening_key
from rai_desktop.ui.parts.widgets import LEAST_TARGET, show_tip
from rai_desktop.ui.tables.looks import set_look
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

EMPTY, FILLED = N_("(empty)"), N_("(filled)")

Today = Callable[[], date]
Preset = tuple[str, FilterValue]

_HINTS = {ListKind.DATE: N_("Date"), ListKind.NUMBER: "> 3"}


def presets(column: ListColumn, today: date) -> tuple[Preset, ...]:
    """Return the ready filters of a column that is typed into, with their words."""
    if column.kind is ListKind.DATE:
        late = N_("Overdue") if column.is_deadline else N_("Before today")
        return (
            (late, DateFilter(until=today - timedelta(days=1))),
            (N_("In the next 30 days"), _from(today, 30)),
            (N_("In the next 90 days"), _from(today, 90)),
            (EMPTY, DateFilter(is_empty=True)),
            (FILLED, DateFilter()),
        )
    if column.kind is ListKind.NUMBER:
        return (EMPTY, NumberFilter(is_empty=True)), (FILLED, NumberFilter())
    return (EMPTY, TextFilter(is_empty=True)), (FILLED, TextFilter(is_empty=False))


def _from(today: date, days: int) -> DateFilter:
    return DateFilter(since=today, until=today + timedelta(days=days))


class TypedFilter(QLineEdit):
    """A line to type a filter into; its arrow, or Alt+Down, offers ready ones.

    ``edited`` follows each key, ``chosen`` the choice of a ready filter or clearing, ``left``
    the keys that lead back to the rows, ``focused`` the arrival of the keyboard.
    """

    edited = Signal()
    chosen = Signal()
    left = Signal()
    focused = Signal()

    def __init__(
        self, column: ListColumn, today: Today, words: Words, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.column = column
        self._today = today
        self._preset: Preset | None = None
        self._problem = ""
        self.setObjectName(f"filter_{column.key}")
        self._button = QToolButton(self)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.clicked.connect(self._on_button)
        self.textEdited.connect(self._on_text_edited)
        self._words = words
        self.apply_theme(theme)
        self.retranslate(words)

    def filter_value(self) -> FilterValue | None:
        """Return what is asked for; ``None`` when nothing is, or nothing that can be read."""
        if self._preset is not None:
            return self._preset[1]
        typed = self.text().strip()
        self._problem = ""
        try:
            return self._read(typed)
        except UserError as error:
            self._problem = self._words.of_error(error)
            return None

    def reset(self) -> None:
        """Ask for nothing; tells nobody."""
        self._preset = None
        self.setText("")
        self._show_state()

    def choose(self, place: int) -> None:
        """Take the ready filter at ``place``."""
        self._preset = presets(self.column, self._today())[place]
        self.setText(self._words(self._preset[0]))
        self.setCursorPosition(0)
        self._show_state()
        self.chosen.emit()

    def kept(self) -> str:
        """Return what is asked for as text to keep; empty when nothing is."""
        if self._preset is not None:
            ready = [value for _, value in presets(self.column, self._today())]
            return f"#{ready.index(self._preset[1])}" if self._preset[1] in ready else ""
        return f":{self.text()}" if self.text().strip() else ""

    def take(self, kept: str) -> None:
        """Ask for what ``kept`` says; for nothing when it cannot be read. Tells nobody."""
        self.reset()
        ready = presets(self.column, self._today())
        if kept.startswith("#") and kept[1:].isdecimal() and int(kept[1:]) < len(ready):
            self._preset = ready[int(kept[1:])]
            self.setText(self._words(self._preset[0]))
            self.setCursorPosition(0)
        elif kept.startswith(":"):
            self.setText(kept[1:])
        self._show_state()

    def retranslate(self, words: Words) -> None:
        """Show the texts in this language; what was typed stays."""
        self._words = words
        self.setAccessibleName(words.filled(N_("Filter: {column}"), column=self.column.title))
        self.setPlaceholderText(words(_HINTS.get(self.column.kind, N_("Filter"))))
        if self._preset is not None:
            self.setText(words(self._preset[0]))
        self._show_state()

    def apply_theme(self, theme: Theme) -> None:
        """Use the icons of this theme."""
        self._offer_icon = icon("down", theme, "muted")
        self._clear_icon = icon("clear", theme, "muted")
        side = theme.em(1.1)
        self._button.setIconSize(QSize(side, side))
        self._room = max(LEAST_TARGET, theme.em(1.7))
        self.setTextMargins(0, 0, self._room, 0)
        self._show_state()

    @override
    def event(self, event: QEvent) -> bool:
        return keeps_opening_key(event) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.reset()
            self.chosen.emit()
        elif key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_menu()
        elif key in _LEAVING:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._button.setGeometry(self.width() - self._room - 1, 0, self._room, self.height())

    def _read(self, typed: str) -> FilterValue | None:
        if self.column.kind is ListKind.DATE:
            return read_dates(typed)
        if self.column.kind is ListKind.NUMBER:
            return read_numbers(typed)
        return TextFilter(contains=typed) if typed else None

    def _show_state(self) -> None:
        """Show whether the filter is at work, or cannot be read and why."""
        is_active = self.filter_value() is not None
        problem = "" if is_active else self._problem
        set_look(self, "wrong", is_on=bool(problem))
        set_look(self, "active", is_on=is_active)
        show_tip(self, problem)
        self.setAccessibleDescription(problem or self._words(N_("Alt+Down: ready filters")))
        has_text = bool(self.text())
        self._button.setIcon(self._clear_icon if has_text else self._offer_icon)
        offer = self._words(N_("Clear this filter") if has_text else N_("Ready filters"))
        self._button.setAccessibleName(offer)
        show_tip(self._button, offer)

    def _on_text_edited(self) -> None:
        self._preset = None
        self._show_state()
        self.edited.emit()

    def _on_button(self) -> None:
        if self.text():
            self.reset()
            self.chosen.emit()
        else:
            self._open_menu()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("ready_filters")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, (word, _) in enumerate(presets(self.column, self._today())):
            action = menu.addAction(self._words(word))
            action.triggered.connect(lambda _=False, place=place: self.choose(place))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))


_LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)

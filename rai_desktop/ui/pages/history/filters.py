"""What the history is filtered by: words, a person, and days."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.step_filter import StepFilter
from rai_desktop.ui.forms.days import read_day
from rai_desktop.ui.forms.editors.days import DayPopup
from rai_desktop.ui.icons import ICON_EM
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.choice_box import NamedComboBox
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.keys import keeps_opening_key
from rai_desktop.ui.parts.search_field import SearchField
from rai_desktop.ui.parts.widgets import (
    LEAST_TARGET,
    button,
    icon_button,
    label,
    set_property,
    show_icon,
    show_tip,
)
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

RING = 2
"""Pixels at the edge of a field that its ring takes while it has the keyboard."""

_LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DayField(QLineEdit):
    """A day as people write it, or from the calendar by Alt+Down; ``changed`` when it differs."""

    changed = Signal()
    problem_changed = Signal()
    left = Signal()

    def __init__(self, name: str, prompt: str, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self._prompt = prompt
        self._words = words
        self._theme = theme
        self._day: date | None = None
        self.problem = ""
        self.setMaxLength(40)
        self._sign = icon_button(f"{name}_calendar")  # one of Qt's own stays at 16 pixels
        self._sign.setParent(self)
        self._sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sign.setCursor(Qt.CursorShape.ArrowCursor)
        self._sign.clicked.connect(self.open_calendar)
        self.textEdited.connect(self._on_edited)
        self.retranslate(words)
        self.apply_theme(theme)

    @property
    def day(self) -> date | None:
        """The day that is typed; ``None`` when nothing can be read."""
        return self._day

    def show_day(self, day: date | None) -> None:
        """Show a day; tells nobody."""
        self._day = day
        self.setText(self._words.day(day))
        self._say("")

    def open_calendar(self) -> None:
        """Show the calendar below the field."""
        popup = DayPopup(self, self._words, self._theme, self._day)
        popup.picked.connect(self._on_picked)
        popup.open_below(self)

    def retranslate(self, words: Words) -> None:
        """Show the words in another language, and a day as it is written there."""
        self._words = words
        prompt = words(self._prompt)
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt)
        self._sign.setAccessibleName(words(N_("Calendar")))
        if self._day is not None or not self.text():
            self.show_day(self._day)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        show_icon(self._sign, "calendar", theme, "muted")
        self.setFixedWidth(theme.em(12))
        self.setTextMargins(0, 0, theme.em(ICON_EM), 0)
        self._place_sign()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_sign()

    def _place_sign(self) -> None:
        side = max(LEAST_TARGET, self.height() - 2 * RING)
        self._sign.setFixedSize(side, side)
        self._sign.move(self.width() - side - RING, (self.height() - side) // 2)

    @override
    def event(self, event: QEvent) -> bool:
        return keeps_opening_key(event) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Down and has_alt:
            self.open_calendar()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self._on_picked(None)
        elif event.key() in _LEAVING:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_edited(self, text: str) -> None:
        before = self._day
        try:
            self._day = read_day(text, self._words)
        except UserError as error:
            self._day = None
            self._say(self._words.of_error(error))
        else:
            self._say("")
        if self._day != before:
            self.changed.emit()
        self.problem_changed.emit()

    def _on_picked(self, day: date | None) -> None:
        self.show_day(day)
        self.changed.emit()

    def _say(self, problem: str) -> None:
        self.problem = problem
        set_property(self, "wrong", "yes" if problem else "")
        tip = problem or self._words(N_("Alt+Down opens the calendar"))
        show_tip(self, tip)


class PersonBox(NamedComboBox):
    """All people who made a step; the wheel never changes it, Esc chooses all of them."""

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.currentIndex() > 0:
            self.setCurrentIndex(0)
        elif event.key() in _LEAVING:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        return keeps_opening_key(event) or super().event(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class HistoryFilters(QWidget):
    """A line of filters; ``changed`` when another set of steps is asked for."""

    changed = Signal()
    left = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("history_filters")
        self.text = SearchField("history_filter", N_("Search in the history"))
        self.person = PersonBox()
        self.person.setObjectName("history_person")
        self.since = DayField("history_since", N_("From day"), words, theme)
        self.until = DayField("history_until", N_("To day"), words, theme)
        self.clear = button("history_clear", "quiet")
        self._problem = label("history_problem", "hint", wraps=True)
        self._people: list[tuple[str, str]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        flow = FlowLayout()
        column.addLayout(flow)
        column.addWidget(self._problem)
        for part in (self.text, self.person, self.since, self.until, self.clear):
            flow.addWidget(part)
        self._connect()
        self.retranslate(words)
        self.apply_theme(theme)

    def wanted(self) -> StepFilter:
        """Return what is asked for."""
        return StepFilter(
            text=self.text.text(),
            author=self.person.currentData(),
            since=self.since.day,
            until=self.until.day,
        )

    def reset(self) -> None:
        """Ask for nothing."""
        blocked = [QSignalBlocker(part) for part in (self.text, self.person)]
        self.text.clear()
        self.person.setCurrentIndex(0)
        self.since.show_day(None)
        self.until.show_day(None)
        del blocked
        self._on_changed()

    def show_people(self, people: Iterable[tuple[str, str]]) -> None:
        """Offer these persons, given by uid and name; the chosen one stays."""
        found = list(people)
        if found == self._people:
            return
        self._people = found
        chosen = self.person.currentData()
        with QSignalBlocker(self.person):
            self.person.clear()
            self.person.addItem(self._all, None)
            for uid, name in found:
                self.person.addItem(name, uid)
            self.person.setCurrentIndex(
                0 if chosen is None else max(0, self.person.findData(chosen))
            )

    def retranslate(self, words: Words) -> None:
        """Show the words in another language; what is asked for stays."""
        self._all = words(N_("All people"))
        self.text.retranslate(words)
        self.person.setAccessibleName(words(N_("Person")))
        self.since.retranslate(words)
        self.until.retranslate(words)
        self.clear.setText(words(N_("Clear filters")))
        people, self._people = self._people, [("", "")]
        self.show_people(people)
        self._show_state()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self.text.apply_theme(theme)
        self.text.setFixedWidth(theme.em(18))
        self.person.setFixedWidth(theme.em(13))
        self.since.apply_theme(theme)
        self.until.apply_theme(theme)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._on_changed)
        self.person.currentIndexChanged.connect(self._on_changed)
        self.since.changed.connect(self._on_changed)
        self.until.changed.connect(self._on_changed)
        self.clear.clicked.connect(self.reset)
        for part in (self.text, self.person, self.since, self.until):
            part.left.connect(self.left)
        for day in (self.since, self.until):
            day.problem_changed.connect(self._show_state)

    def _on_changed(self) -> None:
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        problems = [day.problem for day in (self.since, self.until) if day.problem]
        self._problem.setText(" ".join(problems))
        self._problem.setVisible(bool(problems))
        self.clear.setVisible(bool(problems) or not self.wanted().is_empty)

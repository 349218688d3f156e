"""Editor for days: typed as people write them here, or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCalendarWidget,
    QFrame,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.ui.forms.days import read_day
from rai_desktop.ui.forms.editors.base import TypedEditor
from rai_desktop.ui.forms.editors.typing_fields import LineField
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.keys import keeps_opening_key
from rai_desktop.ui.parts.widgets import icon_button, name_button, show_icon
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_SAMPLE = date(2026, 12, 31)


class DayEditor(TypedEditor):
    """A day or nothing; Alt+Down opens the calendar."""

    def __init__(self, spec: FieldSpec, labels: Labels, theme: Theme) -> None:
        field = LineField()
        super().__init__(spec, labels, theme, field)
        field.installEventFilter(self)
        self.row.addWidget(field, 1)
        self._button = icon_button(f"calendar_{spec.key}")
        self._button.clicked.connect(self.open_calendar)
        self.row.addWidget(self._button)
        self._calendar: DayPopup | None = None
        self.retranslate(labels)
        self.apply_theme(theme)

    def read(self, text: str) -> Value:
        """Return the day that the text names."""
        return read_day(text, self.labels.words)

    def written(self, value: Value) -> str:
        """Return the day as this language writes it."""
        return self.labels.words.day(value) if isinstance(value, date) else ""

    def open_calendar(self) -> None:
        """Show the calendar below the field."""
        try:
            day = read_day(self.field.typed_text(), self.labels.words)
        except UsageError:
            day = None
        self._calendar = DayPopup(self, self.labels.words, self.theme, day)
        self._calendar.picked.connect(self._on_picked)
        self._calendar.open_below(self.field)

    def set_read_only(self, read_only: bool) -> None:
        """Let people read but not change."""
        super().set_read_only(read_only)
        self._button.setEnabled(not read_only)

    def retranslate(self, labels: Labels) -> None:
        """Write the day in another language; an unfinished text stays."""
        day = None if self.is_pending else self._day()
        super().retranslate(labels)
        if day is not None:
            self.show_value(day)
        words = labels.words
        self.field.setPlaceholderText(
            words.filled(N_("e.g. {example}"), example=words.day(_SAMPLE))
        )
        text = words.filled(N_("Open the calendar for “{field}”"), field=labels.field(self.spec))
        name_button(self._button, text)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        super().apply_theme(theme)
        show_icon(self._button, "calendar", theme, "muted")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if keeps_opening_key(event):
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_down = event.key() == Qt.Key.Key_Down
            if is_down and not self.field.isReadOnly():
                self.open_calendar()
                return True
        return False

    def _day(self) -> Value:
        text = self.field.typed_text()
        return read_day(text, self.labels.words) if text else None

    def _on_picked(self, day: date) -> None:
        self.field.show_text(self.written(day))
        self.flush()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)


class DayPopup(QFrame):
    """A calendar that closes by picking a day or by Esc."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, words: Words, theme: Theme, day: date | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendar_popup")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        self._calendar = QCalendarWidget()
        self._calendar.setObjectName("calendar")
        self._calendar.setLocale(QLocale("de_DE" if words.language == "de" else "en_GB"))
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        if day is not None:
            self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.activated.connect(self._on_activated)
        self._calendar.clicked.connect(self._on_activated)
        column.addWidget(self._calendar)
        self._name_parts(words)
        self._colour_parts(theme)

    def open_below(self, field: QWidget) -> None:
        """Show the calendar under ``field``, inside of the screen."""
        self.adjustSize()
        place = field.mapToGlobal(QPoint(0, field.height()))
        screen = field.screen().availableGeometry()
        left = min(place.x(), screen.right() - self.width())
        top = place.y()
        if top + self.height() > screen.bottom():
            top = field.mapToGlobal(QPoint(0, 0)).y() - self.height()
        self.move(max(left, screen.left()), max(top, screen.top()))
        self.show()
        self._calendar.setFocus()

    def _name_parts(self, words: Words) -> None:
        texts = {
            "qt_calendar_prevmonth": words(N_("Previous month")),
            "qt_calendar_nextmonth": words(N_("Next month")),
            "qt_calendar_monthbutton": words(N_("Month")),
            "qt_calendar_yearbutton": words(N_("Year")),
            "qt_calendar_yearedit": words(N_("Year")),
        }
        for name, text in texts.items():
            part = self._calendar.findChild(QWidget, name)
            if isinstance(part, QWidget):
                part.setAccessibleName(text)
        view = self._calendar.findChild(QAbstractItemView)
        if isinstance(view, QAbstractItemView):
            view.setAccessibleName(words(N_("Calendar")))

    def _colour_parts(self, theme: Theme) -> None:
        calendar = self._calendar
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        quiet = QTextCharFormat()
        quiet.setForeground(theme.colour("muted"))
        calendar.setHeaderTextFormat(quiet)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, quiet)
        for name, sign in (("prev", "left"), ("next", "right")):
            part = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if isinstance(part, QToolButton):
                show_icon(part, sign, theme)

    def _on_activated(self, picked: QDate) -> None:
        self.close()
        self.picked.emit(date(picked.year(), picked.month(), picked.day()))

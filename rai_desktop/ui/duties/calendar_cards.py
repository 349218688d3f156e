"""What the page of legal dates is made of: days of the law, days of duties, lines of text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.law.calendar import CalendarDay, DutyDay, Phase
from rai_desktop.services.law.easing import LawLine
from rai_desktop.services.targets import Target
from rai_desktop.ui.parts.rows import LineRow, Rows
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

SIGNS = {
    Phase.COMES: ("calendar", "accent"),
    Phase.TRANSITIONAL: ("clock", "accent"),
    Phase.TODAY: ("check", "ok"),
}


class LawCard(QFrame):
    """A surface with a heading and a sentence; ``target_wanted`` asks for where a row leads."""

    target_wanted = Signal(object)

    def __init__(self, name: str, title: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.theme = theme
        self._text = title
        self._title = label(f"{name}_title", "heading", wraps=True)
        self.note = label(f"{name}_note", "muted", wraps=True)
        self.note.hide()
        self.column = QVBoxLayout(self)
        self.column.addWidget(self._title)
        self.column.addWidget(self.note)

    def say(self, text: str) -> None:
        """Show a sentence below the heading."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def retranslate(self, words: Words) -> None:
        """Show the heading in another language."""
        self._title.setText(words(self._text))
        self.setAccessibleName(words(self._text))

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        self.theme = theme
        em = theme.em
        self.column.setContentsMargins(em(1.4), em(1.1), em(1.4), em(1.2))
        self.column.setSpacing(em(0.4))


class _RowsCard(LawCard):
    """A card of rows that lead somewhere."""

    def __init__(self, name: str, title: str, theme: Theme) -> None:
        super().__init__(name, title, theme)
        self._targets: list[Target] = []
        self.rows = Rows(f"{name}_rows", self._made)
        self.column.addWidget(self.rows)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        super().apply_theme(theme)
        for row in self.rows.made():
            row.apply_theme(theme)

    def align(self) -> None:
        """Let the texts begin at one line, behind the longest day."""
        rows = self.rows.made()
        width = max((row.lead.sizeHint().width() for row in rows), default=0)
        for row in rows:
            row.lead.setMinimumWidth(width)

    def take(self, targets: Sequence[Target]) -> Sequence[LineRow]:
        """Return a row for each target."""
        self._targets = list(targets)
        self.setVisible(bool(targets))
        return self.rows.take(len(targets))

    def _made(self, place: int) -> LineRow:
        row = LineRow(f"{self.objectName()}_{place}", self.theme)
        row.clicked.connect(lambda: self.target_wanted.emit(self._targets[place]))
        return row


class DaysCard(_RowsCard):
    """The days of one phase; each leads to the AI systems that it concerns."""

    def __init__(self, phase: Phase, theme: Theme) -> None:
        super().__init__(f"days_{phase}", phase.label, theme)
        self.phase = phase

    def show_days(self, days: Sequence[CalendarDay], words: Words) -> None:
        """Show these days."""
        rows = self.take([day_target(day) for day in days])
        for row, day in zip(rows, days, strict=True):
            row.show_texts(day.title, day_text(day, words), words.day(day.day))
            row.show_sign(*SIGNS[self.phase])
        self.align()


class DutiesCard(_RowsCard):
    """How many obligations apply today, and how many begin on which day."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("duty_days", N_("Your obligations by day"), theme)

    def show_days(self, days: Sequence[DutyDay], words: Words) -> None:
        """Show these days; each leads to its obligations."""
        targets = [Target(kind=EntityKind.OBLIGATION, uids=day.obligations) for day in days]
        for row, day in zip(self.take(targets), days, strict=True):
            count = len(day.obligations)
            if day.day is None:
                text = words.plural(
                    "{count} obligation applies and is not met yet",
                    "{count} obligations apply and are not met yet",
                    count,
                )
            else:
                text = words.plural(
                    "{count} obligation begins to apply",
                    "{count} obligations begin to apply",
                    count,
                )
            row.show_texts(text, "", words.day(day.day) if day.day else words(N_("Today")))
            row.show_sign(*(("calendar", "accent") if day.day else ("warn", "warn")))
        self.align()


class LinesCard(LawCard):
    """Lines that inform: a title, what it means, where it stands."""

    def __init__(self, name: str, title: str, theme: Theme) -> None:
        super().__init__(name, title, theme)
        self._lines = QVBoxLayout()
        self.column.addLayout(self._lines)

    def show_lines(self, lines: Sequence[LawLine]) -> None:
        """Show these lines."""
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        for place, line in enumerate(lines):
            if place:
                self._lines.addSpacing(self.theme.em(0.5))
            for name, role, text in (
                ("title", "field", line.title),
                ("text", "", line.text),
                ("source", "muted", line.source),
            ):
                if text:
                    made = label(f"{self.objectName()}_{name}_{place}", role, wraps=True)
                    made.setText(text)
                    self._lines.addWidget(made)
                    made.show()
        self.setVisible(bool(lines))


def day_target(day: CalendarDay) -> Target:
    """Return where a day leads: the AI systems that it concerns."""
    return Target(kind=EntityKind.SYSTEM, uids=day.systems)


def day_text(day: CalendarDay, words: Words) -> str:
    """Return the line below a day: where it stands, whom it concerns, how sure it is."""
    count = len(day.systems)
    if day.of_all:
        whom = words(N_("Concerns the company as a whole"))
    else:
        whom = words.plural("Concerns {count} AI system", "Concerns {count} AI systems", count)
    return " · ".join(part for part in (day.articles, whom, day.mark, day.text) if part)

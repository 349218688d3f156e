"""The card of the next legal dates; duties that begin soon become tasks with one click."""

from PySide6.QtCore import Qt, Signal

from rai_desktop.domain.texts import N_
from rai_desktop.services.overview import Overview
from rai_desktop.services.overview.law import LawOverview
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.duties.calendar_cards import SIGNS, day_target, day_text
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.overview.card import Card
from rai_desktop.ui.parts.rows import LineRow, Rows
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import show_icon
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class LegalDatesCard(Card):
    """Each day leads to the AI systems it concerns; ``tasks_wanted`` carries obligations."""

    TITLE = N_("Next legal dates")

    tasks_wanted = Signal(tuple)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__("legal_dates", words, theme)
        self._law = LawOverview()
        self._is_read_only = False
        self.title.setWordWrap(True)
        self.head.setStretch(0, 1)
        self._rows = Rows("legal_dates_rows", self._made)
        self.make_tasks = ShortButton("legal_dates_tasks")
        self._all = ShortButton("legal_dates_all", "quiet")
        self.body.addWidget(self._rows)
        for part in (self.make_tasks, self._all):
            self.body.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        self.make_tasks.clicked.connect(lambda: self.tasks_wanted.emit(self._law.coming))
        self._all.clicked.connect(lambda: self.target_wanted.emit(Target(page=Page.CALENDAR)))
        self.apply_theme(theme)
        self.retranslate(words)

    @property
    @override
    def has_content(self) -> bool:
        return bool(self._law.days or self._law.coming)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Offer no tasks where nothing can change."""
        self._is_read_only = is_read_only

    @override
    def show_overview(self, overview: Overview) -> None:
        self._law = overview.law
        days = self._law.days
        for row, day in zip(self._rows.take(len(days)), days, strict=True):
            row.show_texts(day.title, day_text(day, self.words), self.words.day(day.day))
            row.show_sign(*SIGNS[day.phase])
        self._name_parts()

    @override
    def retranslate(self, words: Words) -> None:
        super().retranslate(words)
        self._name_parts()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for row in self._rows.made():
            row.apply_theme(theme)
        show_icon(self.make_tasks, "task", theme, "accent")
        show_icon(self._all, "calendar", theme, "accent")

    def _made(self, place: int) -> LineRow:
        row = LineRow(f"legal_date_{place}", self.theme)
        row.clicked.connect(lambda: self.target_wanted.emit(day_target(self._law.days[place])))
        return row

    def _name_parts(self) -> None:
        count = len(self._law.coming)
        self.make_tasks.setVisible(count > 0 and not self._is_read_only)
        self.make_tasks.setText(
            self.words.plural(
                "{count} obligation begins within six months – make a task",
                "{count} obligations begin within six months – make tasks",
                count,
            )
        )
        self._all.setText(self.words(N_("All legal dates")))

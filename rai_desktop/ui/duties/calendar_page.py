"""Legal dates: what applies today, what comes, what ends; highest fines and what is eased."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.deadlines.ahead import AheadRequest, shown_dates
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.calendar import (
    KnownAnswers,
    LegalCalendar,
    Phase,
    calendar_in_parts,
)
from rai_desktop.services.law.easing import fine_lines, relief_lines, size_text
from rai_desktop.services.ports import Change
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.duties.ahead_card import AheadCard
from rai_desktop.ui.duties.calendar_cards import DaysCard, DutiesCard, LinesCard
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.pages.guided import GuidedPage
from rai_desktop.ui.pages.working import PageSlices
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import (
    button,
    chain_tab_stops,
    label,
    show_icon,
    tab_stops,
    take_focus,
)
from rai_desktop.ui.theme import Theme


class CalendarPage(GuidedPage):
    """Put together bit by bit; until a new one is ready, the old one stays."""

    lead_text = N_(
        "Days of the law that concern your AI systems. This is information, not legal advice; "
        "what is marked has to be checked with counsel."
    )

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(Page.CALENDAR, scene, labels, theme)
        self._calendar: LegalCalendar | None = None
        self._wants_focus = False
        self._answers = KnownAnswers()
        self._slices = PageSlices(self, self._begin)
        self._slices.finished.connect(self._on_finished)
        self._state = label("calendar_state", "muted", wraps=True)
        self._waiting = ShortButton("calendar_unclassified", "quiet")
        self._company = button("calendar_company", "quiet")
        self.ahead = AheadCard(theme)
        self.duties = DutiesCard(theme)
        self.days = {phase: DaysCard(phase, theme) for phase in Phase}
        self.fines = LinesCard("fines", N_("Highest fines for your company"), theme)
        self.reliefs = LinesCard("reliefs", N_("What is eased for your size"), theme)
        self._build()
        self.retranslate(labels)
        self.apply_theme(theme)

    @override
    def take_changes(self, changes: list[Change]) -> None:
        self._begin()

    @override
    def enter(self, pane: QWidget | None = None) -> bool:
        is_taken = take_focus(pane or self._area)
        self._wants_focus = not is_taken
        return is_taken

    @override
    def summary(self) -> str:
        if self._calendar is None:
            return ""
        coming = len(self._calendar.days) - len(self._calendar.of_phase(Phase.TODAY))
        return self.labels.words.plural(
            "{count} legal date to come", "{count} legal dates to come", coming
        )

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        for card in self._cards():
            card.retranslate(labels.words)
        self._company.setText(labels.words(N_("Your company…")))
        self._begin()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for card in self._cards():
            card.apply_theme(theme)
        show_icon(self._waiting, "warn", theme, "warn")
        show_icon(self._company, "company", theme, "accent")

    @override
    def keep_state(self) -> None:
        self._slices.stop()

    def _cards(self) -> tuple[AheadCard | DutiesCard | DaysCard | LinesCard, ...]:
        return (self.ahead, self.duties, *self.days.values(), self.fines, self.reliefs)

    def _build(self) -> None:
        left = Qt.AlignmentFlag.AlignLeft
        self.body.addWidget(self._state)
        self.body.addWidget(self._waiting, 0, left)
        for card in self._cards():
            self.body.addWidget(card)
        self.fines.column.insertWidget(2, self._company, 0, left)
        for card in self._cards():
            card.hide()
            card.target_wanted.connect(self.target_wanted)
        self._waiting.hide()
        self._waiting.clicked.connect(self._on_waiting_clicked)
        self._company.clicked.connect(lambda: self.target_wanted.emit(Target(page=Page.COMPANY)))

    def _begin(self) -> None:
        day = self.project.clock.today()
        self._slices.begin(calendar_in_parts(self.project, self.labels, day, self._answers))

    def _on_finished(self, calendar: LegalCalendar) -> None:
        self._calendar = calendar
        words, day = self.labels.words, self.project.clock.today()
        rules = self.labels.law().rules
        self._state.setText(
            words.filled(
                N_("State of law: {day} · pack {pack} {version}"),
                day=words.day(rules.state_of_law),
                pack=rules.pack,
                version=rules.version,
            )
        )
        self._show_unclassified(len(calendar.unclassified))
        wanted = AheadRequest(day=day)
        self.ahead.show_dates(shown_dates(self.project, self.labels, calendar, wanted), day, words)
        self.duties.show_days(calendar.duties, words)
        for phase, card in self.days.items():
            card.show_days(calendar.of_phase(phase), words)
        self.fines.say(size_text(self.project, self.labels))
        self.fines.show_lines(list(fine_lines(self.project, self.labels)))
        self.reliefs.show_lines(list(relief_lines(self.project, self.labels, day)))
        chain_tab_stops(tab_stops(self._area))
        self.summary_changed.emit(self.summary())
        if self._wants_focus and self.isVisible():
            self.enter()

    def _show_unclassified(self, count: int) -> None:
        self._waiting.setVisible(count > 0)
        self._waiting.setText(
            self.labels.words.plural(
                "{count} AI system is not classified yet; it may bring more dates",
                "{count} AI systems are not classified yet; they may bring more dates",
                count,
            )
        )

    def _on_waiting_clicked(self) -> None:
        if self._calendar is not None:
            uids = self._calendar.unclassified
            self.target_wanted.emit(Target(kind=EntityKind.SYSTEM, uids=uids))

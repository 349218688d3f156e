"""The page that opens first: what to do next, how things stand, what is due."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.calendar import KnownAnswers
from rai_desktop.services.law.coming import make_tasks
from rai_desktop.services.listing.summary import list_summary
from rai_desktop.services.overview import DueList, Overview, overview_in_parts
from rai_desktop.services.ports import Change
from rai_desktop.services.requirements.answered import has_answers
from rai_desktop.services.targets import Page
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene, WorkPage
from rai_desktop.ui.pages.first_state import FirstState
from rai_desktop.ui.pages.overview.card import Card
from rai_desktop.ui.pages.overview.checklist import ChecklistCard
from rai_desktop.ui.pages.overview.due import DueCard
from rai_desktop.ui.pages.overview.first_steps import FirstStepsPanel
from rai_desktop.ui.pages.overview.grid import CardGrid
from rai_desktop.ui.pages.overview.hints import HintsCard
from rai_desktop.ui.pages.overview.indicators import IndicatorsCard
from rai_desktop.ui.pages.overview.law import LegalDatesCard
from rai_desktop.ui.pages.overview.maturity import MaturityCard
from rai_desktop.ui.pages.overview.next_steps import NextStepsCard
from rai_desktop.ui.pages.overview.risks import RisksCard
from rai_desktop.ui.pages.overview.systems import SystemsCard
from rai_desktop.ui.pages.working import PageSlices
from rai_desktop.ui.parts.widgets import chain_tab_stops, scrolled, tab_stops, take_focus
from rai_desktop.ui.theme import Theme


class OverviewPage(WorkPage):
    """The checklist alone while the project is empty, afterwards cards that have content.

    The overview is put together bit by bit; until a new one is ready, the old one stays.
    ``put_together`` tells that one is ready.
    """

    put_together = Signal()

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(Page.OVERVIEW, scene, labels, theme)
        self._state = FirstState(scene.session.settings, scene.project.uid)
        self._overview: Overview | None = None
        self._known: tuple[date, bool, int | None] | None = None
        self._wants_focus = False
        self._answers = KnownAnswers()
        self._slices = PageSlices(self, self._read)
        self._slices.finished.connect(self._on_finished)
        self._first = FirstStepsPanel(labels.words, theme)
        self._checklist = ChecklistCard(
            self._state, labels.words, theme, is_offered=not self.project.is_review
        )
        self._law = LegalDatesCard(labels.words, theme)
        self._law.set_read_only(is_read_only=self.project.store.read_only)
        self._maturity = MaturityCard(scene, self._state, labels.words, theme)
        self._cards = self._made_cards()
        self._grid = CardGrid(self._cards, theme)
        self._scroll = scrolled(self._grid, "overview_scroll")
        self._stack = QStackedWidget()
        self._build()
        self.retranslate(labels)

    # what is shown -------------------------------------------------------------

    @property
    def due(self) -> DueList | None:
        """What is due; ``None`` until it is known."""
        return self._overview.due if self._overview is not None else None

    def show_checklist(self) -> None:
        """Show every step of the checklist, also when it was put away."""
        self._state.want_checklist(is_wanted=True)
        self._checklist.unfold()
        self._grid.arrange()
        if self._stack.currentWidget() is self._scroll:
            self.enter(self._checklist)

    @override
    def note_change(self, change: Change) -> None:
        self._slices.stop()
        super().note_change(change)

    @override
    def take_changes(self, changes: list[Change]) -> None:
        self._read()

    @override
    def catch_up(self) -> None:
        super().catch_up()
        if self._known != self._facts():
            self._read()

    @override
    def summary(self) -> str:
        if self._overview is None or self._overview.is_empty:
            return ""
        words, totals = self.labels.words, self._overview.totals
        kinds = (EntityKind.SYSTEM, EntityKind.RISK)
        return " · ".join(
            list_summary(words, kind, totals[kind], totals[kind], 0) for kind in kinds
        )

    @override
    def panes(self) -> list[QWidget]:
        if self._stack.currentWidget() is self._scroll:
            return [*self._grid.visible_cards()]
        return [self._first] if self._overview is not None else []

    @override
    def enter(self, pane: QWidget | None = None) -> bool:
        self._wants_focus = False
        last = self.focusWidget()
        if pane is None and last is not None and last.isVisibleTo(self) and last.isEnabled():
            last.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        for part in [pane] if pane else self.panes():
            if take_focus(part):
                self._scroll.ensureWidgetVisible(self.window().focusWidget())
                return True
        self._wants_focus = self._overview is None
        return False

    # language and looks --------------------------------------------------------

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        self._first.retranslate(labels.words)
        for card in self._cards:
            card.retranslate(labels.words)
        self._read()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._first.apply_theme(theme)
        for card in self._cards:
            card.apply_theme(theme)
        self._grid.apply_theme(theme)

    @override
    def keep_state(self) -> None:
        self._slices.stop()
        for card in self._cards:
            card.rest()

    # parts ---------------------------------------------------------------------

    def _made_cards(self) -> tuple[Card, ...]:
        words, theme = self.labels.words, self.theme
        return (
            self._checklist,
            NextStepsCard(words, theme),
            DueCard(words, theme),
            HintsCard(self.scene.hints, words, theme),
            self._law,
            SystemsCard(words, theme),
            self._maturity,
            RisksCard(self.project, self.scene.session.settings, words, theme),
            IndicatorsCard(self.project, lambda: self.labels.method(), words, theme),
        )

    def _build(self) -> None:
        for part in (self._first, self._scroll):
            self._stack.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._first.target_wanted.connect(self.target_wanted)
        self._checklist.put_away.connect(self._on_put_away)
        self._law.tasks_wanted.connect(self._on_tasks_wanted)
        self._maturity.noted.connect(self._on_noted)
        for card in self._cards:
            card.target_wanted.connect(self.target_wanted)
            card.unfolded.connect(self._arrange)

    def _facts(self) -> tuple[date, bool, int | None]:
        """Return what the overview depends on beside the project."""
        left = self._state.first_pass_left if has_answers(self.project) else None
        return self.project.clock.today(), self._state.registers_written, left

    def _read(self) -> None:
        self._known = self._facts()
        day, written, left = self._known
        self._slices.begin(
            overview_in_parts(
                self.project,
                self.labels,
                day,
                registers_written=written,
                first_pass_left=left,
                answers=self._answers,
            )
        )

    def _on_finished(self, overview: Overview) -> None:
        self._overview = overview
        if overview.is_empty:
            self._first.show_checklist(overview.checklist)
        for card in self._cards:
            card.show_overview(overview)
        self._arrange()
        self._stack.setCurrentWidget(self._first if overview.is_empty else self._scroll)
        self.summary_changed.emit(self.summary())
        if self._wants_focus and self.isVisible():
            self.enter()
        self.put_together.emit()

    def _arrange(self) -> None:
        """Show the cards that have content; the Tab key follows them, and their rows."""
        self._grid.arrange()
        chain_tab_stops([stop for part in (self._first, *self._cards) for stop in tab_stops(part)])
        self._first.chain_tabs()

    def _on_tasks_wanted(self, obligations: tuple[Uid, ...]) -> None:
        try:
            step = make_tasks(self.project, self.labels, obligations)
        except UserError as error:
            self.failed.emit(error)
            return
        if step is not None:
            words, count = self.labels.words, len(obligations)
            self.told.emit(
                words.plural("{count} task was made.", "{count} tasks were made.", count)
            )

    def _on_noted(self) -> None:
        """Say on the checklist how far the first pass is, where that was not known."""
        if self._known != self._facts():
            self._read()

    def _on_put_away(self) -> None:
        self._grid.arrange()
        self.enter()

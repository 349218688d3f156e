"""The page of the year: what is open, closing it, closed years, their trend, and comparing two."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Change
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.movement import a_year_before
from rai_desktop.services.requirements.assessing import KnownStanding
from rai_desktop.services.targets import Page
from rai_desktop.services.years.board import YearBoard, board_in_parts
from rai_desktop.services.years.closing import check_closing
from rai_desktop.services.years.comparing import compare
from rai_desktop.services.years.times import time_in_parts
from rai_desktop.services.years.told import ToldTable, comparison_tables
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.pages.guided import GuidedPage
from rai_desktop.ui.pages.working import PageSlices
from rai_desktop.ui.parts.slices import Slices
from rai_desktop.ui.parts.widgets import chain_tab_stops, tab_stops, take_focus
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.yearly_report.card import ReportCard
from rai_desktop.ui.years.cards import ClosedCard, OpenCard, TrendCard
from rai_desktop.ui.years.close_dialog import CloseYearDialog
from rai_desktop.ui.years.compare_card import CompareCard


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """The tables of a comparison, or why there are none."""

    tables: tuple[ToldTable, ...] = ()
    error: UserError | None = None


class YearPage(GuidedPage):
    """Put together bit by bit; until what is new is ready, the old stays."""

    lead_text = N_(
        "Once a year you close the reporting year: its state is kept, and shows later what became "
        "better. Answers stay as they are; you go on with them."
    )

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(Page.YEAR, scene, labels, theme)
        self._board: YearBoard | None = None
        self._known = KnownStanding()
        self._slices, self._comparing = PageSlices(self, self._begin), Slices(self)
        self.open = OpenCard(theme)
        self.closed = ClosedCard(theme)
        self.report = ReportCard(theme)
        self.trend = TrendCard(theme)
        self.compare = CompareCard(theme)
        self._build()
        self.retranslate(labels)
        self.apply_theme(theme)

    @override
    def take_changes(self, changes: list[Change]) -> None:
        for change in changes:
            self._known.note(change)
        self._begin()

    @override
    def enter(self, pane: QWidget | None = None) -> bool:
        return take_focus(pane or self._area)

    @override
    def summary(self) -> str:
        if self._board is None:
            return ""
        return self.labels.words.plural(
            "{count} closed year", "{count} closed years", len(self._board.closed)
        )

    @override
    def keep_state(self) -> None:
        self._slices.stop()
        self._comparing.stop()

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        for card in self._cards():
            card.retranslate(labels.words)
        self._begin()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for card in self._cards():
            card.apply_theme(theme)

    def close_year(self) -> None:
        """Ask who closes the year, unless there is nothing to close."""
        if self._board is None:
            return
        year = min(self._board.year, self.project.clock.today().year)
        try:
            self.project.check_writable()
            check_closing(self.project, year)
        except UserError as error:
            self.failed.emit(error)
            return
        dialog = CloseYearDialog(self.window(), self.project, self.labels, self.theme, year)
        dialog.accepted.connect(lambda: self._on_closed(dialog.closed))
        dialog.open()

    def show_report(self) -> None:
        """Show the yearly report to the alliance."""
        from rai_desktop.ui.yearly_report import show_report

        show_report(self.window(), self.scene, self.labels, self.theme)

    def _cards(self) -> tuple[OpenCard | ClosedCard | ReportCard | TrendCard | CompareCard, ...]:
        return (self.open, self.closed, self.report, self.trend, self.compare)

    def _build(self) -> None:
        for card in self._cards():
            self.body.addWidget(card)
        self.trend.hide()
        self.compare.hide()
        self.open.target_wanted.connect(self.target_wanted)
        self.open.close_wanted.connect(self.close_year)
        self.report.wanted.connect(self.show_report)
        self.compare.chosen.connect(self._begin_comparing)
        self._slices.finished.connect(self._show)
        self._comparing.finished.connect(self._show_compared)

    def _begin(self) -> None:
        self._slices.begin(board_in_parts(self.project, self.labels, self._known))

    def _show(self, board: YearBoard) -> None:
        self._board = board
        words = self.labels.words
        self.open.show_board(
            board,
            words,
            may_close=not self.project.store.read_only,
            is_ahead=board.year > self.project.clock.today().year,
        )
        self.closed.show_years(board.closed, words)
        has_years = bool(board.closed)
        self.trend.setVisible(has_years)
        self.compare.setVisible(has_years)
        if has_years:
            self.trend.show_board(board, self.labels)
            years = [one.year for one in board.closed if one.year]
            self.compare.show_times(years, _a_year_ago(self.project), words)
            self._begin_comparing()
        chain_tab_stops(tab_stops(self._area))
        self.summary_changed.emit(self.summary())

    def _begin_comparing(self) -> None:
        self._comparing.begin(self._compared(*self.compare.times()))

    def _compared(self, first: str, second: str) -> Generator[None, None, _Compared]:
        try:
            one = yield from time_in_parts(self.project, self.labels, first)
            other = yield from time_in_parts(self.project, self.labels, second)
        except UserError as error:
            return _Compared(error=error)
        found = compare(one.then, other.then)
        return _Compared(tables=comparison_tables(self.labels, found, (one.name, other.name)))

    def _show_compared(self, found: _Compared) -> None:
        if found.error is not None:
            self.compare.show_error(found.error, self.labels.words)
            return
        self.compare.show_tables(found.tables)
        self.settle()

    def _on_closed(self, year: int | None) -> None:
        if year is not None:
            text = N_("The year {year} is closed.")
            self.told.emit(self.labels.words.filled(text, year=str(year)))


def _a_year_ago(project: OpenProject) -> date | None:
    """Return the day a year ago if the project existed then already."""
    heads = project.store.step_heads(2, 1)
    if not heads or not heads[0].time:
        return None
    begun = datetime.fromisoformat(heads[0].time).astimezone().date()
    wanted = a_year_before(project.clock.today())
    return wanted if begun <= wanted else None

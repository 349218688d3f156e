"""The card of the key risk indicators that have a value."""

from collections.abc import Callable, Iterator
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout

from rai_desktop.domain.codes import Action
from rai_desktop.domain.rating import Method
from rai_desktop.domain.rating.indicators import IndicatorState
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.indicators.model import Earlier, IndicatorReport, Reading, Untold
from rai_desktop.services.indicators.reading import a_quarter_before, indicators_in_parts
from rai_desktop.services.indicators.words import (
    TITLE,
    sign_of,
    silent_text,
    thresholds_text,
    trend_text,
    value_text,
)
from rai_desktop.services.overview import Overview
from rai_desktop.services.ports import Change
from rai_desktop.services.project import OpenProject
from rai_desktop.services.targets import Target
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.overview.card import Card, CardSlices
from rai_desktop.ui.parts.rows import LineRow, Rows
from rai_desktop.ui.parts.widgets import wrapping_policy
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.turns import collected_after
from rai_desktop.words import Words

_SIGNS = {
    IndicatorState.ACT: ("danger", "danger"),
    IndicatorState.WATCH: ("warn", "warn"),
    IndicatorState.OK: ("ok", "ok"),
}
_CHANGING_THE_PAST = (Action.MERGE, Action.ERASE)


class IndicatorsCard(Card):
    """A row for each value, with its limits and how it moved; it leads to what was counted.

    It is found bit by bit, after the other cards. Values of the earlier day are read once.
    """

    TITLE = TITLE

    def __init__(
        self, project: OpenProject, method: Callable[[], Method], words: Words, theme: Theme
    ) -> None:
        super().__init__("indicators", words, theme)
        self.title.setWordWrap(True)
        self.title.setSizePolicy(wrapping_policy())
        self.head.setDirection(QBoxLayout.Direction.TopToBottom)
        self._project = project
        self._method = method
        self._judged_by: Method | None = None
        self._report: IndicatorReport | None = None
        self._earlier: Earlier | None = None
        self._is_history_read = False
        self._day = project.clock.today()
        self._slices = CardSlices(self)
        self._slices.finished.connect(self._on_finished)
        self._rows = Rows("indicators_rows", self._made)
        self.body.addWidget(self._rows, 0, Qt.AlignmentFlag.AlignTop)
        project.on_change(self._on_change)
        self.apply_theme(theme)
        self.retranslate(words)

    @property
    @override
    def has_content(self) -> bool:
        return self.is_troubled or bool(self._report and self._report.told)

    @override
    def show_overview(self, overview: Overview) -> None:
        self._day = overview.day
        self._read()

    @override
    def rest(self) -> None:
        self._slices.stop()

    @override
    def retranslate(self, words: Words) -> None:
        super().retranslate(words)
        self._show()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for row in self._rows.made():
            row.apply_theme(theme)

    def _on_change(self, change: Change) -> None:
        if change.action in _CHANGING_THE_PAST:
            self._earlier = None
            if self._slices.is_running:
                self._read()

    def _read(self) -> None:
        """Read the values of today first, which takes moments; then the history, if need be."""
        since, method = a_quarter_before(self._day), self._method()
        if method != self._judged_by or (self._earlier and self._earlier.since != since):
            self._earlier = None
        self._judged_by = method
        self._is_history_read = self._earlier is not None
        self._begin(self._earlier or Earlier(since=since))

    def _begin(self, known: Earlier | None) -> None:
        assessment = Assessment(self._project, self._method(), self._day)
        found = indicators_in_parts(self._project, assessment, known=known)
        self._slices.begin(found if known is not None else collected_after(found))

    def _on_finished(self, found: tuple[IndicatorReport, Earlier]) -> None:
        self._report, earlier = found
        self._show()
        self.unfolded.emit()
        if self._is_history_read:
            self._earlier = earlier
        elif self.has_content:
            self._is_history_read = True
            self._begin(None)

    def _show(self) -> None:
        report, words = self._report, self.words
        if report is None:
            return
        self.note.setText(" ".join(filter(None, self._notes(report))))
        for row, reading in zip(self._rows.take(len(report.told)), report.told, strict=True):
            indicator = reading.indicator
            value = value_text(words, reading, sign_of(words, indicator))
            title = words.pick(indicator.title)
            state = words(reading.state.label)
            parts = [thresholds_text(words, indicator)]
            if reading.untold is not Untold.YOUNGER:
                parts.append(trend_text(words, reading, report.since))
            row.show_texts(f"{title}: {value} – {state}", " · ".join(filter(None, parts)))
            row.show_sign(*_SIGNS[reading.state])

    def _notes(self, report: IndicatorReport) -> Iterator[str]:
        """Yield what is true of several rows, once."""
        yield silent_text(self.words, report.silent)
        younger = (one for one in report.told if one.untold is Untold.YOUNGER)
        yield from (trend_text(self.words, one, report.since) for one in islice(younger, 1))

    def _made(self, place: int) -> LineRow:
        row = LineRow(f"indicator_{place}", self.theme)
        row.clicked.connect(lambda: self._lead_from(place))
        return row

    def _lead_from(self, place: int) -> None:
        """Show the entries that were counted; the whole list when there are none."""
        reading: Reading | None = self._report.told[place] if self._report else None
        if reading is not None and reading.now.kind is not None:
            target = Target(kind=reading.now.kind, uids=reading.now.uids)
            self.target_wanted.emit(target)

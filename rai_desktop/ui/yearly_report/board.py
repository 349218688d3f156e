"""What all steps of the report work on: the draft, and what the member decides about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from rai_desktop.domain.conditions import Answer
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.wanted_report import WantedReport
from rai_desktop.domain.yearly_report import Signed
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.yearly_report.draft import ReportDraft, with_sheet
from rai_desktop.services.yearly_report.finishing import keep_decisions
from rai_desktop.services.yearly_report.making import (
    MadeReport,
    drafted_report,
    made_report,
    shown_report,
    wanted_report,
)
from rai_desktop.services.years.closed import closed_years, reporting_year
from rai_desktop.ui.beside import Beside


@dataclass(frozen=True, slots=True, kw_only=True)
class YearChoice:
    """A year that can be reported; of one that is not closed there is only a draft."""

    year: int
    is_closed: bool


class ReportBoard(QObject):
    """Holds the draft of one year; it is read in a worker thread.

    ``changed`` tells that there is another draft, ``failed`` a ``UserError``.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, project: OpenProject, labels: Labels, parent: QObject) -> None:
        super().__init__(parent)
        self.project = project
        self.labels = labels
        self.draft: ReportDraft | None = None
        self._shown: MadeReport | None = None
        self._beside = Beside(self)
        self._beside.finished.connect(self._on_read)
        self._beside.failed.connect(self.failed)

    @property
    def is_busy(self) -> bool:
        """Whether a draft is being read."""
        return self._beside.is_busy

    def years(self) -> Sequence[YearChoice]:
        """Return the years that can be reported, those that are closed first."""
        closed = [year.year for year in closed_years(self.project) if year.year]
        now = reporting_year(self.project)
        found = [YearChoice(year=year, is_closed=True) for year in closed]
        return found if now in closed else [*found, YearChoice(year=now, is_closed=False)]

    def wanted(self, year: int) -> WantedReport:
        """Return the request that a report about a year answers.

        Raises:
            UserError: there is none.
        """
        return wanted_report(self.project, self.labels, year)

    def load(self, year: int) -> None:
        """Read the draft of a year; ``changed`` tells when it is there."""
        self.draft = self._shown = None
        try:
            wanted = self.wanted(year)
        except UserError as error:
            self.failed.emit(error)
            return
        project, labels = self.project, self.labels
        if not self._beside.is_busy:
            check = self._beside.check
            self._beside.begin(
                lambda _: drafted_report(project, labels, wanted, as_draft=True, between=check)
            )

    def decide(self, changes: Mapping[str, Answer | None]) -> bool:
        """Keep what the member decided; return whether it could be kept."""
        if self.draft is None:
            return False
        try:
            step = keep_decisions(self.project, self.draft.wanted, changes)
        except UserError as error:
            self.failed.emit(error)
            return False
        if step is not None:
            self._take(with_sheet(self.draft, self.project, self.labels))
        return True

    def shown(self) -> MadeReport | None:
        """Return the report as it would leave now."""
        if self._shown is None and self.draft is not None:
            self._shown = shown_report(self.project, self.labels, self.draft)
        return self._shown

    def finish(self, signed: Signed | None) -> MadeReport | None:
        """Finish the report and return it.

        Raises:
            UserError: something is missing; it says what.
        """
        if self.draft is None:
            return None
        made = made_report(self.project, self.labels, self.draft, signed)
        self._take(with_sheet(self.draft, self.project, self.labels))
        return made

    def end_now(self) -> None:
        """Stop reading, because the dialog closes."""
        self._beside.end_now()

    def _on_read(self, draft: object) -> None:
        assert isinstance(draft, ReportDraft)  # noqa: S101 - what was read
        self._take(draft)

    def _take(self, draft: ReportDraft) -> None:
        self.draft, self._shown = draft, None
        self.changed.emit()

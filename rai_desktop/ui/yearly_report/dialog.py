"""The dialog of the yearly report: what is asked, what leaves, questions, practices, files."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.domain.yearly_report import Signed
from rai_desktop.services.labels import Labels
from rai_desktop.services.yearly_report.draft import ReportDraft
from rai_desktop.services.yearly_report.making import MadeReport
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, let_wrap, scrolled, set_property
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.yearly_report.board import ReportBoard
from rai_desktop.ui.yearly_report.finish_step import FinishStep
from rai_desktop.ui.yearly_report.items_step import ItemsStep
from rai_desktop.ui.yearly_report.practices_step import PracticesStep
from rai_desktop.ui.yearly_report.questions_step import QuestionsStep
from rai_desktop.ui.yearly_report.request_step import RequestStep
from rai_desktop.ui.yearly_report.step import ReportStep
from rai_desktop.ui.yearly_report.writing import ReportOrder, ReportWriter

WIDTH, HEIGHT = 66, 50
"""Lengths in em: how large the dialog is where the window has as much room."""

_STEPS = (
    ("request", N_("&1 What is asked")),
    ("items", N_("&2 What is passed on")),
    ("questions", N_("&3 Questions")),
    ("practices", N_("&4 Good practices")),
    ("finish", N_("&5 Sign off and files")),
)
_READING = N_("The figures are being read…")
_NO_FILE = N_("Choose at least one file.")


class ReportDialog(ReadingDialog):
    """Every step can be gone to at any time; what is decided is kept in the project at once."""

    def __init__(self, window: QWidget, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(window)
        self.setObjectName("yearly_report")
        self._scene, self._theme, self.words = scene, theme, labels.words
        self.board = ReportBoard(scene.project, labels, self)
        self.writer = ReportWriter(scene.session, self)
        self.request = RequestStep(self.board, theme)
        self.items = ItemsStep(self.board, theme)
        self.questions = QuestionsStep(self.board, theme)
        self.practices = PracticesStep(self.board, theme)
        self.finish = FinishStep(self.board, theme, scene)
        self.steps: Sequence[ReportStep] = (
            *(self.request, self.items, self.questions, self.practices, self.finish),
        )
        self.buttons = [self._step_button(place) for place in range(len(_STEPS))]
        self._pages = QStackedWidget()
        self.said = label("report_said", "hint", wraps=True)
        self.back = ShortButton("report_back")
        self.next = ShortButton("report_next", "primary")
        self.write_button = ShortButton("report_write", "primary")
        self.leave = ShortButton("report_leave")
        self._made: MadeReport | None = None
        self._is_written = False
        self._build(window.size())
        self._connect()
        self.go_to(0)

    def start(self, year: int | None = None) -> None:
        """Show the report of a year, or of the year that was closed last."""
        years = self.board.years()
        chosen = year if year is not None else years[0].year
        self.request.show_year(chosen)
        self._load(chosen)

    @property
    def step(self) -> int:
        """Which step is shown."""
        return self._pages.currentIndex()

    def go_to(self, step: int) -> None:
        """Show a step; what is typed in the one before is taken over."""
        self.steps[self.step].flush()
        self._pages.setCurrentIndex(step)
        self._show_parts()

    # parts -----------------------------------------------------------------------

    def _step_button(self, place: int) -> ShortButton:
        name, text = _STEPS[place]
        made = ShortButton(f"report_go_{name}", "side")
        made.setCheckable(True)
        made.setAutoExclusive(True)
        made.setText(self.words(text))
        made.clicked.connect(lambda: self.go_to(place))
        return made

    def _build(self, room: QSize) -> None:
        words, em = self.words, self._theme.em
        self.setWindowTitle(words(N_("Yearly report to the alliance")))
        bar = QWidget()
        bar.setAccessibleName(words(N_("Steps")))
        flow = FlowLayout(bar, em(0.5))
        for button in self.buttons:
            flow.addWidget(button)
        for step in self.steps:
            let_wrap(step)
            self._pages.addWidget(scrolled(step, "report_area"))
        self.back.setText(words(N_("&Back")))
        self.next.setText(words(N_("Ne&xt")))
        self.leave.setText(words(N_("Close")))
        foot = QHBoxLayout()
        foot.setSpacing(em(0.6))
        foot.addWidget(self.back)
        foot.addStretch(1)
        for part in (self.leave, self.next, self.write_button):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.5), em(1.1), em(1.2), em(1.1))
        column.setSpacing(em(0.6))
        column.addWidget(bar)
        column.addWidget(self.said)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)
        self.resize(min(em(WIDTH), room.width()), min(em(HEIGHT), room.height()))

    def _connect(self) -> None:
        self.board.changed.connect(self._on_changed)
        self.board.failed.connect(self._on_failed)
        self.request.year_chosen.connect(self._load)
        self.back.clicked.connect(lambda: self.go_to(self.step - 1))
        self.next.clicked.connect(lambda: self.go_to(self.step + 1))
        self.leave.clicked.connect(self.reject)
        self.write_button.clicked.connect(self._on_write)
        self.writer.progressed.connect(self._on_progressed)
        self.writer.finished.connect(self._on_written)
        self.writer.failed.connect(self._on_not_written)
        self.writer.cancelled.connect(self._on_cancelled)

    def _show_parts(self) -> None:
        is_last = self.step == len(self.steps) - 1
        is_busy, has_draft = self.writer.is_running, self.board.draft is not None
        for place, button in enumerate(self.buttons):
            button.setChecked(place == self.step)
            button.setEnabled(not is_busy and (has_draft or place == 0))
        self._pages.setEnabled(not is_busy)
        self.back.setVisible(self.step > 0)
        self.back.setEnabled(not is_busy)
        self.next.setVisible(not is_last)
        self.next.setEnabled(has_draft)
        self.write_button.setVisible(is_last)
        self.write_button.setEnabled(has_draft and not is_busy)
        is_draft = self.board.draft is not None and self.board.draft.facts.is_draft
        text = N_("Write the draft") if is_draft else N_("Finish the report")
        self.write_button.setText(self.words(text))
        self.leave.setText(self.words(N_("Cancel") if is_busy else N_("Close")))
        main = (self.leave if self._is_written else self.write_button) if is_last else self.next
        for part in (self.leave, self.write_button):
            set_property(part, "role", "primary" if part is main else "")
        main.setDefault(True)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    # the draft -------------------------------------------------------------------

    def _load(self, year: int) -> None:
        self._say(self.words(_READING))
        self.board.load(year)
        self._show_parts()

    def _on_changed(self) -> None:
        self._is_written = False
        self._say("")
        for step in self.steps:
            step.show_draft()
        self._show_parts()

    def _on_failed(self, error: UserError) -> None:
        self._say(self.words.of_error(error))
        self._show_parts()

    # the files -------------------------------------------------------------------

    def _on_write(self) -> None:
        draft, signed = self.board.draft, self.finish.signed
        if draft is None:
            return
        self.finish.show_error("")
        try:
            if not self.finish.has_files:
                raise UserError(_NO_FILE)  # noqa: TRY301 - shown like the others
            self._made = None if draft.facts.is_draft else self.board.finish(signed)
            order = self._order(draft, signed)
            paths = [*order.files, *([order.receipt] if order.receipt else [])]
            if self.finish.may_replace(paths):
                self.writer.start(self._scene.project, order)
                self.finish.show_progress()
        except UserError as error:
            self.finish.show_error(self.words.of_error(error))
        self._show_parts()

    def _order(self, draft: ReportDraft, signed: Signed | None) -> ReportOrder:
        revision = self._made.report.revision if self._made else 0
        return ReportOrder(
            year=draft.wanted.year,
            request=draft.wanted.id,
            language=self.words.language,
            files=self.finish.targets(revision),
            receipt=self.finish.receipt(revision),
            signed=signed,
            is_draft=draft.facts.is_draft,
        )

    def _on_progressed(self, done: int, total: int) -> None:
        self.finish.show_progress(done, total)

    def _on_written(self, paths: list) -> None:  # type: ignore[type-arg]
        self.finish.show_progress(is_running=False)
        self.finish.show_done(self._made, paths)
        self._is_written = True
        self._show_parts()

    def _on_not_written(self, error: UserError) -> None:
        self.finish.show_progress(is_running=False)
        self.finish.show_error(self.words.of_error(error))
        self._show_parts()

    def _on_cancelled(self) -> None:
        self.finish.show_progress(is_running=False)
        self._show_parts()

    @override
    def reject(self) -> None:
        if self.writer.is_running:
            self.writer.cancel()
            return
        self.steps[self.step].flush()
        super().reject()

    @override
    def done(self, result: int) -> None:
        self.board.end_now()
        self.writer.end_now()
        super().done(result)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.board.end_now()
        self.writer.end_now()
        super().closeEvent(event)

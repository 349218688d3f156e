"""The dialog that reads a list in: three steps, one plan, and one change at the end."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import ImportPlan, RowOutcome, write_plan
from rai_desktop.services.importing.own import is_own
from rai_desktop.services.importing.rejects import rejects_of
from rai_desktop.services.importing.roundtrip.model import open_conflicts
from rai_desktop.services.jobs import Tell
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Written
from rai_desktop.services.questionnaires.recognising import is_form
from rai_desktop.services.tables import SourceDocument
from rai_desktop.ui.busy_dialog import BusyDialog
from rai_desktop.ui.file_names import file_filter, file_name
from rai_desktop.ui.importing.columns_step import ColumnsStep
from rai_desktop.ui.importing.draft import ImportDraft
from rai_desktop.ui.importing.list_step import ListStep
from rai_desktop.ui.importing.memory import keep, recall
from rai_desktop.ui.importing.preview_step import PreviewStep
from rai_desktop.ui.importing.step_bar import COLUMNS, LIST, PREVIEW, StepBar
from rai_desktop.ui.importing.told import read_in_text, verb
from rai_desktop.ui.importing.work import ImportWork, Planned
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, let_wrap, scrolled, show_tip
from rai_desktop.ui.theme import Theme

WIDTH, HEIGHT = 74, 52
"""Letters: how large the assistant is where the window has as much room."""


class ImportDialog(BusyDialog):
    """Reads the list at ``path`` into the project of ``scene``, after a look at what it would do.

    ``told`` carries a sentence about what was read in, ``refused`` the ``UserError`` that ended it
    before anything could be shown, ``form_found`` the path of a filled questionnaire: that is no
    list, and the assistant closes.
    """

    told = Signal(str)
    refused = Signal(object)
    form_found = Signal(object)

    def __init__(
        self, scene: Scene, labels: Labels, theme: Theme, window: QWidget, kind: EntityKind | None
    ) -> None:
        super().__init__(window, labels.words, "import")
        self._scene = scene
        self._labels = labels
        self._theme = theme
        self._kind = kind
        self._path = Path()
        self._work = ImportWork(scene.session, scene.project, labels.words.language)
        self._is_stale = False
        self._is_recalled = False
        self.draft: ImportDraft | None = None
        self.planned: Planned | None = None
        self._title = label("import_title", "heading", wraps=True)
        self.steps = StepBar(labels.words, theme)
        self.list = ListStep(labels, theme)
        self.columns = ColumnsStep(scene.project, labels, theme)
        self.preview = PreviewStep(labels, theme)
        self._pages = QStackedWidget()
        self.back = ShortButton("import_back")
        self.leave = ShortButton("import_leave")
        self.next = ShortButton("import_next", "primary")
        self.accept_button = ShortButton("import_accept", "primary")
        self._build(window.size())
        self._name_parts()
        self._connect()

    @property
    def plan(self) -> ImportPlan | None:
        """What would happen now; ``None`` while that is not known."""
        return self.planned.plan if self.planned else None

    def start(self, path: Path) -> None:
        """Read the list; what is done within a moment has been done when this returns."""
        self._path = path
        title = self.words.filled(N_("Read in “{name}”"), name=path.name)
        self.setWindowTitle(title)
        self._title.setText(title)
        self.show_parts()
        self.do(self._work.reading(path), self._on_read, _READING)

    # parts -----------------------------------------------------------------------

    def _build(self, room: QSize) -> None:
        em = self._theme.em
        self.pages = self._pages
        for page in (self.list, self.columns, self.preview):
            let_wrap(page)
            self._pages.addWidget(scrolled(page, "import_area"))
        foot = QHBoxLayout()
        foot.setSpacing(em(0.6))
        foot.addWidget(self.back)
        foot.addStretch(1)
        for button in (self.leave, self.next, self.accept_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.5), em(1.1), em(1.2), em(1.1))
        column.setSpacing(em(0.6))
        for part in (self._title, self.steps, self.said, self.bar, self.error):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)
        self.resize(min(em(WIDTH), room.width()), min(em(HEIGHT), room.height()))

    def _name_parts(self) -> None:
        words = self.words
        self.bar.setAccessibleName(words(N_("Progress of reading in")))
        self.back.setText(words(N_("&Back")))
        self.next.setText(words(N_("Ne&xt")))
        self.leave.setText(words(N_("Cancel")))

    def _connect(self) -> None:
        self.steps.chosen.connect(self.go_to)
        self.back.clicked.connect(lambda: self.go_to(self.step - 1))
        self.next.clicked.connect(lambda: self.go_to(self.step + 1))
        self.leave.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._on_accepted)
        self.list.sheet_chosen.connect(self._on_sheet)
        self.list.kind_chosen.connect(self._on_kind)
        self.list.header_chosen.connect(self._on_header)
        for part in (self.columns, self.preview):
            part.changed.connect(self._plan)
        self.preview.rejects_wanted.connect(self._on_rejects)
        self.preview.given_up.connect(self.reject)

    # steps -----------------------------------------------------------------------

    @property
    def step(self) -> int:
        """The step that is shown."""
        return self._pages.currentIndex()

    def go_to(self, step: int) -> None:
        """Show a step, if it can be shown."""
        if self._allowed()[step]:
            self._pages.setCurrentIndex(step)
            self.show_parts()
            first = (self.list.rows, self.columns.columns, self.preview.rows)[step]
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allowed(self) -> list[bool]:
        is_known = self.planned is not None
        is_foreign = self.draft is not None and not is_own(self.draft.document)
        return [is_known and is_foreign, is_known and is_foreign, self.plan is not None]

    @override
    def show_parts(self) -> None:
        """Offer what can be done now."""
        allowed, is_there = self._allowed(), self.planned is not None
        self.steps.show_step(self.step, allowed)
        self._pages.setVisible(is_there)
        self.steps.setVisible(is_there)
        self.back.setVisible(is_there and self.step > 0 and allowed[self.step - 1])
        self.next.setVisible(is_there and self.step < PREVIEW)
        self.next.setEnabled(self.step < PREVIEW and allowed[self.step + 1] and not self.is_busy)
        self.accept_button.setVisible(is_there and self.step == PREVIEW)
        plan = self.plan
        if plan is not None:
            count = plan.count(RowOutcome.NEW) + plan.count(RowOutcome.CHANGED) + plan.beside
            kind = plan.tables[0].kind if len(plan.tables) == 1 else None
            left = len(open_conflicts(plan.conflicts)) if plan.trip is not None else 0
            self.accept_button.setText(verb(self.words, kind, count, left))
            self.accept_button.setEnabled(count > 0 and not plan.is_blocked and not self.is_busy)
            tip = self.words(_BLOCKED) if count and plan.is_blocked else ""
            show_tip(self.accept_button, tip)
        usual = self.next if self.step < PREVIEW else self.accept_button
        (usual if usual.isEnabled() else self.leave).setDefault(True)

    # reading ---------------------------------------------------------------------

    def _on_read(self, document: object) -> None:
        assert isinstance(document, SourceDocument)  # noqa: S101 - what was read
        if is_form(document):
            self.done(0)
            self.form_found.emit(self._path)
            return
        if self.draft is None:
            self.draft = ImportDraft(document, self._kind)
            self._recall()
            self._do_plan(self._show_first)
        else:
            self.draft.replace_document(document)
            self._recall()
            self._plan()

    def _recall(self) -> None:
        """Take what was chosen for such a list before, and say so."""
        draft = self.draft
        if draft is None or is_own(draft.document):
            return
        self._is_recalled = recall(self._scene.session.settings, draft)
        self.news = self.words(_RECALLED) if self._is_recalled else ""

    def _show_first(self) -> None:
        """Begin with the first step that somebody should look at."""
        self._show_planned()
        self.go_to(self._first_step())

    def _first_step(self) -> int:
        draft, planned = self.draft, self.planned
        if draft is None or planned is None or is_own(draft.document):
            return PREVIEW
        if self._is_recalled and planned.plan is not None:
            return PREVIEW
        if len(draft.tables) > 1 or planned.likely is not planned.columns.kind:
            return LIST
        is_open = self.columns.open_count() or self.columns.guessed_count()
        return COLUMNS if is_open or planned.plan is None else PREVIEW

    def _on_header(self, row: int) -> None:
        draft = self.draft
        if draft is not None and draft.table is not None and not self.is_busy:
            headers = {**draft.headers, draft.table.name: row}
            work = self._work.reading(self._path, headers)

            def take(document: object) -> None:
                draft.headers = headers
                self._on_read(document)

            self.do(work, take, _READING)

    def _on_sheet(self, name: str) -> None:
        if self.draft is not None:
            self.draft.choose_sheet(name)
            self._recall()
            self._plan()

    def _on_kind(self, kind: EntityKind) -> None:
        if self.draft is not None:
            self.draft.choose_kind(kind)
            self._plan()

    # planning --------------------------------------------------------------------

    def _plan(self) -> None:
        """Find out anew what would happen; what is under way is dropped."""
        if self.is_busy:
            self._is_stale = True
            self.stop()
            return
        self._do_plan(self._show_planned)

    def _do_plan(self, then: Callable[[], object]) -> None:
        draft = self.draft
        if draft is None:
            return

        def take(planned: object) -> None:
            assert isinstance(planned, Planned)  # noqa: S101 - what was planned
            if self._is_stale:  # decided about meanwhile
                self.when_stopped()
                return
            self.planned = planned
            then()

        work = self._work.planning(draft.document, draft.wish)
        self.do(work, take, N_("The rows are being compared with the inventory…"), locks=False)

    def _show_planned(self) -> None:
        draft, planned = self.draft, self.planned
        if draft is None or planned is None:
            return
        if is_own(draft.document):
            draft.shown = planned.table.name
        else:
            draft.note_list(planned.table.name, planned.columns.kind)
        self.list.show_list(draft, planned.likely)
        self.columns.show_columns(draft, planned.columns, planned.plan)
        if planned.plan is not None:
            self.preview.show_plan(draft, planned.plan)
            rejects = rejects_of(draft.document, planned.plan)
            self.preview.offer_rejects(is_offered=bool(rejects))
        elif self.step == PREVIEW:
            self._pages.setCurrentIndex(COLUMNS)
        self.tell_error(planned.error)
        self.show_parts()

    # reading in ------------------------------------------------------------------

    def _on_accepted(self) -> None:
        plan, draft = self.plan, self.draft
        if plan is None or draft is None or self.is_busy:
            return
        project = self._scene.project
        text = N_("The rows are being read in…")
        check = self._beside.check

        def write(_tell: Tell) -> Written | None:
            with project.store.heeding(check):
                return write_plan(project, plan)

        self.do(write, self._on_written, text)

    def _on_written(self, written: object) -> None:
        plan, draft = self.plan, self.draft
        assert plan is not None  # noqa: S101 - it was written
        assert draft is not None  # noqa: S101 - the plan was made of it
        said = ""
        if isinstance(written, Written):
            self._scene.project.note_written(written)
            kind = plan.tables[0].kind if len(plan.tables) == 1 else None
            count = plan.count(RowOutcome.NEW) + plan.count(RowOutcome.CHANGED)
            said = read_in_text(self.words, kind, count)
            self.told.emit(said)
        self._keep()
        draft.note_read_in()
        if not said or is_own(draft.document) or not draft.has_more:
            self.accept()
            return
        self.planned = None
        recall(self._scene.session.settings, draft)
        self.news = self.words.filled(_MORE, said=said)
        self._do_plan(self._show_next_list)

    def _keep(self) -> None:
        """Keep what became of the columns, unless the program understood all by their names."""
        draft, planned = self.draft, self.planned
        if draft is None or planned is None or is_own(draft.document):
            return
        wish = draft.wish
        is_chosen = bool(wish.columns or wish.words or wish.spellings or wish.three_steps)
        if is_chosen or self.columns.guessed_count():
            keep(self._scene.session.settings, draft, planned.table, planned.columns)

    def _show_next_list(self) -> None:
        self._show_planned()
        self.leave.setText(self.words(N_("Close")))
        self.go_to(LIST)

    # the error workbook ----------------------------------------------------------

    def _on_rejects(self) -> None:
        plan, draft, words = self.plan, self.draft, self.words
        if plan is None or draft is None or self.is_busy:
            return
        title = words(N_("Save the error workbook"))
        name = words.filled(N_("{name} – to correct"), name=self._path.stem)
        suggestion = self._path.parent / f"{file_name(name)}.xlsx"
        target = self._scene.asker.save_path(title, suggestion, file_filter(words, "xlsx"))
        if target is not None:
            work = self._work.rejecting(rejects_of(draft.document, plan), target)
            self.do(work, self._on_rejects_written, N_("The workbook is being written…"))

    def _on_rejects_written(self, target: object) -> None:
        text = N_("The error workbook is in {path}. Send it to whoever keeps the list.")
        self.news = self.words.filled(text, path=target)
        self.say("")

    # how work ends ---------------------------------------------------------------

    @override
    def when_failed(self, error: UserError) -> None:
        if self.draft is None:
            self.refused.emit(error)
            self.done(0)
            return
        self.tell_error(error)
        self.show_parts()

    @override
    def when_stopped(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self._do_plan(self._show_planned)
        elif self.draft is not None and self.planned is not None:
            self.draft.wish = self.planned.wish  # as it was before
            self._show_planned()
        else:
            self.leave_now()


_READING = N_("The list is being read…")
_RECALLED = N_("The columns are assigned as last time. Look at them under “Columns”.")
_BLOCKED = N_("Correct the rows first that cannot be read in, or leave them out.")
_MORE = N_("{said} The file has other lists, too. Choose one, or close.")

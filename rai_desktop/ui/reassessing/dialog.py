"""The dialog that assesses all classified systems again; nothing changes until somebody says so."""

from collections.abc import Generator, Iterator

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Progress
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.differences import difference, further_words
from rai_desktop.services.law.duty_changes import DutyChange
from rai_desktop.services.law.reassessing import Reassessment, reassess
from rai_desktop.services.law.renewing import Renewal, plan_renewal, renew
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import make_plain, set_width
from rai_desktop.ui.parts.progress import progress_bar
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.roomy import scrolled_body
from rai_desktop.ui.parts.slices import Slices
from rai_desktop.ui.parts.widgets import button, label, scrolled
from rai_desktop.ui.reassessing.detail import DetailFrame
from rai_desktop.ui.reassessing.model import HEADINGS, DifferenceModel
from rai_desktop.ui.theme import Theme

ROW_HEIGHT, LEAST_ROWS = 2.4, 7
WIDTHS = (14, 17, 17)


class ReassessDialog(ReadingDialog):
    """Lists the systems that would be classified otherwise now; chosen ones are taken over.

    ``renewed`` carries how many systems were.
    """

    renewed = Signal(int)

    def __init__(self, window: QWidget, project: OpenProject, labels: Labels) -> None:
        super().__init__(window)
        self.setObjectName("reassess")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._project = project
        self._labels = labels
        self._words = labels.words
        self._found = Reassessment()
        self._plan: Renewal | None = None
        self._looking, self._planning = Slices(self), Slices(self)
        self._lead = label("reassess_lead", "muted", wraps=True)
        self._bar = progress_bar("reassess_progress")
        self._empty = label("reassess_empty", wraps=True)
        self._further = label("reassess_further", wraps=True)
        self.rows = QTableView()
        self.model = DifferenceModel(
            self._words, lambda one: difference(project, labels, one), self
        )
        self._detail = DetailFrame(self._words)
        self._area = scrolled(self._detail, "reassess_area")
        self.all = QCheckBox()
        self.note_same = QCheckBox()
        self._counts = label("reassess_counts", "muted", wraps=True)
        self._close = button("reassess_close")
        self._take = button("reassess_take", "primary")
        self._column = QVBoxLayout(self)
        self._body = scrolled_body(self._column, "reassess_body")
        self._build()
        self._name_parts()
        self._connect()

    def start(self) -> None:
        """Begin to look what would change."""
        self._show_state(is_looking=True)
        self._looking.begin(self._look())

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        em = theme.em
        self._column.setContentsMargins(em(1.8), em(1.5), em(1.8), em(1.4))
        for layout in (self._column, self._body):
            layout.setSpacing(em(0.7))
        self.rows.verticalHeader().setDefaultSectionSize(em(ROW_HEIGHT))
        for column, width in enumerate(WIDTHS):
            set_width(self.rows, column, em(width))
        for part in (self.rows, self._area):
            part.setMinimumHeight(em(LEAST_ROWS))
        self._detail.apply_theme(theme)
        self.resize(em(66), em(40))

    # parts -----------------------------------------------------------------------

    def _build(self) -> None:
        self.all.setObjectName("reassess_all")
        self.note_same.setObjectName("reassess_same")
        self.note_same.setChecked(True)
        self._build_rows()
        foot = QHBoxLayout()
        foot.addWidget(self._counts, 1)
        foot.addWidget(self._close)
        foot.addWidget(self._take)
        for part in (self._lead, self._bar, self._empty, self._further, self.all):
            self._body.addWidget(part)
        self._body.addWidget(self.rows, 1)
        self._body.addWidget(self._area, 1)
        self._body.addWidget(self.note_same)
        self._column.addLayout(foot)

    def _build_rows(self) -> None:
        rows = self.rows
        rows.setObjectName("reassess_rows")
        rows.setModel(self.model)
        make_plain(rows, wide=len(HEADINGS) - 1)

    def _connect(self) -> None:
        self._looking.finished.connect(self._on_found)
        self._planning.finished.connect(self._on_planned)
        self.model.chosen_changed.connect(self._preview)
        self.rows.selectionModel().currentRowChanged.connect(self._on_row)
        self.all.clicked.connect(self._on_all)
        self.note_same.toggled.connect(self._preview)
        self._close.clicked.connect(self.reject)
        self._take.clicked.connect(self._on_take)

    def _name_parts(self) -> None:
        words = self._words
        self.setWindowTitle(words(N_("Classify again")))
        self._lead.setText(words(_LEAD))
        self._bar.setAccessibleName(words(N_("Progress of classifying again")))
        self.rows.setAccessibleName(words(N_("AI systems that would change")))
        self.all.setText(words(N_("All that can be taken over")))
        self._take.setText(words(N_("Take over the selected ones")))

    # looking -----------------------------------------------------------------------

    def _look(self) -> Generator[None, None, Reassessment]:
        found = Reassessment()
        for told in reassess(self._project, self._labels.catalogue):
            if isinstance(told, Progress):
                self._show_progress(told)
                yield
            else:
                found = told
        return found

    def _show_progress(self, told: Progress) -> None:
        self._bar.setRange(0, told.total)
        self._bar.setValue(told.done)

    def _on_found(self, found: Reassessment) -> None:
        self._found = found
        same = len(found.same)
        self.note_same.setText(
            self._words.plural(
                "Also note the new version of the law for {count} system with the same result",
                "Also note the new version of the law for {count} systems with the same result",
                same,
            )
        )
        self._show_state(is_looking=False)
        self.model.show_found(found.changed)
        if found.changed:
            self.rows.selectRow(0)
            self.rows.setFocus()

    def _show_state(self, *, is_looking: bool) -> None:
        words, has_any = self._words, bool(self._found.changed)
        may_take = has_any or bool(self._found.same or self._found.of_company)
        further = "\n".join(further_words(self._labels, self._found))
        self._further.setText(further)
        self._further.setVisible(not is_looking and bool(further))
        self._bar.setVisible(is_looking)
        self._close.setText(words(N_("Cancel") if is_looking else N_("Close")))
        self._empty.setText(words(N_("Nothing would change.")))
        self._empty.setVisible(not is_looking and not (has_any or self._found.of_company))
        for part in (self.rows, self._area, self.all):
            part.setVisible(has_any)
        self.note_same.setVisible(not is_looking and bool(self._found.same))
        self._column.setStretchFactor(self._empty, 0 if has_any else 1)
        if is_looking or not has_any:
            self._take.setEnabled(False)
        self._take.setVisible(not is_looking and may_take)

    def _on_row(self, current: QModelIndex) -> None:
        if current.isValid():
            self._detail.show_difference(self.model.told(current.row()))

    def _on_all(self) -> None:
        self.model.choose_all(is_chosen=self.all.checkState() is not Qt.CheckState.Unchecked)

    # what taking over would do -----------------------------------------------------

    def _preview(self) -> None:
        chosen = self.model.chosen()
        is_all = len(chosen) == self.model.offered()
        state = Qt.CheckState.Checked if is_all and chosen else Qt.CheckState.PartiallyChecked
        self.all.setCheckState(state if chosen else Qt.CheckState.Unchecked)
        self.all.setEnabled(self.model.offered() > 0)
        self._plan = None
        self._take.setEnabled(False)
        self._counts.setText(self._words(N_("Counting what would change…")))
        self._planning.begin(self._planned())

    def _planned(self) -> Generator[None, None, Renewal]:
        noted = self._found.same if self.note_same.isChecked() else ()
        plan: Iterator[Progress | Renewal] = plan_renewal(
            self._project,
            self._labels.catalogue,
            self._words,
            self.model.chosen(),
            noted,
            self._found.of_company,
        )
        made = Renewal(systems=())
        for told in plan:
            if isinstance(told, Progress):
                yield
            else:
                made = told
        return made

    def _on_planned(self, plan: Renewal) -> None:
        self._plan = plan
        may_write = bool(plan.settings) and not self._project.store.read_only
        self._take.setEnabled(may_write)
        self._take.setDefault(may_write)
        self._counts.setText(
            self._words.filled(
                N_("Obligations: {new} new, {changed} changed, {ended} ended. Tasks: {tasks}."),
                new=plan.count(DutyChange.ADDED),
                changed=plan.count(DutyChange.CHANGED),
                ended=plan.count(DutyChange.ENDED, DutyChange.DROPPED),
                tasks=len(plan.tasks),
            )
        )

    def _on_take(self) -> None:
        if self._plan is None:
            return
        try:
            renew(self._project, self._plan)
        except UserError as error:
            self._counts.setText(self._words.of_error(error))
            return
        self.renewed.emit(len(self._plan.systems) + len(self._plan.noted))
        self.accept()

    # leaving -----------------------------------------------------------------------

    @override
    def done(self, result: int) -> None:
        self._looking.stop()
        self._planning.stop()
        super().done(result)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._looking.stop()
        self._planning.stop()
        super().closeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # the space bar chooses the row, in whichever column the keyboard is
        row = self.rows.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and self.rows.hasFocus() and row >= 0:
            self.model.toggle(row)
        else:
            super().keyPressEvent(event)


_LEAD = N_(
    "This is what the law and the facts of today make of your AI systems. Nothing changes until "
    "you take it over. What you take over is provisional until somebody confirms it."
)

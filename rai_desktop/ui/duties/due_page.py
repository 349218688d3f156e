"""Everything that is due, from wherever it comes, beside the list of tasks."""

from datetime import date
from itertools import islice

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.labels import Labels
from rai_desktop.services.overview import DueItem, DueList
from rai_desktop.services.overview.due import due_in_parts, due_summary
from rai_desktop.services.ports import Change
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.duties.due_model import DueModel, due_lines
from rai_desktop.ui.duties.task_acts import TaskDoing
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene, WorkPage
from rai_desktop.ui.pages.working import PageSlices
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.plain_rows import choose_rows, make_plain, set_width
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.state_notice import StateNotice
from rai_desktop.ui.parts.widgets import button, frame, show_icon
from rai_desktop.ui.theme import Theme
from rai_desktop.words.language import folded

_EVERYBODY, _NOBODY = "*", ""
BESIDE_DAY = 4.2
"""Width in em that a day has beside it, for its sign and the gaps."""


class DuePage(WorkPage):
    """The next five first, then what is overdue; of one person if wanted.

    Tasks are done or postponed here, everything else where it stands.
    """

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(Page.DUE, scene, labels, theme)
        self._due = DueList(items=(), uids={}, overdue=0, soon=0)
        self._day: date | None = None
        self._slices = PageSlices(self, self._read)
        self._slices.finished.connect(self._on_finished)
        self.person = CalmComboBox()
        self.to_tasks = ShortButton("due_to_tasks", "quiet")
        self._empty = StateNotice("due_empty")
        self._tasks_here = button("due_tasks_here", "primary")
        self.table = QTableView()
        self._model = DueModel(self, labels.words, theme)
        self.open = ShortButton("due_open", "primary")
        self.done = ShortButton("due_done")
        self.postpone = ShortButton("due_postpone")
        self._card = frame("due_card", "card")
        self._doing = TaskDoing(self)
        self._build()
        self._connect()
        self.apply_theme(theme)
        self.retranslate(labels)

    # what is shown -------------------------------------------------------------

    def chosen(self) -> list[DueItem]:
        """Return what is chosen."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [item for row in rows if (item := self._model.lines[row].item) is not None]

    @override
    def catch_up(self) -> None:
        super().catch_up()
        if self._day != self.project.clock.today():
            self._read()

    @override
    def take_changes(self, changes: list[Change]) -> None:
        self._read()

    @override
    def summary(self) -> str:
        return due_summary(self.labels.words, self._due)

    @override
    def panes(self) -> list[QWidget]:
        return [self._card]

    @override
    def enter(self, pane: QWidget | None = None) -> bool:
        target = self.table if self._model.lines else self._tasks_here
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        words = labels.words
        self.to_tasks.setText(words(N_("List of all tasks")))
        self.person.setAccessibleName(words(N_("Responsible")))
        self.table.setAccessibleName(words(N_("Everything due")))
        self._tasks_here.setText(words(N_("List of all tasks")))
        self._fit_days()
        self.open.setText(words(N_("Go to the entry")))
        self.done.setText(words(N_("Done")))
        self.postpone.setText(words(N_("Postpone…")))
        self._read()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        em = theme.em
        layout = self._card.layout()
        if layout is not None:
            layout.setContentsMargins(em(1.4), em(1.2), em(1.4), em(1.2))
            layout.setSpacing(em(0.8))
        self._empty.apply_theme(theme)
        self._model.apply_theme(theme)
        show_icon(self.open, "right", theme, "on_accent")
        show_icon(self.done, "check", theme, "accent")
        show_icon(self.postpone, "clock", theme, "accent")
        show_icon(self.to_tasks, "task", theme, "accent")
        self.table.verticalHeader().setDefaultSectionSize(em(2.6))
        self.table.setIconSize(QSize(em(1.2), em(1.2)))
        self._fit_days()

    def _fit_days(self) -> None:
        """Make the first column as wide as any day; asking every row would stop the window."""
        words, measure = self.labels.words, self.table.fontMetrics()
        days = (words.day(date(2026, month, 28)) for month in range(1, 13))
        widest = max(measure.horizontalAdvance(day) for day in days)
        set_width(self.table, 0, widest + self.theme.em(BESIDE_DAY))

    @override
    def keep_state(self) -> None:
        self._slices.stop()

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        self._empty.add(self._tasks_here)
        self.person.setObjectName("due_person")
        table = self.table
        table.setObjectName("due_table")
        table.setModel(self._model)
        make_plain(table)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        head, foot = QHBoxLayout(), FlowLayout()
        self.to_tasks.let_shrink()
        for part in (self.person, self.to_tasks):
            head.addWidget(part)
        head.addStretch(1)
        for act in (self.open, self.done, self.postpone):
            foot.addWidget(act)
        column = QVBoxLayout(self._card)
        column.addLayout(head)
        column.addWidget(table, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)

    def _connect(self) -> None:
        self.person.currentIndexChanged.connect(lambda _: self._show())
        for part in (self.to_tasks, self._tasks_here):
            part.clicked.connect(lambda: self.target_wanted.emit(Target(kind=EntityKind.TASK)))
        self.table.activated.connect(lambda _: self._on_open())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_acts())
        self.open.clicked.connect(self._on_open)
        self.done.clicked.connect(lambda: self._doing.finish(self._tasks()))
        self.postpone.clicked.connect(lambda: self._doing.postpone(self._tasks()))

    def _read(self) -> None:
        self._day = self.project.clock.today()
        gaps = Gaps(self.project, self.labels, self._day)
        self._slices.begin(due_in_parts(gaps, self.labels.words, most=None))

    def _on_finished(self, due: DueList) -> None:
        self._due = due
        self._show_people()
        self._show()
        self.summary_changed.emit(self.summary())

    def _show_people(self) -> None:
        """Offer everybody who has something due; who was chosen stays chosen."""
        words, before = self.labels.words, self.person.currentData()
        people = {item.person for item in self._due.items if item.person}
        named = ((self.project.name(uid), uid) for uid in people)
        names = sorted(named, key=lambda one: folded(one[0]))
        self.person.blockSignals(True)
        self.person.clear()
        self.person.addItem(words(N_("All people")), _EVERYBODY)
        for name, uid in names:
            self.person.addItem(name, uid)
        if any(item.person is None for item in self._due.items):
            self.person.addItem(words(N_("Nobody is named")), _NOBODY)
        self.person.setCurrentIndex(max(0, self.person.findData(before)))
        self.person.blockSignals(False)

    def _shown(self) -> list[DueItem]:
        wanted = self.person.currentData()
        if wanted in (None, _EVERYBODY):
            return list(self._due.items)
        return [item for item in self._due.items if (item.person or _NOBODY) == wanted]

    def _show(self) -> None:
        words, items = self.labels.words, self._shown()
        before = {item.uid for item in self.chosen()}
        names: dict[Uid | None, str] = {
            uid: self.project.name(uid) for uid in {item.person for item in items}
        }
        self._model.show_lines(due_lines(items, words), names, words)
        self.table.clearSpans()
        for row in self._model.heads:
            self.table.setSpan(row, 0, 1, self._model.columnCount())
        self._show_parts()
        self._choose(before)
        self._show_acts()

    def _show_parts(self) -> None:
        """Show what is due, or why there is nothing: only one is ever seen."""
        words, has_any = self.labels.words, bool(self._model.lines)
        for part in (self.person, self.to_tasks, self.table, self.open, self.done, self.postpone):
            part.setVisible(has_any)
        self._empty.setVisible(not has_any)
        self._empty.say(
            words(N_("Nothing is due within the next 60 days.")),
            words(
                N_(
                    "Tasks, mitigations, reviews, evidence and duties stand here by themselves "
                    "when their day comes near."
                )
            ),
        )

    def _choose(self, uids: set[Uid]) -> None:
        lines = self._model.lines
        of_items = (row for row, line in enumerate(lines) if line.item is not None)
        kept = [row for row, line in enumerate(lines) if line.item and line.item.uid in uids]
        choose_rows(self.table, kept or list(islice(of_items, 1)))

    def _tasks(self) -> list[Uid]:
        return [item.uid for item in self.chosen() if item.kind is EntityKind.TASK]

    def _show_acts(self) -> None:
        chosen, tasks = self.chosen(), self._tasks()
        are_tasks = bool(tasks) and len(tasks) == len(chosen)
        may_do = are_tasks and not self.project.store.read_only
        self.open.setEnabled(len(chosen) == 1)
        for part in (self.done, self.postpone):
            part.setEnabled(may_do)

    def _on_open(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1:
            self.target_wanted.emit(Target(kind=chosen[0].kind, uids=(chosen[0].uid,)))

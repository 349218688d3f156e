"""The page of the history: the steps beside what the chosen one changed."""

import logging
from collections.abc import Callable, Generator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.steps import fingerprint
from rai_desktop.domain.texts import N_
from rai_desktop.services.changes import FieldChange
from rai_desktop.services.faults import fault_of
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Change, StepHead
from rai_desktop.services.step_filter import StepMatcher
from rai_desktop.services.step_heads import HeadTeller, Timeline
from rai_desktop.services.targets import Page, Target, target_of
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene, WorkPage
from rai_desktop.ui.pages.history.details import StepDetails
from rai_desktop.ui.pages.history.filters import HistoryFilters
from rai_desktop.ui.pages.history.model import WHAT, WHO, HistoryModel
from rai_desktop.ui.pages.history.restoring import Restorer
from rai_desktop.ui.pages.history.state import HistoryState, StatePanel
from rai_desktop.ui.pages.kept_widths import KeptWidths
from rai_desktop.ui.parts.fault_dialog import FaultDialog
from rai_desktop.ui.parts.plain_rows import make_plain, set_width
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.slices import Slices
from rai_desktop.ui.parts.widgets import frame, label
from rai_desktop.ui.theme import Theme
from rai_desktop.words.language import folded

_LOG = logging.getLogger(__name__)

ROW_HEIGHT = 2.5
WIDTHS = (13.0, 11.0)
TESTED_AT_ONCE = 20
"""Steps that are held against the filter before the window may do something else."""

Work = Generator[None, None, None]


class HistoryPage(WorkPage):
    """Shows who changed what and when, of the whole project or of one entry.

    Steps are read newest first and without values, bit by bit; values when a step is looked at.
    """

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(Page.HISTORY, scene, labels, theme)
        self._of: Uid | None = None
        self._wanted: StepId | None = None
        self._error: Exception | None = None
        self._is_fresh = True
        self._is_narrow = self._has_rows = False
        self._timeline = Timeline(self.project)
        self._teller = HeadTeller(self.project, labels, self._timeline)
        self._model = HistoryModel(labels.words, self._timeline, self._teller, self)
        self.filters = HistoryFilters(labels.words, theme)
        self._only = label("history_only", "badge")
        self._all = ShortButton("history_all", "quiet")
        self._compare = ShortButton("history_compare", "quiet")
        self._busy = label("history_busy", "muted")
        self.rows = QTableView()
        self.state = StatePanel(labels.words, theme)
        self.details = StepDetails(self.project, labels.words, theme)
        self._restorer = Restorer(scene, labels)
        self._list = frame("history_list", "card")
        self._stack = QStackedWidget()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._slices = Slices(self)
        self._build()
        self._connect()
        self.apply_theme(theme)
        self._widths = KeptWidths(scene.session.settings, str(self.key), self._splitter, self.rows)
        self._widths.restore()
        self._name_parts()
        self._begin()

    # what is shown -------------------------------------------------------------

    @override
    def show_only(self, uids: Sequence[Uid]) -> None:
        wanted = uids[0] if uids else None
        if wanted != self._of:
            self._of = wanted
            self._wanted = None
            self._name_parts()
            self._begin()

    @override
    def take_changes(self, changes: list[Change]) -> None:
        """Put new steps on top; names and what is undone are told anew."""
        if self._error is not None or not self._timeline.heads:
            self._begin()
            return
        newer = self._timeline.read_newer()
        self._speak()
        if self._is_fresh or self.filters.wanted().looks_at_words:
            self._restart()
            return
        fitting = [head for head in newer if self._fits(head)]
        if fitting:
            self._model.prepend(fitting)
        self._model.renew()
        self._show_found()
        self._show_people()
        self._show_current()
        self.summary_changed.emit(self.summary())

    @override
    def summary(self) -> str:
        words = self.labels.words
        return words.plural("{count} step", "{count} steps", len(self._timeline.heads))

    @override
    def panes(self) -> list[QWidget]:
        return [self.rows, self.details] if self._has_rows else [self._list]

    @override
    def enter(self, pane: QWidget | None = None) -> bool:
        if pane is self.details:
            return self._open_details()
        self._leave_details()
        return True

    @override
    def fit(self, *, is_narrow: bool) -> None:
        # list and details side by side, or one at a time where there is little room
        self._is_narrow = is_narrow
        self.rows.setColumnHidden(WHO, is_narrow)
        has_details = self.details.isAncestorOf(self.window().focusWidget() or self)
        self._show_pane(self.details if has_details else self._list)

    # language and looks --------------------------------------------------------

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        words = labels.words
        self._restorer.retranslate(labels)
        self.filters.retranslate(words)
        self.state.retranslate(words)
        self.details.retranslate(words)
        self._name_parts()
        self._speak()
        self._restart()

    @override
    def keep_state(self) -> None:
        self._widths.keep()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        em = theme.em
        self.filters.apply_theme(theme)
        self.state.apply_theme(theme)
        self.details.apply_theme(theme)
        self._model.mute_with(theme.colour("muted"))
        self._splitter.setHandleWidth(em(1))
        self.rows.verticalHeader().setDefaultSectionSize(em(ROW_HEIGHT))
        for column, width in enumerate(WIDTHS):
            set_width(self.rows, column, em(width))

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        self._build_rows()
        only = QHBoxLayout()
        only.setContentsMargins(12, 0, 12, 6)
        for part in (self._only, self._all, self._busy):
            only.addWidget(part)
        only.addStretch(1)
        only.addWidget(self._compare)
        top = QVBoxLayout()
        top.setContentsMargins(12, 10, 12, 6)
        top.addWidget(self.filters)
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(top)
        inside.addLayout(only)
        inside.addWidget(self._stack, 1)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self.state)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._list)
        self._splitter.addWidget(self.details)
        self._splitter.setSizes([560, 480])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    def _build_rows(self) -> None:
        self.rows.setObjectName("history_rows")
        self.rows.setModel(self._model)
        make_plain(self.rows, wide=WHAT)
        self.rows.verticalHeader().setMinimumSectionSize(1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._restart)
        self.filters.left.connect(self.rows.setFocus)
        self.state.clear_wanted.connect(self._clear_filters)
        self.state.again_wanted.connect(self._begin)
        self.state.details_wanted.connect(self._show_fault)
        self._all.clicked.connect(lambda: self.show_only(()))
        self.rows.selectionModel().currentRowChanged.connect(self._show_current)
        self.rows.clicked.connect(self._on_clicked)
        self.details.entry_wanted.connect(self._go_to)
        self.details.restore_wanted.connect(self._restore)
        self.details.step_wanted.connect(self._go_to_step)
        self.details.since_wanted.connect(self._compare_since)
        self._compare.clicked.connect(lambda: self.compare_states(""))
        self.details.left.connect(self._leave_details)
        self.details.failed.connect(self.failed)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_key(key, self._open_details)
        self._on_key(Qt.Key.Key_Escape, self._step_back)

    def _on_key(self, key: Qt.Key, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self.rows)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)

    def _name_parts(self) -> None:
        words = self.labels.words
        self.rows.setAccessibleName(words(N_("Steps, newest first")))
        self._all.setText(words(N_("Show the whole history")))
        self._busy.setText(words(N_("Reading the history…")))
        self._compare.setText(words(N_("Compare two states…")))
        entity = self.project.store.entity(self._of) if self._of else None
        number = self.project.number(entity) if entity else ""
        self._only.setText(number or (self.project.name(self._of) if self._of else ""))
        for part in (self._only, self._all):
            part.setVisible(self._of is not None)

    # reading -------------------------------------------------------------------

    def _begin(self) -> None:
        """Read anew, from the newest step on."""
        self._error = None
        self._timeline = Timeline(self.project, self._of)
        self._speak()
        self._restart()

    def _speak(self) -> None:
        self._teller = HeadTeller(self.project, self.labels, self._timeline)
        self._model.speak(self.labels.words, self._timeline, self._teller)

    def _restart(self) -> None:
        """Hold all steps against the filters, those read already and those to come."""
        self._is_fresh = True
        self._busy.show()
        self._show_found()
        self._slices.begin(self._guarded())

    def _guarded(self) -> Work:
        """Read; whatever goes wrong is shown here, and the window goes on."""
        try:
            yield from self._read()
        except Exception as error:
            if not isinstance(error, UserError):
                fault = fault_of(error)
                _LOG.error("No history: %s\n%s", fault.kind, fault.stack)
            self._fail(error)

    def _read(self) -> Work:
        matcher = StepMatcher(self.project, self._teller, self.filters.wanted())
        known = tuple(self._timeline.heads)
        for start in range(0, len(known), TESTED_AT_ONCE):
            yield from self._take(matcher, known[start : start + TESTED_AT_ONCE])
            yield
        while not self._timeline.is_complete:
            yield from self._take(matcher, self._timeline.read_older())
            yield
        self._finish()
        yield from self._count()

    def _take(self, matcher: StepMatcher, heads: Sequence[StepHead]) -> Work:
        """Show those of ``heads`` that fit, below what is shown."""
        fitting = []
        for head in heads:
            if (yield from matcher.fits(head)):
                fitting.append(head)
        if fitting and self._is_fresh:
            self._is_fresh = False
            self._model.replace(fitting)
        elif fitting:
            self._model.append(fitting)
        if fitting:
            self._select(is_last=False)
            self._show_found()

    def _finish(self) -> None:
        if self._is_fresh:
            self._is_fresh = False
            self._model.replace(())
        self._busy.hide()
        self._select(is_last=True)
        self._show_found()
        self._show_people()
        self.summary_changed.emit(self.summary())

    def _count(self) -> Work:
        """Find out how much steps touched that touched very much."""
        for head in tuple(self._timeline.heads):
            if self._timeline.entries(head) is None:
                yield from self._timeline.count(head)
                self._model.renew()

    def _fits(self, head: StepHead) -> bool:
        """Return whether a step fits filters that do not look at words: known at once."""
        testing = StepMatcher(self.project, self._teller, self.filters.wanted()).fits(head)
        try:
            next(testing)
        except StopIteration as last:
            return bool(last.value)
        return False

    def _fail(self, error: Exception) -> None:
        self._error = error
        self._busy.hide()
        self._model.replace(())
        self._show_current()
        self._show_found()
        self._show_fault()

    def _show_fault(self) -> None:
        if self._error is not None:
            words = self.labels.words
            title = words(N_("The history cannot be read"))
            FaultDialog(self.window(), title, self._error, words, self.theme).open()

    # choosing ------------------------------------------------------------------

    def _show_found(self) -> None:
        """Show the steps, or why there are none."""
        has_rows = self._model.rowCount() > 0 and self._error is None
        self._stack.setCurrentWidget(self.rows if has_rows else self.state)
        if has_rows != self._has_rows:
            self._has_rows = has_rows
            self._show_pane(self._list)
        if self._error is not None:
            self.state.show_state(HistoryState.FAILED)
        elif self._is_fresh or not self._timeline.is_complete:
            self.state.show_state(HistoryState.READING)
        elif self.filters.wanted().is_empty:
            self.state.show_state(HistoryState.EMPTY)
        else:
            self.state.show_state(HistoryState.NOTHING_FOUND)

    def _show_people(self) -> None:
        words = self.labels.words
        names = {uid: self.project.name(Uid(uid)) for uid in self._timeline.authors if uid}
        people = sorted(((u, n) for u, n in names.items() if n), key=lambda one: folded(one[1]))
        if "" in self._timeline.authors:
            people.append(("", words(N_("Not stated"))))
        self.filters.show_people(people)

    def _select(self, *, is_last: bool) -> None:
        """Choose the step that was chosen before, or the newest where it is not there."""
        row = self._model.row_of(self._wanted) if self._wanted else 0
        if row < 0 and is_last:
            row = 0
        if 0 <= row < self._model.rowCount() and row != self.rows.currentIndex().row():
            self.rows.selectRow(row)
        elif is_last:
            self._show_current()

    def _current(self) -> StepHead | None:
        return self._model.head(self.rows.currentIndex().row())

    def _show_current(self) -> None:
        current = self._current()
        if current is not None:
            self._wanted = current.id
        self.details.show_step(current, self._teller, self._timeline)

    def _clear_filters(self) -> None:
        self.filters.reset()
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    # list and details ----------------------------------------------------------

    def _show_pane(self, pane: QWidget) -> None:
        self._list.setVisible(not self._is_narrow or pane is self._list)
        has_room = not self._is_narrow and self._has_rows
        self.details.setVisible(has_room or pane is self.details)
        self.details.offer_back(is_offered=self._is_narrow)

    def _open_details(self) -> bool:
        if self._current() is None:
            return False
        self._show_pane(self.details)
        self.details.take_focus()
        return True

    def _leave_details(self) -> None:
        self._show_pane(self._list)
        target = self.rows if self._stack.currentWidget() is self.rows else self.filters.text
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_clicked(self) -> None:
        if self._is_narrow:
            self._open_details()

    def _step_back(self) -> None:
        """Clear the filters, and then show the whole history again."""
        if not self.filters.wanted().is_empty:
            self.filters.reset()
        else:
            self.show_only(())

    # what people do ------------------------------------------------------------

    def _go_to(self, uid: Uid) -> None:
        entity = self.project.store.entity(uid)
        if entity is not None and entity.deleted:
            self.target_wanted.emit(Target(page=Page.BIN))
        elif entity is not None:
            self.target_wanted.emit(target_of(entity))

    def _go_to_step(self, step: StepId) -> None:
        self._wanted = step
        if self._model.row_of(step) < 0:
            self.filters.reset()
        self._select(is_last=False)

    def _compare_since(self, step: StepId) -> None:
        self.compare_states(fingerprint(step))

    def compare_states(self, first: str) -> None:
        """Show what is different between the state that ``first`` names and the present one."""
        from rai_desktop.ui.states.compare_dialog import CompareDialog

        asker = self.scene.asker
        dialog = CompareDialog(self.window(), self.project, self.labels, self.theme, asker, first)
        dialog.gone_back.connect(self.told)
        dialog.open()

    def _restore(self, changes: list[FieldChange]) -> None:
        try:
            told = self._restorer.restore(changes)
        except UserError as error:
            self.failed.emit(error)
            return
        if told:
            self.told.emit(told)

"""The page of the history: the steps beside what the chosen one changed."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.history import FieldChange, HistoryLine, restore_field, told_history
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Change
from rai_desktop.services.targets import Page, Target, target_of
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene, WorkPage
from rai_desktop.ui.pages.history.details import StepDetails
from rai_desktop.ui.pages.history.model import HistoryModel
from rai_desktop.ui.parts.search_field import SearchField
from rai_desktop.ui.parts.widgets import button, frame, label
from rai_desktop.ui.theme import Theme

SLICE = 8
"""Milliseconds that are read at once."""

ROW_HEIGHT = 2.5
WIDTHS = (11.0, 12.0)


class HistoryPage(WorkPage):
    """Shows who changed what and when, of the whole project or of one entry."""

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(Page.HISTORY, scene, labels, theme)
        self._of: Uid | None = None
        self._read: list[HistoryLine] = []
        self._reading: Iterator[HistoryLine] = iter(())
        self._wanted = ""
        self.filter = SearchField("history_filter", N_("Search in the history"))
        self._only = label("history_only", "badge")
        self._all = button("history_all", "quiet")
        self._busy = label("history_busy", "muted")
        self._model = HistoryModel(labels.words, self)
        self.rows = QTableView()
        self.details = StepDetails(labels, theme)
        self._list = frame("history_list", "card")
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()
        self.apply_theme(theme)
        self._name_parts()
        self._begin()

    # what is shown -------------------------------------------------------------

    @override
    def show_only(self, uids: Sequence[Uid]) -> None:
        wanted = uids[0] if uids else None
        if wanted != self._of:
            self._of = wanted
            self._name_parts()
            self._begin()

    @override
    def take_changes(self, changes: list[Change]) -> None:
        line = self._current()
        self._wanted = line.step if line else ""
        self._begin()

    @override
    def summary(self) -> str:
        words = self.labels.words
        return words.plural("{count} step", "{count} steps", self._model.total)

    @override
    def panes(self) -> list[QWidget]:
        return [self.rows, self.details]

    @override
    def enter(self, pane: QWidget | None = None) -> bool:
        if pane is self.details:
            return super().enter(pane)
        self.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    # language and looks --------------------------------------------------------

    @override
    def retranslate(self, labels: Labels) -> None:
        line = self._current()
        self._wanted = line.step if line else ""
        super().retranslate(labels)
        self.details.retranslate(labels)
        self._name_parts()
        self._begin()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        em = theme.em
        self.filter.apply_theme(theme)
        self.details.apply_theme(theme)
        self._splitter.setHandleWidth(em(1))
        self.rows.verticalHeader().setDefaultSectionSize(em(ROW_HEIGHT))
        for column, width in enumerate(WIDTHS):
            self.rows.setColumnWidth(column, em(width))

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        self.rows.setObjectName("history_rows")
        self.rows.setModel(self._model)
        self.rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.rows.setShowGrid(False)
        self.rows.setTabKeyNavigation(False)
        self.rows.setWordWrap(False)
        self.rows.verticalHeader().hide()
        self.rows.verticalHeader().setMinimumSectionSize(1)
        head = self.rows.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        top = QHBoxLayout()
        top.setContentsMargins(12, 10, 12, 6)
        for part in (self.filter, self._only, self._all, self._busy):
            top.addWidget(part)
        top.addStretch(1)
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(top)
        inside.addWidget(self.rows, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._list)
        self._splitter.addWidget(self.details)
        self._splitter.setSizes([560, 480])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._read_some)
        self.filter.textChanged.connect(self._on_filter)
        self.filter.left.connect(self.rows.setFocus)
        self._all.clicked.connect(lambda: self.show_only(()))
        self.rows.selectionModel().currentRowChanged.connect(self._show_current)
        self.details.entry_wanted.connect(self._go_to)
        self.details.restore_wanted.connect(self._restore)

    def _name_parts(self) -> None:
        words = self.labels.words
        self.filter.retranslate(words)
        self.rows.setAccessibleName(words(N_("Steps, newest first")))
        self._all.setText(words(N_("Show the whole history")))
        self._busy.setText(words(N_("Reading the history…")))
        entity = self.project.store.entity(self._of) if self._of else None
        number = self.project.number(entity) if entity else ""
        self._only.setText(number or (self.project.name(self._of) if self._of else ""))
        for part in (self._only, self._all):
            part.setVisible(self._of is not None)

    # reading -------------------------------------------------------------------

    def _begin(self) -> None:
        """Read anew; what was shown stays until all is read."""
        self._read = []
        self._reading = told_history(self.project, self.labels, self._of)
        self._busy.setVisible(not self._model.total)
        self._timer.start()

    def _read_some(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        for line in self._reading:
            self._read.append(line)
            if clock.hasExpired(SLICE):
                self._timer.start()
                return
        self._busy.hide()
        self._model.show_lines(self._read, self.labels.words)
        self._read = []
        self._select()
        self.summary_changed.emit(self.summary())

    def _select(self) -> None:
        row = max(0, self._model.row_of(self._wanted)) if self._model.rowCount() else -1
        if row >= 0:
            self.rows.selectRow(row)
        self._show_current()

    def _current(self) -> HistoryLine | None:
        return self._model.line(self.rows.currentIndex().row())

    def _show_current(self) -> None:
        self.details.show_line(self._current(), is_read_only=self.project.store.read_only)

    def _on_filter(self, text: str) -> None:
        line = self._current()
        self._wanted = line.step if line else ""
        self._model.set_filter(text)
        self._select()

    # what people do ------------------------------------------------------------

    def _go_to(self, uid: Uid) -> None:
        entity = self.project.store.entity(uid)
        if entity is not None and entity.deleted:
            self.target_wanted.emit(Target(page=Page.BIN))
        elif entity is not None:
            self.target_wanted.emit(target_of(entity))

    def _restore(self, change: FieldChange) -> None:
        try:
            step = restore_field(self.project, change.uid, change.key, change.old)
        except UserError as error:
            self.failed.emit(error)
            return
        if step is None:
            text = N_("“{field}” has this value already.")
            self.failed.emit(UserError(text, field=change.label))
            return
        text = N_("“{field}” has its earlier value again.")
        self.told.emit(self.labels.words.filled(text, field=change.label))

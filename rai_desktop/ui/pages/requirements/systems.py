"""The systems of a requirement: which answer counts for each, its own or that of the company."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from rai_desktop.domain.requirements import COMPANY, Item, Origin, RequirementScore, State
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.rows import name_of
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.requirements.rows_view import LEVEL_ROLE, Index, RowsView
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.plain_rows import HeadedModel
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import frame, label, plain_tip
from rai_desktop.ui.theme import Theme

HEADINGS = (N_("AI system"), N_("Level"), N_("Answer"))
_ORIGINS = {
    Origin.OWN: N_("Own answer"),
    Origin.INHERITED: N_("From the company"),
    Origin.MISSING: N_("Missing"),
}
_SHARES = (0.46, 0.2, 0.34)
_ROW, _MOST, _LEAST = 2.1, 5, 2
_ROOT = QModelIndex()


class SystemsModel(HeadedModel):
    """One row for each system."""

    def __init__(self, project: OpenProject, labels: Labels, parent: QObject) -> None:
        super().__init__(HEADINGS, labels.words, parent)
        self._project = project
        self._labels = labels
        self.items: Sequence[Item] = ()

    def show_items(self, items: Sequence[Item], labels: Labels) -> None:
        """Show these systems; equally many keep their rows."""
        self._labels, self._words = labels, labels.words
        if [one.subject for one in items] == [one.subject for one in self.items]:
            self.items = items
            if items:
                self.dataChanged.emit(self.index(0, 0), self.index(len(items) - 1, 2))
            return
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        if role == LEVEL_ROLE:
            return item.effective.level if index.column() == 1 and item.effective.applies else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(item, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._cell(item, index.column()))
        return None

    def _cell(self, item: Item, column: int) -> str:
        words = self._labels.words
        if column == 0:
            return name_of(self._project, words, item.subject)
        counts = item.effective
        if column == 1:
            return str(counts.level) if counts.is_known and counts.applies else "–"
        if not counts.applies:
            return words(State.NOT_APPLICABLE.label)
        if counts.answer is not None and counts.answer.is_unknown:
            return words(N_("Don't know"))
        return words(_ORIGINS[counts.origin])


class SystemsPanel(QWidget):
    """``picked`` gives the systems that were chosen to be answered, ``answered`` a key's code.

    ``exception_wanted`` asks to answer one system by itself, ``removed`` to let the answer of the
    company count for it again.
    """

    picked = Signal(tuple)
    answered = Signal(str)
    opened = Signal()
    exception_wanted = Signal(str)
    removed = Signal(str)

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("requirement_systems")
        self._labels = labels
        self._theme = theme
        self._is_each = False
        self._most = _MOST
        self._quiet = False
        self._is_read_only = False
        self._score: RequirementScore | None = None
        self._title = label("systems_title", "field", wraps=True)
        self._help = label("systems_help", "muted", wraps=True)
        self._model = SystemsModel(project, labels, self)
        self.view = RowsView("systems_rows", theme, _SHARES, _ROW)
        self._card = frame("systems_card", "card")
        self.exception = ShortButton("systems_exception")
        self.remove = ShortButton("systems_remove")
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()
        self.apply_theme(theme)
        self.retranslate(labels)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The systems that are chosen, from top to bottom."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return tuple(self._model.items[row].subject for row in rows)

    def show_score(self, score: RequirementScore, *, is_each: bool) -> None:
        """Show the systems of a requirement; ``is_each`` when each is answered by itself."""
        is_new = self._score is None or self._score.rule.id != score.rule.id
        self._score, self._is_each = score, is_each
        items = [item for item in score.items if item.subject != COMPANY]
        self._quiet = True
        self._model.show_items(items, self._labels)
        mode = QAbstractItemView.SelectionMode
        self.view.setSelectionMode(mode.ExtendedSelection if is_each else mode.SingleSelection)
        if is_new and items:
            self.view.clearSelection()
            self._go_to(self._first_waiting(items) if is_each else 0)
        self._quiet = False
        self.setVisible(bool(items))
        self._fit(len(items))
        self._name()

    def grow(self, rows: int) -> None:
        """Show up to so many rows without scrolling."""
        self._most = rows

    def set_read_only(self, read_only: bool) -> None:
        """Let people read but not change."""
        self._is_read_only = read_only
        self._name()

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        self.exception.setText(labels.words(N_("Enter an exception")))
        self.remove.setText(labels.words(N_("Remove the exception")))
        self._model.show_items(self._model.items, labels)
        self._name()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self.view.apply_theme(theme)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.em(0.4))
        self._fit(self._model.rowCount())

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        self.view.setModel(self._model)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.view)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        flow.addWidget(self.exception)
        flow.addWidget(self.remove)
        for part in (self._title, self._help, self._card):
            self._column.addWidget(part)
        self._column.addWidget(buttons)
        self._column.addStretch(1)

    def _connect(self) -> None:
        self.view.answered.connect(self.answered)
        self.view.opened.connect(self._on_opened)
        self.view.selectionModel().selectionChanged.connect(self._on_selected)
        self.exception.clicked.connect(self._on_exception)
        self.remove.clicked.connect(self._on_remove)

    def _name(self) -> None:
        words = self._labels.words
        each = N_("This is answered for each AI system; the lowest counts.")
        shared = N_("The company's answer counts for all AI systems without an exception.")
        self._title.setText(words(N_("AI systems")))
        self._help.setText(words(each if self._is_each else shared))
        self.view.setAccessibleName(words(N_("AI systems and the answers that count for them")))
        item = self._current()
        has_own = item is not None and item.effective.origin is Origin.OWN
        can = not self._is_each and not self._is_read_only
        self.exception.setVisible(can)
        self.remove.setVisible(can)
        self.exception.setEnabled(item is not None)
        self.exception.setText(
            words(N_("Change the exception") if has_own else N_("Enter an exception"))
        )
        self.remove.setEnabled(has_own)

    def _fit(self, count: int) -> None:
        rows = min(self._most, max(_LEAST, count))
        head = self.view.horizontalHeader().sizeHint().height()
        self.view.setFixedHeight(rows * self._theme.em(_ROW) + head + 4)

    def _first_waiting(self, items: Sequence[Item]) -> int:
        waiting = (place for place, item in enumerate(items) if item.effective.answer is None)
        return next(waiting, 0)

    def _go_to(self, place: int) -> None:
        self.view.go_to(place)

    def _current(self) -> Item | None:
        row = self.view.currentIndex().row()
        return self._model.items[row] if 0 <= row < len(self._model.items) else None

    def _on_selected(self) -> None:
        self._name()
        if not self._quiet and self._is_each:
            self.picked.emit(self.chosen)

    def _on_opened(self) -> None:
        if self._is_each:
            self.opened.emit()
        else:
            self._on_exception()

    def _on_exception(self) -> None:
        item = self._current()
        if item is not None and not self._is_read_only:
            self.exception_wanted.emit(item.subject)

    def _on_remove(self) -> None:
        item = self._current()
        if item is not None:
            self.removed.emit(item.subject)

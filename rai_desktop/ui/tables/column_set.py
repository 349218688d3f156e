"""Which columns a table shows, in which order and how wide; and by which one rows are sorted."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QObject, QSignalBlocker, Qt, QTimer, Signal

from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.listing import ListColumn
from rai_desktop.ui.tables.model import RowModel
from rai_desktop.ui.tables.state import Order, TableState, read_state, state_text
from rai_desktop.ui.tables.view import RowsView
from rai_desktop.ui.theme import Theme

WEIGHT_WIDTH = 7.5
"""Width of a column with the weight of one, in multiples of the font's height."""

LEAST_TITLE = 12.5
"""The narrowest width that a title gets by itself, in multiples of the font's height."""

_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class ColumnSet(QObject):
    """Keeps headings and model in step.

    Dragging a heading becomes a new order of the model's columns, so that the first column is
    always the left one, for screen readers too. ``columns_moved``, ``resized`` and
    ``order_changed`` tell what a person did.
    """

    columns_moved = Signal()
    resized = Signal()
    order_changed = Signal()

    def __init__(self, view: RowsView, model: RowModel, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._theme = theme
        self._all: dict[str, ListColumn] = {}
        self._state = TableState(columns=())
        self._is_setting = False
        header = view.headings
        header.setStretchLastSection(True)
        view.resized.connect(self.fit)
        header.sectionResized.connect(self._on_section_resized)
        header.sectionMoved.connect(self._on_section_moved)
        header.sortIndicatorChanged.connect(self._on_sort_indicator_changed)
        header.sectionHandleDoubleClicked.connect(self._on_handle_double_clicked)

    @property
    def order(self) -> Order | None:
        """By which column rows are sorted; ``None`` for the order they were added in."""
        return self._state.order

    @property
    def order_key(self) -> str:
        """The column that rows are sorted by; empty for the order they were added in."""
        return self._state.order.key if self._state.order else ""

    @property
    def group(self) -> str:
        """The column that rows are put together by; empty for none."""
        return self._state.group

    @property
    def state(self) -> TableState:
        """What is worth keeping."""
        return self._state

    def every(self) -> tuple[ListColumn, ...]:
        """Return all columns there are."""
        return tuple(self._all.values())

    def shown(self) -> list[ListColumn]:
        """Return the columns shown, in their order."""
        return [self._all[key] for key in self._state.columns]

    def restore(self, columns: Sequence[ListColumn], state: str) -> None:
        """Take these columns, arranged as kept in ``state``."""
        self._all = {column.key: column for column in columns}
        self._state = read_state(state, columns)

    def renew(self, columns: Sequence[ListColumn]) -> None:
        """Take these columns; those that came and are usually shown stand behind the others."""
        came = [c.key for c in columns if c.default_visible and c.key not in self._all]
        self.choose((*self._state.columns, *came))
        self.restore(columns, state_text(self._state))

    def choose(self, keys: Sequence[str]) -> None:
        """Show these columns in this order."""
        self._state = replace(self._state, columns=tuple(keys))

    def sort_by(self, order: Order | None) -> None:
        """Note by what rows are sorted, and show it in the headings."""
        self._state = replace(self._state, order=order)
        self._show_indicator()

    def group_by(self, key: str) -> None:
        """Note by what rows are put together; by nothing when empty."""
        self._state = replace(self._state, group=key)

    def want_totals(self, *, is_wanted: bool) -> None:
        """Note whether sums are wanted below the rows."""
        self._state = replace(self._state, has_totals=is_wanted)

    def show(self) -> None:
        """Put the columns on the screen."""
        header = self._view.headings
        with self._setting():
            self._model.show_columns(self.shown())
            for place in range(header.count()):
                header.moveSection(header.visualIndex(place), place)
            for place, column in enumerate(self._model.columns):
                header.resizeSection(place, self._width(column))
        self.fit()
        self._show_indicator()

    def fit(self) -> None:
        """Give the title the room that other columns leave, unless somebody chose its width."""
        title = KINDS[self._model.listing.kind].title
        widths = {column.key: self._width(column) for column in self._model.columns}
        if title not in widths or title in self._state.widths:
            return
        room = self._view.viewport().width() - sum(widths.values()) + widths[title]
        with self._setting():
            self._view.headings.resizeSection(
                list(widths).index(title), max(room, self._theme.em(LEAST_TITLE))
            )

    def apply_theme(self, theme: Theme) -> None:
        """Use these lengths."""
        self._theme = theme
        self.show()

    def _width(self, column: ListColumn) -> int:
        width = self._state.widths.get(column.key, column.weight * WEIGHT_WIDTH)
        return self._theme.em(width)

    def _show_indicator(self) -> None:
        order = self._state.order
        keys = self._state.columns
        section = keys.index(order.key) if order and order.key in keys else -1
        direction = _DESCENDING if order and order.descending else _ASCENDING
        with QSignalBlocker(self._view.headings):
            self._view.headings.setSortIndicator(section, direction)
        self._view.headings.viewport().update()

    @contextmanager
    def _setting(self) -> Iterator[None]:
        """Tell nobody of what is set here."""
        before, self._is_setting = self._is_setting, True
        yield
        self._is_setting = before

    def _keep_width(self, section: int) -> None:
        key = self._model.columns[section].key
        width = self._view.headings.sectionSize(section) / self._theme.em(1)
        self._state = replace(self._state, widths={**self._state.widths, key: width})
        self.resized.emit()

    def _on_section_resized(self, section: int) -> None:
        is_stretched = section == len(self._model.columns) - 1
        if not self._is_setting and not is_stretched and section < len(self._model.columns):
            self._keep_width(section)

    def _on_handle_double_clicked(self, section: int) -> None:
        """Make a column as wide as what is seen of it."""
        self._view.headings.resizeSection(section, self._view.sizeHintForColumn(section))

    def _on_section_moved(self) -> None:
        if not self._is_setting:
            QTimer.singleShot(0, self, self._take_dragged_order)

    def _take_dragged_order(self) -> None:
        header = self._view.headings
        places = [header.logicalIndex(place) for place in range(header.count())]
        if places != sorted(places):
            self.choose([self._model.columns[place].key for place in places])
            self.columns_moved.emit()

    def _on_sort_indicator_changed(self, section: int, direction: Qt.SortOrder) -> None:
        order = None
        if 0 <= section < len(self._model.columns):
            key = self._model.columns[section].key
            order = Order(key=key, descending=direction == _DESCENDING)
        self.sort_by(order)
        self.order_changed.emit()

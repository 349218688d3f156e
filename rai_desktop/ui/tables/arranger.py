"""Brings rows into a table: searched, filtered, sorted, with everybody's place kept."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal

from rai_desktop.domain.ids import Uid
from rai_desktop.services.listing import EntityListing
from rai_desktop.services.listing.groups import RowGroup, row_groups
from rai_desktop.services.listing.sums import column_sums
from rai_desktop.ui.tables.column_set import ColumnSet
from rai_desktop.ui.tables.filter_row import FilterRow
from rai_desktop.ui.tables.model import RowModel
from rai_desktop.ui.tables.place import Place, go_back_to, place_in, selected_uids
from rai_desktop.ui.tables.view import RowsView


class Arranger(QObject):
    """Asks the listing which rows to show and tells others what came of it, each only once.

    A ``pinned`` row is shown even where search or filters do not fit: it is being worked on. With
    ``only``, other rows are left out, whatever search and filters say.
    """

    current_changed = Signal(object)
    selection_changed = Signal(list)
    summary_changed = Signal(str)
    arranged = Signal()

    def __init__(
        self,
        listing: EntityListing,
        model: RowModel,
        view: RowsView,
        columns: ColumnSet,
        filters: FilterRow,
    ) -> None:
        super().__init__(view)
        self.listing = listing
        self.search = ""
        self.pinned: Uid | None = None
        self.only: frozenset[Uid] = frozenset()
        self.folded: frozenset[str] = frozenset()
        self._model = model
        self._view = view
        self._columns = columns
        self._filters = filters
        self._depth = 0
        self._told: tuple[Uid | None, list[Uid], str] = (None, [], "")
        selection = view.selectionModel()
        selection.currentChanged.connect(self.tell)
        selection.selectionChanged.connect(self._on_selection_changed)

    def arrange(self, place: Place | None = None) -> None:
        """Show the rows there are now; the view goes back to ``place`` or stays where it is."""
        rows = self._rows()
        found = self._groups_of(rows)
        if found:
            rows = [uid for group in found for uid in group.uids]
        is_same = self._model.is_showing(rows, found, self.folded)
        if place is None and is_same and self._view.currentIndex().isValid():
            self.tell()
        else:
            place = place or place_in(self._view, self._model)
            with self.quiet():
                self._model.show_rows(rows, found, self.folded)
                self.span_groups()
                go_back_to(place, self._view, self._model)
            self.tell()
        self.arranged.emit()

    def take(self, search: str) -> None:
        """Search for ``search`` from the next arranging on, with nothing pinned or folded."""
        self.search = search.strip()
        self.pinned, self.only, self.folded = None, frozenset(), frozenset()

    def fold(self, names: frozenset[str]) -> None:
        """Hide the rows of the groups with these names, and of no others."""
        self.folded = names
        self.arrange()

    def fold_all(self, is_folded: bool) -> None:
        """Hide the rows of all groups, or of none."""
        self.fold(frozenset(group.name for group in self._model.groups if is_folded))

    def turn_fold(self, name: str) -> None:
        """Open a folded group, fold an open one."""
        self.fold(self.folded ^ {name})

    def unfold_for(self, uid: Uid) -> None:
        """Open the group that hides ``uid``, if one does."""
        hiding = {group.name for group in self._model.groups if uid in group.uids}
        if hiding & self.folded:
            self.fold(self.folded - hiding)

    def span_groups(self) -> None:
        """Let the head of each group reach across all columns."""
        self._view.clearSpans()
        count = len(self._model.columns)
        if count > 1:
            for row in self._model.group_rows():
                self._view.setSpan(row, 0, 1, count)

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Tell nobody about rows that come and go meanwhile."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def is_filtered(self) -> bool:
        """Return whether search or filters are at work."""
        return bool(self.search or self.only or self._filters.filters())

    def filtered_titles(self) -> Sequence[str]:
        """Return the titles of the columns that are filtered."""
        at_work = self._filters.filters()
        return [column.title for column in self._columns.shown() if column.key in at_work]

    def tell(self) -> None:
        """Tell what differs from what was told last."""
        if self._depth:
            return
        selected = selected_uids(self._view, self._model)
        current = self._current()
        summary = self._summary(selected)
        before, self._told = self._told, (current, selected, summary)
        if current != before[0]:
            self.current_changed.emit(current)
        if selected != before[1]:
            self.selection_changed.emit(selected)
        if summary != before[2]:
            self.summary_changed.emit(summary)

    def _on_selection_changed(self) -> None:
        """Tell what is chosen, unless the current row goes along: that is told next.

        The view tells screen readers the new row in between; what a form tells while it is filled
        comes after that.
        """
        if self._current() == self._told[0]:
            self.tell()

    def _current(self) -> Uid | None:
        """Return the current entry; on the head of a group, the one before stays."""
        row = self._view.currentIndex().row()
        before = self._told[0]
        if self._model.group_at(row) is not None and before in set(self._model.uids):
            return before
        return self._model.uid_at(row)

    def _groups_of(self, rows: list[Uid]) -> list[RowGroup]:
        key = self._columns.group
        return row_groups(self.listing, rows, key) if key else []

    def summary(self) -> str:
        """Return one line about what is shown and selected."""
        return self._told[2]

    def _summary(self, selected: list[Uid]) -> str:
        """Return what is shown and selected, with sums of the selected or else of all rows."""
        listing, rows = self.listing, self._model.uids
        summed = selected if len(selected) > 1 else rows
        keys = self._columns.state.columns
        sums = column_sums(listing.project, listing.labels, listing.kind, keys, summed)
        return " · ".join((listing.summary(len(rows), len(selected)), *sums))

    def _rows(self) -> list[Uid]:
        listing, order = self.listing, self._columns.order
        rows = listing.filtered(self._filters.filters(), self.search)
        if self.only:
            rows = [uid for uid in rows if uid in self.only]
        if self.pinned is not None and self.is_filtered():
            kept = {*rows, self.pinned}
            if len(kept) > len(rows):
                rows = [uid for uid in listing.uids() if uid in kept]
        if order is None:
            return rows
        return listing.sorted(rows, order.key, descending=order.descending)

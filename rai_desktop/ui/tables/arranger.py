"""Brings rows into a table: searched, filtered, sorted, with everybody's place kept."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal

from rai_desktop.domain.ids import Uid
from rai_desktop.services.listing import EntityListing
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
        self._model = model
        self._view = view
        self._columns = columns
        self._filters = filters
        self._depth = 0
        self._told: tuple[Uid | None, list[Uid], str] = (None, [], "")
        selection = view.selectionModel()
        selection.currentChanged.connect(self.tell)
        selection.selectionChanged.connect(self.tell)

    def arrange(self, place: Place | None = None) -> None:
        """Show the rows there are now; the view goes back to ``place`` or stays where it is."""
        rows = self._rows()
        if place is None and rows == self._model.uids and self._view.currentIndex().isValid():
            self.tell()
        else:
            place = place or place_in(self._view, self._model)
            with self.quiet():
                self._model.show_rows(rows)
                go_back_to(place, self._view, self._model)
            self.tell()
        self.arranged.emit()

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

    def tell(self) -> None:
        """Tell what differs from what was told last."""
        if self._depth:
            return
        selected = selected_uids(self._view, self._model)
        current = self._model.uid_at(self._view.currentIndex().row())
        summary = self._summary(selected)
        before, self._told = self._told, (current, selected, summary)
        if current != before[0]:
            self.current_changed.emit(current)
        if selected != before[1]:
            self.selection_changed.emit(selected)
        if summary != before[2]:
            self.summary_changed.emit(summary)

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

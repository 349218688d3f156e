"""The table component: rows of a listing with filters, order, columns, selection and copying."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.listing import EntityListing, ListColumn
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.keys import on_key
from rai_desktop.ui.tables.arranger import Arranger
from rai_desktop.ui.tables.bar import TableBar
from rai_desktop.ui.tables.batches import Batches
from rai_desktop.ui.tables.clipboard import put_rows, put_text
from rai_desktop.ui.tables.column_set import ColumnSet
from rai_desktop.ui.tables.columns_dialog import ColumnsDialog
from rai_desktop.ui.tables.empty import EmptyNotice
from rai_desktop.ui.tables.filter_row import FilterRow
from rai_desktop.ui.tables.model import RowModel
from rai_desktop.ui.tables.place import place_in, selected_uids
from rai_desktop.ui.tables.rows_menu import COPY_CELL, rows_menu
from rai_desktop.ui.tables.saved_view import SavedView
from rai_desktop.ui.tables.state import Order, state_text
from rai_desktop.ui.tables.totals import TotalsLine
from rai_desktop.ui.tables.view import RowsView
from rai_desktop.ui.tables.views_menu import ViewsMenu
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

PREPARING_PAUSE = 15
STATE_PAUSE = 300


class EntityTable(QWidget):
    """Shows a listing.

    ``current_changed`` gives the uid of the current row or ``None``, ``activated`` the uid that
    was opened, ``selection_changed`` the selected uids in the order shown, ``state_changed`` tells
    that ``state()`` is worth keeping, ``summary_changed`` gives one line about what is shown,
    ``arranged`` that the rows may be others or in another order,
    ``search_cleared`` tells that the person cleared the search together with the filters,
    ``export_wanted`` carries the ending of a file that the list is wanted in,
    ``new_wanted``, ``ticking_wanted`` and ``reading_wanted`` that they begin in an empty list,
    ``bulk_wanted`` that what is selected shall be changed together, ``paste_wanted`` that the
    cells on the clipboard shall come in, ``fill_wanted`` that the current column shall be filled
    down in what is selected.
    """

    current_changed = Signal(object)
    activated = Signal(object)
    selection_changed = Signal(list)
    state_changed = Signal()
    summary_changed = Signal(str)
    search_cleared = Signal()
    arranged = Signal()
    export_wanted = Signal(str)
    new_wanted = Signal()
    ticking_wanted = Signal()
    reading_wanted = Signal()
    bulk_wanted = Signal()
    paste_wanted = Signal()
    fill_wanted = Signal()
    fields_wanted = Signal()

    def __init__(
        self,
        listing: EntityListing,
        words: Words,
        theme: Theme,
        state: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._listing = listing
        self._words = words
        self._theme = theme
        self.offered: list[QAction] = []
        self._batches = Batches()
        self._is_awaited = False
        self._build_parts()
        self._build_layout()
        self._build_timers()
        self._connect_parts()
        self._columns.restore(listing.columns(), state)
        self._show_columns()
        self._name_parts()
        self._arranger.arrange()

    # what others ask and tell --------------------------------------------------------

    def current(self) -> Uid | None:
        """Return the current row's uid, or ``None``."""
        return self._model.uid_at(self._view.currentIndex().row())

    def selected(self) -> list[Uid]:
        """Return the selected uids in the order shown."""
        return selected_uids(self._view, self._model)

    def visible_uids(self) -> list[Uid]:
        """Return the rows that search and filters leave, in the order shown."""
        return list(self._model.uids)

    def place_of(self, uid: Uid | None) -> tuple[int, int]:
        """Return the row of ``uid``, -1 when it is not shown, and how many rows there are."""
        return self._model.place_of(uid), len(self._model.uids)

    def read_ahead(self) -> None:
        """Read what is needed to draw the rows."""
        self._listing.read_ahead()

    def export_columns(self) -> list[str]:
        """Return the keys of the columns shown, in their order, to export what one sees."""
        return [column.key for column in self._columns.shown()]

    def summary(self) -> str:
        """Return one line about what is shown and selected."""
        return self._arranger.summary()

    @property
    def has_entries(self) -> bool:
        """Whether there is an entry, shown or not."""
        return bool(self._listing.uids())

    def state(self) -> str:
        """Return columns, widths and order as text to keep; filters are not part of it."""
        return state_text(self._columns.state)

    @property
    def views_menu(self) -> ViewsMenu:
        """The menu of views above the rows."""
        return self._bar.views

    def all_columns(self) -> tuple[ListColumn, ...]:
        """Return all columns that can be shown."""
        return self._columns.every()

    def view(self) -> SavedView:
        """Return what is shown now, without a name."""
        search = self._arranger.search
        return SavedView(state=self.state(), filters=self._filters.kept(), search=search)

    def show_view(self, view: SavedView) -> None:
        """Show columns, order, groups, filters and search of a view, whatever was there."""
        self._arranger.take(view.search)
        self._columns.restore(self._columns.every(), view.state)
        with self._arranger.quiet():
            self._show_columns()
        self._filters.take(view.filters)
        self._on_order_changed()

    def select(self, uid: Uid) -> None:
        """Make ``uid`` current and the only selected row; it is shown even when filtered out."""
        if uid not in self._listing.uids():
            return
        self._arranger.pinned = uid
        if self._model.place_of(uid) < 0:
            self._arranger.arrange()
        self._arranger.unfold_for(uid)
        self._view.move_to(self._model.row_of(uid))

    def show_only(self, uids: Iterable[Uid]) -> None:
        """Show these rows alone, without filters and search; all rows again when there are none."""
        self._filters.reset()
        had_search = bool(self._arranger.search)
        self._arranger.search = ""
        self._arranger.only = frozenset(uids)
        self._arrange_unpinned()
        if had_search:
            self.search_cleared.emit()

    def set_search(self, text: str) -> None:
        """Show only rows that contain every word of ``text``."""
        if text.strip() != self._arranger.search:
            self._arranger.search = text.strip()
            self._arranger.pinned = None
            self._arrange_when_ready()

    def clear_filters(self) -> None:
        """Show all rows again: no filter, no search."""
        self.show_only(())

    def group_by(self, key: str) -> None:
        """Put rows together by a column; by none when ``key`` is empty."""
        self._columns.group_by(key)
        self._bar.groups.group = key
        self._arranger.fold(frozenset())
        self._view.scrollTo(self._model.index(max(0, self._view.currentIndex().row() - 1), 0))
        self.state_changed.emit()

    def offer_beginning(self, *, new: bool, ticking: bool) -> None:
        """Say which ways to begin an empty list offers."""
        self._notice.offer(new=new, ticking=ticking)

    def lead_on(self, *, is_main: bool) -> None:
        """Say whether beginning an empty list is the main thing to do on the page."""
        self._notice.be_main(is_main=is_main)

    def offer_bulk(self, *, is_offered: bool) -> None:
        """Offer to change what is selected together, where that is not in sight anyway."""
        self._bar.offer_bulk(is_offered=is_offered)

    def focus_filters(self) -> None:
        """Put the keyboard into the filter of the current column."""
        column = max(0, self._view.currentIndex().column())
        keys = self.export_columns()
        self._filters.take_focus(keys[column] if column < len(keys) else "")

    def refresh(self, uids: Iterable[Uid] | None = None) -> None:
        """Show what changed about these entities, of whatever kind; ``None`` means all.

        The current row stays, even where a filter no longer fits it.
        """
        before = self._listing.columns()
        touched = self._listing.refresh(uids)
        place = None
        if self._listing.columns() != before:
            place = place_in(self._view, self._model)
            with self._arranger.quiet():
                self._columns.renew(self._listing.columns())
                self._show_columns()
        self._arranger.pinned = self._still_there(place.current if place else self.current())
        self._arranger.arrange(place)
        self._model.tell_changed(touched)
        self._preparing.start(PREPARING_PAUSE)

    def set_listing(self, listing: EntityListing) -> None:
        """Show another listing; of the same kind and project, all stays as it was."""
        is_same = (listing.kind, listing.project) == (self._listing.kind, self._listing.project)
        state = self.state() if is_same else ""
        place = place_in(self._view, self._model) if is_same else None
        self._listing = self._arranger.listing = listing
        with self._arranger.quiet():
            self._model.set_listing(listing)
            if not is_same:
                self._filters.show_columns(())
                self._arranger.search, self._arranger.pinned = "", None
                self._arranger.only = frozenset()
            self._columns.restore(listing.columns(), state)
            self._show_columns()
        self._name_parts()
        self._arranger.arrange(place)
        self._preparing.start(PREPARING_PAUSE)

    def retranslate(self, words: Words) -> None:
        """Show the texts in this language; cells and headings come with ``set_listing``."""
        self._words = words
        for part in (self._bar, self._filters, self._notice):
            part.retranslate(words)
        self._name_parts()

    def apply_theme(self, theme: Theme) -> None:
        """Use these colours and lengths."""
        self._theme = theme
        place = place_in(self._view, self._model)
        with self._arranger.quiet():
            parts = (self._view, self._bar, self._filters, self._notice, self._totals)
            for part in (*parts, self._columns):
                part.apply_theme(theme)
        self._arranger.arrange(place)

    def choose_columns(self) -> None:
        """Open the dialog in which columns and their order are chosen."""
        dialog = ColumnsDialog(
            self._columns.every(), self._columns.state, self._words, self._theme, self
        )
        dialog.totals_chosen.connect(lambda on: self._columns.want_totals(is_wanted=on))
        dialog.columns_chosen.connect(self._on_columns_chosen)
        dialog.fields_wanted.connect(self.fields_wanted)
        dialog.open()

    def copy_rows(self) -> None:
        """Put the selected rows, with their headings, on the clipboard: as text and as a table."""
        uids = self.selected() or [uid for uid in (self.current(),) if uid]
        if uids:
            put_rows(self._listing, self._columns.shown(), uids)

    def copy_cell(self) -> None:
        """Put the text of the current cell on the clipboard."""
        index = self._view.currentIndex()
        if self.current() is not None:
            put_text(self._model.full_text(index))

    def paste_place(self) -> tuple[list[str], list[Uid]]:
        """Return the columns and rows that cells are pasted onto, from the current cell on."""
        several = self.selected()
        rows = self._model.uids[max(0, self._model.place_of(self.current())) :]
        column = max(0, self._view.currentIndex().column())
        return self.export_columns()[column:], list(several if len(several) > 1 else rows)

    # building ------------------------------------------------------------------------

    def _build_parts(self) -> None:
        self._model = RowModel(self._listing, self)
        self._view = RowsView(self._model, self._theme, self)
        self._bar = TableBar(self._words, self._theme, self)
        self._columns = ColumnSet(self._view, self._model, self._theme)
        self._filters = FilterRow(
            self._view.headings, lambda: self._listing.today, self._words, self._theme, self
        )
        self._arranger = Arranger(
            self._listing, self._model, self._view, self._columns, self._filters
        )
        self._notice = EmptyNotice(self._words, self._theme, self)
        self._totals = TotalsLine(self._view, self._model, self._columns, self._theme, self)

    def _build_layout(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._totals)

    def _build_timers(self) -> None:
        self._preparing = _timer(self, PREPARING_PAUSE)
        self._preparing.timeout.connect(self._prepare)
        self._telling_state = _timer(self, STATE_PAUSE)
        self._telling_state.timeout.connect(self.state_changed)

    def _connect_parts(self) -> None:
        self._bar.clear_wanted.connect(self.clear_filters)
        self._bar.columns_wanted.connect(self.choose_columns)
        self._bar.order_chosen.connect(self._on_order_chosen)
        self._bar.groups.group_chosen.connect(self.group_by)
        self._bar.groups.fold_wanted.connect(self._arranger.fold_all)
        self._view.fold_wanted.connect(self._arranger.turn_fold)
        self._notice.clear_wanted.connect(self.clear_filters)
        self._notice.new_wanted.connect(self.new_wanted)
        self._notice.ticking_wanted.connect(self.ticking_wanted)
        self._notice.reading_wanted.connect(self.reading_wanted)
        self._bar.bulk_wanted.connect(self.bulk_wanted)
        self._filters.filters_changed.connect(self._arrange_unpinned)
        self._filters.left.connect(self._view.setFocus)
        self._filters.column_entered.connect(self._on_column_entered)
        self._columns.order_changed.connect(self._on_order_changed)
        self._columns.columns_moved.connect(self._on_columns_moved)
        self._columns.resized.connect(self._telling_state.start)
        self._view.headings.placed.connect(self._place_notice)
        self._view.horizontalScrollBar().valueChanged.connect(self._filters.place_editors)
        self._view.opened.connect(self._on_opened)
        self._view.copy_wanted.connect(self.copy_rows)
        for part in (self._view, self._notice):
            on_key("Ctrl+V", part, self.paste_wanted.emit)
        on_key(COPY_CELL, self._view, self.copy_cell)
        self._view.customContextMenuRequested.connect(self._on_menu_wanted)
        self._arranger.current_changed.connect(self.current_changed)
        self._arranger.selection_changed.connect(self.selection_changed)
        self._arranger.summary_changed.connect(self.summary_changed)
        self._arranger.arranged.connect(self._totals.show_sums)
        self._arranger.arranged.connect(self._show_notice)
        self._arranger.arranged.connect(self.arranged)

    def _name_parts(self) -> None:
        name = self._words(KINDS[self._listing.kind].plural)
        self._view.setAccessibleName(name)
        self.setAccessibleName(name)
        self._note_order()

    # parts ---------------------------------------------------------------------------

    def _show_columns(self) -> None:
        self._columns.show()
        self._filters.show_columns(self._columns.shown())
        self._filters.order_tabs(self._bar.last_button, self._view)
        self._bar.show_columns(self._columns.shown())
        self._bar.show_order(self._columns.order)
        self._bar.groups.group = self._columns.group
        self._arranger.span_groups()

    def _arrange_unpinned(self) -> None:
        """Arrange after the person asked for other rows: nothing is kept that does not fit."""
        self._arranger.pinned = None
        self._arranger.arrange()

    def _still_there(self, uid: Uid | None) -> Uid | None:
        return uid if uid in set(self._listing.uids()) else None

    def _note_order(self) -> None:
        order = self._columns.order
        note = (
            N_("sorted in descending order")
            if order and order.descending
            else N_("sorted in ascending order")
        )
        self._model.note_order(order.key if order else "", self._words(note))

    def _show_notice(self) -> None:
        has_entries = self.has_entries
        self._bar.show_filtered(
            is_filtered=self._arranger.is_filtered(), is_chosen=bool(self._arranger.only)
        )
        for part in (self._bar, self._view, self._filters):
            part.setVisible(has_entries)
        if has_entries:
            self._notice.say_nothing_found(self._arranger.search, self._arranger.filtered_titles())
        else:
            self._notice.say_nothing_yet(self._listing.kind)
        self._notice.setVisible(not self._model.uids)
        self._place_notice()

    def _place_notice(self) -> None:
        if self._notice.isHidden():
            return
        area = self.rect()
        if not self._view.isHidden():
            viewport = self._view.viewport()
            area = QRect(viewport.mapTo(self, QPoint(0, 0)), viewport.size())
        self._notice.setGeometry(area)

    def _arrange_when_ready(self) -> None:
        """Arrange now, or as soon as search and order are ready: the window never waits long."""
        self._batches.run_until(self._is_ready, self._prepare_some)
        self._is_awaited = not self._is_ready()
        if self._is_awaited:
            self._preparing.start(0)
        else:
            self._arranger.arrange()

    def _prepare_some(self, count: int) -> bool:
        return self._listing.prepare(count, self._columns.order_key)

    def _is_ready(self) -> bool:
        return self._listing.is_ready(
            search=bool(self._arranger.search), order=self._columns.order_key
        )

    def _prepare(self) -> None:
        """Get search and order ready bit by bit, as long as there is something left to do."""
        is_left = self._batches.run(self._prepare_some)
        if self._is_awaited and self._is_ready():
            self._is_awaited = False
            self._arranger.arrange()
        if is_left and (self._is_awaited or self.isVisible()):
            self._preparing.start(0 if self._is_awaited else PREPARING_PAUSE)

    def _on_order_chosen(self, order: Order | None) -> None:
        self._columns.sort_by(order)
        self._on_order_changed()

    def _on_order_changed(self) -> None:
        self._bar.show_order(self._columns.order)
        self._note_order()
        self._arrange_when_ready()
        self.state_changed.emit()

    def _on_columns_chosen(self, keys: list[str]) -> None:
        self._columns.choose(keys)
        self._on_columns_moved()

    def _on_columns_moved(self) -> None:
        place = place_in(self._view, self._model)
        with self._arranger.quiet():
            self._show_columns()
        self._arranger.arrange(place)
        self.state_changed.emit()

    def _on_column_entered(self, key: str) -> None:
        """Bring the column into view whose filter has the keyboard."""
        section = self.export_columns().index(key)
        self._view.bring_in(section)

    def _on_opened(self) -> None:
        if (uid := self.current()) is not None:
            self.activated.emit(uid)

    def _on_menu_wanted(self, place: QPoint) -> None:
        menu = rows_menu(self, self._words)
        menu.popup(self._view.viewport().mapToGlobal(place))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._view.setFocus(event.reason())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_notice()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._preparing.start(PREPARING_PAUSE)


def _timer(parent: QWidget, pause: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(pause)
    return timer

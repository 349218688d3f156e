"""The page of one kind: its list beside the form, or one of them where there is little room."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.services.beginning import first_step
from rai_desktop.services.duplicating import duplicate
from rai_desktop.services.labels import Labels
from rai_desktop.services.listing import EntityListing
from rai_desktop.services.living import living
from rai_desktop.services.ports import Change
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.duties.task_acts import TaskActs
from rai_desktop.ui.evidence.attacher import AttachOrder, files_of
from rai_desktop.ui.exporting import ListOrder
from rai_desktop.ui.forms.bulk_panel import BulkPanel
from rai_desktop.ui.forms.entity_form import EntityForm
from rai_desktop.ui.forms.relations import NewLinked
from rai_desktop.ui.hints.form_marks import FormMarks
from rai_desktop.ui.importing.reading import ListReading, take_files
from rai_desktop.ui.kinds import NEW
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.arrangement import Arrangement
from rai_desktop.ui.pages.base import Scene, WorkPage
from rai_desktop.ui.pages.table_acts import TableActs
from rai_desktop.ui.parts.drop_frame import DropFrame
from rai_desktop.ui.parts.keys import on_key
from rai_desktop.ui.session import ExportKind
from rai_desktop.ui.tables import EntityTable
from rai_desktop.ui.theme import Theme

_CHOOSING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

PROPORTIONS = (650, 380)
"""How list and form share the width at first."""


class ListPage(WorkPage):
    """Keeps place, filters, search and selection of its kind while another page is shown.

    ``referred`` tells kind and uid of a person or supplier that was added from a field,
    ``entry_wanted`` the uid of a linked entry to go to, ``search_cleared`` that the person cleared
    the search together with the filters, ``list_export_wanted`` the kind of file and the entries
    to export, none of them for the whole list, ``new_linked_wanted`` a ``NewLinked``,
    ``attach_wanted`` an ``AttachOrder``, ``file_wished`` a ``FileWish`` and the evidence.
    """

    referred = Signal(object, object)
    entry_wanted = Signal(object)
    search_cleared = Signal()
    list_export_wanted = Signal(object, list)
    new_linked_wanted = Signal(object)
    attach_wanted = Signal(object)
    file_wished = Signal(object, object)

    def __init__(self, kind: EntityKind, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(kind, scene, labels, theme)
        self.kind, self.search = kind, ""
        self._arrangement = Arrangement(scene.session.settings, self.project, kind)
        self._is_settled, self._is_narrow = True, False
        self._origin: tuple[Uid | None, Uid | None] = (None, None)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.list = DropFrame("list", "card", self.splitter)
        listing = EntityListing(self.project, kind, labels)
        state = self._arrangement.of_table()
        self.table = EntityTable(listing, labels.words, theme, state, self.list)
        self.form = EntityForm(self.project, kind, labels, theme, self.splitter)
        self._marks = FormMarks(self.form, scene.hints, labels)
        self.task_acts = TaskActs(self) if kind is EntityKind.TASK else None
        self.table_acts = TableActs(self)
        self._bulk: BulkPanel | None = None
        if not self.project.store.read_only:
            take_files(self.list, kind)
        self._build()
        self._connect()
        self._take_lengths(theme)
        self._restore()

    # what is shown -------------------------------------------------------------

    @property
    def bulk(self) -> BulkPanel:
        """The panel for several entries, made when it is first needed."""
        if self._bulk is None:
            self._bulk = self._made_bulk()
        return self._bulk

    @property
    def is_bulk(self) -> bool:
        """Whether several entries are chosen and edited together."""
        return self._bulk is not None and not self._bulk.isHidden()

    def duplicate_selected(self) -> None:
        """Add a copy of what is chosen, or of what the form shows, and go to it."""
        self.flush()
        uids = self.selected()
        if not uids or self.project.store.read_only or self.kind not in NEW:
            return
        try:
            copies = duplicate(self.project, self.labels.words, uids)
        except UserError as error:
            self.failed.emit(error)
            return
        words = self.labels.words
        self.told.emit(
            words.plural("{count} copy was made.", "{count} copies were made.", len(copies))
        )
        self.entry_wanted.emit(copies[0])

    def go_on(self, step: int) -> None:
        """Show the next or previous entry of the list, as it is filtered and sorted."""
        self.flush()
        uids = self.table.visible_uids()
        here = uids.index(self.form.uid) if self.form.uid in uids else -1
        there = here + step if here >= 0 else 0
        if 0 <= there < len(uids):
            self.table.select(uids[there])

    def start_new(self, linked: NewLinked | None = None) -> None:
        """Begin a new entry, linked with another if wanted."""
        self.form.start_new(linked)
        self._show_place()
        self.show_pane(self.form)
        self.form.focus_title()

    def selected(self) -> list[Uid]:
        """Return what is selected in the list, or else what the form shows."""
        shown = [self.form.uid] if self.form.uid else []
        return [Uid(uid) for uid in self.table.selected()] or shown

    @override
    def take_changes(self, changes: list[Change]) -> None:
        uids = {uid for change in changes for touched in change.touched.values() for uid in touched}
        with self._quietly():
            self.table.refresh(uids)
        self.table_acts.own_fields.take(changes)
        self.fit(is_narrow=self._is_narrow)
        self._show_bulk(self.table.selected())
        shown = self.form.uid
        if shown is not None and not self.project.entity(shown).deleted:
            self.form.refresh()
        elif not self.form.is_new:
            self._show_current(self.table.current())

    @override
    def show_only(self, uids: Sequence[Uid]) -> None:
        self.table.show_only(uids)
        self.show_pane(self.list)

    def list_order(self, uids: Sequence[Uid] = ()) -> ListOrder:
        """Return the list as it is seen, or only ``uids`` of it, to be exported."""
        return ListOrder(
            kind=self.kind,
            columns=tuple(self.table.export_columns()),
            uids=tuple(uids or self.table.visible_uids()),
        )

    def focus_filters(self) -> None:
        """Put the keyboard into the filter row."""
        self.show_pane(self.list)
        self.table.focus_filters()

    def set_search(self, text: str) -> None:
        """Show only rows that contain every word of ``text``."""
        self.search = text
        self.table.set_search(text)

    def show_entity(self, uid: Uid) -> None:
        """Show an entity in list and form."""
        self.table.select(uid)
        self._show_current(uid)

    def open_entity(self, uid: Uid) -> None:
        """Show an entity with the keyboard in its form."""
        if self._is_several:
            self.enter(self.bulk)
            return
        self._show_current(uid)
        self.show_pane(self.form)
        self.form.focus_title()

    @override
    def panes(self) -> list[QWidget]:
        return [self.table, self.bulk if self._is_several else self.form]

    @override
    def enter(self, pane: QWidget | None = None) -> bool:
        if pane is self.form:
            return self._enter_form()
        if pane is self._bulk and pane is not None:
            self.show_pane(self.form)
            return self.bulk.focus_first()
        self.show_pane(self.list)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _enter_form(self) -> bool:
        if self.form.uid is None and not self.form.is_new:
            return False
        self.show_pane(self.form)
        self.form.focus_title()
        return True

    @override
    def summary(self) -> str:
        return self.table.summary()

    @override
    def fit(self, *, is_narrow: bool) -> None:
        # list and form side by side, or one at a time where there is little room
        self._is_narrow = is_narrow
        self.form.offer_back(is_offered=is_narrow)
        focused = self.window().focusWidget() or self
        inside = [part for part in (self.form, self._bulk) if part is not None]
        has_form = any(part.isAncestorOf(focused) for part in inside)
        self.show_pane(self.form if has_form else self.list)

    def show_pane(self, pane: QWidget) -> None:
        """Show list or form where there is room for one only."""
        is_living = living(self.project.store, self.kind)
        has_any = any(map(is_living, self.project.store.entities(self.kind).values()))
        has_form = has_any or self.form.is_new
        is_form = pane is self.form and has_form
        has_pane = is_form or (has_form and not self._is_narrow)
        is_several = self._is_several
        self.list.setVisible(not is_form or not self._is_narrow)
        self.form.setVisible(has_pane and not is_several)
        if self._bulk is not None:
            self._bulk.setVisible(has_pane and is_several)
            self._bulk.offer_back(is_offered=self._is_narrow)
        self.table.offer_bulk(is_offered=is_several and self._is_narrow)

    # typing --------------------------------------------------------------------

    @override
    def flush(self) -> None:
        self.form.flush()

    @override
    def unstored(self) -> list[str]:
        return self.form.unstored()

    # language, looks, leaving ---------------------------------------------------

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        self.table.retranslate(labels.words)
        if self._bulk is not None:
            self._bulk.retranslate(labels)
        if "_reading" in self.__dict__:
            self._reading.retranslate(labels)
        self.table.set_listing(EntityListing(self.project, self.kind, labels))
        self.form.retranslate(labels)
        self._marks.retranslate(labels)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.table.apply_theme(theme)
        if self._bulk is not None:
            self._bulk.apply_theme(theme)
        if "_reading" in self.__dict__:
            self._reading.apply_theme(theme)
        self.form.apply_theme(theme)
        self._take_lengths(theme)

    def _take_lengths(self, theme: Theme) -> None:
        self.splitter.setHandleWidth(theme.em(1))
        self.form.setMinimumWidth(theme.em(20))
        self.list.setMinimumWidth(theme.em(16))

    @override
    def keep_state(self) -> None:
        self._arrangement.keep(self.table, self.form, self.splitter)

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        inside = QVBoxLayout(self.list)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self.splitter.setObjectName("splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes(list(PROPORTIONS))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _connect(self) -> None:
        self.table.current_changed.connect(self._on_current_changed)
        self.table.activated.connect(self.open_entity)
        self.table.summary_changed.connect(self.summary_changed)
        self.table.selection_changed.connect(self._on_selection_changed)
        self.table.search_cleared.connect(self.search_cleared)
        self.table.new_wanted.connect(lambda: self.start_new())
        self.table.export_wanted.connect(self._on_export_wanted)
        self.table.ticking_wanted.connect(
            lambda: self.target_wanted.emit(first_step(self.project, self.kind))
        )
        self.table.reading_wanted.connect(self.read_list)
        self.table.bulk_wanted.connect(lambda: self.enter(self.bulk))
        rows = self.table.findChild(QAbstractItemView, "rows")
        if isinstance(rows, QAbstractItemView):
            rows.clicked.connect(self._on_row_clicked)
        self.form.added.connect(self._on_added)
        self.form.referred.connect(self.referred)
        self.form.linked.opened.connect(self.entry_wanted)
        self.form.linked.new_wanted.connect(self.new_linked_wanted)
        self.form.origin_wanted.connect(self._on_origin_wanted)
        self.form.back_wanted.connect(self._on_form_left)
        self.form.delete_wanted.connect(self._on_delete_wanted)
        self.form.history_wanted.connect(self._on_history_wanted)
        self.form.classify_wanted.connect(lambda: self._lead_to(Page.CLASSIFY))
        self.form.review_wanted.connect(lambda: self._lead_to(Page.REVIEWING))
        self.form.target_wanted.connect(self.target_wanted)
        self.form.attach_wanted.connect(self.attach_wanted)
        self.list.files_dropped.connect(self._on_files_dropped)
        if self.form.panels.file is not None:
            self.form.panels.file.wished.connect(self.file_wished)
        self.form.duplicate_wanted.connect(self.duplicate_selected)
        self.form.stepped.connect(self.go_on)
        self.form.told.connect(self.told)
        self.form.failed.connect(self.failed)
        self.table.arranged.connect(self._show_place)
        on_key("Del", self.table, self._on_list_delete)
        on_key("Esc", self.form, self._on_form_left)
        on_key("F2", self.table, self._enter_form)

    def _restore(self) -> None:
        may_add = not self.project.store.read_only and self.kind in NEW
        self.table.offer_beginning(new=may_add, ticking=self.kind is EntityKind.SYSTEM)
        self._arrangement.restore(self.form, self.splitter)
        self.form.show_entity(self.table.current())
        self._show_place()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Do something to the list or the form that the other side shall not answer to."""
        before, self._is_settled = self._is_settled, False
        try:
            yield
        finally:
            self._is_settled = before

    def _show_current(self, uid: Uid | None) -> None:
        if self._is_settled:
            with self._quietly():
                self.form.show_entity(uid)
        self._show_place()

    def offer_origin(self, origin: Uid | None) -> None:
        """Offer the way back to another entry, as long as the entry shown now is shown."""
        self._origin = (origin, self.form.uid)
        number = self.project.number(self.project.entity(origin)) if origin else ""
        self.form.offer_origin(number)

    def _on_origin_wanted(self) -> None:
        origin = self._origin[0]
        if origin is not None:
            self.offer_origin(None)
            kind = kind_of(self.project.entity(origin))
            self.target_wanted.emit(Target(kind=kind, uids=(origin,)))

    def _show_place(self) -> None:
        if self._origin[0] is not None and self.form.uid != self._origin[1]:
            self.offer_origin(None)
        self.form.show_place(*self.table.place_of(self.form.uid))
        self._marks.show()

    def _on_current_changed(self, uid: Uid | None) -> None:
        if uid is not None or not self.form.is_new:
            self._show_current(uid)

    def _lead_to(self, page: Page) -> None:
        """Ask for a page about the entry that the form shows."""
        if self.form.uid is not None:
            self.form.flush()
            self.target_wanted.emit(Target(page=page, uids=(self.form.uid,)))

    def _on_added(self, uid: Uid) -> None:
        if self._origin[1] is None:
            self._origin = (self._origin[0], uid)
        if self._is_settled:
            with self._quietly():
                self.table.select(uid)
        self._show_place()

    def _on_list_delete(self) -> None:
        if self.kind in NEW:
            self.delete_wanted.emit(self.table.selected())

    def _on_delete_wanted(self) -> None:
        if self.form.uid is not None:
            self.delete_wanted.emit([self.form.uid])

    def _made_bulk(self) -> BulkPanel:
        panel = BulkPanel(self.project, self.kind, self.labels, self.theme)
        panel.hide()
        panel.delete_wanted.connect(self.delete_wanted)
        panel.duplicate_wanted.connect(lambda: self.duplicate_selected())
        panel.copy_wanted.connect(self.table.copy_rows)
        panel.export_wanted.connect(lambda: self._on_export_wanted(ExportKind.XLSX))
        panel.failed.connect(self.failed)
        panel.changed.connect(self._on_bulk_changed)
        panel.left.connect(self._on_bulk_left)
        panel.setMinimumWidth(self.theme.em(20))
        self.splitter.addWidget(panel)
        on_key("Esc", panel, self._on_bulk_left)
        return panel

    def _on_bulk_left(self) -> None:
        """Go back to one entry and to the list."""
        self.show_pane(self.list)
        if (uid := self.table.current()) is not None:
            self.table.select(uid)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def _is_several(self) -> bool:
        return self._bulk is not None and len(self._bulk.uids) > 1

    def _on_selection_changed(self, uids: list[Uid]) -> None:
        if self._is_settled:
            self._show_bulk(uids)

    def _show_bulk(self, uids: list[Uid]) -> None:
        """Show the panel in place of the form while more than one entry is chosen."""
        was_several = self._is_several
        if len(uids) > 1:
            self.form.flush()
            self.bulk.show_entities(uids)
        elif self._bulk is not None:
            self._bulk.show_entities(())
        if was_several is not self._is_several:
            left, *right = self.splitter.sizes()
            self.show_pane(self.list)
            self.splitter.setSizes([left, *(sum(right) for _ in right)])

    def _on_bulk_changed(self, count: int) -> None:
        words = self.labels.words
        self.told.emit(words.plural("{count} entry changed.", "{count} entries changed.", count))

    def _on_export_wanted(self, ending: str) -> None:
        several = self.table.selected()
        uids = several if len(several) > 1 else []
        self.list_export_wanted.emit(ExportKind(ending), uids)

    def _on_history_wanted(self) -> None:
        if self.form.uid is not None:
            self.target_wanted.emit(Target(page=Page.HISTORY, uids=(self.form.uid,)))

    def _on_files_dropped(self, paths: list[Path]) -> None:
        if self.kind is EntityKind.EVIDENCE:
            self.attach_wanted.emit(AttachOrder(paths=files_of(paths)))
        else:
            self._reading.read(paths[0])

    def attach_here(self) -> None:
        """Ask for a file that becomes evidence, of the entry that the form shows."""
        is_evidence = self.kind is EntityKind.EVIDENCE
        if not self.project.store.read_only and (is_evidence or self.form.uid is not None):
            self.attach_wanted.emit(AttachOrder(of=None if is_evidence else self.form.uid))

    def read_list(self) -> None:
        """Ask for a list, and read it in after a look at what it would do."""
        if not self.project.store.read_only:
            self._reading.ask()

    @cached_property
    def _reading(self) -> ListReading:
        made = ListReading(self.scene, self.labels, self.theme, self, self.kind)
        made.told.connect(self.told)
        made.failed.connect(self.failed)
        return made

    def _on_row_clicked(self) -> None:
        is_head = self.table.current() is None
        if self._is_several or is_head or QGuiApplication.keyboardModifiers() & _CHOOSING:
            return
        if self.form.is_new:
            self._show_current(self.table.current())
        self.show_pane(self.form)

    def _on_form_left(self) -> None:
        if self.form.is_new:
            self._show_current(self.table.current())
        self.show_pane(self.list)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

"""The page of an open project: navigation, a list beside its form, banners and status."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.services.labels import Labels
from rai_desktop.services.listing import EntityListing
from rai_desktop.services.ports import Change
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.entity_form import EntityForm
from rai_desktop.ui.navigation import Navigation
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.banner import Banners
from rai_desktop.ui.parts.notice import Notice
from rai_desktop.ui.parts.widgets import frame, tab_stops
from rai_desktop.ui.session import Settings
from rai_desktop.ui.status import StatusLine
from rai_desktop.ui.tables import EntityTable
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.top import TopLine

SEARCH_PAUSE = 120
NARROW = 64
LEAST_WIDTH, LEAST_HEIGHT = 38, 24


class Workspace(QWidget):
    """Reads and changes one project; what concerns the whole window it tells by signals."""

    language_chosen = Signal(str)
    delete_wanted = Signal(list)
    referred = Signal(object, object)

    def __init__(
        self, project: OpenProject, labels: Labels, theme: Theme, settings: Settings
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.project = project
        self.kind = EntityKind.SYSTEM
        self._settings = settings
        self._is_settled = True
        self._is_narrow = False
        self._theme = theme
        words = labels.words
        self.navigation = Navigation(words, theme)
        self.top = TopLine(self.kind, words, theme)
        self.banners = Banners(words, theme)
        listing = EntityListing(project, self.kind, labels)
        self.table = EntityTable(listing, words, theme, settings.get(self._key("table")))
        self.form = EntityForm(project, self.kind, labels, theme)
        self.status = StatusLine(words, theme)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._list = frame("list", "card")
        self._page = QVBoxLayout()
        self._searching = QTimer(self, singleShot=True, interval=SEARCH_PAUSE)
        self._build()
        self.notice = Notice(self, words, theme)
        self._connect()
        self.apply_theme(theme)
        self._show_company()
        self._restore()

    # what is shown -------------------------------------------------------------

    def start_new(self) -> None:
        """Begin a new entry."""
        self.top.search.clear()
        self._search()
        self.form.start_new()
        self._show_pane(self.form)
        self.form.focus_title()

    def selected(self) -> list[Uid]:
        """Return what is selected in the list, or else what the form shows."""
        shown = [self.form.uid] if self.form.uid else []
        return [Uid(uid) for uid in self.table.selected()] or shown

    def show_change(self, change: Change) -> None:
        """Show what a step changed."""
        uids = {uid for touched in change.touched.values() for uid in touched}
        with self._quietly():
            self.table.refresh(uids)
        if EntityKind.ORGANISATION in change.touched:
            self._show_company()
        self._fit()
        shown = self.form.uid
        if shown is not None and not self.project.entity(shown).deleted:
            self.form.refresh()
        elif not self.form.is_new:
            self._show_current(self.table.current())

    def show_entity(self, uid: Uid) -> None:
        """Show an entity in list and form."""
        self.table.select(uid)
        self._show_current(uid)

    def open_entity(self, uid: Uid) -> None:
        """Show an entity with the keyboard in its form."""
        self._show_current(uid)
        self._show_pane(self.form)
        self.form.focus_title()

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def next_pane(self, step: int) -> None:
        """Put the keyboard into the next or previous part of the page."""
        panes: list[QWidget] = [self.navigation, self.top, self.table, self.form, self.status]
        if not self.banners.isHidden():
            panes.insert(2, self.banners)
        focused = self.window().focusWidget()
        here = next((i for i, pane in enumerate(panes) if _is_in(focused, pane)), -1)
        for offset in range(1, len(panes) + 1):
            if self._enter(panes[(here + step * offset) % len(panes)]):
                return

    # language and looks --------------------------------------------------------

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language; place and typing stay."""
        words = labels.words
        for part in (self.navigation, self.top, self.banners, self.status, self.notice):
            part.retranslate(words)
        self.table.retranslate(words)
        self.table.set_listing(EntityListing(self.project, self.kind, labels))
        self.form.retranslate(labels)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        parts = (
            self.navigation,
            self.top,
            self.banners,
            self.table,
            self.form,
            self.status,
            self.notice,
        )
        for part in parts:
            part.apply_theme(theme)
        self._page.setContentsMargins(em(1.6), em(1.2), em(1.6), em(1.2))
        self._page.setSpacing(em(1))
        self._splitter.setHandleWidth(em(1))
        self.form.setMinimumWidth(em(20))
        self._list.setMinimumWidth(em(16))
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.em(LEAST_WIDTH), self._theme.em(LEAST_HEIGHT))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show list and form side by side, or one at a time where there is little room."""
        self._is_narrow = self.width() < self._theme.em(NARROW)
        self.top.be_narrow(is_narrow=self._is_narrow)
        self.form.offer_back(is_offered=self._is_narrow)
        has_form = self.form.isAncestorOf(self.window().focusWidget() or self)
        self._show_pane(self.form if has_form else self._list)

    def _show_pane(self, pane: QWidget) -> None:
        has_any = any(not e.deleted for e in self.project.store.entities(self.kind).values())
        has_form = has_any or self.form.is_new
        is_form = pane is self.form and has_form
        self._list.setVisible(not is_form or not self._is_narrow)
        self.form.setVisible(is_form or (has_form and not self._is_narrow))

    # leaving -------------------------------------------------------------------

    def keep_state(self) -> None:
        """Remember columns, open sections and widths for the next time."""
        self._settings.set(self._key("table"), self.table.state())
        self._settings.set(self._key("sections"), " ".join(self.form.open_sections()))
        sizes = " ".join(str(size) for size in self._splitter.sizes())
        self._settings.set(self._key("split"), sizes)

    # parts ---------------------------------------------------------------------

    def _enter(self, pane: QWidget) -> bool:
        if pane is self.form and (self.form.uid is not None or self.form.is_new):
            self._show_pane(self.form)
            self.form.focus_title()
            return True
        if pane is self.table:
            self._show_pane(self._list)
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return _take_focus(pane)

    def _build(self) -> None:
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self._splitter.setObjectName("splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._list)
        self._splitter.addWidget(self.form)
        self._splitter.setSizes([540, 500])
        self._page.addWidget(self.top)
        self._page.addWidget(self.banners)
        self._page.addWidget(self._splitter, 1)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(self._page, 1)
        right.addWidget(self.status)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.navigation)
        across.addLayout(right, 1)

    def _connect(self) -> None:
        self.navigation.language_chosen.connect(self.language_chosen)
        self.top.search.textChanged.connect(self._searching.start)
        self.top.search.left.connect(self.table.setFocus)
        self._searching.timeout.connect(self._search)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.activated.connect(self.open_entity)
        self.table.summary_changed.connect(self.status.show_summary)
        self.table.search_cleared.connect(self.top.search.clear)
        rows = self.table.findChild(QAbstractItemView, "rows")
        if isinstance(rows, QAbstractItemView):
            rows.clicked.connect(self._on_row_clicked)
        self.form.added.connect(self._on_added)
        self.form.referred.connect(self.referred)
        self.form.back_wanted.connect(self._on_form_left)
        self.form.delete_wanted.connect(self._on_delete_wanted)
        for keys, area, act in self._shortcuts():
            shortcut = QShortcut(QKeySequence(keys), area)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _shortcuts(self) -> tuple[tuple[str, QWidget, Callable[[], object]], ...]:
        return (
            ("Del", self.table, self._on_list_delete),
            ("Esc", self.form, self._on_form_left),
        )

    def _restore(self) -> None:
        self.form.set_open_sections(self._settings.get(self._key("sections")).split())
        sizes = self._settings.get(self._key("split")).split()
        if len(sizes) == 2 and all(size.isdecimal() for size in sizes):
            self._splitter.setSizes([int(size) for size in sizes])
        self.form.show_entity(self.table.current())
        self.status.show_summary(self.table.summary())

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Do something to the list or the form that the other side shall not answer to."""
        before, self._is_settled = self._is_settled, False
        try:
            yield
        finally:
            self._is_settled = before

    def _key(self, name: str) -> str:
        return f"{name}.{self.kind}"

    def _show_company(self) -> None:
        organisation = self.project.organisation()
        name = organisation.name if organisation else self.project.store.path.stem
        is_example = bool(organisation and organisation.example)
        self.navigation.show_company(name, is_example=is_example)

    def _search(self) -> None:
        self._searching.stop()
        self.table.set_search(self.top.search.text())

    def _show_current(self, uid: Uid | None) -> None:
        if self._is_settled:
            with self._quietly():
                self.form.show_entity(uid)

    def _on_current_changed(self, uid: Uid | None) -> None:
        if uid is not None or not self.form.is_new:
            self._show_current(uid)

    def _on_added(self, uid: Uid) -> None:
        if self._is_settled:
            with self._quietly():
                self.table.select(uid)

    def _on_list_delete(self) -> None:
        self.delete_wanted.emit(self.table.selected())

    def _on_delete_wanted(self) -> None:
        if self.form.uid is not None:
            self.delete_wanted.emit([self.form.uid])

    def _on_row_clicked(self) -> None:
        if self.form.is_new:
            self._show_current(self.table.current())
        self._show_pane(self.form)

    def _on_form_left(self) -> None:
        if self.form.is_new:
            self._show_current(self.table.current())
        self._show_pane(self._list)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _is_in(widget: QWidget | None, pane: QWidget) -> bool:
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))


def _take_focus(pane: QWidget) -> bool:
    for child in tab_stops(pane):
        if child.isVisibleTo(pane) and child.isEnabled():
            child.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False

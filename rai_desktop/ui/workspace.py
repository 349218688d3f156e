"""The page of an open project: navigation, the lists with their forms, banners and status."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Change
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.entity_form import EntityForm
from rai_desktop.ui.kinds import SHOWN
from rai_desktop.ui.list_page import ListPage
from rai_desktop.ui.navigation import Navigation
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.banner import Banners
from rai_desktop.ui.parts.notice import Notice
from rai_desktop.ui.parts.widgets import tab_stops
from rai_desktop.ui.session import Settings
from rai_desktop.ui.status import StatusLine
from rai_desktop.ui.tables import EntityTable
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.top import TopLine

SEARCH_PAUSE = 120
NARROW = 64
LEAST_WIDTH, LEAST_HEIGHT = 38, 24


class Workspace(QWidget):
    """Reads and changes one project; what concerns the whole window it tells by signals.

    Each kind has a page of its own, made when it is first shown; ``kind_shown`` tells which.
    """

    language_chosen = Signal(str)
    delete_wanted = Signal(list)
    referred = Signal(object, object)
    kind_shown = Signal(object)

    def __init__(
        self, project: OpenProject, labels: Labels, theme: Theme, settings: Settings
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.project = project
        self.kind = SHOWN[0]
        self._settings = settings
        self._labels = labels
        self._theme = theme
        self._is_narrow = False
        words = labels.words
        self.navigation = Navigation(words, theme)
        self.top = TopLine(self.kind, words, theme)
        self.banners = Banners(words, theme)
        self.status = StatusLine(words, theme)
        self._lists: dict[EntityKind, ListPage] = {}
        self._stack = QStackedWidget()
        self._page = QVBoxLayout()
        self._searching = QTimer(self, singleShot=True, interval=SEARCH_PAUSE)
        self._build()
        self.notice = Notice(self, words, theme)
        self._connect()
        self._show_list(self._made_list(self.kind))
        self.apply_theme(theme)
        self._show_company()

    # what is shown -------------------------------------------------------------

    @property
    def list_page(self) -> ListPage:
        """The page that is shown."""
        return self._lists[self.kind]

    @property
    def table(self) -> EntityTable:
        """The list that is shown."""
        return self.list_page.table

    @property
    def form(self) -> EntityForm:
        """The form that is shown."""
        return self.list_page.form

    def show_kind(self, kind: EntityKind) -> None:
        """Show the page of a kind as it was left, with the keyboard in its list."""
        if kind is not self.kind:
            self._switch(kind)
        self.list_page.enter(self.table)

    def go_to(self, uid: Uid) -> None:
        """Show an entity on the page of its kind, with the keyboard in its form."""
        self.show_entity(uid)
        self.list_page.open_entity(uid)

    def start_new(self) -> None:
        """Begin a new entry."""
        self.top.search.clear()
        self._search()
        self.list_page.start_new()

    def selected(self) -> list[Uid]:
        """Return what is selected in the list, or else what the form shows."""
        return self.list_page.selected()

    def show_change(self, change: Change) -> None:
        """Show what a step changed."""
        uids = {uid for touched in change.touched.values() for uid in touched}
        for page in self._lists.values():
            page.note_change(uids)
        if EntityKind.ORGANISATION in change.touched:
            self._show_company()

    def show_entity(self, uid: Uid) -> None:
        """Show an entity in list and form of its kind."""
        kind = kind_of(self.project.entity(uid))
        if kind is not self.kind:
            self._switch(kind)
        self.list_page.show_entity(uid)

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
            pane = panes[(here + step * offset) % len(panes)]
            if self.list_page.enter(pane) or _take_focus(pane):
                return

    # typing --------------------------------------------------------------------

    def flush(self) -> None:
        """Store everything that is typed and can be stored, on all pages."""
        for page in self._lists.values():
            page.form.flush()

    def unstored(self) -> list[str]:
        """Return what is typed but cannot be stored, on all pages."""
        return [text for page in self._lists.values() for text in page.form.unstored()]

    # language and looks --------------------------------------------------------

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language; place and typing stay."""
        self._labels = labels
        words = labels.words
        for part in (self.navigation, self.top, self.banners, self.status, self.notice):
            part.retranslate(words)
        for page in self._lists.values():
            page.retranslate(labels)
        self.status.show_summary(self.table.summary())

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        for part in (self.navigation, self.top, self.banners, self.status, self.notice):
            part.apply_theme(theme)
        for page in self._lists.values():
            page.apply_theme(theme)
        self._page.setContentsMargins(em(1.6), em(1.2), em(1.6), em(1.2))
        self._page.setSpacing(em(1))
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.em(LEAST_WIDTH), self._theme.em(LEAST_HEIGHT))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._is_narrow = self.width() < self._theme.em(NARROW)
        self.top.be_narrow(is_narrow=self._is_narrow)
        self.list_page.fit(is_narrow=self._is_narrow)

    # leaving -------------------------------------------------------------------

    def keep_state(self) -> None:
        """Remember columns, open sections and widths for the next time."""
        for page in self._lists.values():
            page.keep_state()

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        self._page.addWidget(self.top)
        self._page.addWidget(self.banners)
        self._page.addWidget(self._stack, 1)
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
        self.navigation.kind_chosen.connect(self.show_kind)
        self.top.search.textChanged.connect(self._searching.start)
        self.top.search.left.connect(lambda: self.table.setFocus())
        self._searching.timeout.connect(self._search)

    def _made_list(self, kind: EntityKind) -> ListPage:
        page = ListPage(self.project, kind, self._labels, self._theme, self._settings)
        page.table.summary_changed.connect(lambda text: self._show_summary(page, text))
        page.table.search_cleared.connect(self.top.search.clear)
        page.form.referred.connect(self.referred)
        page.form.linked.opened.connect(self.go_to)
        page.delete_wanted.connect(self.delete_wanted)
        self._lists[kind] = page
        self._stack.addWidget(page)
        return page

    def _switch(self, kind: EntityKind) -> None:
        self._search()
        self.form.flush()
        page = self._lists.get(kind) or self._made_list(kind)
        self.kind = kind
        self._show_list(page)
        self._fit()
        self.kind_shown.emit(kind)

    def _show_list(self, page: ListPage) -> None:
        self._stack.setCurrentWidget(page)
        page.catch_up()
        self.navigation.choose(page.kind)
        self.top.show_kind(page.kind)
        self.top.search.setText(page.search)
        self._searching.stop()
        self.status.show_summary(page.table.summary())

    def _show_summary(self, page: ListPage, text: str) -> None:
        if page is self.list_page:
            self.status.show_summary(text)

    def _show_company(self) -> None:
        organisation = self.project.organisation()
        name = organisation.name if organisation else self.project.store.path.stem
        is_example = bool(organisation and organisation.example)
        self.navigation.show_company(name, is_example=is_example)

    def _search(self) -> None:
        self._searching.stop()
        self.list_page.search = self.top.search.text()
        self.table.set_search(self.list_page.search)


def _is_in(widget: QWidget | None, pane: QWidget) -> bool:
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))


def _take_focus(pane: QWidget) -> bool:
    for child in tab_stops(pane):
        if child.isVisibleTo(pane) and child.isEnabled():
            child.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False

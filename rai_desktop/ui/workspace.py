"""The place of an open project: navigation, its pages, banners and status."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Change
from rai_desktop.services.targets import Page, PageKey, Target
from rai_desktop.ui.forms.entity_form import EntityForm
from rai_desktop.ui.forms.relations import NewLinked
from rai_desktop.ui.hints.form_marks import focus_part
from rai_desktop.ui.hints.watch import HintWatch
from rai_desktop.ui.kinds import NEW
from rai_desktop.ui.late_looks import LateLooks
from rai_desktop.ui.list_page import ListPage
from rai_desktop.ui.navigation import Navigation
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene, WorkPage
from rai_desktop.ui.pages.makers import load_ahead, make_page
from rai_desktop.ui.pages.overview import OverviewPage
from rai_desktop.ui.pages.plan import SHOWN
from rai_desktop.ui.parts.banner import Banners, BannerText
from rai_desktop.ui.parts.notice import Notice
from rai_desktop.ui.parts.widgets import take_focus
from rai_desktop.ui.status import StatusLine
from rai_desktop.ui.tables import EntityTable
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.top import TopLine

SEARCH_PAUSE = 120
AHEAD_PAUSE = 150
"""Milliseconds between two pages that are built ahead."""
NARROW = 66
LEAST_WIDTH, LEAST_HEIGHT = 38, 24
MORE_KEPT = "navigation.more"


class Workspace(QWidget):
    """Reads and changes one project; what concerns the whole window it tells by signals.

    Each page is made when it is first shown, or before, while nothing else is to do;
    ``page_shown`` tells which is shown. ``told`` gives a sentence
    about something done that can be undone.
    """

    language_chosen = Signal(str)
    delete_wanted = Signal(list)
    referred = Signal(object, object)
    page_shown = Signal(object)
    told = Signal(str)
    export_wanted = Signal(object, str)
    both_wanted = Signal(str)
    export_language_chosen = Signal(str)
    protocol_wanted = Signal(list)
    attach_wanted = Signal(object)
    file_wished = Signal(object, object)
    paper_wanted = Signal(object, object)
    undo_wanted = Signal()
    act_wanted = Signal(object)
    list_export_wanted = Signal(object, list)

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._stack = QStackedWidget(self)
        self.project = scene.project
        self.hints = HintWatch(self.project, labels, self)
        self.scene = replace(scene, frame=self._stack, hints=self.hints)
        self.key: PageKey = SHOWN[0]
        self._labels = labels
        self._theme = theme
        self._is_narrow = False
        words = labels.words
        labels.keep(self.project)
        self._method = labels.method()
        self.project.name_by(labels.title)
        self.navigation = Navigation(words, theme)
        self.top = TopLine(self.key, words, theme)
        self.banners = Banners(words, theme)
        self.status = StatusLine(words, theme)
        self._pages: dict[PageKey, WorkPage] = {}
        self._column = QVBoxLayout()
        self._searching = QTimer(self, singleShot=True, interval=SEARCH_PAUSE)
        self._ahead = QTimer(self, interval=AHEAD_PAUSE)
        self._ahead.timeout.connect(self._build_next)
        self._shown: set[PageKey] = set()
        self._loading = load_ahead()
        self._late = LateLooks(self)
        self._build()
        self.notice = Notice(self, words, theme, self._foot_height)
        self._connect()
        is_unfolded = scene.session.settings.get(MORE_KEPT) == "open"
        self.navigation.unfold_more(is_unfolded=is_unfolded)
        self._show(self._made(self.key))
        self.apply_theme(theme)
        self._show_company()

    # what is shown -------------------------------------------------------------

    @property
    def page(self) -> WorkPage:
        """The page that is shown."""
        return self._pages[self.key]

    @property
    def kind(self) -> EntityKind | None:
        """The kind of the list that is shown; ``None`` on other pages."""
        return self.key if isinstance(self.key, EntityKind) else None

    @property
    def list_page(self) -> ListPage:
        """The list that is shown, or that of AI systems while another page is."""
        page = self._pages.get(self.key)
        if not isinstance(page, ListPage):
            page = self._pages.get(EntityKind.SYSTEM) or self._made(EntityKind.SYSTEM)
        assert isinstance(page, ListPage)  # noqa: S101 - kinds have lists
        return page

    @property
    def table(self) -> EntityTable:
        """The table of ``list_page``."""
        return self.list_page.table

    @property
    def form(self) -> EntityForm:
        """The form of ``list_page``."""
        return self.list_page.form

    def show_page(self, key: PageKey) -> None:
        """Show a page as it was left, with the keyboard in it."""
        if key != self.key:
            self._switch(key)
        self.page.enter()

    def go_to(self, uid: Uid) -> None:
        """Show an entity on the page of its kind, with the keyboard in its form."""
        self.show_entity(uid)
        self.list_page.open_entity(uid)

    def follow(self, target: Target) -> None:
        """Show where a target leads: one entry, some entries of a list, or a page.

        Something to do is asked for by ``act_wanted``.
        """
        if target.act is not None:
            self.act_wanted.emit(target.act)
            return
        if target.kind is not None and len(target.uids) == 1:
            self.go_to(target.uids[0])
            if target.field:
                focus_part(self.form, target.field)
            return
        self.show_page(target.key)
        self.page.show_only(target.uids)

    def show_checklist(self) -> None:
        """Show the checklist, also when it was put away."""
        self.show_page(Page.OVERVIEW)
        if isinstance(self.page, OverviewPage):
            self.page.show_checklist()

    def start_new(self, kind: EntityKind | None = None, linked: NewLinked | None = None) -> None:
        """Begin a new entry of ``kind``, or of the kind that is shown, linked if wanted."""
        kind = kind or self.kind or EntityKind.SYSTEM
        if kind not in NEW:
            return
        if kind != self.key:
            self._switch(kind)
        self.top.search.clear()
        self._search()
        self.list_page.start_new(linked)

    def show_export_language(self, language: str) -> None:
        """Show in which language registers are written."""
        page = self._pages.get(Page.REGISTERS)
        if page is not None:
            page.show_export_language(language)

    def selected(self) -> list[Uid]:
        """Return what is selected in the list, or else what the form shows."""
        return self.list_page.selected() if self.kind else []

    def duplicate(self) -> None:
        """Add copies of what is chosen in the list that is shown."""
        if self.kind is not None:
            self.list_page.duplicate_selected()

    def attach(self) -> None:
        """Ask for a file that becomes evidence of what is shown."""
        if self.kind is not None:
            self.list_page.attach_here()

    def read_list(self) -> None:
        """Ask for a list to read into the list that is shown, or into that of AI systems."""
        if self.kind is None:
            self.show_page(EntityKind.SYSTEM)
        self.list_page.read_list()

    def finish_tasks(self) -> None:
        """Mark the tasks as done that are chosen in their list."""
        if self.kind is EntityKind.TASK and self.list_page.task_acts is not None:
            self.list_page.task_acts.finish()

    def postpone_tasks(self) -> None:
        """Ask to which day the chosen tasks are postponed, and why."""
        if self.kind is EntityKind.TASK and self.list_page.task_acts is not None:
            self.list_page.task_acts.postpone()

    def show_history(self) -> None:
        """Show the history of the entry that is chosen, or all of it when none is."""
        self.flush()
        self.follow(Target(page=Page.HISTORY, uids=tuple(self.selected()[:1])))

    def classify(self) -> None:
        """Show the wizard for the system that is chosen, or for the one that waits first."""
        self.flush()
        uids = tuple(self.selected()[:1]) if self.kind is EntityKind.SYSTEM else ()
        self.follow(Target(page=Page.CLASSIFY, uids=uids))

    def go_on(self, step: int) -> None:
        """Show the next or previous entry of the list that is shown."""
        if self.kind is not None:
            self.list_page.go_on(step)

    def show_change(self, change: Change) -> None:
        """Show what a step changed."""
        self.hints.note(change)
        for page in self._pages.values():
            page.note_change(change)
        if EntityKind.ORGANISATION in change.touched:
            self._show_company()
        if EntityKind.PACK in change.touched and self._labels.method() != self._method:
            self._follow_method()

    def _follow_method(self) -> None:
        """Judge by another risk method on all pages at once, and use its words."""
        self.hints.judge_anew()
        self.retranslate(self._labels)

    def show_entity(self, uid: Uid) -> None:
        """Show an entity in list and form of its kind."""
        kind = kind_of(self.project.entity(uid))
        if kind != self.key:
            self._switch(kind)
        self.list_page.show_entity(uid)

    def focus_search(self) -> None:
        """Put the keyboard into the search of the list."""
        if self.kind is None:
            self.show_page(EntityKind.SYSTEM)
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def focus_filters(self) -> None:
        """Put the keyboard into the filters of the list."""
        if self.kind is None:
            self.show_page(EntityKind.SYSTEM)
        self.list_page.focus_filters()

    def next_pane(self, step: int) -> None:
        """Put the keyboard into the next or previous part of the page."""
        inside = self.page.panes()
        around = [self.navigation, self.top, self.banners, *inside, self.notice, self.status]
        panes: list[QWidget] = [pane for pane in around if not pane.isHidden()]
        focused = self.window().focusWidget()
        here = next((i for i, pane in enumerate(panes) if _is_in(focused, pane)), -1)
        for offset in range(1, len(panes) + 1):
            pane = panes[(here + step * offset) % len(panes)]
            if self._enter(pane, is_inside=pane in inside):
                return

    def _enter(self, pane: QWidget, *, is_inside: bool) -> bool:
        if pane is self.navigation:
            return self.navigation.enter()
        return self.page.enter(pane) if is_inside else take_focus(pane)

    def show_error(self, error: UserError) -> None:
        """Say what could not be done."""
        self.banners.show_banner(BannerText(key="error", sentence=error))

    # building ahead ------------------------------------------------------------

    def build_ahead(self) -> None:
        """Build the lists one by one, and load the other pages, so that none is waited for."""
        self._ahead.start()

    @property
    def is_building(self) -> bool:
        """Whether pages are still to be built ahead."""
        return self._ahead.isActive()

    def _build_next(self) -> None:
        missing = [key for key in SHOWN if key not in self._pages and isinstance(key, EntityKind)]
        if missing:
            self._made(missing[0])
        elif next(self._loading, True):
            self._ahead.stop()

    # typing --------------------------------------------------------------------

    def flush(self) -> None:
        """Store everything that is typed and can be stored, on all pages."""
        for page in self._pages.values():
            page.flush()

    def unstored(self) -> list[str]:
        """Return what is typed but cannot be stored, on all pages."""
        return [text for page in self._pages.values() for text in page.unstored()]

    # language and looks --------------------------------------------------------

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language; place and typing stay."""
        self._labels = labels
        labels.keep(self.project)
        self._method = labels.method()
        self.project.name_by(labels.title)
        words = labels.words
        for part in (self.navigation, self.top, self.banners, self.status, self.notice):
            part.retranslate(words)
        for page in self._pages.values():
            page.retranslate(labels)
        self.status.show_summary(self.page.summary())

    def out_of_sight(self) -> list[WorkPage]:
        """Return the pages that take other colours later."""
        return [page for page in self._pages.values() if page is not self.page]

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``; pages out of sight take colours later."""
        late = self.out_of_sight() if theme.unit == self._theme.unit else ()
        self._theme = theme
        em = theme.em
        for part in (self.navigation, self.top, self.banners, self.status, self.notice):
            part.apply_theme(theme)
        for page in self._pages.values():
            if page in late:
                self._late.put_off(page, theme)
            else:
                page.apply_theme(theme)
        self._column.setContentsMargins(em(1.6), em(1.2), em(1.6), em(1.2))
        self._column.setSpacing(em(1))
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
        self.page.fit(is_narrow=self._is_narrow)

    # leaving -------------------------------------------------------------------

    def keep_state(self) -> None:
        """Remember how the pages are arranged for the next time; no more are built."""
        self._ahead.stop()
        self._late.stop()
        self.hints.rest()
        for key in self._shown:
            self._pages[key].keep_state()

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        self._column.addWidget(self.top)
        self._column.addWidget(self.banners)
        self._column.addWidget(self._stack, 1)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(self._column, 1)
        right.addWidget(self.status)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.navigation)
        across.addLayout(right, 1)

    def _keep_unfolded(self, is_unfolded: bool) -> None:
        self.scene.session.settings.set(MORE_KEPT, "open" if is_unfolded else "")

    def _connect(self) -> None:
        self.navigation.language_chosen.connect(self.language_chosen)
        self.navigation.page_chosen.connect(self.show_page)
        self.navigation.more_unfolded.connect(self._keep_unfolded)
        self.top.search.textChanged.connect(self._searching.start)
        self.top.attach.clicked.connect(self.attach)
        self.top.classify.clicked.connect(self.classify)
        self.top.due.clicked.connect(lambda: self.show_page(Page.DUE))
        self.top.search.left.connect(self._leave_search)
        self._searching.timeout.connect(self._search)

    def _made(self, key: PageKey) -> WorkPage:
        page = make_page(key, self.scene, self._labels, self._theme)
        page.target_wanted.connect(self.follow)
        page.told.connect(self.told)
        page.failed.connect(self.show_error)
        page.went_on.connect(self.notice.leave)
        page.delete_wanted.connect(self.delete_wanted)
        page.export_wanted.connect(self.export_wanted)
        page.both_wanted.connect(self.both_wanted)
        page.export_language_chosen.connect(self.export_language_chosen)
        page.protocol_wanted.connect(self.protocol_wanted)
        page.paper_wanted.connect(self.paper_wanted)
        page.summary_changed.connect(lambda text: self._show_summary(page, text))
        if isinstance(page, ListPage):
            page.search_cleared.connect(self.top.search.clear)
            views = page.table_acts.views
            views.search_shown.connect(self.top.search.setText)
            views.deleted.connect(lambda text, back: self.notice.tell(text, [back]))
            page.referred.connect(self.referred)
            page.attach_wanted.connect(self.attach_wanted)
            page.file_wished.connect(self.file_wished)
            if page.form.panels.papers is not None:
                page.form.panels.papers.wanted.connect(self.paper_wanted)
            page.entry_wanted.connect(self._go_on_to)
            page.new_linked_wanted.connect(self._start_linked)
            page.list_export_wanted.connect(self.list_export_wanted)
        self._pages[key] = page
        self._stack.addWidget(page)
        return page

    def _go_on_to(self, uid: Uid) -> None:
        """Go to an entry, with a way back to the one of another kind that led to it."""
        origin, before = self.form.uid, self.key
        self.go_to(uid)
        if self.key != before and origin is not None:
            self.list_page.offer_origin(origin)

    def _start_linked(self, wanted: NewLinked) -> None:
        self.start_new(wanted.kind, wanted)
        self.list_page.offer_origin(wanted.uid)

    def _switch(self, key: PageKey) -> None:
        if self.is_building:
            self._ahead.start()  # not at the same moment
        self._search()
        if key != self.key:
            self.banners.close_banner("error")
        self.page.flush()
        page = self._pages.get(key) or self._made(key)
        self.key = key
        self._show(page)
        self._fit()
        self.notice.leave()
        self.page_shown.emit(key)

    def _show(self, page: WorkPage) -> None:
        self._shown.add(page.key)
        self._late.follow(page)
        self._stack.setCurrentWidget(page)
        page.catch_up()
        self.navigation.choose(page.key)
        self.top.show_page(page.key)
        self.top.search.setText(page.search if isinstance(page, ListPage) else "")
        self._searching.stop()
        self._show_summary(page, page.summary())

    def _foot_height(self) -> int:
        return self.page.foot_height()

    def _show_summary(self, page: WorkPage, text: str) -> None:
        if page is self._pages.get(self.key):
            self.status.show_summary(text, is_news=True)
            leads = True  # unless the list is empty, or several entries wait to be changed
            if isinstance(page, ListPage):
                leads = page.table.has_entries and len(page.table.selected()) < 2
            self.top.show_main(is_main=leads)

    def _show_company(self) -> None:
        organisation = self.project.organisation()
        name = organisation.name if organisation else self.project.store.path.stem
        is_example = bool(organisation and organisation.example)
        self.navigation.show_company(name, is_example=is_example)

    def _leave_search(self) -> None:
        self.page.enter()

    def _search(self) -> None:
        self._searching.stop()
        if isinstance(self.page, ListPage):
            self.page.set_search(self.top.search.text())


def _is_in(widget: QWidget | None, pane: QWidget) -> bool:
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))

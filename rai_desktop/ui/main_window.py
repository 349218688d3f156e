"""The main window: its pages and commands, its language and its looks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.ui.crashes.teller import CrashTeller
from rai_desktop.ui.loading import Loading
from rai_desktop.ui.opening import dropped_project, is_same_place, show_what_is_used
from rai_desktop.ui.overriding import override
from rai_desktop.ui.sending import is_encrypted_name, unlock_dialog
from rai_desktop.ui.window_dialogs import WindowDialogs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from rai_desktop.domain.ids import Uid
    from rai_desktop.services.ports import Asker
    from rai_desktop.services.project import OpenProject
    from rai_desktop.ui.application import Look
    from rai_desktop.ui.desk import Desk
    from rai_desktop.ui.new_inventory import NewInventory, NewInventoryPage
    from rai_desktop.ui.opening import OpenLocal
    from rai_desktop.ui.opening_page import OpeningPage
    from rai_desktop.ui.parts.banner import Banners, BannerText
    from rai_desktop.ui.project_opening import ProjectOpening
    from rai_desktop.ui.session import ExportKind, Session
    from rai_desktop.ui.theme import Theme
    from rai_desktop.ui.welcome import WelcomePage
    from rai_desktop.words import Words

FIRST_CLICK = 60
"""Milliseconds for drawing the first page and for a quick click, before more is loaded."""

_SHOWN_ELSEWHERE = N_("{name} is open in another window. That window was brought to the front.")


class MainWindow(WindowDialogs):
    """Welcome, a new inventory, or an open project; one project at a time.

    It can be shown empty and be filled when it is on the screen. What fills it is imported where
    it is used, so that the empty window shows soon.
    """

    def __init__(
        self,
        session: Session,
        look: Look | None = None,
        language: str = "en",
        asker: Asker | None = None,
        opener: OpenLocal | None = None,
        words: Callable[[str], Words] | None = None,
    ) -> None:
        super().__init__(session.settings)
        self._session = session
        self.first_language = language
        self._is_filled = self._is_loading = False
        self._page_before: QWidget | None = None
        self.loading = Loading(session, self)
        self.loading.ended.connect(self._build_ahead)
        self.desk: Desk | None = None
        self.faults = CrashTeller(session.crashes, self, language)
        if look is not None:
            self.fill(look, language, asker, opener, words)
            self.begin()

    def fill(
        self,
        look: Look,
        language: str,
        asker: Asker | None = None,
        opener: OpenLocal | None = None,
        words: Callable[[str], Words] | None = None,
    ) -> None:
        """Put the pages and commands into the window."""
        from rai_desktop.ui.acts import acts, choices, connect_menus
        from rai_desktop.ui.asker import QtAsker
        from rai_desktop.ui.commands import Commands
        from rai_desktop.ui.opening import open_local
        from rai_desktop.ui.parts.banner import Banners
        from rai_desktop.ui.zoom_keys import ZoomKeys
        from rai_desktop.words import words_for

        self._look = look
        self._words_for, self._opener = words or words_for, opener or open_local
        self._words = self._words_for(language)
        self.faults.speak(lambda: self._words)
        self._own_asker = QtAsker(self, self._words)
        self._asker: Asker = asker or self._own_asker
        self.commands = Commands(self, acts(self), choices(self))
        connect_menus(self)
        ZoomKeys(self, self.commands.actions, look)
        self.banners = Banners(self._words, look.theme, margin=0.8)
        self._build()
        self._look.theme_changed.connect(self._on_theme_changed)
        self._look.colours_changing.connect(self._on_colours_changing)
        self._show_language()
        self._is_filled = True
        if self.isVisible():
            self._load_soon()

    def begin(self, path: Path | None = None) -> None:
        """Show the project at ``path``; without one, or when it cannot be opened, the welcome."""
        if path is not None:
            self.open_file(path)
        if self.desk is None and not self.opening.is_busy:
            self._show_welcome()

    @cached_property
    def welcome(self) -> WelcomePage:
        """The page to begin from."""
        from rai_desktop.ui.acts import connect_welcome
        from rai_desktop.ui.welcome import WelcomePage

        page = WelcomePage(self._words, self._look.theme)
        connect_welcome(self, page, self._session)
        self._pages.addWidget(page)
        return page

    @cached_property
    def new_page(self) -> NewInventoryPage:
        """The page that begins an inventory."""
        from rai_desktop.ui.file_names import free_path
        from rai_desktop.ui.new_inventory import NewInventoryPage, ask_place
        from rai_desktop.ui.people.known import known_person

        folder, settings = self._session.documents_folder(), self._session.settings
        labels = self._session.labels(self._words.language)
        page = NewInventoryPage(
            labels,
            self._look.theme,
            lambda name: free_path(folder, name),
            lambda: known_person(settings),
        )
        page.answered.connect(self._on_answered)
        page.place_wanted.connect(lambda place: ask_place(page, self._asker, self._words, place))
        page.left.connect(self._show_welcome)
        self._pages.addWidget(page)
        return page

    @cached_property
    def opening_page(self) -> OpeningPage:
        """The page while a file is opened."""
        from rai_desktop.ui.opening_page import OpeningPage

        page = OpeningPage(self._words, self._look.theme)
        page.cancel_wanted.connect(self.opening.cancel)
        self.opening.progressed.connect(page.show_progress)
        self._pages.addWidget(page)
        return page

    @cached_property
    def opening(self) -> ProjectOpening:
        """What opens projects beside the window."""
        from rai_desktop.ui.project_opening import ProjectOpening

        made = ProjectOpening(self._session, self)
        made.opened.connect(self._on_opened)
        made.received.connect(self._on_received)
        made.failed.connect(self._on_opening_failed)
        made.cancelled.connect(self._show_again)
        made.shown_elsewhere.connect(self._on_shown_elsewhere)
        return made

    # commands ------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Open a project in place of the one that is open."""
        if is_encrypted_name(path):
            dialog = unlock_dialog(
                self, self._session, self._asker, path, self._words, self._look.theme
            )
            dialog.unlocked.connect(self._on_unlocked)
        elif self.desk is None or not is_same_place(path, self.desk.project.store.path):
            self._open(path, lambda: self.opening.open_file(path))

    def set_language(self, language: str) -> None:
        """Speak another language at once, and the next time."""
        self._words = self._words_for(language)
        self._session.settings.set("language", language)
        self._show_language()

    def start_inventory(self) -> None:
        """Ask whose inventory it shall be."""
        if self._put_away():
            self.banners.clear()
            self._pages.setCurrentWidget(self.new_page)
            self.new_page.start()

    def open_example(self) -> None:
        """Show the example company; it is made when it is not there yet."""
        language = self._words.language
        path = self._session.example_path(language)
        self._open(path, lambda: self.opening.open_example(path, language))

    def ask_for_file(self) -> None:
        """Ask which file to open."""
        from rai_desktop.ui.file_names import open_filter

        title = self._words(N_("Open a file"))
        path = self._asker.open_path(title, open_filter(self._words))
        if path is not None:
            self.open_file(path)

    def close_project(self) -> None:
        """Put the project away and go back to the welcome page."""
        if self._put_away():
            self._show_welcome()

    def export(self, kind: ExportKind, language: str = "") -> None:
        """Write a register of the open project, in a language or in that of all exports."""
        self.on_desk(lambda desk: desk.exports.export(kind, language or self.export_language))

    def export_list(self, kind: ExportKind, uids: Sequence[Uid] = ()) -> None:
        """Write the list that is shown, or these entries of it, as it is seen."""
        self.on_desk(lambda desk: desk.exports.export_list(kind, self.export_language, uids))

    def show_settings(self) -> None:
        """Show the settings of this person on this computer."""
        from rai_desktop.ui.settings.showing import show_settings

        show_settings(self, self._session, self._asker, self._look)

    @property
    def export_language(self) -> str:
        """The language of the next export: the chosen one, or that of the window."""
        from rai_desktop.ui.language import export_language

        return export_language(self._session.settings, self._words)

    # window --------------------------------------------------------------------

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_filled:
            self._load_soon()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_project(event.mimeData()) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_project(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self._take_dropped(path))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if "opening" in self.__dict__:
            self.opening.end_now()
        event.ignore()  # the window stays when something goes wrong below
        if not self._put_away():
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._session.settings.set("geometry", geometry)
        super().closeEvent(event)

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        from PySide6.QtWidgets import QVBoxLayout, QWidget

        from rai_desktop.ui.parts.page_stack import PageStack

        self.setAcceptDrops(True)
        self._pages = PageStack()
        middle = QWidget()
        middle.setObjectName("page")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banners)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(middle)

    def _made_parts(self) -> list[WelcomePage | OpeningPage | Banners]:
        made = [
            self.__dict__[name] for name in ("welcome", "opening_page") if name in self.__dict__
        ]
        return [*made, self.banners]

    def _load_soon(self) -> None:
        if not self._is_loading:
            self._is_loading = True
            QTimer.singleShot(FIRST_CLICK, self, self.loading.start)

    def on_desk(self, act: Callable[[Desk], object]) -> None:
        """Do something to the open project, if there is one."""
        if self.desk is not None:
            act(self.desk)

    def _open(self, path: Path, begin: Callable[[], object]) -> None:
        """Open something; what takes longer than a moment shows how far it is."""
        if self.opening.is_busy:
            return
        self.loading.load_parts()
        self.banners.clear(but="crash")
        self._page_before = self._pages.currentWidget()
        begin()
        self._show_opening(path)

    def _show_opening(self, path: Path) -> None:
        if self.opening.is_busy:
            self._allow(is_opening=True)
            self.opening_page.begin(path.name)
            self._pages.setCurrentWidget(self.opening_page)

    def _on_opened(self, project: OpenProject) -> None:
        if not self._put_away():
            self._session.close_project(project)
            self._show_again()
            return
        self._show_desk(project)
        if "new_page" in self.__dict__ and self._page_before is self.new_page:
            self.new_page.forget()
            self.on_desk(show_what_is_used)
        if self.opening.to_merge is not None:
            self.merge_file(self.opening.to_merge)

    def _on_opening_failed(self, path: Path, error: UserError) -> None:
        self._show_again()
        self._show_error(error, path)

    def _on_shown_elsewhere(self, path: Path) -> None:
        if self._page_before is None:
            self.close()  # this start was for that project alone
            return
        self._show_again()
        self._show_error(UserError(_SHOWN_ELSEWHERE, name=path.name), tone="info")

    def _show_again(self) -> None:
        """Show what was there before something else was to be opened."""
        if self._page_before is None or self._page_before is self.__dict__.get("welcome"):
            self._show_welcome()
            return
        self._pages.setCurrentWidget(self._page_before)
        self._allow()
        self.on_desk(lambda desk: desk.name_undo())

    def _show_error(self, error: UserError, path: Path | None = None, tone: str = "danger") -> None:
        from rai_desktop.ui.refusing import refusal

        self._show_banner(refusal(self, self._session, error, path, tone))

    @override
    def _show_banner(self, banner: BannerText) -> None:
        place = self.desk.workspace.banners if self.desk else self.banners
        place.show_banner(banner)

    def rescue(self, path: Path) -> None:
        """Rescue what is sound in a damaged file into a new one."""
        from rai_desktop.ui.rescuing import show_rescue

        show_rescue(self, self._session, path, self._asker, self._look.theme)

    def _show_desk(self, project: OpenProject) -> None:
        from rai_desktop.ui.desk import Desk

        labels, theme = self._session.labels(self._words.language), self._look.theme
        desk = Desk(self._session, project, labels, theme, self._asker, self._opener)
        self.desk = desk
        space = desk.workspace
        space.top.new.clicked.connect(self.commands["new"].trigger)
        space.top.search_all.clicked.connect(self.commands["search_all"].trigger)
        space.top.offer_exports(self.commands.export_menu(space.top.export))
        space.language_chosen.connect(self.set_language)
        space.page_shown.connect(self._on_page_shown)
        space.export_wanted.connect(self.export)
        space.export_language_chosen.connect(self.choose_export_language)
        space.list_export_wanted.connect(self.export_list)
        space.act_wanted.connect(lambda act: self.commands[str(act)].trigger())
        desk.undo_named.connect(lambda undo, redo: self.commands.name_undo(self._words, undo, redo))
        self._pages.addWidget(space)
        self._pages.setCurrentWidget(space)
        self._allow()
        desk.name_undo()
        self._on_page_shown()
        self._show_title()
        desk.front_wanted.connect(self.come_to_front)
        desk.opening_wanted.connect(self.open_file)
        desk.backups_wanted.connect(self.show_backups)
        desk.merge_wanted.connect(self.merge_file)
        space.page.enter()
        desk.due.tell_once()
        self._build_ahead()

    def _build_ahead(self) -> None:
        if self.loading.is_done:
            self.on_desk(lambda desk: desk.workspace.build_ahead())
            self.prepare_search()

    def _put_away(self) -> bool:
        desk = self.desk
        if desk is None or not desk.may_close():
            return desk is None
        desk.close()
        self.desk = None
        desk.workspace.deleteLater()
        desk.deleteLater()
        from rai_desktop.services.collecting import let_go

        QTimer.singleShot(0, let_go)
        return True

    def _show_welcome(self) -> None:
        self.welcome.show_recent(self._session.recent())
        self._pages.setCurrentWidget(self.welcome)
        self._allow()
        self.commands.name_undo(self._words, "", "")
        self._name_new()
        self._show_title()
        self.welcome.focus_first()

    def _allow(self, *, is_opening: bool = False) -> None:
        from rai_desktop.ui.offering import allow

        allow(self.commands, self.desk, is_opening=is_opening)

    def _show_title(self) -> None:
        name = self.desk.project.store.path.name if self.desk else ""
        self.setWindowTitle(f"{name} – RAI Desktop" if name else "RAI Desktop")

    def _show_language(self) -> None:
        words, language = self._words, self._words.language
        self._look.speak(language)
        self._own_asker.retranslate(words)
        self.commands.retranslate(words)
        self._name_new()
        self.commands.mark("language", language)
        self.commands.mark("export_language", self.export_language)
        self.commands.mark("look", self._look.choice)
        self.renew_manual()
        for part in self._made_parts():
            part.retranslate(words)
        if "new_page" in self.__dict__:
            self.new_page.retranslate(self._session.labels(language))
        if self.desk is not None:
            self.desk.retranslate(self._session.labels(language))
        else:
            self.commands.name_undo(words, "", "")

    def _on_page_shown(self) -> None:
        from rai_desktop.ui.offering import offer_on_page

        offer_on_page(self.commands, self.desk, self._words)

    def _name_new(self) -> None:
        from rai_desktop.ui.offering import name_new

        name_new(self.commands, self.desk, self._words)

    def _on_colours_changing(self, unseen: list[QWidget]) -> None:
        if self.desk is not None:
            unseen += self.desk.workspace.out_of_sight()

    def _on_theme_changed(self, theme: Theme) -> None:
        self.renew_manual()
        for part in self._made_parts():
            part.apply_theme(theme)
        if "new_page" in self.__dict__:
            self.new_page.apply_theme(theme)
        if self.desk is not None:
            self.desk.apply_theme(theme)

    def choose_export_language(self, language: str) -> None:
        """Write exports in this language from now on."""
        self._session.settings.set("export_language", language)
        self.commands.mark("export_language", language)
        self.on_desk(lambda desk: desk.workspace.show_export_language(language))

    def choose_look(self, choice: str) -> None:
        """Show the colours of ``choice`` at once, and the next time."""
        self._session.settings.set("look", choice)
        self._look.choose(choice)

    def zoom_by(self, percent: int) -> None:
        """Show everything larger or smaller."""
        self.zoom_to(self._look.zoom + percent)

    def zoom_to(self, percent: int) -> None:
        """Show everything in ``percent`` of the usual size."""
        self._look.set_zoom(percent)
        self._session.settings.set("zoom", str(self._look.zoom))

    def _on_answered(self, answers: NewInventory) -> None:
        path, company = answers.path, answers.company
        self._open(path, lambda: self.opening.new_project(path, company, answers.person))

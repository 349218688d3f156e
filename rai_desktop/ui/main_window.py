"""The main window: its pages and commands, its language and its looks."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.ui.first_window import FirstWindow
from rai_desktop.ui.loading import Loading
from rai_desktop.ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent

    from rai_desktop.domain.ids import Uid
    from rai_desktop.services.ports import Asker
    from rai_desktop.services.project import OpenProject
    from rai_desktop.services.targets import PageKey
    from rai_desktop.ui.application import Look
    from rai_desktop.ui.desk import Desk
    from rai_desktop.ui.new_inventory import NewInventory, NewInventoryPage
    from rai_desktop.ui.opening import OpenLocal
    from rai_desktop.ui.parts.banner import Banners
    from rai_desktop.ui.session import ExportKind, Session
    from rai_desktop.ui.theme import Theme
    from rai_desktop.ui.welcome import WelcomePage
    from rai_desktop.words import Words


class MainWindow(FirstWindow):
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
        self._is_filled = self._is_loading = False
        self.loading = Loading(session)
        self.desk: Desk | None = None
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
        from rai_desktop.ui.asker import QtAsker
        from rai_desktop.ui.commands import Commands
        from rai_desktop.ui.errors import FaultTeller
        from rai_desktop.ui.opening import open_local
        from rai_desktop.ui.parts.banner import Banners
        from rai_desktop.words import words_for

        self._look = look
        self._words_for = words or words_for
        self._words = self._words_for(language)
        self._opener = opener or open_local
        self._own_asker = QtAsker(self, self._words)
        self._asker: Asker = asker or self._own_asker
        self.faults = FaultTeller(self, lambda: self._words)
        self.commands = Commands(self, self._acts(), self._choices())
        self.banners = Banners(self._words, look.theme)
        self._build()
        self._look.theme_changed.connect(self._on_theme_changed)
        self._show_language()
        self._is_filled = True
        if self.isVisible():
            self._load_soon()

    def begin(self, path: Path | None = None) -> None:
        """Show the project at ``path``; without one, or when it cannot be opened, the welcome."""
        if path is not None:
            self.open_file(path)
        if self.desk is None:
            self._show_welcome()

    @cached_property
    def welcome(self) -> WelcomePage:
        """The page to begin from."""
        from rai_desktop.ui.welcome import WelcomePage

        page = WelcomePage(self._words, self._look.theme)
        page.new_wanted.connect(self.start_inventory)
        page.example_wanted.connect(self.open_example)
        page.open_wanted.connect(self.ask_for_file)
        page.file_chosen.connect(self.open_file)
        page.file_removed.connect(self._on_file_removed)
        page.files_cleared.connect(self._on_files_cleared)
        page.check_wanted.connect(self.show_check)
        page.language_chosen.connect(self.set_language)
        self._pages.addWidget(page)
        return page

    @cached_property
    def new_page(self) -> NewInventoryPage:
        """The page that begins an inventory."""
        from rai_desktop.ui.new_inventory import NewInventoryPage

        labels = self._session.labels(self._words.language)
        page = NewInventoryPage(labels, self._look.theme, self._free_place)
        page.answered.connect(self._on_answered)
        page.place_wanted.connect(self._on_place_wanted)
        page.left.connect(self._show_welcome)
        self._pages.addWidget(page)
        return page

    # commands ------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Open a project in place of the one that is open."""
        if self.desk is not None and self.desk.project.store.path == path:
            return
        with self._waiting():
            self._show_opened(lambda: self._session.open_project(path))

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
        with self._waiting():
            if path.exists():
                self._show_opened(lambda: self._session.open_project(path))
            else:
                self._show_opened(lambda: self._session.new_example(path, language))

    def ask_for_file(self) -> None:
        """Ask which file to open."""
        from rai_desktop.ui.file_names import file_filter

        title = self._words(N_("Open a file"))
        path = self._asker.open_path(title, file_filter(self._words, "rai"))
        if path is not None:
            self.open_file(path)

    def close_project(self) -> None:
        """Put the project away and go back to the welcome page."""
        if self._put_away():
            self._show_welcome()

    def export(self, kind: ExportKind) -> None:
        """Write a register of the open project."""
        if self.desk is not None:
            self.desk.export(kind, self.export_language)

    def export_list(self, kind: ExportKind, uids: Sequence[Uid] = ()) -> None:
        """Write the list that is shown, or these entries of it, as it is seen."""
        self._on_desk(lambda desk: desk.export_list(kind, self.export_language, uids))

    @property
    def export_language(self) -> str:
        """The language of the next export: the chosen one, or that of the window."""
        return self._session.settings.get("export_language") or self._words.language

    def show_about(self) -> None:
        """Tell about the program."""
        from rai_desktop.ui.about import AboutDialog

        AboutDialog(self, self._words, self._look.theme).open()

    def show_check(self) -> None:
        """Tell how to check that everything stays on this computer."""
        from rai_desktop.ui.checking import CheckDialog

        CheckDialog(self, self._words, self._look.theme, self._session.own_folders()).open()

    # window --------------------------------------------------------------------

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_filled:
            self._load_soon()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_project(event.mimeData()) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_project(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.open_file(path))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._put_away():
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._session.settings.set("geometry", geometry)
        super().closeEvent(event)

    # parts ---------------------------------------------------------------------

    def _acts(self) -> Mapping[str, Callable[[], object]]:
        from rai_desktop.services.targets import Page
        from rai_desktop.ui.application import ZOOM_STEP
        from rai_desktop.ui.pages.plan import SHOWN
        from rai_desktop.ui.session import ExportKind

        return {
            "new_inventory": self.start_inventory,
            "open": self.ask_for_file,
            "example": self.open_example,
            "save": lambda: self._on_desk(lambda desk: desk.save()),
            "export_xlsx": lambda: self.export(ExportKind.XLSX),
            "export_pdf": lambda: self.export(ExportKind.PDF),
            "export_list_xlsx": lambda: self.export_list(ExportKind.XLSX),
            "export_list_csv": lambda: self.export_list(ExportKind.CSV),
            "close": self.close_project,
            "quit": self.close,
            "undo": lambda: self._on_desk(lambda desk: desk.undo()),
            "redo": lambda: self._on_desk(lambda desk: desk.redo()),
            "new": lambda: self._on_desk(lambda desk: desk.start_new()),
            "duplicate": lambda: self._on_desk(lambda desk: desk.workspace.duplicate()),
            "delete": lambda: self._on_desk(lambda desk: desk.delete_selected()),
            "next_entry": lambda: self._on_desk(lambda desk: desk.workspace.go_on(1)),
            "previous_entry": lambda: self._on_desk(lambda desk: desk.workspace.go_on(-1)),
            **{f"go_{key}": self._goer(key) for key in SHOWN},
            "filters": lambda: self._on_desk(lambda desk: desk.workspace.focus_filters()),
            "company": self._goer(Page.COMPANY),
            "find": lambda: self._on_desk(lambda desk: desk.workspace.focus_search()),
            "larger": lambda: self._zoom(self._look.zoom + ZOOM_STEP),
            "smaller": lambda: self._zoom(self._look.zoom - ZOOM_STEP),
            "usual_size": lambda: self._zoom(100),
            "checklist": lambda: self._on_desk(lambda desk: desk.workspace.show_checklist()),
            "next_pane": lambda: self._on_desk(lambda desk: desk.workspace.next_pane(1)),
            "previous_pane": lambda: self._on_desk(lambda desk: desk.workspace.next_pane(-1)),
            "about": self.show_about,
        }

    def _choices(self) -> Mapping[str, Callable[[str], object]]:
        return {
            "language": self.set_language,
            "export_language": self._choose_export_language,
            "look": self._choose_look,
        }

    def _build(self) -> None:
        from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

        self.setAcceptDrops(True)
        self._pages = QStackedWidget()
        middle = QWidget()
        middle.setObjectName("page")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banners)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(middle)

    def _made_parts(self) -> list[WelcomePage | Banners]:
        made = [self.welcome] if "welcome" in self.__dict__ else []
        return [*made, self.banners]

    def _load_soon(self) -> None:
        if not self._is_loading:
            self._is_loading = True
            QTimer.singleShot(0, self, self.loading.start)

    def _on_desk(self, act: Callable[[Desk], object]) -> None:
        if self.desk is not None:
            act(self.desk)

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            yield
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _show_opened(self, opened: Callable[[], OpenProject]) -> None:
        self.banners.clear()
        try:
            project = opened()
        except UserError as error:
            self._show_error(error)
            return
        if not self._put_away():
            self._session.close_project(project)
            return
        self._show_desk(project)

    def _show_error(self, error: UserError) -> None:
        from rai_desktop.ui.parts.banner import BannerText

        text = BannerText(key="error", sentence=error, tone="danger")
        place = self.desk.workspace.banners if self.desk else self.banners
        place.show_banner(text)

    def _show_desk(self, project: OpenProject) -> None:
        from rai_desktop.ui.desk import Desk

        theme = self._look.theme
        labels = self._session.labels(self._words.language)
        desk = Desk(self._session, project, labels, theme, self._asker, self._opener)
        self.desk = desk
        space = desk.workspace
        space.top.new.clicked.connect(self.commands["new"].trigger)
        space.top.offer_exports(self.commands.export_menu(space.top.export))
        space.language_chosen.connect(self.set_language)
        space.page_shown.connect(self._on_page_shown)
        space.export_wanted.connect(self.export)
        space.export_language_chosen.connect(self._choose_export_language)
        space.list_export_wanted.connect(self.export_list)
        desk.undo_named.connect(self._on_undo_named)
        self._pages.addWidget(space)
        self._pages.setCurrentWidget(space)
        self._allow()
        desk.name_undo()
        self._on_page_shown()
        self._show_title()
        space.page.enter()

    def _put_away(self) -> bool:
        desk = self.desk
        if desk is None:
            return True
        if not desk.may_close():
            return False
        desk.close()
        self.desk = None
        self._pages.removeWidget(desk.workspace)
        desk.workspace.deleteLater()
        desk.deleteLater()
        return True

    def _show_welcome(self) -> None:
        self.welcome.show_recent(self._session.recent())
        self._pages.setCurrentWidget(self.welcome)
        self._allow()
        self.commands.name_undo(self._words, "", "")
        self._name_new()
        self._show_title()
        self.welcome.focus_first()

    def _allow(self) -> None:
        from rai_desktop.ui.commands import CHANGING, OF_PROJECT

        desk = self.desk
        self.commands.allow(OF_PROJECT, is_allowed=desk is not None)
        if desk is not None and desk.project.store.read_only:
            self.commands.allow(CHANGING, is_allowed=False)

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
        for part in self._made_parts():
            part.retranslate(words)
        if "new_page" in self.__dict__:
            self.new_page.retranslate(self._session.labels(language))
        if self.desk is not None:
            self.desk.retranslate(self._session.labels(language))
        else:
            self.commands.name_undo(words, "", "")

    def _goer(self, key: PageKey) -> Callable[[], object]:
        return lambda: self._on_desk(lambda desk: desk.workspace.show_page(key))

    def _on_page_shown(self) -> None:
        """Name what can be added here, and offer what only a list can do."""
        from rai_desktop.ui.commands import OF_LIST

        is_list = self.desk is not None and self.desk.workspace.kind is not None
        self.commands.allow(OF_LIST, is_allowed=is_list)
        self._name_new()

    def _name_new(self) -> None:
        from rai_desktop.domain.fields import EntityKind

        kind = self.desk.workspace.kind if self.desk else None
        self.commands.name_new(self._words, kind or EntityKind.SYSTEM)

    def _on_undo_named(self, undo: str, redo: str) -> None:
        self.commands.name_undo(self._words, undo, redo)

    def _on_theme_changed(self, theme: Theme) -> None:
        for part in self._made_parts():
            part.apply_theme(theme)
        if "new_page" in self.__dict__:
            self.new_page.apply_theme(theme)
        if self.desk is not None:
            self.desk.apply_theme(theme)

    def _choose_export_language(self, language: str) -> None:
        self._session.settings.set("export_language", language)
        self.commands.mark("export_language", language)
        self._on_desk(lambda desk: desk.workspace.show_export_language(language))

    def _choose_look(self, choice: str) -> None:
        self._session.settings.set("look", choice)
        self._look.choose(choice)

    def _zoom(self, percent: int) -> None:
        self._look.set_zoom(percent)
        self._session.settings.set("zoom", str(self._look.zoom))

    def _on_files_cleared(self) -> None:
        self._session.clear_recent()
        self.welcome.show_recent(self._session.recent())
        self.welcome.focus_first()

    def _on_file_removed(self, path: Path) -> None:
        self._session.forget(path)
        self.welcome.show_recent(self._session.recent())

    def _free_place(self, name: str) -> Path:
        from rai_desktop.ui.file_names import free_path

        return free_path(self._session.documents_folder(), name)

    def _on_place_wanted(self, suggestion: Path) -> None:
        from rai_desktop.ui.file_names import file_filter

        title = self._words(N_("Where shall the file be kept?"))
        path = self._asker.save_path(title, suggestion, file_filter(self._words, "rai"))
        if path is not None:
            self.new_page.choose_place(path)

    def _on_answered(self, answers: NewInventory) -> None:
        with self._waiting():
            self._show_opened(
                lambda: self._session.new_project(answers.path, answers.company, answers.person)
            )
        if self.desk is not None:
            self.new_page.forget()


def _dropped_project(dropped: QMimeData) -> Path | None:
    """Return the one project file that was dropped; ``None`` for anything else."""
    from pathlib import Path

    names = [url.toLocalFile() for url in dropped.urls() if url.isLocalFile()]
    paths = [Path(name) for name in names if name.lower().endswith(".rai")]
    return paths[0] if len(paths) == 1 else None

"""The main window: its pages and commands, its language and its looks."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.ui.application import ZOOM_STEP
from rai_desktop.ui.asker import QtAsker
from rai_desktop.ui.commands import CHANGING, OF_PROJECT, Commands
from rai_desktop.ui.errors import FaultTeller
from rai_desktop.ui.file_names import file_filter, inventory_name
from rai_desktop.ui.new_inventory import NewInventoryPage
from rai_desktop.ui.opening import OpenLocal, open_local
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.plan import SHOWN
from rai_desktop.ui.parts.banner import Banners, BannerText
from rai_desktop.ui.session import ExportKind
from rai_desktop.ui.welcome import WelcomePage
from rai_desktop.words import words_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QShowEvent

    from rai_desktop.services.ports import Asker
    from rai_desktop.services.project import OpenProject
    from rai_desktop.services.targets import PageKey
    from rai_desktop.ui.application import Look
    from rai_desktop.ui.desk import Desk
    from rai_desktop.ui.new_inventory import NewInventory
    from rai_desktop.ui.session import Session
    from rai_desktop.ui.theme import Theme
    from rai_desktop.words import Words

WIDTH, HEIGHT = 1280, 800


class MainWindow(QMainWindow):
    """Welcome, a new inventory, or an open project; one project at a time."""

    def __init__(
        self,
        session: Session,
        look: Look,
        language: str,
        asker: Asker | None = None,
        opener: OpenLocal = open_local,
        words: Callable[[str], Words] = words_for,
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self._session = session
        self._look = look
        self._words_for = words
        self._words = words(language)
        self._opener = opener
        self._own_asker = QtAsker(self, self._words)
        self._asker: Asker = asker or self._own_asker
        self._is_prepared = False
        self.desk: Desk | None = None
        self.faults = FaultTeller(self, lambda: self._words)
        self.commands = Commands(self, self._acts(), self._choices())
        self.welcome = WelcomePage(self._words, look.theme)
        self.new_page = NewInventoryPage(self._words, look.theme)
        self.banners = Banners(self._words, look.theme)
        self._pages = QStackedWidget()
        self._build()
        self._connect()
        self._show_language()
        self._show_welcome()

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

    @property
    def export_language(self) -> str:
        """The language of the next export: the chosen one, or that of the window."""
        return self._session.settings.get("export_language") or self._words.language

    def show_about(self) -> None:
        """Tell about the program."""
        from rai_desktop.ui.about import AboutDialog

        AboutDialog(self, self._words, self._look.theme).open()

    # window --------------------------------------------------------------------

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_prepared:
            self._is_prepared = True
            QTimer.singleShot(0, self, self._prepare)

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
        return {
            "new_inventory": self.start_inventory,
            "open": self.ask_for_file,
            "example": self.open_example,
            "save": lambda: self._on_desk(lambda desk: desk.save()),
            "export_xlsx": lambda: self.export(ExportKind.XLSX),
            "export_pdf": lambda: self.export(ExportKind.PDF),
            "close": self.close_project,
            "quit": self.close,
            "undo": lambda: self._on_desk(lambda desk: desk.undo()),
            "redo": lambda: self._on_desk(lambda desk: desk.redo()),
            "new": lambda: self._on_desk(lambda desk: desk.start_new()),
            "delete": lambda: self._on_desk(lambda desk: desk.delete_selected()),
            **{f"go_{key}": self._goer(key) for key in SHOWN},
            "find": lambda: self._on_desk(lambda desk: desk.workspace.focus_search()),
            "larger": lambda: self._zoom(self._look.zoom + ZOOM_STEP),
            "smaller": lambda: self._zoom(self._look.zoom - ZOOM_STEP),
            "usual_size": lambda: self._zoom(100),
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
        middle = QWidget()
        middle.setObjectName("page")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banners)
        column.addWidget(self._pages, 1)
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(self.new_page)
        self.setCentralWidget(middle)
        self.resize(WIDTH, HEIGHT)
        geometry = self._session.settings.get("geometry")
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "replace")))

    def _connect(self) -> None:
        self._look.theme_changed.connect(self._on_theme_changed)
        self.welcome.new_wanted.connect(self.start_inventory)
        self.welcome.example_wanted.connect(self.open_example)
        self.welcome.open_wanted.connect(self.ask_for_file)
        self.welcome.file_chosen.connect(self.open_file)
        self.welcome.file_removed.connect(self._on_file_removed)
        self.welcome.language_chosen.connect(self.set_language)
        self.new_page.answered.connect(self._on_answered)
        self.new_page.left.connect(self._show_welcome)

    def _prepare(self) -> None:
        Thread(target=_prepare, args=(self._session,), name="prepare", daemon=True).start()

    def _on_desk(self, act: Callable[[Desk], object]) -> None:
        if self.desk is not None:
            act(self.desk)

    @contextmanager
    def _waiting(self) -> Iterator[None]:
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
        space.top.offer_exports(self._export_menu(space.top.export))
        space.language_chosen.connect(self.set_language)
        space.page_shown.connect(self._name_new)
        space.export_wanted.connect(self.export)
        desk.undo_named.connect(self._on_undo_named)
        self._pages.addWidget(space)
        self._pages.setCurrentWidget(space)
        self._allow()
        desk.name_undo()
        self._name_new()
        self._show_title()
        space.page.enter()

    def _export_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.addAction(self.commands["export_xlsx"])
        menu.addAction(self.commands["export_pdf"])
        menu.addSeparator()
        menu.addMenu(self.commands.submenu("export_language"))
        return menu

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
        for part in (self.welcome, self.new_page, self.banners):
            part.retranslate(words)
        if self.desk is not None:
            self.desk.retranslate(self._session.labels(language))
        else:
            self.commands.name_undo(words, "", "")

    def _goer(self, key: PageKey) -> Callable[[], object]:
        return lambda: self._on_desk(lambda desk: desk.workspace.show_page(key))

    def _name_new(self) -> None:
        kind = self.desk.workspace.kind if self.desk else None
        self.commands.name_new(self._words, kind or EntityKind.SYSTEM)

    def _on_undo_named(self, undo: str, redo: str) -> None:
        self.commands.name_undo(self._words, undo, redo)

    def _on_theme_changed(self, theme: Theme) -> None:
        for part in (self.welcome, self.new_page, self.banners):
            part.apply_theme(theme)
        if self.desk is not None:
            self.desk.apply_theme(theme)

    def _choose_export_language(self, language: str) -> None:
        self._session.settings.set("export_language", language)

    def _choose_look(self, choice: str) -> None:
        self._session.settings.set("look", choice)
        self._look.choose(choice)

    def _zoom(self, percent: int) -> None:
        self._look.set_zoom(percent)
        self._session.settings.set("zoom", str(self._look.zoom))

    def _on_file_removed(self, path: Path) -> None:
        self._session.forget(path)
        self.welcome.show_recent(self._session.recent())

    def _on_answered(self, answers: NewInventory) -> None:
        folder = self._session.documents_folder()
        suggestion = folder / inventory_name(self._words, answers.company)
        title = self._words(N_("Where shall the file be kept?"))
        path = self._asker.save_path(title, suggestion, file_filter(self._words, "rai"))
        if path is None:
            return
        person = {"name": answers.name, "function": answers.function}
        with self._waiting():
            self._show_opened(
                lambda: self._session.new_project(path, {"name": answers.company}, person)
            )


def _prepare(session: Session) -> None:
    """Load what opening a project needs, while the first page is being read."""
    import rai_desktop.ui.desk  # noqa: F401 - the import is the work

    session.prepare()

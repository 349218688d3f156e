"""The dialogs of the main window; each is imported when it is shown first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rai_desktop.ui.first_window import FirstWindow
from rai_desktop.ui.opening import is_same_place
from rai_desktop.ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from rai_desktop.services.ports import Asker
    from rai_desktop.services.project import OpenProject
    from rai_desktop.ui.application import Look
    from rai_desktop.ui.commands import Commands
    from rai_desktop.ui.desk import Desk
    from rai_desktop.ui.opening import OpenLocal
    from rai_desktop.ui.parts.banner import BannerText
    from rai_desktop.ui.project_opening import ProjectOpening
    from rai_desktop.ui.session import Session
    from rai_desktop.ui.theme import Theme
    from rai_desktop.words import Words


class WindowDialogs(FirstWindow):
    """Shows what stands before the window: earlier states, copies to merge, packs, about."""

    desk: Desk | None
    commands: Commands
    _session: Session
    _words: Words
    _look: Look
    _asker: Asker
    _opener: OpenLocal
    _has_manual = False
    _unlocked: Path | None = None

    def order_stops(self) -> None:
        """Put what Tab goes through into the order in which it is read."""
        from rai_desktop.ui.parts.reading_order import reading_order
        from rai_desktop.ui.parts.widgets import chain_tab_stops

        middle = self.centralWidget()
        if middle is not None:
            chain_tab_stops(reading_order(middle))

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        if self.isVisible():
            self.order_stops()
        return super().focusNextPrevChild(next)

    def open_file(self, path: Path) -> None:
        """Open a project in place of the one that is open."""
        raise NotImplementedError

    @property
    def opening(self) -> ProjectOpening:
        """What opens projects beside the window."""
        raise NotImplementedError

    def _open(self, path: Path, begin: Callable[[], object]) -> None:
        raise NotImplementedError

    def _on_opened(self, project: OpenProject) -> None:
        raise NotImplementedError

    def _show_again(self) -> None:
        raise NotImplementedError

    def _show_banner(self, banner: BannerText) -> None:
        raise NotImplementedError

    @property
    def words(self) -> Words:
        """The words of the language that the window speaks."""
        return self._words

    @property
    def theme(self) -> Theme:
        """How the window looks."""
        return self._look.theme

    def show_backups(self, path: Path | None = None) -> None:
        """Show the earlier states of the open project, or of one that cannot be opened."""
        from rai_desktop.ui.backups import backups_dialog

        path = path or (self.desk.project.store.path if self.desk else None)
        if path is not None:
            dialog = backups_dialog(self, self._session, path, self.desk, self._asker, self._words)
            dialog.saved.connect(self._on_backup_saved)
            dialog.compare_wanted.connect(self._compare_states)
            dialog.apply_theme(self._look.theme)
            dialog.open()

    def merge_file(self, path: Path | None = None) -> None:
        """Compare a copy with the open project and offer to merge it; ask which one first."""
        from rai_desktop.ui.merging.dialog import merge_dialog

        if self.desk is not None:
            labels = self._session.labels(self._words.language)
            merge_dialog(self.desk, self._session, labels, self._look.theme, path)

    def copy_entries(self, path: Path | None = None) -> None:
        """Offer the entries of another inventory to be added as copies; ask which one first."""
        from rai_desktop.ui.copying import copy_dialog

        if self.desk is not None:
            labels = self._session.labels(self._words.language)
            copy_dialog(self.desk, self._session, labels, self._look.theme, path)

    def search_everywhere(self) -> None:
        """Show the palette that searches everywhere."""
        from rai_desktop.ui.searching import show_palette

        labels = self._session.labels(self._words.language)
        if self.desk is not None:
            labels.keep(self.desk.project)
        show_palette(self, labels, self._look.theme)

    def prepare_search(self) -> None:
        """Read the entries for the search while nothing else is to do."""
        from rai_desktop.ui.searching.watch import watch_of

        if self.desk is not None:
            watch_of(self.desk, self._session.labels(self._words.language))

    def show_packs(self) -> None:
        """Show the content packs, and those of the open project."""
        from rai_desktop.ui.packs import show_packs

        labels = self._session.labels(self._words.language)
        show_packs(self, self._session, labels, self._look.theme, self._asker, self.desk)

    def show_alliance(self) -> None:
        """Put the yearly reports of an alliance's members together; no project is needed."""
        from rai_desktop.ui.alliance import show_alliance

        show_alliance(self, self._session, self._words, self._look.theme, self._asker)

    def show_manual(self, place: str = "", host: QWidget | None = None) -> None:
        """Show a place of the manual, its beginning when none is named, in a window of its own."""
        from rai_desktop.services.manual.pages import place_of
        from rai_desktop.ui.help import show_help

        self._has_manual = True
        labels = self._session.labels(self._words.language)
        show_help(host or self, labels, self._look.theme, place_of(place or "start"))

    def show_help_here(self, host: QWidget | None = None) -> None:
        """Show what the manual says about what has the keyboard, in the window or in a dialog."""
        from rai_desktop.ui.help import place_of_focus

        shown = self.desk.workspace.key if self.desk is not None else None
        self.show_manual(str(place_of_focus(host or self, shown)), host)

    def renew_manual(self) -> None:
        """Let the manual follow language and colours, if it was shown."""
        if self._has_manual:
            from rai_desktop.ui.help import renew_help

            renew_help(self, self._session.labels(self._words.language), self._look.theme)

    def show_about(self) -> None:
        """Tell about the program."""
        from rai_desktop.ui.about import AboutDialog

        sources = self._session.labels(self._words.language).catalogue.attributions()
        AboutDialog(self, self._words, self._look.theme, sources).open()

    def show_check(self) -> None:
        """Tell how to check that everything stays on this computer."""
        from rai_desktop.ui.checking import CheckDialog

        CheckDialog(self, self._words, self._look.theme, self._session.own_folders()).open()

    def check_file(self) -> None:
        """Check the file of the open project, or tell which state an export came from."""
        from rai_desktop.ui.states.check_dialog import CheckFileDialog

        if self.desk is not None:
            self.desk.workspace.flush()
            CheckFileDialog(
                self, self._session, self.desk.project, self._words, self._look.theme, self._asker
            ).open()

    # parts ---------------------------------------------------------------------

    def _compare_states(self, first: str) -> None:
        from rai_desktop.ui.states.compare_dialog import CompareDialog

        desk = self.desk
        if desk is not None:
            labels = self._session.labels(self._words.language)
            dialog = CompareDialog(self, desk.project, labels, self._look.theme, first)
            dialog.gone_back.connect(desk.tell_undoable)
            dialog.open()

    def _on_backup_saved(self, target: Path) -> None:
        (self.desk.tell_copy if self.desk else self.open_file)(target)

    def _on_unlocked(self, path: Path) -> None:
        """Go on with a file that was decrypted to ``path``."""
        self._unlocked = path
        self._take_dropped(path)

    def _on_received(self, project: OpenProject) -> None:
        """Show what a file says that is new to this computer; nobody works in it yet."""
        from rai_desktop.ui.receiving.dialog import ReceivedDialog

        self._show_again()
        path = project.store.path
        labels = self._session.labels(self._words.language)
        dialog = ReceivedDialog(self, self._session, self._asker, project, labels, self._look.theme)
        dialog.looked.connect(self._on_looked)
        dialog.kept.connect(self._on_kept)
        dialog.merge_wanted.connect(self._on_merge_wanted)
        if path == self._unlocked:
            dialog.rejected.connect(lambda: self._tell_left(path))
        dialog.open()

    def _tell_left(self, path: Path) -> None:
        from rai_desktop.ui.receiving import left_decrypted

        self._show_banner(left_decrypted(path, self._opener))

    def _on_looked(self, project: OpenProject) -> None:
        self._session.remember(project.store.path)
        self._on_opened(project)

    def _on_kept(self, path: Path) -> None:
        self._open(path, lambda: self.opening.open_file(path, is_kept=True))

    def _on_merge_wanted(self, known: Path, path: Path) -> None:
        """Merge a received copy into the known project, which is opened where it is not."""
        if self.desk is not None and is_same_place(known, self.desk.project.store.path):
            self.merge_file(path)
        else:
            self._open(known, lambda: self.opening.open_file(known, to_merge=path))

    def _take_dropped(self, path: Path) -> None:
        """Merge a copy of the open project; open anything else."""
        desk = self.desk
        is_copy = desk is not None and not is_same_place(path, desk.project.store.path)
        if is_copy and desk is not None and self._session.project_of(path) == desk.project.uid:
            self.merge_file(path)
        else:
            self.open_file(path)

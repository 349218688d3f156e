"""The saved views of a list, kept for each project on this computer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rai_desktop.domain.texts import N_
from rai_desktop.ui.pages.arrangement import FIRST_ORDER
from rai_desktop.ui.tables.saved_view import (
    MOST_VIEWS,
    SavedView,
    arranged,
    built_in_views,
    read_views,
    ready_names,
    views_text,
)
from rai_desktop.ui.tables.view_name_dialog import ViewNameDialog

if TYPE_CHECKING:
    from rai_desktop.ui.list_page import ListPage


class ListViews(QObject):
    """Answers the menu of views.

    ``search_shown`` carries the search of a view; ``deleted`` tells that one is gone, with what
    brings it back as a choice of a notice.
    """

    search_shown = Signal(str)
    deleted = Signal(str, object)

    def __init__(self, page: ListPage) -> None:
        super().__init__(page)
        self._page = page
        self._settings = page.scene.session.settings
        self._place = f"views.{page.kind}.{page.project.uid}"
        self._current = ""
        menu = page.table.views_menu
        menu.aboutToShow.connect(self.offer)
        menu.usual_chosen.connect(self.show_usual)
        menu.ready_chosen.connect(self.show_ready)
        menu.saved_chosen.connect(self.show_saved)
        menu.save_wanted.connect(lambda: self._ask_name("", self.save))
        menu.update_wanted.connect(lambda: self.save(self._current))
        menu.rename_wanted.connect(lambda: self._ask_name(self._current, self.rename))
        menu.delete_wanted.connect(self.delete)
        self.offer()

    def views(self) -> list[SavedView]:
        """Return the saved views in the order they were saved."""
        return read_views(self._settings.get(self._place))

    def offer(self) -> None:
        """Let the menu show what there is now."""
        page = self._page
        menu = page.table.views_menu
        ready = built_in_views(page.kind, page.table.all_columns())
        menu.ready = [view.name for view in ready]
        menu.saved = [view.name for view in self.views()]
        menu.current = self._current if self._current in menu.saved else ""
        menu.fill()

    def show_usual(self) -> None:
        """Show the list as it is at first."""
        self._show(SavedView(state=FIRST_ORDER.get(self._page.kind, "")))

    def show_ready(self, place: int) -> None:
        """Show one of the views that come with the program."""
        columns = self._page.table.all_columns()
        self._show(
            replace(arranged(built_in_views(self._page.kind, columns)[place], columns), name="")
        )

    def show_saved(self, place: int) -> None:
        """Show a view that was saved."""
        self._show(self.views()[place])

    def save(self, name: str) -> None:
        """Keep the list as it is now under ``name``, in place of a view that has this name."""
        view = replace(self._page.table.view(), name=name)
        views = self.views()
        if name in (old.name for old in views):
            views = [view if old.name == name else old for old in views]
        else:
            views = [*views[: MOST_VIEWS - 1], view]
        self._keep(views, name)

    def rename(self, name: str) -> None:
        """Give the view that was shown last another name."""
        old = self._current
        views = [replace(v, name=name) if v.name == old else v for v in self.views()]
        self._keep(views, name)

    def delete(self) -> None:
        """Forget the view that was shown last, and offer to take it back; the list stays."""
        words, name, before = self._page.labels.words, self._current, self.views()
        self._keep([view for view in before if view.name != name], "")
        back = ("notice_undo", words(N_("Undo")), lambda: self._bring_back(before, name))
        self.deleted.emit(words.filled(N_("The view “{name}” was deleted."), name=name), back)

    def _bring_back(self, before: list[SavedView], name: str) -> None:
        """Put the view ``name`` where it was; what became of the others meanwhile stays."""
        now = {view.name.casefold() for view in self.views()}
        place = [view.name for view in before].index(name)
        if name.casefold() not in now and len(now) < MOST_VIEWS:
            self._keep([*self.views()[:place], before[place], *self.views()[place:]], name)

    def _show(self, view: SavedView) -> None:
        page = self._page
        page.flush()
        self._current = view.name
        page.search = view.search
        page.table.show_view(view)
        self.search_shown.emit(view.search)
        self.offer()

    def _keep(self, views: list[SavedView], current: str) -> None:
        self._settings.set(self._place, views_text(views))
        self._current = current
        self.offer()

    def _ask_name(self, name: str, then: object) -> None:
        page = self._page
        words = page.labels.words
        taken = [view.name for view in self.views() if view.name != name]
        ready = [words(text) for text in ready_names(page.kind)]
        dialog = ViewNameDialog(page.window(), name, (taken, ready), words, page.theme)
        dialog.named.connect(then)
        dialog.open()

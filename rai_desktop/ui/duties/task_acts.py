"""Quick acts on tasks: done, postpone, take up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from rai_desktop.domain.errors import UserError
from rai_desktop.services.task_acts import finish_tasks, postpone_tasks, reopen_tasks
from rai_desktop.ui.duties.postponing import PostponeDialog
from rai_desktop.ui.duties.task_panel import TaskPanel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from rai_desktop.domain.ids import Uid
    from rai_desktop.ui.list_page import ListPage
    from rai_desktop.ui.pages.base import WorkPage


class TaskDoing(QObject):
    """Does it with several tasks as one step, tells it, and offers to take it back."""

    def __init__(self, page: WorkPage) -> None:
        super().__init__(page)
        self._page = page

    def finish(self, uids: Sequence[Uid]) -> None:
        """Mark tasks as done."""
        if uids and self._tried(lambda: finish_tasks(self._page.project, uids)):
            words = self._page.labels.words
            self._page.told.emit(
                words.plural("{count} task is done.", "{count} tasks are done.", len(uids))
            )

    def reopen(self, uids: Sequence[Uid]) -> None:
        """Take tasks up again."""
        if uids and self._tried(lambda: reopen_tasks(self._page.project, uids)):
            words = self._page.labels.words
            self._page.told.emit(
                words.plural(
                    "{count} task is open again.", "{count} tasks are open again.", len(uids)
                )
            )

    def postpone(self, uids: Sequence[Uid]) -> None:
        """Ask for a later day and a reason."""
        if not uids:
            return

        def postponed(until: date | None, reason: str) -> None:
            postpone_tasks(self._page.project, uids, until, reason)
            words = self._page.labels.words
            self._page.told.emit(
                words.plural(
                    "{count} task was postponed.", "{count} tasks were postponed.", len(uids)
                )
            )

        page = self._page
        dialog = PostponeDialog(
            page.window(), page.project, page.labels, page.theme, len(uids), postponed
        )
        dialog.open()

    def _tried(self, act: Callable[[], object]) -> bool:
        try:
            return act() is not None
        except UserError as error:
            self._page.failed.emit(error)
            return False


class TaskActs(QObject):
    """The same with the tasks that are chosen in their list."""

    def __init__(self, page: ListPage) -> None:
        super().__init__(page)
        self._page = page
        self._doing = TaskDoing(page)
        panel = page.form.panels.side
        assert isinstance(panel, TaskPanel)  # noqa: S101 - tasks have this panel
        panel.done_wanted.connect(self.finish)
        panel.postpone_wanted.connect(self.postpone)
        panel.reopen_wanted.connect(self.reopen)
        panel.opened.connect(page.entry_wanted)

    def finish(self) -> None:
        """Mark the chosen tasks as done."""
        self._doing.finish(self._chosen())

    def reopen(self) -> None:
        """Take up the chosen tasks again."""
        self._doing.reopen(self._chosen())

    def postpone(self) -> None:
        """Ask for a later day and a reason."""
        self._doing.postpone(self._chosen())

    def _chosen(self) -> list[Uid]:
        self._page.flush()
        return [] if self._page.project.store.read_only else self._page.selected()

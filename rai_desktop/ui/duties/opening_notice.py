"""Tells once, when a project is opened, what is overdue and what is due soon."""

from PySide6.QtCore import QObject

from rai_desktop.domain.texts import N_
from rai_desktop.services.overview import DueList
from rai_desktop.services.overview.due import NEAR
from rai_desktop.services.targets import Page
from rai_desktop.ui.pages.overview import OverviewPage
from rai_desktop.ui.session import Settings
from rai_desktop.ui.settings.known import NO, NOTICE_DUE
from rai_desktop.ui.workspace import Workspace
from rai_desktop.words import Words


class DueNotice(QObject):
    """Speaks in the notice that goes away by itself; another message is not pushed aside.

    It counts nothing itself but takes what the overview found, when that is ready.
    """

    def __init__(self, settings: Settings, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._space = workspace
        self._page: OverviewPage | None = None

    def tell_once(self) -> None:
        """Tell it now, or as soon as it is known; only the first call does something."""
        page = self._space.page
        if self._settings.get(NOTICE_DUE) == NO or not isinstance(page, OverviewPage):
            return
        if page.due is not None:
            self._tell(page.due)
        else:
            self._page = page
            page.put_together.connect(self._on_put_together)

    def put_off(self) -> None:
        """Tell nothing until the project is opened again."""
        if self._page is not None:
            self._page.put_together.disconnect(self._on_put_together)
            self._page = None
        self._space.notice.hide()

    def _on_put_together(self) -> None:
        page, self._page = self._page, None
        if page is None or page.due is None:
            return
        page.put_together.disconnect(self._on_put_together)
        self._tell(page.due)

    def _tell(self, due: DueList) -> None:
        words = self._space.page.labels.words
        text = due_text(words, due)
        if text and not self._space.notice.text:
            show = lambda: self._space.show_page(Page.DUE)  # noqa: E731 - a choice is a call
            self._space.notice.tell(text, [("notice_due", words(N_("Show what is due")), show)])


def due_text(words: Words, due: DueList) -> str:
    """Return in one sentence how much is overdue or due within two weeks; empty for nothing."""
    overdue, near = words.number(due.overdue), words.number(due.near)
    days = words.number(NEAR)
    if due.overdue and due.near:
        text = N_("Deadlines: {overdue} overdue, {near} within the next {days} days.")
        return words.filled(text, overdue=overdue, near=near, days=days)
    if due.overdue:
        return words.filled(N_("Deadlines: {overdue} overdue."), overdue=overdue)
    if due.near:
        text = N_("Deadlines: {near} within the next {days} days.")
        return words.filled(text, near=near, days=days)
    return ""

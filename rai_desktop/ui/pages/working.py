"""What a page says while its content is put together, and when that fails."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.faults import fault_of
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.fault_dialog import FaultDialog
from rai_desktop.ui.parts.slices import Slices
from rai_desktop.ui.parts.state_notice import StateNotice
from rai_desktop.ui.parts.widgets import announce, button

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rai_desktop.ui.pages.base import WorkPage

_LOG = logging.getLogger(__name__)
_TITLE = N_("This page cannot be shown")
_SAFE = N_("Your entries are not affected. Try again; if it fails again, pass the details on.")


class PageCover(StateNotice):
    """Stands in place of all parts of a page, until they can be shown."""

    def __init__(self, page: WorkPage, again: Callable[[], object]) -> None:
        super().__init__("page_cover", page)
        self._page = page
        self._again = button("page_again", "primary")
        self._details = button("page_details")
        self._covered: Sequence[QWidget] = ()
        self._error: Exception | None = None
        self.add(self._again, self._details)
        self._again.clicked.connect(lambda: again())
        self._details.clicked.connect(self._show_details)
        self.hide()

    def tell_work(self) -> None:
        """Say that the page is being put together."""
        self._error = None
        self._cover()

    def tell_fault(self, error: Exception) -> None:
        """Say why the page cannot be shown, that nothing is lost, and what to do."""
        self._error = error
        _LOG.error("No page %s: %s\n%s", self._page.key, *_told(error))
        had_keyboard = _has_keyboard(self._page)
        self._cover()
        if had_keyboard:
            self._again.setFocus()
        announce(self)

    def uncover(self) -> None:
        """Show the parts of the page again."""
        had_keyboard = _has_keyboard(self)
        for part in self._covered:
            part.show()
        self._covered = ()
        self.hide()
        if had_keyboard:
            self._page.enter()

    def retranslate(self) -> None:
        """Say it again in the language of the page."""
        words, error = self._page.labels.words, self._error
        self._again.setText(words(N_("Try again")))
        self._details.setText(words(N_("Details…")))
        if error is None:
            self.say(words(N_("This page is being put together…")), "")
            return
        known = words.of_error(error) if isinstance(error, UserError) else words(_SAFE)
        self.say(words(_TITLE), known)

    def _cover(self) -> None:
        layout = self._page.layout()
        if self.isHidden() and layout is not None:
            layout.addWidget(self)
            direct = self._page.findChildren(QWidget)
            self._covered = [
                part for part in direct if part.parent() is self._page and not part.isHidden()
            ]
            for part in self._covered:
                part.hide()
        self.apply_theme(self._page.theme)
        self._again.setHidden(self._error is None)
        self._details.setHidden(self._error is None or isinstance(self._error, UserError))
        self.retranslate()
        self.show()

    def _show_details(self) -> None:
        if self._error is not None:
            page, words = self._page, self._page.labels.words
            FaultDialog(page.window(), words(_TITLE), self._error, words, page.theme).open()


class PageSlices(Slices):
    """Puts a page together bit by bit; ``again`` begins anew when that has failed.

    Until it has succeeded for the first time, the page says that it is being put together; later
    the old content stays until the new one is ready.
    """

    def __init__(self, page: WorkPage, again: Callable[[], object]) -> None:
        super().__init__(page)
        self._has_content = False
        self._cover = PageCover(page, again)
        self.finished.connect(self._on_finished)

    @override
    def begin(self, work: Iterator[None]) -> None:
        super().begin(work)
        if self.is_running:
            self.expect()

    def expect(self) -> None:
        """Say that something is being put together, which begins later."""
        if not self._has_content:
            self._cover.tell_work()

    @override
    def fail(self, error: Exception) -> None:
        """Say on the page that it cannot be shown, and why."""
        self._has_content = False
        self._cover.tell_fault(error)

    def _on_finished(self) -> None:
        self._has_content = True
        self._cover.uncover()


class PartSlices(Slices):
    """Finds out something for a part of a page; ``tell`` takes the sentence when that fails."""

    def __init__(self, page: WorkPage, tell: Callable[[str], object]) -> None:
        super().__init__(page)
        self._page = page
        self._tell = tell

    @override
    def fail(self, error: Exception) -> None:
        """Say that it is not known, and why."""
        _LOG.error("No part of page %s: %s\n%s", self._page.key, *_told(error))
        words = self._page.labels.words
        self._tell(words.of_error(error) if isinstance(error, UserError) else words(_SAFE))


def _has_keyboard(part: QWidget) -> bool:
    focused = part.window().focusWidget()
    return focused is not None and part.isAncestorOf(focused)


def _told(error: Exception) -> tuple[str, str]:
    fault = fault_of(error)
    return fault.kind, fault.stack

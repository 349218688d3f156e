"""Loading the rest of the program while the first page is being read."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

from rai_desktop.ui.turns import short_turns, uncollected

if TYPE_CHECKING:
    from rai_desktop.ui.session import Session

REST = 0.25
"""Seconds in which the window has the computer for itself, before it is loaded how to change."""


class Loading(Thread):
    """Loads what opening a project needs, then what changing one needs.

    Whoever needs something earlier imports it where it is used and waits for that alone.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(name="loading")
        self._session = session
        self._is_left = Event()
        self.can_open = False
        self.is_done = False

    def run(self) -> None:
        """Load everything, in the order in which people can ask for it."""
        with short_turns(), uncollected():
            import rai_desktop.ui.desk
            import rai_desktop.ui.list_page
            import rai_desktop.ui.new_inventory  # noqa: F401 - the import is the work

            self._session.prepare_opening()
        self.can_open = True
        if self._is_left.wait(REST):
            return
        with short_turns(), uncollected():
            self._session.prepare_changes()
        self.is_done = True

    def leave(self) -> None:
        """Load nothing more, and wait for what is being loaded; a thread cut off may crash."""
        self._is_left.set()
        if self.ident is not None:
            self.join()

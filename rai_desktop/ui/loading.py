"""Loading the rest of the program while the first page is being read."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rai_desktop.ui.session import Session


class Loading(Thread):
    """Loads what opening a project needs, then what changing one needs.

    Whoever needs something earlier imports it where it is used and waits for that alone.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(name="loading", daemon=True)
        self._session = session
        self.can_open = False
        self.is_done = False

    def run(self) -> None:
        """Load everything, in the order in which people can ask for it."""
        import rai_desktop.ui.desk
        import rai_desktop.ui.new_inventory  # noqa: F401 - the import is the work

        self._session.prepare_opening()
        self.can_open = True
        self._session.prepare_changes()
        self.is_done = True

"""Loading the rest of the program while the first page is being read."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from rai_desktop.ui.parts.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rai_desktop.ui.beside import Beside
    from rai_desktop.ui.session import Session

REST = 250
"""Milliseconds in which the window has the computer for itself, before how to change is loaded."""

PARTS = (
    "rai_desktop.services.bin",
    "rai_desktop.ui.forms.linked",
    "rai_desktop.ui.forms.rows",
    "rai_desktop.services.listing",
    "rai_desktop.ui.tables",
    "rai_desktop.services.library.measures",
    "rai_desktop.ui.library.side",
    "rai_desktop.ui.forms.score_panel",
    "rai_desktop.ui.forms.system_risks",
    "rai_desktop.ui.forms.panels",
    "rai_desktop.ui.forms.entity_form",
    "rai_desktop.ui.list_page",
    "rai_desktop.services.first_steps",
    "rai_desktop.services.overview",
    "rai_desktop.ui.pages.overview.risks",
    "rai_desktop.ui.pages.overview",
    "rai_desktop.ui.workspace",
    "rai_desktop.ui.desk",
    "rai_desktop.ui.new_inventory",
)
"""What an open project is shown with, in pieces that are loaded without being noticed."""


class Loading(QObject):
    """Loads what opening a project needs, then what changing one needs.

    Whatever uses Qt is loaded in the window's own thread, bit by bit, and nothing else meanwhile;
    the rest after it in a worker thread. So no two threads load the same. ``shown`` tells that a
    project can be shown, ``ended`` that all is loaded. Whoever needs something earlier imports it
    where it is used and waits for that alone.
    """

    shown = Signal()
    ended = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_left = self._has_parts = False
        self.can_open = False
        self.is_done = False
        self._slices = Slices(self)
        self._slices.finished.connect(self._on_parts_loaded)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(lambda: self._prepare(self._session.prepare_changes))

    @cached_property
    def _beside(self) -> Beside:
        from rai_desktop.ui.beside import Beside

        made = Beside(self)
        made.finished.connect(self._on_prepared)
        return made

    def start(self) -> None:
        """Load everything, in the order in which people can ask for it."""
        if not (self._has_parts or self._is_left):
            self._slices.begin(_parts())

    def load_parts(self) -> None:
        """Load at once what a project is shown with: somebody opens one."""
        if not self._has_parts:
            self._slices.stop()
            for _ in _parts():
                pass
            self._on_parts_loaded()

    def leave(self) -> None:
        """Load nothing more, and wait for what is being loaded; a thread cut off may crash."""
        self._is_left = True
        self._slices.stop()
        self._rest.stop()
        if self._has_parts:
            self._beside.end_now()

    def _on_parts_loaded(self) -> None:
        self._has_parts = True
        self._prepare(self._session.prepare_opening)
        self.shown.emit()

    def _prepare(self, load: Callable[[], None]) -> None:
        if not self._is_left:
            self._beside.start(lambda _: load())

    def _on_prepared(self) -> None:
        if not self.can_open:
            self.can_open = True
            if not self._is_left:
                self._rest.start()
        else:
            self.is_done = True
            self.ended.emit()


def _parts() -> Iterator[None]:
    for name in PARTS:
        import_module(name)
        yield

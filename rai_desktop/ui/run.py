"""Running the window until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rai_desktop.ui.first_window import bare_application, colour_ground
from rai_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rai_desktop.ui.session import Session


def run_window(
    session: Session, language: str, path: Path | None = None, arguments: Sequence[str] = ()
) -> int:
    """Show the window, with ``path`` opened in it, and return the exit code when it is closed.

    ``language`` is that of the surroundings; what the person chose before goes first. The window
    is on the screen before it is filled: most of the time is needed for what is in it.
    """
    app = bare_application(arguments)
    colour_ground(app, session.settings.get("look"))
    window = MainWindow(session)
    window.once_painted(lambda: _fill(window, session, language, path))
    window.show()
    code = app.exec()
    window.loading.leave()
    return code


def _fill(window: MainWindow, session: Session, language: str, path: Path | None) -> None:
    from rai_desktop.ui.application import SYSTEM, Look, make_application
    from rai_desktop.words import LANGUAGES

    app = make_application()
    chosen = session.settings.get("language")
    zoom = session.settings.get("zoom", "100")
    look = Look(app, session.settings.get("look", SYSTEM), int(zoom) if zoom.isdecimal() else 100)
    window.fill(look, chosen if chosen in LANGUAGES else language)
    window.faults.install()
    if path is None:
        window.begin()
    else:
        window.loading.shown.connect(lambda: window.begin(path))

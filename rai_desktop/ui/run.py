"""Running the window until it is closed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer

from rai_desktop.ui.application import SYSTEM, Look, make_application
from rai_desktop.ui.main_window import MainWindow
from rai_desktop.ui.session import Session
from rai_desktop.words import LANGUAGES


def run_window(
    session: Session, language: str, path: Path | None = None, arguments: Sequence[str] = ()
) -> int:
    """Show the window, with ``path`` opened in it, and return the exit code when it is closed.

    ``language`` is that of the surroundings; what the person chose before goes first.
    """
    app = make_application(arguments)
    chosen = session.settings.get("language")
    zoom = session.settings.get("zoom", "100")
    look = Look(app, session.settings.get("look", SYSTEM), int(zoom) if zoom.isdecimal() else 100)
    window = MainWindow(session, look, chosen if chosen in LANGUAGES else language)
    window.faults.install()
    window.show()
    if path is not None:
        QTimer.singleShot(0, window, lambda: window.open_file(path))
    return app.exec()

"""Running the window until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rai_desktop.domain.errors import ExitCode
from rai_desktop.ui.ending import closed_when_asked
from rai_desktop.ui.first_window import bare_application, colour_ground, keep_qt_settings
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
    if session.portable_folder is not None:
        keep_qt_settings(session.portable_folder)
    colour_ground(app, session.settings.get("look"))
    window = MainWindow(session, language=language)
    window.faults.install()
    window.faults.left.connect(lambda: app.exit(ExitCode.FAULT))
    window.once_painted(lambda: _fill(window, session, language, path))
    window.show()
    with closed_when_asked(window.close):
        code = app.exec()
    app.open_with(None)
    window.loading.leave()
    window.faults.stop()
    _put_away(session, window, is_left=code == ExitCode.FAULT)
    from rai_desktop.services.collecting import keep_no_more

    keep_no_more()
    return code


def _put_away(session: Session, window: MainWindow, *, is_left: bool) -> None:
    """Say in the journal how the window ended, and start anew where that was wished."""
    if not is_left:
        session.crashes.end(keep_report=window.faults.has_untold)
        return
    session.crashes.leave()
    if window.faults.wants_restart:
        session.start_again(window.faults.left_path)


def _fill(window: MainWindow, session: Session, language: str, path: Path | None) -> None:
    from rai_desktop.services.collecting import keep_after_long_looks
    from rai_desktop.ui.application import SYSTEM, Look, make_application
    from rai_desktop.words import LANGUAGES

    keep_after_long_looks()
    app = make_application()
    chosen = session.settings.get("language")
    zoom = session.settings.get("zoom", "100")
    look = Look(app, session.settings.get("look", SYSTEM), int(zoom) if zoom.isdecimal() else 100)
    window.fill(look, chosen if chosen in LANGUAGES else language)
    _begin(window, session, path)


def _begin(window: MainWindow, session: Session, path: Path | None) -> None:
    from rai_desktop.ui.crashes.notice import tell_past
    from rai_desktop.ui.handed_over import open_handed_over
    from rai_desktop.ui.settings.telling import tell_settings

    window.begin(path)
    tell_past(window, session)
    tell_settings(window, session)
    bare_application().open_with(lambda file: open_handed_over(window, session, file))

"""What the next start says after a window that ended badly: once, and with the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.ui.parts.banner import BannerText

if TYPE_CHECKING:
    from rai_desktop.ui.main_window import MainWindow
    from rai_desktop.ui.session import PastCrash, Session

KEY = "crash"
"""The banner that tells it."""


def tell_past(window: MainWindow, session: Session) -> None:
    """Say, once, that the last window was not closed properly, and that nothing is lost."""
    past = session.crashes.left_over()
    if past is None:
        return

    def show_report() -> None:
        from rai_desktop.ui.crashes.dialog import ReportDialog

        ReportDialog(window, window.words, past.report).open()

    choices = ((N_("Show the report"), show_report),) if past.report else ()
    text = BannerText(key=KEY, sentence=_sentence(past), tone="info", choices=choices)
    window.banners.show_banner(text)
    window.opening.opened.connect(lambda _: _tell_recovery_once(window))
    _tell_recovery_once(window)


def _tell_recovery_once(window: MainWindow) -> None:
    """Let an open project not say of its recovery what the window says already."""
    if window.desk is not None and KEY in window.banners.keys():  # noqa: SIM118 - no mapping
        window.desk.workspace.banners.close_banner("recovered")


def _sentence(past: PastCrash) -> UserError:
    if past.is_closed:
        text = N_("The program made a mistake while it closed on {at}. Nothing was lost.")
        return UserError(text, at=past.at)
    if past.edited is None:
        text = N_("RAI Desktop was not closed properly on {at}. Everything you entered is kept.")
        return UserError(text, at=past.at)
    text = N_(
        "RAI Desktop was not closed properly on {at}. All edits up to {edited} are here: they "
        "come back when you open the file."
    )
    return UserError(text, at=past.at, edited=past.edited)

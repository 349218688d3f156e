"""Handing things out: the pack for an auditor, deadlines as a calendar, the page for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rai_desktop.ui.desk import Desk
    from rai_desktop.ui.handing.base import HandingDialog


def show_pack(desk: Desk) -> None:
    """Ask what an auditor gets, and write the pack."""
    from rai_desktop.ui.handing.pack import PackDialog

    _show(desk, PackDialog)


def show_calendar(desk: Desk) -> None:
    """Ask whether people are named, and write the deadlines as a calendar file."""
    from rai_desktop.ui.handing.calendar import CalendarDialog

    _show(desk, CalendarDialog)


def show_public(desk: Desk) -> None:
    """Ask which AI systems everybody may know about, and write the page."""
    from rai_desktop.ui.handing.public import PublicDialog

    _show(desk, PublicDialog)


def _show(desk: Desk, kind: type[HandingDialog]) -> None:
    desk.workspace.flush()
    page = desk.workspace.page
    dialog = kind(desk.workspace.window(), desk.project, page.labels, page.theme)
    dialog.wanted.connect(desk.exports.export_further)
    dialog.open()

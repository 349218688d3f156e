"""What is said when a file cannot be opened, with the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rai_desktop.domain.texts import N_
from rai_desktop.ui.parts.banner import BannerText

if TYPE_CHECKING:
    from pathlib import Path

    from rai_desktop.domain.errors import UserError
    from rai_desktop.ui.main_window import MainWindow
    from rai_desktop.ui.session import Session


def refusal(
    window: MainWindow, session: Session, error: UserError, path: Path | None, tone: str
) -> BannerText:
    """Return the sentence of ``error``; with earlier states and rescue where they may help."""
    choices = []
    if path is not None and session.backups(path):
        choices.append((N_("Earlier states…"), lambda: window.show_backups(path)))
    if path is not None and error.is_damage:
        choices.append((N_("Rescue…"), lambda: window.rescue(path)))
    return BannerText(key="error", sentence=error, tone=tone, choices=tuple(choices))

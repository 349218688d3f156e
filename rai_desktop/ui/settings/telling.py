"""What the program did about settings it could not read or keep: one quiet message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rai_desktop.domain.errors import UserError
from rai_desktop.ui.parts.banner import BannerText

if TYPE_CHECKING:
    from rai_desktop.ui.main_window import MainWindow
    from rai_desktop.ui.session import Session


def tell_settings(window: MainWindow, session: Session) -> None:
    """Say above the pages what happened to the settings at this start, if anything did."""
    for place, notice in enumerate(session.settings.take_notices()):
        sentence = UserError(notice.text, **notice.values)
        window.banners.show_banner(
            BannerText(key=f"settings{place}", sentence=sentence, tone="info")
        )

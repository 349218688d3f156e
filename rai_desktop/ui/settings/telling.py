"""What the program did about settings, colours or fonts it could not use: quiet messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.ui.application import is_without_fonts
from rai_desktop.ui.colours import has_theme
from rai_desktop.ui.parts.banner import BannerText

if TYPE_CHECKING:
    from rai_desktop.ui.main_window import MainWindow
    from rai_desktop.ui.session import Session


_NO_THEME = N_(
    "The file with the colours is missing or broken. The program shows black on white. Install it "
    "again to get the colours back."
)
_NO_FONT = N_("This computer has no fonts. The program uses the one that comes with it.")


def tell_settings(window: MainWindow, session: Session) -> None:
    """Say above the pages what was wrong with settings, colours or fonts at this start."""
    told = [UserError(n.text, **n.values) for n in session.settings.take_notices()]
    if not has_theme(window.theme.name):
        told.append(UserError(_NO_THEME))
    if is_without_fonts():
        told.append(UserError(_NO_FONT))
    for place, sentence in enumerate(told):
        banner = BannerText(key=f"settings{place}", sentence=sentence, tone="info")
        window.banners.show_banner(banner)

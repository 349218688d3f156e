"""What is shown of a file that is new to this computer, before anybody works in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.ui.parts.banner import BannerText

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_LEFT = N_(
    "{name} was put into {folder} and is not encrypted there. Open it from there later, or delete "
    "it."
)


def left_decrypted(path: Path, opener: Callable[[Path], object]) -> BannerText:
    """Return what is said when somebody decrypts a file and then cancels."""
    return BannerText(
        key="left_decrypted",
        sentence=UserError(_LEFT, name=path.name, folder=path.parent),
        choices=((N_("Show in folder"), lambda: opener(path.parent)),),
    )

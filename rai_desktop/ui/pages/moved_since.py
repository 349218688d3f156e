"""Since when registers tell how risk levels moved: chosen here, kept on this computer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import FieldKind, FieldSpec
from rai_desktop.domain.texts import N_

if TYPE_CHECKING:
    from rai_desktop.domain.ids import Uid
    from rai_desktop.ui.session import Settings

MOVED_SINCE = "moved_since."
SINCE = FieldSpec(
    key="moved_since",
    kind=FieldKind.DATE,
    label=N_("Tell how risk levels changed since"),
    help=N_("Without a day the register compares with the state a year ago."),
)


class NotBeforeError(UsageError):
    """A day on which nothing can have moved yet."""

    def __init__(self, day: str) -> None:
        super().__init__(
            N_("Choose a day before {day}, so that something can have changed."), day=day
        )


def keep_since(settings: Settings, project: Uid, day: date | None) -> None:
    """Remember the day for a project; ``None`` forgets it."""
    settings.set(f"{MOVED_SINCE}{project}", day.isoformat() if day else "")


def chosen_since(settings: Settings, project: Uid, today: date) -> date | None:
    """Return the day that was chosen for a project, as long as it lies before today."""
    try:
        day = date.fromisoformat(settings.get(f"{MOVED_SINCE}{project}"))
    except ValueError:
        return None
    return day if day < today else None

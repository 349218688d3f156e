"""Who this person is, as the settings of this computer say: suggested, never written unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rai_desktop.domain.canonical import Value
    from rai_desktop.ui.session import Settings


def known_person(settings: Settings) -> dict[str, Value]:
    """Return name and function as fields of a person, as far as they are known."""
    told = {key: settings.get(f"author_{key}") for key in ("name", "function")}
    return {key: value for key, value in told.items() if value}

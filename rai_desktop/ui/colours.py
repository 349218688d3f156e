"""The colours of a theme by their meaning, as its file holds them."""

import json
import re

from rai_desktop.resources import resource

LIGHT, DARK, CONTRAST = THEMES = ("light", "dark", "contrast")

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_GROUNDS = (
    "window surface raised navigation hover pressed accent_soft danger_soft warn_soft ok_soft "
    "level_low level_medium level_high level_very_high paper band"
)
_ON_INK = "on_accent on_danger text_inverse on_tooltip"
_INKS = (
    "text muted disabled line strong_line accent accent_hover on_accent_soft focus danger warn ok "
    "tooltip level_low_text level_medium_text level_high_text level_very_high_text "
    "legal_prohibited legal_high legal_transparency legal_none legal_open "
    "state_good state_busy state_late state_neutral"
)

PLAIN = {
    **dict.fromkeys(f"{_GROUNDS} {_ON_INK}".split(), "#FFFFFF"),
    **dict.fromkeys(_INKS.split(), "#000000"),
}
"""Black on white: what stands in for a theme whose file is gone or broken."""


def theme_colours(name: str) -> dict[str, str]:
    """Return the colour of each meaning as ``#RRGGBB``; black on white without a sound file."""
    return _read(name) or dict(PLAIN)


def has_theme(name: str) -> bool:
    """Return whether the file of a theme is there and whole."""
    return _read(name) is not None


def _read(name: str) -> dict[str, str] | None:
    try:
        found = json.loads(resource("themes", f"{name}.json").read_text("utf-8"))
        is_whole = found.keys() >= PLAIN.keys()
        if not is_whole or not all(_COLOUR.fullmatch(colour) for colour in found.values()):
            return None
    except (OSError, ValueError, AttributeError, TypeError):
        return None
    return {str(meaning): str(colour) for meaning, colour in found.items()}

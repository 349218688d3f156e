"""The colours of a theme by their meaning, as its file holds them."""

import json

from rai_desktop.resources import resource

LIGHT, DARK, CONTRAST = THEMES = ("light", "dark", "contrast")


def theme_colours(name: str) -> dict[str, str]:
    """Return the colour of each meaning as ``#RRGGBB``."""
    colours: dict[str, str] = json.loads(resource("themes", f"{name}.json").read_text("utf-8"))
    return colours

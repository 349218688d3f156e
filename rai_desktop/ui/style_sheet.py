"""The style sheet of the window, filled with the colours and lengths of a theme."""

import re

from rai_desktop.resources import resource
from rai_desktop.ui.colours import CONTRAST
from rai_desktop.ui.theme import Theme

_COLOUR = re.compile(r"@(\w+)")
_LENGTH = re.compile(r"(\d*\.?\d+)em\b")
_DRAWING = re.compile(r"drawing\((\w+)\)")


def style_sheet(theme: Theme) -> str:
    """Return the sheet: ``@meaning`` is a colour, ``1.5em`` a length, ``drawing(x)`` a file."""
    sheet = resource("themes", "window.qss").read_text("utf-8")
    if theme.name == CONTRAST:
        sheet += resource("themes", "contrast.qss").read_text("utf-8")
    sheet = _LENGTH.sub(lambda found: f"{theme.em(float(found[1]))}px", sheet)
    sheet = _DRAWING.sub(lambda found: _place(theme, found[1]), sheet)
    return _COLOUR.sub(lambda found: theme.hex(found[1]), sheet)


def _place(theme: Theme, name: str) -> str:
    path = resource("themes", theme.name, f"{name}.svg").as_posix()
    return f'url("{path}")'

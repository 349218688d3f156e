"""The style sheet of the window, filled with the colours and lengths of a theme."""

import re
from contextlib import suppress

from rai_desktop.resources import resource
from rai_desktop.ui.colours import CONTRAST
from rai_desktop.ui.theme import Theme

_COLOUR = re.compile(r"@(\w+)")
_LENGTH = re.compile(r"(\d*\.?\d+)em\b(?:-(\d+)px)?")
_DRAWING = re.compile(r"drawing\((\w+)\)")


def style_sheet(theme: Theme) -> str:
    """Return the sheet: ``@meaning`` is a colour, ``1.5em`` a length, ``drawing(x)`` a file.

    ``1.5em-2px`` is a length less the pixels of a thicker border, so that nothing in it moves.
    """
    sheet = _read("window.qss")
    if theme.name == CONTRAST:
        sheet += _read("contrast.qss")
    sheet = _LENGTH.sub(lambda found: _pixels(theme, found[1], found[2]), sheet)
    sheet = _DRAWING.sub(lambda found: _place(theme, found[1]), sheet)
    return _COLOUR.sub(lambda found: theme.hex(found[1]), sheet)


def _read(name: str) -> str:
    """Return a sheet; without its file the window is plain, but works."""
    with suppress(OSError, ValueError):
        return resource("themes", name).read_text("utf-8")
    return ""


def _pixels(theme: Theme, ems: str, less: str | None) -> str:
    return f"{max(0, theme.em(float(ems)) - int(less or 0))}px"


def _place(theme: Theme, name: str) -> str:
    path = resource("themes", theme.name, f"{name}.svg").as_posix()
    return f'url("{path}")'

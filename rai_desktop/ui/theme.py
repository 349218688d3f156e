"""Colours by meaning and sizes by the font: one visual language for every screen.

The meanings are the keys of ``resources/themes/light.json``; all themes have the same ones. They
contain every ``Meaning`` of pictures, so that one palette serves window and drawings.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette

from rai_desktop.ui.colours import theme_colours


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """How the window looks: a colour for each meaning, and lengths that grow with the font.

    ``unit`` is the height of the font in pixels.
    """

    name: str
    colours: Mapping[str, str]
    unit: float

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on dark ground."""
        return self.colour("window").lightness() < self.colour("text").lightness()

    def hex(self, meaning: str) -> str:
        """Return the colour of ``meaning`` as ``#RRGGBB``."""
        return self.colours[meaning]

    def colour(self, meaning: str) -> QColor:
        """Return the colour of ``meaning``."""
        return QColor(self.colours[meaning])

    def em(self, n: float) -> int:
        """Return ``n`` times the height of the font in whole pixels, at least one."""
        return max(1, round(n * self.unit))


def load_theme(name: str, font: QFont) -> Theme:
    """Return the theme ``name`` with lengths for ``font``."""
    return Theme(name=name, colours=theme_colours(name), unit=float(QFontInfo(font).pixelSize()))


def qt_palette(theme: Theme) -> QPalette:
    """Return the colours of ``theme`` as Qt's own drawing uses them."""
    palette = QPalette()
    for role, meaning in _ROLES.items():
        palette.setColor(role, theme.colour(meaning))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("disabled"))
    return palette


_Role = QPalette.ColorRole

_ROLES = {
    _Role.Window: "window",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "band",
    _Role.Text: "text",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "danger",
    _Role.Light: "raised",
    _Role.Midlight: "hover",
    _Role.Mid: "line",
    _Role.Dark: "strong_line",
    _Role.Shadow: "strong_line",
    _Role.Highlight: "accent_soft",
    _Role.HighlightedText: "on_accent_soft",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.ToolTipBase: "tooltip",
    _Role.ToolTipText: "on_tooltip",
    _Role.PlaceholderText: "muted",
}

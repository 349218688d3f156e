"""Colours by meaning: a picture names what a colour says, a palette knows how it looks."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rai_desktop.domain.codes import RiskLevel

_LINEAR_LIMIT = 0.04045
_KEPT_PAIRS = 256


class Meaning(StrEnum):
    """What a colour says.

    Levels are assessed, legal results are decided by law: they never share a colour.
    """

    TEXT = "text"
    TEXT_INVERSE = "text_inverse"
    MUTED = "muted"
    LINE = "line"
    STRONG_LINE = "strong_line"
    PAPER = "paper"
    BAND = "band"
    ACCENT = "accent"
    LEVEL_LOW = "level_low"
    LEVEL_MEDIUM = "level_medium"
    LEVEL_HIGH = "level_high"
    LEVEL_VERY_HIGH = "level_very_high"
    LEGAL_PROHIBITED = "legal_prohibited"
    LEGAL_HIGH = "legal_high"
    LEGAL_TRANSPARENCY = "legal_transparency"
    LEGAL_NONE = "legal_none"
    LEGAL_OPEN = "legal_open"
    STATE_GOOD = "state_good"
    STATE_BUSY = "state_busy"
    STATE_LATE = "state_late"
    STATE_NEUTRAL = "state_neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """A look for every meaning, each as ``#RRGGBB``."""

    colours: Mapping[Meaning, str]

    def colour(self, meaning: Meaning) -> str:
        """Return the colour of ``meaning``."""
        return self.colours[meaning]

    def text_on(self, ground: Meaning) -> str:
        """Return the text colour that is read best on ``ground``."""
        below = self.colours[ground]
        inks = (self.colours[Meaning.TEXT], self.colours[Meaning.TEXT_INVERSE])
        return max(inks, key=lambda ink: contrast(ink, below))

    def pattern_on(self, ground: Meaning) -> str:
        """Return the colour of a quiet pattern on ``ground``: a little of the text colour."""
        return _mixed(self.colours[ground], self.text_on(ground), 0.3)


@lru_cache(maxsize=_KEPT_PAIRS)
def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG counts it: 1 for none, 21 for black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return how light a colour looks, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


LEAST_CONTRAST = 4.5
"""What texts need to be read by most people, as WCAG counts it."""


def readable(colour: str, ground: str) -> str:
    """Return ``colour``, or as much darker as it has to be to be read on a light ground."""
    share, shown = 0.0, colour.upper()
    while contrast(shown, ground) < LEAST_CONTRAST and share < 1:
        share += 0.05
        shown = _mixed(colour, "#000000", min(share, 1.0))
    return shown


def level_meaning(level: RiskLevel) -> Meaning:
    """Return the meaning that colours a risk level."""
    return _LEVELS[level]


def _linear(part: float) -> float:
    if part <= _LINEAR_LIMIT:
        return part / 12.92
    return float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mixed(ground: str, ink: str, share: float) -> str:
    pairs = zip(_parts(ground), _parts(ink), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


_LEVELS = {
    RiskLevel.LOW: Meaning.LEVEL_LOW,
    RiskLevel.MEDIUM: Meaning.LEVEL_MEDIUM,
    RiskLevel.HIGH: Meaning.LEVEL_HIGH,
    RiskLevel.VERY_HIGH: Meaning.LEVEL_VERY_HIGH,
}

PRINT_PALETTE = Palette(
    colours={
        Meaning.TEXT: "#1F2933",
        Meaning.TEXT_INVERSE: "#FFFFFF",
        Meaning.MUTED: "#5B6672",
        Meaning.LINE: "#D5DAE0",
        Meaning.STRONG_LINE: "#7B8794",
        Meaning.PAPER: "#FFFFFF",
        Meaning.BAND: "#F5F7F9",
        Meaning.ACCENT: "#1F5673",
        Meaning.LEVEL_LOW: "#DCEBD5",
        Meaning.LEVEL_MEDIUM: "#F2D06B",
        Meaning.LEVEL_HIGH: "#EDA463",
        Meaning.LEVEL_VERY_HIGH: "#B5322F",
        Meaning.LEGAL_PROHIBITED: "#5C1A5B",
        Meaning.LEGAL_HIGH: "#3B4BA3",
        Meaning.LEGAL_TRANSPARENCY: "#2F7FA8",
        Meaning.LEGAL_NONE: "#7B8794",
        Meaning.LEGAL_OPEN: "#A9B1BA",
        Meaning.STATE_GOOD: "#3F8F5B",
        Meaning.STATE_BUSY: "#C58A1B",
        Meaning.STATE_LATE: "#B5322F",
        Meaning.STATE_NEUTRAL: "#8A94A0",
    }
)

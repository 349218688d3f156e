"""Words with a shape: a risk level, a legal result and a status never look alike.

A level is a filled rounded field, a legal result a framed field with a bar at its left, a status
a dot before the word. The word is always there, so nothing is lost on a grey print.
"""

from dataclasses import replace
from functools import lru_cache

from rai_desktop.export.pdf.styles import PALETTE, Ink
from rai_desktop.export.pdf.surface import Area, Surface
from rai_desktop.services.pictures.colours import Meaning

_SIDE = 4.0
_BAR = 2.4
_DOT = 4.4
_DOT_GAP = 3.4
_KEPT = 256
WIDEST_BADGE = _BAR + 2 * _SIDE
"""Width that the widest kind of badge adds to its word."""


@lru_cache(maxsize=_KEPT)
def badge_room(meaning: Meaning) -> tuple[float, float]:
    """Return the width a badge needs before its word, and around it altogether."""
    if _is_status(meaning):
        return _DOT + _DOT_GAP, _DOT + _DOT_GAP
    if _is_legal(meaning):
        return _BAR + _SIDE, _BAR + 2 * _SIDE
    return _SIDE, 2 * _SIDE


@lru_cache(maxsize=_KEPT)
def badge_ink(ink: Ink, meaning: Meaning) -> Ink:
    """Return the ink of a badge's word, which is readable on its ground."""
    if _is_status(meaning) or _is_legal(meaning):
        return ink
    return replace(ink, colour=PALETTE.text_on(meaning))


def draw_badge(surface: Surface, text: Area, meaning: Meaning, leading: float) -> None:
    """Draw what lies behind or before the word that fills ``text``."""
    if _is_status(meaning):
        _draw_dot(surface, text, meaning, leading)
    elif _is_legal(meaning):
        _draw_tag(surface, text, meaning)
    else:
        field = _around(text, _SIDE)
        surface.fill_area(field, PALETTE.colour(meaning), radius=3.2)


def _draw_dot(surface: Surface, text: Area, meaning: Meaning, leading: float) -> None:
    dot = Area(x=text.x - _DOT - _DOT_GAP, y=text.y + (leading - _DOT) / 2, width=_DOT, height=_DOT)
    surface.fill_area(dot, PALETTE.colour(meaning), radius=_DOT / 2)


def _draw_tag(surface: Surface, text: Area, meaning: Meaning) -> None:
    field = _around(text, _SIDE)
    bar = Area(x=field.x - _BAR, y=field.y, width=_BAR, height=field.height)
    frame = Area(x=bar.x, y=field.y, width=field.width + _BAR, height=field.height)
    surface.frame_area(frame, PALETTE.colour(meaning), 0.6)
    surface.fill_area(bar, PALETTE.colour(meaning))


def _around(text: Area, side: float) -> Area:
    return Area(
        x=text.x - side, y=text.y - 0.4, width=text.width + 2 * side, height=text.height + 0.8
    )


def _is_status(meaning: Meaning) -> bool:
    return meaning.startswith("state_")


def _is_legal(meaning: Meaning) -> bool:
    return meaning.startswith("legal_")

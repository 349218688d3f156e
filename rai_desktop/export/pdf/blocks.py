"""Blocks of running text: headings, paragraphs, lists, signature lines and the cover's head."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rai_desktop.export.pdf.flow import HAIRLINE, Flow, Strip, base_line
from rai_desktop.export.pdf.glyphs import Face
from rai_desktop.export.pdf.logo import draw_logo
from rai_desktop.export.pdf.marks import ShownMark, draw_mark
from rai_desktop.export.pdf.styles import (
    COVER_BANNER,
    COVER_KICKER,
    COVER_LONG_TITLE,
    COVER_SUBTITLE,
    COVER_TITLE,
    FACT_VALUE,
    HEADINGS,
    PALETTE,
    PARAGRAPHS,
    SIGNATURE,
    Look,
    TextStyle,
)
from rai_desktop.export.pdf.surface import Area
from rai_desktop.services.pictures.colours import Meaning

_KEEP_WITH_NEXT = 48.0
_MARK_GAP = 16.0
_BULLET_INDENT = 12.0
_NOTE_INDENT = 11.0
_COVER_TOP = 120.0
_LONG_TITLE_LINES = 4
_SIGNATURE_SPACE = 40.0
_SIGNATURE_GAP = 28.0
_CAPTION_LINES = 4
_BLANK_PAD = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """Head of a cover: what stands above, in and below the title; empty parts are left out.

    ``banner`` is a framed line that must not be overlooked, such as the mark of a draft;
    ``note`` is a quieter one.
    """

    title: str
    kicker: str = ""
    subtitle: str = ""
    banner: str = ""
    note: str = ""


def draw_heading(
    flow: Flow, shown: str, level: int, anchor: str, mark: ShownMark | None = None
) -> None:
    """Draw a heading that stays with what follows, and set its anchor."""
    look = flow.branded(HEADINGS[level])
    room = flow.shape.inner_width - (mark.width + _MARK_GAP if mark else 0.0)
    lines = flow.wrapped(shown, look, room)
    flow.need(look.before + len(lines) * look.leading + _KEEP_WITH_NEXT)
    flow.space(look.before)
    flow.surface.anchor(anchor, max(flow.down - 4, 0.0))
    page, down = flow.page(), flow.down
    with flow.surface.element(f"H{level}"):
        flow.write(lines, look)
        if mark:
            is_here = flow.page() is page
            draw_mark(flow, mark, down if is_here else flow.shape.head, look.leading)
    if level == 1:
        _underline(flow)
    flow.space(look.after)


def draw_paragraph(flow: Flow, text: str, style: TextStyle, link_to: str | None = None) -> None:
    """Draw a paragraph; its line feeds are kept."""
    look = PARAGRAPHS[style]
    if link_to:
        look = look.coloured(Meaning.ACCENT)
    strip = Strip(link_to=link_to)
    if style is TextStyle.NOTE:
        strip = Strip(indent=_NOTE_INDENT, link_to=link_to, ground=lambda area: _ground(flow, area))
    lines = flow.wrapped(flow.shown(text), look, flow.shape.inner_width - 2 * strip.indent)
    flow.space(look.before)
    with flow.surface.element("P"):
        flow.write(lines, look, strip)
    flow.space(look.after)


def draw_bullets(
    flow: Flow, texts: Sequence[str], style: TextStyle, signs: Sequence[str] = ()
) -> None:
    """Draw a list, each entry behind a dot or behind its own sign."""
    if not texts:
        return
    look = PARAGRAPHS[style]
    width = flow.shape.inner_width - _BULLET_INDENT
    with flow.surface.element("L"):
        for place, text in enumerate(texts):
            sign = signs[place] if signs else "•"
            _draw_bullet(flow, flow.wrapped(flow.shown(text), look, width), look, sign)
    flow.space(look.after)


def _draw_bullet(flow: Flow, lines: list[str], look: Look, sign: str) -> None:
    surface = flow.surface
    flow.need(look.leading * min(len(lines), 2))
    with surface.element("LI"):
        with surface.element("Lbl"), surface.content():
            base = (flow.shape.side + 1, flow.down + base_line(look))
            surface.write_lines([sign], base, 0, look.ink)
        with surface.element("LBody"):
            flow.write(lines, look, Strip(indent=_BULLET_INDENT))
    flow.space(2.5)


def draw_blank(flow: Flow, label: str, text: str, hint: str, lines: int) -> None:
    """Draw a label, a hint, and a frame with what is known and free lines below it."""
    shape, small, body = flow.shape, PARAGRAPHS[TextStyle.SMALL], PARAGRAPHS[TextStyle.BODY]
    known = flow.wrapped(flow.shown(text), body, shape.inner_width - 2 * _BLANK_PAD) if text else []
    free = lines * body.leading
    flow.need(HEADINGS[3].leading + small.leading * 2 + free + _KEEP_WITH_NEXT)
    flow.space(HEADINGS[3].before)
    with flow.surface.element("P"):
        flow.write(flow.wrapped(flow.shown(label), HEADINGS[3], shape.inner_width), HEADINGS[3])
    if hint:
        draw_paragraph(flow, hint, TextStyle.SMALL)
    flow.space(_BLANK_PAD)
    if known:
        strip = Strip(indent=_BLANK_PAD, ground=lambda area: _field(flow, area))
        with flow.surface.element("P"):
            flow.write(known, body, strip)
    flow.need(free + _BLANK_PAD)
    area = Area(x=shape.side, y=flow.down, width=shape.inner_width, height=free + _BLANK_PAD)
    with flow.surface.artifact():
        flow.surface.frame_area(area, PALETTE.colour(Meaning.LINE), HAIRLINE)
    flow.advance(area.height)
    flow.space(body.after)


def draw_signatures(flow: Flow, captions: Sequence[str], beside: int) -> None:
    """Draw lines to sign on, some beside each other, each with its caption below."""
    width = (flow.shape.inner_width - _SIGNATURE_GAP * (beside - 1)) / beside
    for start in range(0, len(captions), beside):
        row = [
            flow.limited(flow.shown(caption), SIGNATURE, width, _CAPTION_LINES)
            for caption in captions[start : start + beside]
        ]
        height = max(map(len, row)) * SIGNATURE.leading + 3
        flow.need(_SIGNATURE_SPACE + height)
        flow.advance(_SIGNATURE_SPACE)
        for place, lines in enumerate(row):
            _draw_signature(flow, lines, flow.shape.side + place * (width + _SIGNATURE_GAP), width)
        flow.advance(height)
    flow.space(SIGNATURE.leading)


def _draw_signature(flow: Flow, lines: list[str], left: float, width: float) -> None:
    surface, down = flow.surface, flow.down
    colour = PALETTE.colour(Meaning.STRONG_LINE)
    with surface.artifact():
        surface.rule((left, down), (left + width, down), colour, 0.6)
    with surface.element("P"), surface.content():
        base = (left, down + 3 + base_line(SIGNATURE))
        surface.write_lines(lines, base, SIGNATURE.leading, SIGNATURE.ink)


def draw_cover(flow: Flow, cover: Cover) -> None:
    """Draw a cover's head at the top of a page without header."""
    if not flow.at_top:
        flow.new_page()
    flow.leave_out_header()
    draw_logo(flow)
    if flow.is_compact:
        _draw_head(flow, cover)
        return
    flow.down = _COVER_TOP
    if cover.kicker:
        _draw_line(flow, "P", cover.kicker, COVER_KICKER)
    look = COVER_TITLE
    if len(flow.wrapped(cover.title, look, flow.shape.inner_width)) > _LONG_TITLE_LINES:
        look = COVER_LONG_TITLE
    _draw_line(flow, "H1", cover.title, look)
    if cover.subtitle:
        _draw_line(flow, "P", cover.subtitle, COVER_SUBTITLE)
    _accent_rule(flow)
    if cover.banner:
        _draw_banner(flow, cover.banner, Meaning.LEVEL_VERY_HIGH)
    if cover.note:
        _draw_banner(flow, cover.note, Meaning.ACCENT)


def _draw_head(flow: Flow, cover: Cover) -> None:
    """Draw the same in little room, as the head of a page."""
    small = PARAGRAPHS[TextStyle.SMALL]
    _draw_line(flow, "H1", cover.title, COVER_LONG_TITLE)
    for text, look in (
        (" · ".join(filter(None, (cover.kicker, cover.subtitle))), FACT_VALUE),
        (cover.banner, _bold(FACT_VALUE).coloured(Meaning.LEVEL_VERY_HIGH)),
        (cover.note, small.coloured(Meaning.ACCENT)),
    ):
        if text:
            _draw_line(flow, "P", text, look)


def _bold(look: Look) -> Look:
    return replace(look, ink=replace(look.ink, face=Face.BOLD))


def _draw_line(flow: Flow, role: str, text: str, look: Look) -> None:
    lines = flow.wrapped(flow.shown(text), look, flow.shape.inner_width)
    shown = flow.branded(look) if role == "H1" else look
    with flow.surface.element(role):
        flow.write(lines, shown)
    flow.space(look.after)


def _draw_banner(flow: Flow, text: str, colour: Meaning) -> None:
    look = COVER_BANNER.coloured(colour)
    strip = Strip(indent=12.0, ground=lambda area: _frame(flow, area, colour))
    lines = flow.wrapped(flow.shown(text), look, flow.shape.inner_width - 2 * strip.indent)
    flow.space(look.before)
    with flow.surface.element("P"):
        flow.write(lines, look, strip)
    flow.space(look.after)


def _frame(flow: Flow, area: Area, colour: Meaning) -> None:
    widest = Area(
        x=flow.shape.side, y=area.y - 6, width=flow.shape.inner_width, height=area.height + 12
    )
    with flow.surface.artifact():
        flow.surface.frame_area(widest, PALETTE.colour(colour), 0.9, 3)


def _field(flow: Flow, area: Area) -> None:
    widest = Area(
        x=flow.shape.side, y=area.y - 5, width=flow.shape.inner_width, height=area.height + 10
    )
    with flow.surface.artifact():
        flow.surface.fill_area(widest, PALETTE.colour(Meaning.BAND))


def _ground(flow: Flow, area: Area) -> None:
    left, width = flow.shape.side, flow.shape.inner_width
    widest = Area(x=left, y=area.y - 5, width=width, height=area.height + 10)
    bar = Area(x=left, y=area.y - 5, width=2.5, height=area.height + 10)
    with flow.surface.artifact():
        flow.surface.fill_area(widest, PALETTE.colour(Meaning.BAND))
        flow.surface.fill_area(bar, PALETTE.colour(Meaning.ACCENT))


def _underline(flow: Flow) -> None:
    left, right = flow.shape.side, flow.shape.width - flow.shape.side
    down = flow.down + 3
    with flow.surface.artifact():
        flow.surface.rule((left, down), (right, down), PALETTE.colour(Meaning.LINE), HAIRLINE)
    flow.advance(4)


def _accent_rule(flow: Flow) -> None:
    left, down = flow.shape.side, flow.down
    bar = Area(x=left, y=down, width=64.0, height=2.5)
    with flow.surface.artifact():
        flow.surface.fill_area(bar, flow.accent)
    flow.advance(22)

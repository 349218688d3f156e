"""How cells look: made once for a workbook, by what they are for, in the colours of the print."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from typing import Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.differential import DifferentialStyle

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.services.pictures.colours import PRINT_PALETTE, Meaning, level_meaning

_DATE_FORMATS = {"de": "[$-407]DD.MM.YYYY", "en": "[$-809]D MMM YYYY"}
_WHOLE_NUMBER = "0"
_BODY_SIZE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A style of cells; ``guarded`` keeps a text a text even when somebody types it again."""

    plain: StyleArray
    guarded: StyleArray


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLooks:
    """Styles of the register tables: headings by who fills the column, cells by what they hold."""

    head: Look
    computed_head: Look
    audit_head: Look
    text: Look
    day: Look
    number: Look
    level: Look
    audit_text: Look
    audit_day: Look
    remark: Look


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLooks:
    """Styles of the start and overview sheets."""

    title: Look
    organisation: Look
    warning: Look
    section: Look
    group: Look
    label: Look
    paragraph: Look
    link: Look
    small_head: Look
    small_head_text: Look
    small_head_number: Look
    count: Look
    axis: Look
    scale: Look
    likelihood: Look
    form_title: Look
    form_subtitle: Look
    form_line: Look
    form_entry: Look
    form_day: Look


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelLooks:
    """Styles in the colours of risk levels: words, and counts that carry their word."""

    words: Mapping[RiskLevel, Look]
    counts: Mapping[RiskLevel, Look]
    no_counts: Mapping[RiskLevel, Look]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """Every style of a workbook."""

    table: TableLooks
    page: PageLooks
    levels: LevelLooks


def make_looks(workbook: Workbook, language: str, level_words: Mapping[RiskLevel, str]) -> Looks:
    """Return the styles of ``workbook``, which gets to know them."""
    maker = _LookMaker(workbook)
    day = _DATE_FORMATS.get(language, _DATE_FORMATS["en"])
    return Looks(
        table=_table_looks(maker, day),
        page=_page_looks(maker, day),
        levels=LevelLooks(
            words={level: maker.level(level) for level in RiskLevel},
            counts={
                level: maker.level(level, counted=level_words.get(level, ""), bold=True)
                for level in RiskLevel
            },
            no_counts={
                level: maker.level(level, counted=level_words.get(level, "")) for level in RiskLevel
            },
        ),
    )


def level_difference(level: RiskLevel) -> DifferentialStyle:
    """Return what a conditional format changes in a cell that holds the word of ``level``."""
    ground = level_meaning(level)
    return DifferentialStyle(
        font=Font(color=_text_on(ground), bold=level is RiskLevel.VERY_HIGH),
        fill=PatternFill(bgColor=_rgb(ground)),
    )


def colour_digits(meaning: Meaning) -> str:
    """Return the colour of ``meaning`` as six hexadecimal digits, as charts want it."""
    return PRINT_PALETTE.colour(meaning).lstrip("#")


def _table_looks(maker: "_LookMaker", day: str) -> TableLooks:
    line, band = _line(Meaning.LINE), _ground(Meaning.BAND)
    left, right = _aligned("left", indent=1), _aligned("right", indent=1)
    return TableLooks(
        head=maker.heading(Meaning.ACCENT),
        computed_head=maker.heading(Meaning.MUTED),
        audit_head=maker.look(
            font=_font(Meaning.ACCENT, bold=True),
            fill=band,
            border=_line(Meaning.ACCENT, "medium"),
            alignment=_aligned(down="center"),
        ),
        text=maker.look(border=line),
        day=maker.look(border=line, alignment=left, number_format=day),
        number=maker.look(border=line, alignment=right, number_format=_WHOLE_NUMBER),
        level=maker.look(border=line, alignment=_aligned("center")),
        audit_text=maker.look(border=line, fill=band),
        audit_day=maker.look(border=line, fill=band, alignment=left, number_format=day),
        remark=maker.look(font=_font(Meaning.MUTED, italic=True), alignment=_aligned(wrap=False)),
    )


def _page_looks(maker: "_LookMaker", day: str) -> PageLooks:
    line, strong = _line(Meaning.LINE), _line(Meaning.STRONG_LINE)
    small, one_line = _font(Meaning.MUTED, size=9), _aligned(wrap=False)
    right = _aligned("right", indent=1)
    return PageLooks(
        title=maker.look(font=_font(Meaning.ACCENT, size=20, bold=True)),
        organisation=maker.look(font=_font(Meaning.MUTED, size=12)),
        warning=maker.look(
            font=_font(bold=True),
            fill=_ground(Meaning.BAND),
            border=Border(left=Side("thick", _rgb(Meaning.STATE_BUSY))),
            alignment=_aligned(down="center", indent=1),
        ),
        section=maker.look(
            font=_font(Meaning.ACCENT, size=13, bold=True),
            border=_line(Meaning.ACCENT),
            alignment=one_line,
        ),
        group=maker.look(font=_font(bold=True), alignment=one_line),
        label=maker.look(font=_font(Meaning.MUTED), border=line),
        paragraph=maker.look(border=line, alignment=_aligned(indent=1)),
        link=maker.look(font=_font(Meaning.ACCENT, underline="single"), border=line),
        small_head=maker.look(font=small, border=strong, alignment=one_line),
        small_head_text=maker.look(font=small, border=strong, alignment=_aligned(indent=1)),
        small_head_number=maker.look(font=small, border=strong, alignment=right),
        count=maker.look(border=line, alignment=right, number_format=_WHOLE_NUMBER),
        axis=maker.look(font=small, alignment=_aligned(down="bottom", wrap=False)),
        scale=maker.look(font=small, alignment=_aligned("center", "center")),
        likelihood=maker.look(font=small, alignment=_aligned("right", "center")),
        form_title=maker.look(font=_font(Meaning.ACCENT, size=20, bold=True), alignment=one_line),
        form_subtitle=maker.look(font=_font(Meaning.MUTED, size=12), alignment=one_line),
        form_line=maker.look(alignment=one_line),
        form_entry=maker.look(fill=_ground(Meaning.BAND), border=_frame(Meaning.LINE, "thin")),
        form_day=maker.look(
            fill=_ground(Meaning.BAND),
            border=_frame(Meaning.LINE, "thin"),
            alignment=_aligned("left"),
            number_format=day,
        ),
    )


class _LookMaker:
    """Gives a workbook its styles: hidden from the list of styles, numbered in order."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made = 0

    def look(
        self,
        *,
        font: Font | None = None,
        fill: PatternFill | None = None,
        border: Border | None = None,
        alignment: Alignment | None = None,
        number_format: str = "General",
    ) -> Look:
        """Return a new style; without more said, text of the body that wraps below the top."""
        self._made += 1
        style = NamedStyle(
            name=f"Register {self._made}",
            font=font or _font(),
            fill=fill,
            border=border,
            alignment=alignment or _aligned(),
            number_format=number_format,
            hidden=True,
        )
        self._workbook.add_named_style(style)
        guarded = copy(style.as_tuple())
        guarded.quotePrefix = 1
        return Look(plain=style.as_tuple(), guarded=guarded)

    def heading(self, ground: Meaning) -> Look:
        """Return the style of a column heading."""
        return self.look(
            font=_font(Meaning.TEXT_INVERSE, bold=True),
            fill=_ground(ground),
            alignment=_aligned(down="center"),
        )

    def level(self, level: RiskLevel, *, counted: str = "", bold: bool = False) -> Look:
        """Return the style of a level; a count shows the word ``counted`` behind its number."""
        ground = level_meaning(level)
        word = counted.replace('"', "”")
        return self.look(
            font=Font(name="Calibri", size=_BODY_SIZE, bold=bold, color=_text_on(ground)),
            fill=_ground(ground),
            border=_frame(Meaning.PAPER),
            alignment=_aligned("center", "center"),
            number_format=f'0" · {word}"' if word else "General",
        )


def _font(
    colour: Meaning = Meaning.TEXT,
    *,
    size: int = _BODY_SIZE,
    bold: bool = False,
    italic: bool = False,
    underline: Literal["single"] | None = None,
) -> Font:
    return Font(
        name="Calibri", size=size, bold=bold, italic=italic, underline=underline, color=_rgb(colour)
    )


def _aligned(
    across: str | None = None, down: str = "top", *, wrap: bool = True, indent: int = 0
) -> Alignment:
    if indent and across is None:
        across = "left"
    return Alignment(horizontal=across, vertical=down, wrap_text=wrap, indent=indent)


def _ground(meaning: Meaning) -> PatternFill:
    return PatternFill("solid", fgColor=_rgb(meaning))


def _line(meaning: Meaning, weight: Literal["thin", "medium"] = "thin") -> Border:
    """Return a line below the cell."""
    return Border(bottom=Side(weight, _rgb(meaning)))


def _frame(meaning: Meaning, weight: Literal["thin", "medium"] = "medium") -> Border:
    side = Side(weight, _rgb(meaning))
    return Border(left=side, right=side, top=side, bottom=side)


def _rgb(meaning: Meaning) -> str:
    return "FF" + colour_digits(meaning)


def _text_on(ground: Meaning) -> str:
    return "FF" + PRINT_PALETTE.text_on(ground).lstrip("#")

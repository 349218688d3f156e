import re
import unicodedata
from collections import Counter
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from rai_desktop.export.pdf import Cell, Column, PdfDocument
from rai_desktop.export.pdf.direction import visual_order
from rai_desktop.export.pdf.glyphs import Face, ShownTexts, has_glyph, widths
from rai_desktop.export.pdf.wrapping import wrap
from tests.export.pdf_reading import ABOUT, MARGINS, body_text, made, read, squeezed

HOSTILE = [
    "=1+1",
    '=HYPERLINK("https://example.org")',
    "<img src=x>",
    "<b>bold</b> <a href='javascript:x'>y</a>",
    "& < > &lt; &amp;",
    "R&D \\ (round) [square] {curly} % # / ~",
    "unbalanced ((( \\",
    "/JavaScript (app.alert) /URI (https://example.org)",
    "ET Q endstream endobj",
    "Grüße, Straße, Übergröße – „Anführung“ … 5 €",
    "Zażółć gęślą jaźń · Příliš žluťoučký kůň",
    "Ελληνικά Русский ქართული",
    "العربية",
    "עברית",
    "½ ≤ ≥ ≠ → ✔ ☐ ☑ ⚠ λ ∑",
    "😀 smile",
    "𝔸 𝕏 𝟘",
    "a\u00a0b\u202fc",
    "e\u0301 combined",
    "%s {0} {name} $x",
]
REPLACED = {
    "中文": "‹U+4E2D›‹U+6587›",
    "🦄": "‹U+1F984›",
    "\x00": "‹U+0000›",
    "\x07\x1b[31m": "‹U+0007›‹U+001B›[31m",
    "\x85": "‹U+0085›",
    "inv\u202eoice": "inv‹U+202E›oice",
    "a\u2066b\u2069": "a‹U+2066›b‹U+2069›",
    "zero\u200bwidth\ufeff": "zero‹U+200B›width‹U+FEFF›",
    "soft\xadhyphen": "soft‹U+00AD›hyphen",
    "\ud800": "‹U+D800›",
    "\uffff": "‹U+FFFF›",
    "\ue000": "‹U+E000›",
}
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
COLUMNS = (Column(title="Number"), Column(title="Text", weight=3))


def in_cell(text):
    def write(document):
        with document.table(COLUMNS, when_empty="-") as table:
            table.row(["", text])

    return body_text(read(write)).removeprefix("NumberText")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_comes_back_unchanged(text):
    assert in_cell(text) == squeezed(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_it_does_so_in_every_block(text):
    def write(document):
        document.heading(text, 2)
        document.paragraph(text)
        document.bullet_list([text])
        document.key_values([(text, text)])
        with document.table([Column(title=text)], when_empty=text):
            pass

    assert body_text(read(write)).replace("•", "", 1) == squeezed(text) * 7


@pytest.mark.parametrize(("text", "shown"), REPLACED.items())
def test_what_cannot_be_shown_is_marked_and_counted(text, shown):
    document = PdfDocument(BytesIO(), ABOUT, MARGINS)
    document.paragraph(text)
    document.finish()
    assert in_cell(text) == shown
    assert sum(document.substituted.values()) == shown.count("‹U+")
    assert set(document.substituted) <= set(text)


def test_every_occurrence_is_counted():
    document = PdfDocument(BytesIO(), ABOUT, MARGINS)
    document.paragraph("中中中文")
    document.paragraph("文")
    assert document.substituted == {"中": 3, "文": 2}


def test_tabs_become_spaces_and_line_ends_break_the_line():
    shown = ShownTexts()
    assert shown("a\tb\r\nc\rd\u2028e\u2029f") == "a    b\nc\nd\ne\nf"
    assert not shown.substituted


def test_characters_beyond_the_basic_plane_can_be_copied_out():
    assert in_cell("x😀y𝔸z") == "x😀y𝔸z"


def test_more_different_characters_than_one_font_part_holds():
    characters = [chr(code) for code in range(0x100, 0x400) if chr(code).isalpha()]
    shown = ShownTexts()
    text = "".join(c for c in characters if shown(c) == c)
    assert len(text) > 512
    assert in_cell(text) == text


def test_bold_cells_show_what_only_the_regular_font_has():
    shown = ShownTexts()
    only_regular = "".join(
        chr(code) for code in range(0x20, 0x3000) if missing_in(Face.ITALIC, code)
    )[:80]
    text = "".join(c for c in only_regular if shown(c) == c)
    assert text

    def write(document):
        with document.table(COLUMNS, when_empty="-") as table:
            table.row(["", Cell(text="bold ع " + text, bold=True)])

    found = body_text(read(write)).removeprefix("NumberText")
    assert Counter(found) == Counter(squeezed("bold ع " + text))


def missing_in(face, code):
    return has_glyph(Face.REGULAR, code) and not has_glyph(face, code)


def test_a_hostile_text_in_title_and_margins_does_no_harm():
    text = "\ud800 </dc:title> ) >> endobj \x00 中"
    about = replace(ABOUT, title=text, author=text, subject=text)
    margins = replace(MARGINS, header=text, footer=text)
    reader = read(lambda document: document.heading(text), about=about, margins=margins)
    assert "</dc:title> ) >> endobj" in reader.metadata.title
    assert "</dc:title> ) >> endobj" in reader.xmp_metadata.dc_title["x-default"]
    assert "</dc:title> ) >> endobj" in reader.outline[0].title


@pytest.mark.parametrize("length", [10_000, 60_000])
def test_a_word_of_any_length_is_drawn_whole(length):
    word = "".join(chr(97 + number % 26) for number in range(length))
    assert in_cell(word).replace("NumberText", "") == word


# laws ----------------------------------------------------------------------------------

ANY_TEXT = st.text(max_size=300) | st.text(alphabet="ab -/\n\t\u00a0ß‮中", max_size=400)


@given(text=ANY_TEXT, limit=st.floats(min_value=3.0, max_value=60.0))
def test_lines_joined_are_the_text(text, limit):
    shown = ShownTexts()(text)
    lines = wrap(shown, widths(Face.REGULAR), limit)
    assert "".join(lines) == shown.replace("\n", " ")


@given(text=ANY_TEXT, limit=st.floats(min_value=3.0, max_value=60.0))
def test_no_line_is_wider_than_its_column(text, limit):
    measure = widths(Face.BOLD)
    for line in wrap(ShownTexts()(text), measure, limit):
        assert measure.of(line.removesuffix(" ")) <= limit + 1e-6


@given(text=st.text(max_size=200))
def test_every_character_is_shown_as_itself_or_counted(text):
    shown = ShownTexts()
    result = shown(text)
    marks = sum(shown.substituted.values())
    kept = [c for c in text if c not in "\r\n\t\u2028\u2029" and c not in shown.substituted]
    visible = [c for c in result if c not in "\n "]
    assert result.count("‹U+") >= marks
    assert [c for c in kept if c != " "] == without_marks(visible, shown.substituted)
    assert all(unicodedata.category(c) not in {"Cc", "Cf", "Cs"} for c in result if c != "\n")


def without_marks(characters, substituted):
    text = "".join(characters)
    for character in substituted:
        text = text.replace(f"‹U+{ord(character):04X}›", "")
    return list(text)


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text(max_size=80), min_size=1, max_size=25))
def test_any_text_in_a_cell_is_read_back_as_shown(texts):
    shown = ShownTexts()

    def write(document):
        with document.table([Column(title="T")], when_empty="-") as table:
            for text in texts:
                table.row([text])

    expected = "".join(squeezed(shown(text)) for text in texts)
    found = body_text(PdfReader(BytesIO(made(write)))).removeprefix("T")
    assert Counter(found) == Counter(expected)
    if not RIGHT_TO_LEFT.search(expected):
        assert found == expected


# right to left ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("plain (text) 12", "plain (text) 12"),
        ("אבג", "גבא"),
        ("Herr אבג דה aus", "Herr הד גבא aus"),
        ("אב 2026 גד", "דג 2026 בא"),
        ("א(ב)ג", "ג(ב)א"),
        ("בְּג", "גבְּ"),
    ],
)
def test_right_to_left_words_are_drawn_readably(text, drawn):
    assert visual_order(text) == drawn


@given(text=st.text(max_size=100) | st.text(alphabet="אבع 12(a", max_size=60))
def test_turning_loses_nothing(text):
    mirrored = str.maketrans(")]}>»›", "([{<«‹")
    once = Counter(text.translate(mirrored))
    assert Counter(visual_order(text).translate(mirrored)) == once

"""What the PDF kit does for registers: marks at headings, facts, pictures side by side, widths."""

import pytest

from rai_desktop.export.pdf import Cell, Column, Cover, Mark
from rai_desktop.services.pictures import Meaning
from tests.export.pdf_examples import WORDS, fill_table, picture
from tests.export.pdf_reading import all_elements, drawn, elements, outline_titles, read, texts
from tests.export.test_pdf_kit import assert_inside

HIGH = Mark(label="Risk level", word="High", level=Meaning.LEVEL_HIGH)


def lines_of(reader, page=0):
    return [line.strip() for line in texts(reader)[page].splitlines()]


def test_a_cover_may_carry_a_note_beside_its_banner():
    reader = read(lambda document: document.cover(Cover(title="T", banner="Draft", note="Made up")))
    assert {"Draft", "Made up"} <= set(lines_of(reader))


def test_a_mark_stands_in_the_line_of_its_heading_and_at_the_margin():
    reader = read(lambda document: document.heading("Letter sorter", 2, mark=HIGH))
    assert lines_of(reader)[0] == "Letter sorter Risk level High"
    assert max(t.corners[2] for t in drawn(reader.pages[0]) if t.mark == "/Span") > 530
    assert elements(reader).count("Span") == 1


def test_a_mark_is_not_part_of_the_outline():
    reader = read(lambda document: document.heading("Letter sorter", 2, mark=HIGH))
    assert outline_titles(reader) == [(0, "Letter sorter")]


def test_a_mark_without_level_has_no_ground():
    def fields(mark):
        reader = read(lambda document: document.heading("Letter sorter", 2, mark=mark))
        return sum(1 for t in drawn(reader.pages[0]) if t.operator == "point")

    assert fields(HIGH) > fields(Mark(label="Risk level", word="Not rated"))


@pytest.mark.parametrize("words", [1, 40, 900])
def test_headings_of_any_length_keep_clear_of_their_marks(words):
    text = "Überprüfung " * words
    reader = read(lambda document: document.heading(text, 2, mark=HIGH))
    assert_inside(reader)
    for page in reader.pages:
        parts = [t for t in drawn(page) if t.operator == "Tj"]
        mark = [t for t in parts if t.mark == "/Span"]
        heading = [t for t in parts if t.mark == "/H2"]
        beside = [h for h in heading for m in mark if h.corners[1] < m.corners[3]]
        left = min((m.corners[0] for m in mark), default=1000.0)
        assert all(h.corners[2] < left for h in beside)


def test_short_facts_stand_side_by_side_and_tall_ones_below():
    facts = [("Purpose", WORDS * 3), ("A", "1"), ("Note", WORDS * 3), ("B", "2"), ("C", "3")]
    lines = lines_of(read(lambda document: document.key_values(facts, columns=2)))
    pairs = ["A 1 B 2", "C 3"]
    assert [line for line in lines if line in pairs] == pairs
    starts = [next(i for i, x in enumerate(lines) if x.startswith(w)) for w in ("Purpose", "Note")]
    assert starts[0] < lines.index("A 1 B 2") < lines.index("C 3") < starts[1]


def test_every_row_of_facts_covers_the_whole_width():
    facts = [("A", "1"), ("B", "2"), ("C", "3"), ("Note", WORDS * 3)]
    reader = read(lambda document: document.key_values(facts, columns=2))
    rows = [e for e in all_elements(reader) if e["/S"] == "/TR"]
    assert {_spanned(row) for row in rows} == {4}
    assert len(rows) == 3


def _spanned(row):
    cells = [kid.get_object() for kid in row["/K"]]
    return sum(cell.get("/A", {}).get("/ColSpan", 1) for cell in cells)


def test_pictures_stand_side_by_side_below_their_captions():
    reader = read(lambda document: document.pictures([("One", picture()), ("Two", picture())]))
    figures = [e["/A"]["/BBox"] for e in all_elements(reader) if e["/S"] == "/Figure"]
    (left, low, middle, high), (right, other_low, edge, other_high) = sorted(map(list, figures))
    assert left < middle < right < edge <= 540
    assert (low, high) == (other_low, other_high)
    assert elements(reader).count("Caption") == 2
    assert {"One", "Two"} <= set(texts(reader)[0].split())


def test_no_pictures_draw_nothing():
    assert len(read(lambda document: document.pictures([])).pages) == 1


def test_as_many_signatures_stand_side_by_side_as_asked_for():
    captions = ["Place", "Name", "Signature"]
    reader = read(lambda document: document.signature_lines(captions, beside=3))
    assert lines_of(reader)[0] == "Place Name Signature"
    assert_inside(reader)


def test_what_is_kept_together_begins_a_page_only_when_there_is_no_room():
    def write(document):
        document.paragraph("first")
        document.keep(100)
        document.paragraph("second")
        document.keep(700)
        document.paragraph("third")

    assert [("second" in t, "third" in t) for t in texts(read(write))] == [
        (True, False),
        (False, True),
    ]


def test_days_stay_on_one_line_when_columns_are_many():
    day = "28 September 2028"
    columns = [Column(title="Day", lines=[day]), *[Column(title="T", holds=["x" * 30])] * 9]
    reader = read(lambda document: fill_table(document, [[day, *["x" * 30] * 9]], columns))
    assert day in texts(reader)[0]


def test_small_columns_keep_their_words_when_wide_ones_give_way():
    columns = [Column(title="Status", holds=["open"])]
    columns += [Column(title="T", holds=["x" * 40])] * 6
    reader = read(lambda document: fill_table(document, [["open", *["x" * 40] * 6]], columns))
    assert {"Status", "open"} <= set(texts(reader)[0].split())


def test_columns_that_can_never_fit_share_the_width():
    columns = [Column(title="T", lines=["x" * 100])] * 9
    reader = read(lambda document: fill_table(document, [["x" * 100] * 9], columns))
    assert_inside(reader)


def test_badges_fit_on_one_line():
    columns = [Column(title="L", lines=["Very high"], badges=True), Column(title="T", weight=90)]
    cells = [Cell(text="Very high", level=Meaning.LEVEL_VERY_HIGH), WORDS * 9]
    assert "Very high" in texts(read(lambda d: fill_table(d, [cells], columns)))[0]


@pytest.mark.parametrize("count", range(25, 60))
def test_the_last_row_never_begins_a_page_alone(count):
    rows = [[f"KI-{number:04d}", WORDS] for number in range(count)]
    last = texts(read(lambda document: fill_table(document, rows)))[-1]
    assert last.count("KI-") > 1


def test_a_short_table_stays_together():
    rows = [["KI-0001", WORDS], ["KI-0002", WORDS]]
    for lines in range(35, 60):

        def write(document, lines=lines):
            document.paragraph("\n".join(["x"] * lines))
            fill_table(document, rows)

        assert {text.count("KI-") for text in texts(read(write))} <= {0, 2}

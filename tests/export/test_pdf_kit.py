import pytest

from rai_desktop.export.pdf import (
    Cell,
    Column,
    Cover,
    Margins,
)
from rai_desktop.services.pictures import (
    Align,
    Drawing,
    Hatch,
    HatchKind,
    Line,
    Marker,
    Meaning,
    Rect,
    Text,
    marker,
)
from tests.export.pdf_examples import WORDS, everything, fill_table, picture
from tests.export.pdf_reading import (
    MARGINS,
    all_elements,
    body_text,
    drawn,
    links,
    made,
    outline_titles,
    read,
    squeezed,
    texts,
)

# pages --------------------------------------------------------------------------------


def test_every_page_says_which_of_how_many_it_is():
    reader = read(lambda document: [document.paragraph(WORDS * 300), document.paragraph("End")])
    total = len(reader.pages)
    assert total > 3
    for number, text in enumerate(texts(reader), start=1):
        assert text.rstrip().endswith(f"{number} of {total}")


def test_header_and_footer_stand_on_every_page_but_the_cover_has_no_header():
    def write(document):
        document.cover(Cover(title="Title"))
        document.page_break()
        document.paragraph(WORDS * 200)

    first, *others = texts(read(write))
    assert "Header" not in first
    assert "Footer" in first
    assert others
    assert all("Header" in text and "Footer" in text for text in others)


def test_a_long_header_is_cut_visibly_and_leaves_room_for_the_page_label():
    margins = Margins(header="H" * 400, footer="F" * 400, page_label=MARGINS.page_label)
    reader = read(lambda document: document.paragraph("x"), margins=margins)
    text = texts(reader)[0]
    assert text.count("…") == 2
    assert_inside(reader)


def test_sections_turn_the_page():
    def write(document):
        document.paragraph("standing")
        document.section(landscape=True)
        document.paragraph("lying")

    boxes = [page.mediabox for page in read(write).pages]
    assert boxes[0].width < boxes[0].height
    assert boxes[1].width > boxes[1].height


def test_a_page_break_on_an_empty_page_does_nothing():
    def write(document):
        document.page_break()
        document.paragraph("a")
        document.page_break()
        document.page_break()
        document.paragraph("b")

    assert len(read(write).pages) == 2


def test_an_empty_document_has_one_page():
    assert len(read(lambda document: None).pages) == 1


def test_nothing_is_drawn_outside_the_page():
    assert_inside(read(everything))


def test_wide_words_and_names_stay_inside_the_page():
    def write(document):
        document.cover(
            Cover(title="W" * 400, kicker="W" * 300, subtitle="W" * 300, banner="W" * 300)
        )
        document.contents("Contents")
        document.heading("W" * 3000, 1)
        document.heading("W" * 300, 2)
        document.paragraph("W" * 5000)
        document.key_values([("W" * 200, "W" * 2000)] * 3, columns=2)
        document.signature_lines(["W" * 500])
        fill_table(
            document,
            [["W" * 300, Cell(text="‱" * 200, level=level)] for level in Meaning],
            [Column(title="W" * 300), Column(title="‱" * 60, weight=0.01)],
        )

    assert_inside(read(write))


def assert_inside(reader):
    for page in reader.pages:
        for thing in drawn(page):
            left, low, right, high = thing.corners
            assert left >= 20, thing
            assert low >= 20, thing
            assert right <= float(page.mediabox.width) - 20, thing
            assert high <= float(page.mediabox.height) - 20, thing


# text blocks --------------------------------------------------------------------------


def test_a_paragraph_goes_on_over_pages_and_no_word_is_lost():
    text = " ".join(f"word{number}" for number in range(5_000))
    reader = read(lambda document: document.paragraph(text))
    assert len(reader.pages) > 3
    assert body_text(reader) == squeezed(text)


def test_line_feeds_are_kept():
    lines = texts(read(lambda document: document.paragraph("one\ntwo\r\nthree")))[0].splitlines()
    assert [line.strip() for line in lines][:3] == ["one", "two", "three"]


def test_lists_facts_and_signatures_say_all_their_texts():
    def write(document):
        document.bullet_list(["first point", "second point"])
        document.key_values([("Name", "Letter sorter"), ("Owner", "Head of IT")], columns=2)
        document.signature_lines(["Place, day"])

    text = squeezed(texts(read(write))[0])
    for part in ("•firstpoint", "•secondpoint", "NameLettersorter", "OwnerHeadofIT", "Place,day"):
        assert part in text


def test_a_heading_never_stands_alone_at_the_end_of_a_page():
    def write(document):
        for number in range(40):
            document.heading(f"Heading {number}", 2)
            document.paragraph(WORDS * (number % 7 + 1))

    for text in texts(read(write)):
        body = text[: text.index("Header\n")].split("\n")
        assert not [line for line in body if line.strip()][-1].startswith("Heading")


def test_an_unknown_heading_level_is_refused():
    with pytest.raises(ValueError, match="level 4"):
        made(lambda document: document.heading("x", 4))


# outline, contents, links -------------------------------------------------------------


def test_headings_make_the_outline():
    def write(document):
        document.heading("One", 1)
        document.heading("Inner", 2)
        document.heading("Deep", 3)
        document.heading("Silent", 2, outline=False)
        document.heading("Two", 1)
        document.heading("Jumps two levels", 3)

    assert outline_titles(read(write)) == [
        (0, "One"),
        (1, "Inner"),
        (2, "Deep"),
        (0, "Two"),
        (1, "Jumps two levels"),
    ]


def test_contents_name_the_page_of_each_heading_and_lead_there():
    names = [f"Chapter {number}" for number in range(90)]

    def write(document):
        document.cover(Cover(title="Title"))
        document.contents("Contents")
        for name in names:
            document.heading(name, 1)
            document.paragraph(WORDS * 30)

    reader = read(write)
    pages = texts(reader)
    listed = dict(
        line.rsplit(" ", 1) for text in pages[1:4] for line in text.splitlines() if "Chap" in line
    )
    assert list(listed) == names
    for name, number in listed.items():
        assert name in pages[int(number) - 1].splitlines()
    assert sorted({target for _, target in links(reader)}) == sorted({*map(int, listed.values())})


def test_links_lead_to_their_anchor_from_before_and_after():
    def write(document):
        document.paragraph("see below", link_to="target")
        fill_table(document, [[Cell(text="KI-1", link_to="target"), "x"]])
        document.page_break()
        document.heading("Target", 1, anchor="target")
        document.page_break()
        document.paragraph("see above", link_to="target")

    assert links(read(write)) == [(1, 2), (1, 2), (3, 2)]


def test_a_link_to_nowhere_is_noticed():
    with pytest.raises(ValueError, match="lost"):
        made(lambda document: document.paragraph("x", link_to="lost"))


def test_an_anchor_is_set_once():
    with pytest.raises(ValueError, match="already"):
        made(
            lambda document: [document.heading("x", anchor="a"), document.heading("y", anchor="a")]
        )


def test_contents_stand_once():
    with pytest.raises(ValueError, match="one table of contents"):
        made(lambda document: [document.contents("a"), document.contents("b")])


# tables -------------------------------------------------------------------------------


def test_the_header_row_is_repeated_on_every_page():
    reader = read(lambda document: fill_table(document, [[f"{n}", WORDS * 3] for n in range(200)]))
    assert len(reader.pages) > 5
    for text in texts(reader):
        assert squeezed(text).startswith("NumberPurpose")


def test_all_rows_are_there_in_their_order():
    rows = [[f"KI-{number}", f"purpose{number}end"] for number in range(500)]
    text = body_text(read(lambda document: fill_table(document, rows)))
    assert text.replace("NumberPurpose", "") == "".join("".join(row) for row in rows)


def test_an_empty_table_says_so():
    text = texts(read(lambda document: fill_table(document, [])))[0]
    assert squeezed("Number Purpose No entries.") in squeezed(text)


def test_a_cell_taller_than_pages_is_split_and_keeps_every_word():
    words = [f"w{number}" for number in range(5_000)]
    reader = read(lambda document: fill_table(document, [["1", " ".join(words)], ["2", "end"]]))
    text = body_text(reader).replace("NumberPurpose", "")
    assert len(reader.pages) > 3
    assert text == "1" + "".join(words) + "2end"


def test_short_rows_are_not_split():
    def write(document):
        fill_table(document, [[f"KI-{number:03}", "line\n" * 9 + "last"] for number in range(30)])

    for text in texts(read(write)):
        assert text.count("KI-") == text.count("last")


def test_a_long_name_wraps():
    name = "n" * 300
    reader = read(lambda document: fill_table(document, [[name, "purpose"]]))
    assert name in body_text(reader).replace("purpose", "")
    assert_inside(reader)


def test_the_header_does_not_stay_behind_without_a_row():
    def write(document):
        document.paragraph("\n".join("line" for _ in range(46)))
        fill_table(document, [["1", "tall\n" * 12]])

    first, second = texts(read(write))
    assert "Number" not in first
    assert "Number" in second


def test_a_table_wants_one_cell_for_each_column():
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        made(lambda document: fill_table(document, [["one"]]))


@pytest.mark.parametrize("count", [0, 40])
def test_a_table_that_no_page_can_hold_is_refused(count):
    with pytest.raises(ValueError, match="no room"):
        made(lambda document: fill_table(document, [], [Column(title="x")] * count))


def test_a_column_holds_its_words_unbroken():
    columns = [
        Column(title="A", holds=["Transparenzpflichten"], badges=True),
        Column(title="B", weight=50),
    ]
    rows = [[Cell(text="Transparenzpflichten", level=Meaning.LEGAL_TRANSPARENCY), WORDS * 20]]
    text = texts(read(lambda document: fill_table(document, rows, columns)))[0]
    assert "Transparenzpflichten" in text


def test_a_failing_row_source_is_not_hidden():
    def rows():
        yield ["1", "x"]
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        made(lambda document: fill_table(document, rows()))


def test_numbers_end_at_the_same_edge():
    columns = [Column(title="Sum", align=Align.END), Column(title="Rest")]
    reader = read(lambda document: fill_table(document, [["1", ""], ["98,765", ""]], columns))
    rights = {round(t.corners[2], 1) for t in drawn(reader.pages[0]) if t.mark in {"/TD", "/TH"}}
    assert len({right for right in rights if right < 300}) == 1


# pictures -----------------------------------------------------------------------------


def test_pictures_are_drawn_with_their_words():
    reader = read(lambda document: document.picture(picture()))
    text = squeezed(texts(reader)[0])
    assert "low4" in text
    figure = next(e for e in all_elements(reader) if e.get("/S") == "/Figure")
    assert figure["/Alt"] == "Risks by level: low: 4; high: 2"


def test_every_kind_of_item_is_drawn_inside_the_page_even_if_the_picture_is_too_large():
    ground = Meaning.LEVEL_HIGH
    items = (
        Rect(x=0, y=0, width=2000, height=900, fill=ground, stroke=Meaning.LINE, radius=4),
        Hatch(x=0, y=0, width=2000, height=900, kind=HatchKind.CROSS, on=ground),
        Line(start=(0, 0), end=(2000, 900)),
        *(marker(shape, (40, 40), 30, Meaning.ACCENT) for shape in Marker),
        Text(x=1000, y=100, text="middle", size=60, align=Align.MIDDLE, on=ground),
        Text(x=60, y=800, text="upwards", size=60, turned=True),
    )
    drawing = Drawing(width=2000, height=900, items=items, alt_text="All")
    reader = read(lambda document: document.picture(drawing))
    assert_inside(reader)
    assert {"Tm", "Tj", "point"} <= {thing.operator for thing in drawn(reader.pages[0])}
    assert "upwards" in squeezed(texts(reader)[0])

from datetime import UTC, datetime
from io import BytesIO

from pypdf import PdfReader

from rai_desktop.export.pdf import About, PdfDocument
from tests.export.pdf_examples import TWO, WORDS, everything
from tests.export.pdf_reading import ABOUT, MARGINS, drawn, elements, made, read


def test_the_same_calls_give_the_same_bytes():
    assert made(everything) == made(everything)


def test_the_file_tells_title_author_language_and_only_the_given_time():
    about = About(
        title="Verzeichnis (Größe)",
        author="Beispiel & Co",
        subject="Register",
        language="de",
        created=datetime(2026, 11, 22, 14, 3, tzinfo=UTC),
    )
    data = made(everything, about=about)
    reader = PdfReader(BytesIO(data))
    root = reader.trailer["/Root"]
    assert reader.metadata.title == "Verzeichnis (Größe)"
    assert reader.metadata.author == "Beispiel & Co"
    assert reader.metadata["/CreationDate"] == "D:20261122140300+00'00'"
    assert reader.metadata["/ModDate"] == reader.metadata["/CreationDate"]
    assert root["/Lang"] == "de"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b"Beispiel &amp; Co" in root["/Metadata"].get_data()
    assert reader.xmp_metadata.dc_title == {"x-default": "Verzeichnis (Größe)"}


def test_all_fonts_are_embedded_with_their_characters():
    reader = read(everything)
    names = set()
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        names.add(font["/BaseFont"].split("+")[1])
        assert font["/FontDescriptor"]["/FontFile2"].get_data()
        assert b"beginbfchar" in font["/ToUnicode"].get_data()
    assert names == {"DejaVuSans", "DejaVuSans-Bold"}


def test_nothing_in_the_file_acts():
    data = made(everything)
    reader = PdfReader(BytesIO(data))
    for number in range(1, int(reader.trailer["/Size"])):
        thing = reader.get_object(number)
        if hasattr(thing, "keys"):
            assert not {"/A", "/AA", "/JS", "/URI", "/OpenAction", "/EmbeddedFiles"} & {
                *thing
            } or thing.get("/S") in {"/TH", "/TD", "/Figure"}
            assert thing.get("/Subtype") not in {"/Image", "/Widget", "/FileAttachment"}


def test_everything_drawn_belongs_to_the_structure_or_is_an_artifact():
    for page in read(everything).pages:
        assert all(thing.mark for thing in drawn(page))


def test_the_structure_tells_what_each_part_is():
    roles = elements(read(everything))
    counted = {role: roles.count(role) for role in set(roles)}
    assert roles[0] == "Document"
    assert counted["TOCI"] == 3
    assert counted["TR"] == 1 + 59 + 2
    assert counted["TH"] == 2 + 3
    assert counted["TD"] == 2 * 59 + 3
    assert counted["H1"] == 3
    assert counted["H2"] == counted["H3"] == counted["L"] == counted["Figure"] == 1
    assert counted["LBody"] == 2
    assert counted["Link"] == 59 + 1 + counted["TOCI"]


def test_every_mark_is_found_again_from_its_page():
    reader = read(everything)
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    by_key = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in reader.pages:
        parents = by_key[page["/StructParents"]].get_object()
        for mark, parent in enumerate(parents):
            assert mark in marks_of(parent.get_object(), page)
        for note in page.get("/Annots", []):
            assert by_key[note.get_object()["/StructParent"]].get_object()["/S"] == "/Link"


def marks_of(element, page):
    kids = element["/K"] if isinstance(element["/K"], list) else [element["/K"]]
    here = page.indirect_reference
    for kid in (kid.get_object() for kid in kids):
        if isinstance(kid, int):
            if element.raw_get("/Pg") == here:
                yield kid
        elif kid.get("/Type") == "/MCR" and kid.raw_get("/Pg") == here:
            yield kid["/MCID"]


def test_a_long_document_is_written_while_it_grows():
    class Watched(BytesIO):
        reached = 0

        def write(self, data):
            Watched.reached += len(data)
            return super().write(data)

    target = Watched()
    document = PdfDocument(target, ABOUT, MARGINS)
    seen = []
    with document.table(TWO, when_empty="-") as table:
        for number in range(600):
            table.row([str(number), WORDS * 3])
            seen.append(Watched.reached)
    document.finish()
    assert seen[599] > 1.8 * seen[299] > 3 * seen[99] > 0
    assert len(PdfReader(BytesIO(target.getvalue())).pages) == document.page_count

"""Makes small documents and reads them back with a reader that is not the writer's."""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ContentStream

from rai_desktop.export.pdf import About, Margins, PdfDocument

ABOUT = About(
    title="AI inventory",
    author="Example company",
    subject="Register",
    language="en",
    created=datetime(2026, 11, 22, 14, 3, tzinfo=UTC),
)
MARGINS = Margins(header="Header", footer="Footer", page_label=lambda n, total: f"{n} of {total}")


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something on a page: which operator drew it, its corners and the mark it belongs to."""

    operator: str
    corners: tuple[float, float, float, float]
    mark: str


def made(write, about=ABOUT, margins=MARGINS):
    """Return the bytes of the document that ``write`` fills."""
    target = BytesIO()
    document = PdfDocument(target, about, margins)
    write(document)
    document.finish()
    return target.getvalue()


def read(write, **kwargs):
    """Return a reader of the document that ``write`` fills."""
    return PdfReader(BytesIO(made(write, **kwargs)), strict=True)


def texts(reader):
    """Return the text of every page."""
    return [page.extract_text() for page in reader.pages]


def squeezed(text):
    """Return ``text`` without white space, which a page breaks as it likes."""
    return "".join(text.split())


def body_text(reader):
    """Return all text without white space, header, footer and page labels."""
    total = len(reader.pages)
    parts = []
    for number, page in enumerate(texts(reader), start=1):
        part = squeezed(page).replace("HeaderFooter", "", 1)
        parts.append(part.removesuffix(f"{number}of{total}"))
    return "".join(parts)


def drawn(page):
    """Return all that a page draws, with corners in points from the lower left."""
    pen = _Pen(page["/Resources"]["/Font"])
    for operands, operator in ContentStream(page["/Contents"], page.pdf).operations:
        name = operator.decode()
        assert name not in {"cm", "Do", "gs"}, name
        act = _ACTS.get(name)
        if act:
            act(pen, operands)
    assert not pen.marks
    return pen.drawn


class _Pen:
    """Follows a page's operators."""

    def __init__(self, fonts):
        self.drawn = []
        self.marks = []
        self._fonts = fonts
        self._at = (0.0, 0.0)
        self._font = None
        self._size = 0.0

    def mark(self, operands):
        self.marks.append(operands[0])

    def unmark(self, operands):
        self.marks.pop()

    def begin(self, operands):
        self._at = (0.0, 0.0)

    def choose(self, operands):
        self._font, self._size = self._fonts[operands[0]], float(operands[1])

    def move(self, operands):
        self._at = (self._at[0] + float(operands[0]), self._at[1] + float(operands[1]))

    def turn(self, operands):
        self._at = (float(operands[4]), float(operands[5]))
        self._add("Tm", *self._at, *self._at)

    def show(self, operands):
        widths = self._font["/Widths"]
        length = sum(float(widths[c]) for c in operands[0].original_bytes.rstrip(b" ")) / 1000
        x, y = self._at
        self._add("Tj", x, y - 0.3 * self._size, x + length * self._size, y + self._size)

    def rectangle(self, operands):
        x, y, width, height = map(float, operands)
        self._add("re", x, y, x + width, y + height)

    def point(self, operands):
        x, y = float(operands[-2]), float(operands[-1])
        self._add("point", x, y, x, y)

    def _add(self, operator, *corners):
        self.drawn.append(Drawn(operator, corners, self.marks[-1] if self.marks else ""))


_ACTS = {
    "BDC": _Pen.mark,
    "BMC": _Pen.mark,
    "EMC": _Pen.unmark,
    "BT": _Pen.begin,
    "Tf": _Pen.choose,
    "Td": _Pen.move,
    "Tm": _Pen.turn,
    "Tj": _Pen.show,
    "re": _Pen.rectangle,
    "m": _Pen.point,
    "l": _Pen.point,
    "c": _Pen.point,
}


def outline_titles(reader):
    """Return the outline as (depth, title)."""

    def walk(entries, depth):
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry, depth + 1)
            else:
                yield depth, entry.title

    return list(walk(reader.outline, 0))


def elements(reader):
    """Return the roles of the structure tree in reading order."""

    def walk(element):
        if "/S" in element:
            yield element["/S"][1:]
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            kid = kid.get_object()
            if not isinstance(kid, int) and ("/S" in kid or kid.get("/Type") == "/Group"):
                yield from walk(kid)

    return list(walk(reader.trailer["/Root"]["/StructTreeRoot"]))


def links(reader):
    """Return, for each link, the number of its page and of the page it leads to."""
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, start=1)}
    found = []
    for number, page in enumerate(reader.pages, start=1):
        for note in page.get("/Annots", []):
            found.append((number, numbers[note.get_object()["/Dest"][0].idnum]))
    return found


def all_elements(reader):
    """Return every element of the structure tree, in no order."""
    found = (reader.get_object(n) for n in range(1, int(reader.trailer["/Size"])))
    return [thing for thing in found if hasattr(thing, "get") and "/S" in thing]

"""reportlab's canvas with marked content, a streamed file and text written in whole lines."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import BinaryIO
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from rai_desktop.export.pdf.direction import visual_order
from rai_desktop.export.pdf.fonts import FontBook
from rai_desktop.export.pdf.glyphs import widths
from rai_desktop.export.pdf.objects import StreamedDocument
from rai_desktop.export.pdf.structure import Element, StructureTree, add_mark, add_object
from rai_desktop.export.pdf.styles import Ink
from rai_desktop.services.pictures.display_list import Align, Point

_ROUND = 0.5523
_SHARES = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a document says about itself; ``created`` is the only time that appears in it.

    ``state`` is the mark of the state of the project that it shows.
    """

    title: str
    author: str
    subject: str
    language: str
    created: datetime
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A page that is written but for its label, which names the number of pages."""

    number: int
    label: int
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle on the page; ``y`` is its upper edge, counted from the top."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A picture that was put into the file: its object, its size in dots, and its words."""

    number: int
    width: int
    height: int
    words: str


class Surface(Canvas):
    """Draws on pages whose origin is the top left corner.

    Everything drawn belongs to an element of the structure tree or is an artifact. ``scope`` goes
    before the names of anchors, so that parts which say the same may use the same names.
    """

    _code: list[str]
    _annotationrefs: list[str]
    _destinations: dict[str, pdfdoc.Destination]
    _pagesize: tuple[float, float]

    def __init__(self, target: BinaryIO, about: About) -> None:
        super().__init__(BytesIO(), invariant=1, pageCompression=1)
        self._doc = StreamedDocument(target, about.language)
        self.tree = StructureTree(self._doc)
        self.pages: list[Slot] = []
        self._fonts = FontBook()
        self._resources = self._doc.reserve()
        self._images: list[int] = []
        self._page: Slot | None = None
        self._page_number = 0
        self._page_key = 0
        self._marks: list[int] = []
        self._fill, self._stroke = "", ("", 0.0)
        self._written_with: tuple[int, float] = (0, 0.0)
        self.scope = ""
        self._describe(about)

    # pages ----------------------------------------------------------------------------

    def begin_page(self, width: float, height: float, place: int | None = None) -> Slot:
        """Begin a page; with ``place`` it is put before the page that now has this position."""
        self.setPageSize((width, height))
        number = self._doc.reserve_page()
        slot = Slot(number=number, label=self._doc.reserve(), width=width, height=height)
        self.pages.insert(len(self.pages) if place is None else place, slot)
        self._page = slot
        self._page_number = number
        self._page_key = self.tree.new_key()
        self._marks = []
        self._fill, self._stroke = "", ("", 0.0)
        self._written_with = (0, 0.0)
        return slot

    def end_page(self) -> None:
        """Write the page; only its label may follow."""
        slot = self.page
        body = self._doc.put_stream(self._doc.reserve(), "\n".join(self._code).encode("latin-1"))
        links = f"/Annots[{' '.join(self._annotationrefs)}]" if self._annotationrefs else ""
        parent = self._doc.reference(self._doc.Pages)
        self._doc.put(
            slot.number,
            f"<</Type/Page/Parent {parent}/MediaBox[0 0 {slot.width} {slot.height}]"
            f"/Resources {self._resources} 0 R/Contents[{body} 0 R {slot.label} 0 R]{links}"
            f"/StructParents {self._page_key}/Tabs/S>>",
        )
        self.tree.found_by(self._page_key, self._marks)
        self._page = None
        self._doc.page_done()
        self._code = []
        self._annotationrefs = []

    @property
    def page(self) -> Slot:
        """The page that is drawn on now."""
        if self._page is None:
            raise RuntimeError("no page was begun")
        return self._page

    def put_label(self, slot: Slot, text: str, corner: Point, ink: Ink) -> None:
        """Write the label of a finished page, so that it ends at ``corner``."""
        right, base = corner
        left = right - self.text_width(text, ink)
        parts = [f"/Artifact BMC BT {_rgb(ink.colour)} rg {left:.2f} {slot.height - base:.2f} Td"]
        for number, literal in self._fonts.runs(ink.face, visual_order(text)):
            parts.append(f"/F{number} {ink.size:g} Tf ({literal})Tj")
        parts.append("ET EMC")
        self._doc.put_stream(slot.label, " ".join(parts).encode("latin-1"))

    def finish(self) -> None:
        """Write all that ties the pages together; nothing can be drawn afterwards."""
        self._doc.Pages.pages = [f"{slot.number} 0 R" for slot in self.pages]
        fonts = self._fonts.write(self._doc)
        images = "".join(f"/I{number} {number} 0 R" for number in self._images)
        objects = f"/XObject<<{images}>>" if images else ""
        self._doc.put(self._resources, f"<</Font<<{fonts}>>{objects}>>")
        self._doc.describe(StructTreeRoot=f"{self.tree.close()} 0 R", MarkInfo="<</Marked true>>")
        self._doc.close(self)

    # text -----------------------------------------------------------------------------

    def text_width(self, text: str, ink: Ink) -> float:
        """Return the width of a shown text; a space at its end takes none."""
        return widths(ink.face).of(text.rstrip(" ")) * ink.size

    def write_lines(
        self,
        lines: Sequence[str],
        base: Point,
        leading: float,
        ink: Ink,
        align: Align = Align.START,
    ) -> None:
        """Write ``lines`` below each other; ``base`` is the anchor of the first one's base line."""
        left, down = base
        code = ["BT"]
        if ink.colour != self._fill:
            self._fill = ink.colour
            code.append(f"{_rgb(ink.colour)} rg")
        at_x = at_y = 0.0
        height = self._pagesize[1]
        x, y = left, 0.0
        for place, line in enumerate(lines):
            if place:
                at_x, at_y = round(x, 2), round(y, 2)
            if align is not Align.START:
                x = left - self._before_anchor(line, ink, align)
            y = height - down
            code.append(f"{x - at_x:.2f} {y - at_y:.2f} Td")
            self._write_runs(code, line, ink)
            down += leading
        code.append("ET")
        self._code.append(" ".join(code))

    def write_turned(self, text: str, base: Point, ink: Ink, align: Align) -> None:
        """Write one line that runs upwards through ``base``."""
        x, down = base
        y = self._pagesize[1] - down - self._before_anchor(text, ink, align)
        code = [f"BT {_rgb(ink.colour)} rg 0 1 -1 0 {x:.2f} {y:.2f} Tm"]
        self._fill = ink.colour
        self._write_runs(code, text, ink)
        code.append("ET")
        self._code.append(" ".join(code))

    def _before_anchor(self, text: str, ink: Ink, align: Align) -> float:
        return _SHARES[align] * self.text_width(text, ink)

    def _write_runs(self, code: list[str], line: str, ink: Ink) -> None:
        size = ink.size
        for number, literal in self._fonts.runs(ink.face, visual_order(line)):
            if self._written_with != (number, size):
                self._written_with = (number, size)
                code.append(f"/F{number} {size:g} Tf")
            code.append(f"({literal})Tj")

    # shapes ---------------------------------------------------------------------------

    def fill_area(self, area: Area, colour: str, radius: float = 0.0) -> None:
        """Fill a rectangle."""
        self._use_fill(colour)
        self._outline(area, radius, "f")

    def frame_area(self, area: Area, colour: str, width: float, radius: float = 0.0) -> None:
        """Draw the border of a rectangle."""
        self._use_stroke(colour, width)
        self._outline(area, radius, "S")

    def rule(self, start: Point, end: Point, colour: str, width: float) -> None:
        """Draw a straight line."""
        self._use_stroke(colour, width)
        height = self._pagesize[1]
        self._code.append(
            f"{start[0]:.2f} {height - start[1]:.2f} m {end[0]:.2f} {height - end[1]:.2f} l S"
        )

    def fill_shape(self, points: Sequence[Point], colour: str) -> None:
        """Fill a closed shape."""
        self._use_fill(colour)
        height = self._pagesize[1]
        path = self.beginPath()
        first, *others = points
        path.moveTo(first[0], height - first[1])
        for x, y in others:
            path.lineTo(x, height - y)
        path.close()
        self.drawPath(path, stroke=0, fill=1)

    def _outline(self, area: Area, radius: float, paint: str) -> None:
        low = self._pagesize[1] - area.y - area.height
        if radius:
            path = _round_path(area.x, low, area.width, area.height, radius)
        else:
            path = f"{area.x:.2f} {low:.2f} {area.width:.2f} {area.height:.2f} re"
        self._code.append(f"{path} {paint}")

    def _use_fill(self, colour: str) -> None:
        if colour != self._fill:
            self._fill = colour
            self._code.append(f"{_rgb(colour)} rg")

    def _use_stroke(self, colour: str, width: float) -> None:
        if self._stroke != (colour, width):
            self._stroke = (colour, width)
            self._code.append(f"{_rgb(colour)} RG {width:g} w")

    # pictures of dots ----------------------------------------------------------------

    def add_image(self, dots: bytes, width: int, height: int) -> int:
        """Put a picture of red, green and blue dots into the file and return its number."""
        entries = (
            f"/Type/XObject/Subtype/Image/Width {width}/Height {height}"
            "/ColorSpace/DeviceRGB/BitsPerComponent 8"
        )
        number = self._doc.put_stream(self._doc.reserve(), dots, entries)
        self._images.append(number)
        return number

    def draw_image(self, number: int, area: Area) -> None:
        """Draw a picture that was put into the file."""
        low = self._pagesize[1] - area.y - area.height
        place = f"{area.width:.2f} 0 0 {area.height:.2f} {area.x:.2f} {low:.2f} cm"
        self._code.append(f"q {place} /I{number} Do Q")

    # structure ------------------------------------------------------------------------

    @contextmanager
    def element(self, role: str, entries: str = "") -> Iterator[Element]:
        """Make what is drawn inside belong to a new element of the structure tree."""
        element = self.tree.child(self.tree.current, role, entries)
        self.tree.enter(element)
        yield element
        self.tree.leave()
        self.tree.write(element)

    @contextmanager
    def content(self, element: Element | None = None) -> Iterator[None]:
        """Mark what is drawn inside, on one page, as content of an element."""
        self.begin_content(element or self.tree.current)
        yield
        self.end_content()

    def begin_content(self, element: Element) -> None:
        """Open a mark; the short form of ``content`` for many small pieces."""
        mark = len(self._marks)
        self._marks.append(element.number)
        add_mark(element, self._page_number, mark)
        self._code.append(f"/{element.role} <</MCID {mark}>>BDC")

    def end_content(self) -> None:
        """Close the mark."""
        self._code.append("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Mark what is drawn inside as decoration, which is not read out."""
        self._code.append("/Artifact BMC")
        yield
        self._code.append("EMC")

    # links and outline ----------------------------------------------------------------

    def anchor(self, name: str, down: float) -> None:
        """Let links to ``name`` lead to this height of the page."""
        self.bookmarkHorizontalAbsolute(self.scope + name, self._pagesize[1] - down)

    def is_anchor(self, name: str) -> bool:
        """Tell whether ``name`` was set by ``anchor``."""
        return self._is_set(self.scope + name)

    def missing_anchors(self) -> list[str]:
        """Return the names that links lead to, but that were never set."""
        return sorted(name for name in self._destinations if not self._is_set(name))

    def _is_set(self, name: str) -> bool:
        return name in self._destinations and self._destinations[name].page is not None

    def outline_entry(self, title: str, anchor: str, level: int) -> None:
        """Add an entry to the outline; a level may go only one deeper than the one before."""
        reachable = min(level, self._doc.Outlines.currentlevel + 1)
        self.addOutlineEntry(title, self.scope + anchor, reachable, closed=False)

    def link(self, element: Element, area: Area, anchor: str, text: str) -> None:
        """Make ``area`` lead to ``anchor``; ``element`` must be a link of the structure tree."""
        slot = self.page
        destination = self._doc.reference(self._destination(anchor))
        low = slot.height - area.y - area.height
        key = self.tree.new_key()
        number = self._doc.put(
            self._doc.reserve(),
            f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]"
            f"/Rect[{area.x:.2f} {low:.2f} {area.x + area.width:.2f} {low + area.height:.2f}]"
            f"/Dest {destination}/StructParent {key}"
            f"/Contents {self.string(text)}>>",
        )
        self._annotationrefs.append(f"{number} 0 R")
        self.tree.found_alone(key, element)
        add_object(element, slot.number, number)

    def _destination(self, anchor: str) -> pdfdoc.Destination:
        """Return where ``anchor`` is, or will be."""
        name = self.scope + anchor
        return self._destinations.setdefault(name, pdfdoc.Destination(name))

    def string(self, text: str) -> str:
        """Return a shown text as a string of the file's syntax."""
        return pdfdoc.PDFString(text).format(self._doc).decode("latin-1")

    # description ----------------------------------------------------------------------

    def _describe(self, about: About) -> None:
        stamp = _stamp(about.created)
        self.setTitle(about.title)
        self.setAuthor(about.author)
        self.setSubject(about.subject)
        self.setKeywords(about.state)
        self.setCreator("RAI Desktop")
        self.setDateFormatter(lambda *_: stamp)
        self.setViewerPreference("DisplayDocTitle", "true")
        self.showOutline()
        number = self._doc.put_stream(
            self._doc.reserve(), _xmp(about).encode(), "/Type/Metadata/Subtype/XML"
        )
        self._doc.describe(Metadata=f"{number} 0 R")


def _round_path(x: float, y: float, width: float, height: float, radius: float) -> str:
    """Return the operators of a rectangle with round corners."""
    right, top = x + width, y + height
    near, bend = radius, radius * (1 - _ROUND)
    return (
        f"{x + near:.2f} {y:.2f} m {right - near:.2f} {y:.2f} l "
        f"{right - bend:.2f} {y:.2f} {right:.2f} {y + bend:.2f} {right:.2f} {y + near:.2f} c "
        f"{right:.2f} {top - near:.2f} l "
        f"{right:.2f} {top - bend:.2f} {right - bend:.2f} {top:.2f} {right - near:.2f} {top:.2f} c "
        f"{x + near:.2f} {top:.2f} l "
        f"{x + bend:.2f} {top:.2f} {x:.2f} {top - bend:.2f} {x:.2f} {top - near:.2f} c "
        f"{x:.2f} {y + near:.2f} l "
        f"{x:.2f} {y + bend:.2f} {x + bend:.2f} {y:.2f} {x + near:.2f} {y:.2f} c h"
    )


def _rgb(colour: str) -> str:
    known = _KNOWN.get(colour)
    if known is None:
        parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        known = _KNOWN[colour] = " ".join(f"{part:.3g}" for part in parts)
    return known


_KNOWN: dict[str, str] = {}


def _stamp(moment: datetime) -> str:
    offset = moment.strftime("%z")
    zone = f"{offset[:3]}'{offset[3:5]}'" if offset else ""
    return moment.strftime("D:%Y%m%d%H%M%S") + zone


def _xmp(about: About) -> str:
    """Return the description in the form that archives read, with the mark of PDF/UA-1."""
    created = about.created.isoformat(timespec="seconds")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(about.title)}</rdf:li>'
        "</rdf:Alt></dc:title>"
        f"<dc:creator><rdf:Seq><rdf:li>{escape(about.author)}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:language><rdf:Bag><rdf:li>{about.language}</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreateDate>{created}</xmp:CreateDate><xmp:CreatorTool>RAI Desktop</xmp:CreatorTool>"
        "<pdfuaid:part>1</pdfuaid:part>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )

"""A PDF file that is written while it is made, so that its length does not cost memory."""

import sys
import zlib
from array import array
from hashlib import sha256
from typing import BinaryIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

_VERSION = (1, 7)
_PACKED_OBJECTS = 200
_PIECE = 20_000
_FREE, _PLAIN, _PACKED = 0, 1, 2


class StreamedDocument(pdfdoc.PDFDocument):
    """reportlab's document, but what is finished goes to the file at once and is forgotten.

    Objects written by ``put`` are packed by the hundred, which keeps the many small ones of the
    structure tree cheap. What reportlab itself registers (outline, information, fonts) is
    written at the end. Nothing depends on the clock: the file's identity is the digest of what
    is in it.
    """

    Catalog: pdfdoc.PDFCatalog
    Pages: pdfdoc.PDFPages
    Outlines: pdfdoc.PDFOutlines

    def __init__(self, target: BinaryIO, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=_VERSION, lang=language)
        self._target = target
        self._digest = sha256()
        self._length = 0
        self._entries = array("Q")
        self._waiting: list[int] = []
        self._bodies: list[str] = []
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """Return the number of an object that will be written later."""
        self.objectcounter += 1
        return self.objectcounter

    def reserve_page(self) -> int:
        """Return the number of the page that is begun now; destinations find it by its name."""
        number = self.reserve()
        self.idToObjectNumberAndVersion[self.thisPageName()] = (number, 0)
        return number

    def page_done(self) -> None:
        """Let the next page begin."""
        self.pageCounter += 1
        self.inObject = None

    def put(self, number: int, body: str) -> int:
        """Write an object that is no stream; return its number."""
        self._waiting.append(number)
        self._bodies.append(body)
        if len(self._waiting) >= _PACKED_OBJECTS:
            self._pack()
        return number

    def put_stream(self, number: int, data: bytes, entries: str = "") -> int:
        """Write a compressed stream with further dictionary ``entries``; return its number."""
        return self._put_packed(number, zlib.compress(data), entries)

    def _put_packed(self, number: int, packed: bytes, entries: str) -> int:
        head = f"{number} 0 obj\n<<{entries}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
        self._note(number, self._length)
        self._write(head.encode("latin-1") + packed + b"\nendstream\nendobj\n")
        return number

    def close(self, canvas: Canvas) -> None:
        """Write what is left and the table that finds every object."""
        self.Outlines.prepare(self, canvas)
        if not self.Outlines.count:
            self.describe(Outlines=None)
        root, info = self.reference(self.Catalog), self.reference(self.info)
        self._write_registered()
        self._pack()
        self._write_table(f"/Root {root}/Info {info}")

    def reference(self, thing: pdfdoc.PDFObject) -> str:
        """Return how one of reportlab's objects is referred to; it is written at the end."""
        reference = self.Reference(thing)  # type: ignore[no-untyped-call]  # reportlab's stubs
        return str(reference.format(self).decode("ascii"))

    def describe(self, **entries: str | None) -> None:
        """Set entries of the document's catalogue."""
        for name, value in entries.items():
            setattr(self.Catalog, name, value)

    def _write_registered(self) -> None:
        """Write reportlab's own objects; writing one may register further ones."""
        number = 0
        while number < self.objectcounter:
            number += 1
            name = self.numberToId.get(number)
            if name is not None:
                self._note(number, self._length)
                self._write(pdfdoc.PDFIndirectObject(name, self.idToObject[name]).format(self))

    def _pack(self) -> None:
        """Write the waiting objects as one compressed object stream."""
        if not self._waiting:
            return
        number = self.reserve()
        self._make_room(number)
        index: list[str] = []
        length, entry = 0, _PACKED << 56 | number << 16
        for place, member in enumerate(self._waiting):
            self._entries[member] = entry | place
            index.append(f"{member} {length}")
            length += len(self._bodies[place]) + 1
        head = " ".join(index) + "\n"
        data = (head + "\n".join(self._bodies)).encode("latin-1")
        entries = f"/Type/ObjStm/N {len(self._waiting)}/First {len(head)}"
        self._waiting.clear()
        self._bodies.clear()
        self.put_stream(number, data, entries)

    def _write_table(self, entries: str) -> None:
        number = self.reserve()
        start = self._length
        self._note(number, start)
        self._entries[0] = 0xFFFF
        identity = self._digest.hexdigest()[:32]
        self._put_packed(
            number,
            _packed_table(self._entries),
            f"/Type/XRef/W[1 5 2]/Size {len(self._entries)}{entries}/ID[<{identity}><{identity}>]",
        )
        self._write(f"startxref\n{start}\n%%EOF\n".encode("ascii"))

    def _note(self, number: int, start: int) -> None:
        """Note where an object that stands by itself begins."""
        self._make_room(number)
        self._entries[number] = _PLAIN << 56 | start << 16

    def _make_room(self, number: int) -> None:
        """Let there be an entry for every object up to ``number``."""
        missing = number + 1 - len(self._entries)
        if missing > 0:
            self._entries.extend([_FREE] * missing)

    def _write(self, data: bytes) -> None:
        self._digest.update(data)
        self._target.write(data)
        self._length += len(data)


def _packed_table(entries: "array[int]") -> bytes:
    """Return the compressed table of objects; it is packed piece by piece, as it may be long."""
    packer = zlib.compressobj()
    parts = []
    for start in range(0, len(entries), _PIECE):
        piece = entries[start : start + _PIECE]
        if sys.byteorder == "little":
            piece.byteswap()
        parts.append(packer.compress(piece.tobytes()))
    return b"".join((*parts, packer.flush()))

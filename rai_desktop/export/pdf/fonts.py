"""The fonts of one document: only the glyphs that occur are embedded, each with its character."""

import codecs
from collections.abc import Iterator
from itertools import count, groupby

from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, TTFontFace

from rai_desktop.export.pdf.glyphs import Face, font_file, glyph_width, has_glyph
from rai_desktop.export.pdf.objects import StreamedDocument

_UNUSED = "\ufffe"
_FIRST_FREE = 127
_FIRST_FREE_LATER = 33
_CODES = 256
_BLOCK = 100
Run = tuple[int, str]
"""A font's number and a string literal's content that is written with it."""


class FontBook:
    """Gives every character a place in an embedded font and writes those fonts at the end."""

    def __init__(self) -> None:
        numbers = count(1)
        regular = _Font(Face.REGULAR, numbers)
        self._fonts = {Face.REGULAR: regular}
        for face in (Face.BOLD, Face.ITALIC):
            self._fonts[face] = _Font(face, numbers, regular)

    def runs(self, face: Face, text: str) -> list[Run]:
        """Return ``text`` in runs of one embedded font each; nearly always it is one run."""
        return self._fonts[face].runs(text)

    def write(self, document: StreamedDocument) -> str:
        """Write the fonts and return the entries of a font dictionary."""
        entries = [
            f"/F{subset.number} {subset.write(document)} 0 R"
            for font in self._fonts.values()
            for subset in font.subsets
            if subset.used
        ]
        return "".join(entries)


class _Font:
    """One face; its first subset holds ASCII at its own codes and what else occurs early."""

    def __init__(self, face: Face, numbers: Iterator[int], instead: "_Font | None" = None) -> None:
        self._face = face
        self._numbers = numbers
        self._instead = instead
        self._places: dict[str, tuple[_Subset, int]] = {}
        self._home = _Subset(face, next(numbers), _FIRST_FREE)
        for code in range(32, _FIRST_FREE):
            self._home.characters[code] = chr(code)
            self._places[chr(code)] = (self._home, code)
        self.subsets = [self._home]
        self._map = codecs.charmap_build(self._home.table())

    def runs(self, text: str) -> list[Run]:
        try:
            codes = codecs.charmap_encode(text, "strict", self._map)[0]
        except UnicodeEncodeError:
            return self._spread(text)
        self._home.used = True
        return [(self._home.number, _literal(codes))]

    def place(self, character: str) -> "tuple[_Subset, int]":
        """Return in which subset and at which code ``character`` lies, giving it one if new."""
        known = self._places.get(character)
        if known is None:
            known = self._new_place(character)
            self._places[character] = known
        return known

    def _new_place(self, character: str) -> "tuple[_Subset, int]":
        if self._instead and not has_glyph(self._face, ord(character)):
            return self._instead.place(character)
        if self.subsets[-1].free == _CODES:
            self.subsets.append(_Subset(self._face, next(self._numbers), _FIRST_FREE_LATER))
        code = self.subsets[-1].add(character)
        self._map = codecs.charmap_build(self._home.table())
        return self.subsets[-1], code

    def _spread(self, text: str) -> list[Run]:
        places = [self.place(character) for character in text]
        runs = []
        for subset, members in groupby(places, key=lambda found: found[0]):
            subset.used = True
            runs.append((subset.number, _literal(bytes(code for _, code in members))))
        return runs


class _Subset:
    """At most 256 glyphs of a face, which make one embedded font."""

    def __init__(self, face: Face, number: int, first_free: int) -> None:
        self.number = number
        self.free = first_free
        self.used = False
        self.characters = ["\0", *[_UNUSED] * (_CODES - 1)]
        self._face = face

    def add(self, character: str) -> int:
        code = self.free
        self.characters[code] = character
        self.free += 1
        return code

    def table(self) -> str:
        return "".join(self.characters)

    def write(self, document: StreamedDocument) -> int:
        """Write font program, widths and character map; return the font's object number."""
        codes = [0 if c in ("\0", _UNUSED) else ord(c) for c in self.characters[: self.free]]
        name = f"{_tag(self.number)}+{self._face}"
        descriptor = _write_descriptor(font_file(self._face), name, codes, document)
        widths = " ".join(f"{glyph_width(self._face, code):.4g}" for code in codes)
        characters = document.put_stream(document.reserve(), _character_map(name, codes))
        return document.put(
            document.reserve(),
            f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 0/LastChar {len(codes) - 1}"
            f"/Widths[{widths}]/ToUnicode {characters} 0 R/FontDescriptor {descriptor} 0 R>>",
        )


def _write_descriptor(
    font: TTFontFace, name: str, codes: list[int], document: StreamedDocument
) -> int:
    """Write the needed part of the font program and what describes it."""
    program = font.makeSubset(codes)
    file = document.put_stream(document.reserve(), program, f"/Length1 {len(program)}")
    box = " ".join(f"{edge:.0f}" for edge in font.bbox)
    return document.put(
        document.reserve(),
        f"<</Type/FontDescriptor/FontName/{name}/Flags {font.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC}"
        f"/FontBBox[{box}]/ItalicAngle {font.italicAngle:g}/Ascent {font.ascent:.0f}"
        f"/Descent {font.descent:.0f}/CapHeight {font.capHeight:.0f}/StemV {font.stemV}"
        f"/MissingWidth {font.defaultWidth:.0f}/FontFile2 {file} 0 R>>",
    )


def _literal(codes: bytes) -> str:
    text = codes.decode("latin-1")
    if "(" in text or ")" in text or "\\" in text:
        return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return text


def _tag(number: int) -> str:
    """Return the six letters that mark an embedded part of a font."""
    letters = ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters = chr(65 + letter) + letters
    return letters


def _character_map(name: str, codes: list[int]) -> bytes:
    """Return the map from codes back to characters, as searching and copying need it."""
    pairs = [
        f"<{place:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for place, code in enumerate(codes)
        if code
    ]
    blocks = []
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
        *blocks,
        "endcmap",
        "CMapName currentdict /CMap defineresource pop",
        "end",
        "end",
    ]
    return "\n".join(lines).encode("ascii")

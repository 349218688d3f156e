"""What the embedded fonts can show and how wide it is; what they cannot show becomes a mark."""

import re
import unicodedata
from collections import Counter
from enum import StrEnum
from functools import cache

from reportlab.pdfbase.ttfonts import TTFontFace

from rai_desktop.resources import resource

_PLAIN = re.compile("[\n -~ÄÖÜäöüßéèáàçñ§°·–—„“”‚‘’…€]*")
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_TAB = "    "
_HIDDEN = {"Cc", "Cf", "Cn", "Co", "Cs"}
_CACHED_WORD = 40
_CACHED_WORDS = 50_000


class Face(StrEnum):
    """A cut of the document's typeface."""

    REGULAR = "DejaVuSans"
    BOLD = "DejaVuSans-Bold"
    ITALIC = "DejaVuSans-Oblique"


@cache
def font_file(face: Face) -> TTFontFace:
    """Return the font of ``face``, read once."""
    return TTFontFace(str(resource("fonts", f"{face}.ttf")))


def has_glyph(face: Face, code: int) -> bool:
    """Tell whether the font of ``face`` draws this character."""
    return code in font_file(face).charToGlyph


def glyph_width(face: Face, code: int) -> float:
    """Return the width of a character in thousandths of the size."""
    font = font_file(face)
    return float(font.charWidths.get(code, font.defaultWidth))


class Widths(dict[str, float]):
    """Width of every character for a size of one point; what ``face`` lacks is drawn regular."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self._words: dict[str, float] = {}

    def __missing__(self, character: str) -> float:
        code = ord(character)
        face = self._face if has_glyph(self._face, code) else Face.REGULAR
        width = self[character] = glyph_width(face, code) / 1000
        return width

    def of(self, text: str) -> float:
        """Return the width of ``text``."""
        return sum(map(self.__getitem__, text))

    def of_word(self, word: str) -> float:
        """Return the width of ``word``; words that come back are measured once."""
        known = self._words.get(word)
        if known is not None:
            return known
        width = self.of(word)
        if len(word) <= _CACHED_WORD:
            if len(self._words) >= _CACHED_WORDS:
                self._words.clear()
            self._words[word] = width
        return width


@cache
def widths(face: Face) -> Widths:
    """Return the widths of ``face``, shared by all documents."""
    return Widths(face)


class ShownTexts:
    """Turns any text into one that the fonts can show, and counts what had to be replaced.

    Line ends become line feeds, tabs become spaces. Characters without a glyph, control
    characters and those that steer writing direction invisibly become marks such as ``‹U+202E›``.
    """

    def __init__(self) -> None:
        self.substituted: Counter[str] = Counter()
        self._shown = _Shown()

    def __call__(self, text: str) -> str:
        """Return ``text`` as it is written into the document."""
        if _PLAIN.fullmatch(text):
            return text
        text = _LINE_ENDS.sub("\n", text)
        shown = text.translate(self._shown)
        if len(shown) != len(text):
            self._count(text)
        return shown

    def _count(self, text: str) -> None:
        marked = self._shown.marked
        self.substituted.update(character for character in text if ord(character) in marked)


class _Shown(dict[int, int | str]):
    """How each character is shown, found out when it first occurs."""

    def __init__(self) -> None:
        super().__init__({ord("\n"): ord("\n"), ord("\t"): _TAB})
        self.marked: set[int] = set()

    def __missing__(self, code: int) -> int | str:
        shown: int | str = code
        if not has_glyph(Face.REGULAR, code) or unicodedata.category(chr(code)) in _HIDDEN:
            shown = f"‹U+{code:04X}›"
            self.marked.add(code)
        self[code] = shown
        return shown

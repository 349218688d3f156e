"""Finds out how the letters of a text file are stored, without holding the file in memory."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from rai_desktop.domain.texts import N_
from rai_desktop.imports.limits import Budget
from rai_desktop.imports.refusal import ImportRefused

NOT_A_LIST = N_(
    "“{name}” holds no list that can be read. "
    "Save the list as Excel workbook (.xlsx) or as CSV and import that."
)
UNKNOWN_ENCODING = N_(
    "The letters of “{name}” are stored in an unknown way. "
    "Open the file in the program it comes from, save it as “CSV UTF-8” and import that."
)
DAMAGED_TEXT = N_(
    "The text of “{name}” is damaged: it breaks off in the middle of a letter. "
    "Save the list again in the program it comes from and import that."
)

_CHUNK = 1 << 20
_HEAD = 1 << 16
_MOST_STRANGE = 32
_WINDOWS = "windows-1252"
_OTHERS = ["cp1252", "cp850", "mac_roman", "cp1250", "cp1251"]
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ASCII = bytes(range(128))
_UNDEFINED = frozenset(b"\x81\x8d\x8f\x90\x9d")
_MISPLACED = re.compile(rb"[a-z][\x81-\x84\x86-\x90\x93-\x95\x98\x99\x9b\x9d\x9f][a-z]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")


@dataclass(frozen=True, slots=True)
class TextCoding:
    """The encoding of a text file, and whether it is only the likeliest one."""

    name: str
    guessed: bool = False


def text_coding(path: Path, budget: Budget) -> TextCoding:
    """Return how the text in ``path`` is stored; refuse what is no text.

    A byte order mark counts first, then UTF-8 if the whole file is valid UTF-8, then the pattern
    of UTF-16. What is left comes from an older Windows program as a rule; only when its letters
    make no sense there are other encodings tried.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    if marked:
        return TextCoding(marked)
    wide = _wide_coding(head)
    if wide:
        return TextCoding(wide)
    strange = len(_CONTROL.findall(head))
    if strange > _MOST_STRANGE and 10 * strange > len(head):
        raise ImportRefused(NOT_A_LIST, name=path.name)
    return _unmarked_coding(path, budget)


def _wide_coding(head: bytes) -> str | None:
    """Return the UTF-16 that ``head`` looks like: nearly every second byte is zero."""
    pairs = len(head) // 2
    if not pairs:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if 10 * odd > 7 * pairs and 10 * even < pairs:
        return "utf-16-le"
    if 10 * even > 7 * pairs and 10 * odd < pairs:
        return "utf-16-be"
    return None


def _unmarked_coding(path: Path, budget: Budget) -> TextCoding:
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8 = True
    high: set[int] = set()
    sample = b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            budget.check_time()
            high.update(chunk.translate(None, _ASCII))
            is_utf8 = is_utf8 and _decodes(decoder, chunk)
            if not is_utf8 and len(sample) < _HEAD:
                sample += _telling_lines(chunk)
    if is_utf8 and _decodes(decoder, b"", final=True):
        return TextCoding("utf-8")
    return _older_coding(path, high, sample or bytes(high))


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _telling_lines(chunk: bytes) -> bytes:
    """Return the lines of ``chunk`` with letters beyond ASCII, as far as a sample needs them."""
    lines = [line for line in chunk.splitlines(keepends=True) if not line.isascii()]
    return b"".join(lines)[:_HEAD]


def _older_coding(path: Path, high: set[int], sample: bytes) -> TextCoding:
    if not high & _UNDEFINED and not _MISPLACED.search(sample):
        return TextCoding(_WINDOWS, guessed=True)
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_OTHERS).best()
    names = [best.encoding] if best is not None else []
    for name in (*names, _WINDOWS):
        if _all_defined(name, high):
            return TextCoding(name, guessed=True)
    raise ImportRefused(UNKNOWN_ENCODING, name=path.name)


def _all_defined(encoding: str, high: set[int]) -> bool:
    try:
        bytes(sorted(high)).decode(encoding)
    except UnicodeDecodeError:
        return False
    return True

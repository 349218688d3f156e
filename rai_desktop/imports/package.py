"""Opens the package that an Excel workbook is: a zip file of XML parts, checked before use."""

import posixpath
import re
import struct
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EINVAL
from pathlib import Path
from typing import Protocol
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from rai_desktop.domain.texts import N_
from rai_desktop.imports.limits import TOO_LARGE, Budget
from rai_desktop.imports.refusal import ImportRefused

DAMAGED = N_(
    "The workbook “{name}” is damaged. Open it in Excel or LibreOffice, let it be repaired, "
    "save it as Excel workbook (.xlsx) and import that."
)
UNPACKS_TOO_FAR = N_(
    "“{name}” unpacks to far more than a list needs and was not opened. "
    "Copy the list alone into a new workbook and import that."
)
LOCKED = N_(
    "“{name}” is protected by a password. "
    "Open it in Excel or LibreOffice, save it without a password and import that."
)
FOREIGN_MARKUP = N_(
    "The workbook “{name}” has instructions inside that no list needs, and was not read. "
    "Copy the list into a new workbook and import that."
)

_END, _LARGE_END, _LOCATOR = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_END_BYTES, _LOCATOR_BYTES, _LARGE_BYTES = 22, 20, 76
_TAIL = 1 << 17
_CHUNK = 1 << 16
_STILL = 4 << 20
_MOST_KEPT = 200_000
_MOST_NAMES = 10_000
_SMALL_PACKAGE = 50_000_000
_DIRECTORY_BYTES_A_PART = 1_000
_METHODS = frozenset((ZIP_STORED, ZIP_DEFLATED))
_ENCRYPTED = 0x1
_BROKEN = (
    BadZipFile,
    EOFError,
    ExpatError,
    NotImplementedError,
    OverflowError,
    UnicodeError,
    struct.error,
    zlib.error,
)
_WHOLE_NUMBER = re.compile(r"(\d{1,9})(\.0*)?", re.ASCII)


class DamagedPart(Exception):  # noqa: N818 - a state of the file, reported as a refusal
    """A part of the workbook is not what it has to be."""


class PartHandler:
    """What is told of the elements of a part; it can end the reading early.

    ``depth`` is how deep in other elements the reading is; it need not count where no element
    can hold others of its kind.
    """

    def __init__(self) -> None:
        self.depth = 0
        self.is_done = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear that an element begins; whoever overrides this calls it or counts as it does."""
        self.depth += 1

    def text(self, content: str) -> None:
        """Hear a piece of the text inside an element."""

    def end(self, name: str) -> None:
        """Hear that an element ends; whoever overrides this calls it or counts as it does."""
        self.depth -= 1


Parse = Callable[[bytes], object]
"""Hands a piece of a part to the parser."""


class Feeder(Protocol):
    """What is fed with a part, piece by piece."""

    def feed(self, chunk: bytes) -> None:
        """Take in the next piece."""

    def close(self) -> None:
        """Know that there are no more."""


class _Straight:
    """Lets the parser have every piece."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse

    def feed(self, chunk: bytes) -> None:
        """Hand the piece on."""
        self._parse(chunk)

    def close(self) -> None:
        """There is nothing left."""


@dataclass(frozen=True, slots=True)
class Package:
    """An open workbook package: its parts by name, in lower case and with plain slashes."""

    name: str
    archive: ZipFile
    parts: Mapping[str, ZipInfo]
    budget: Budget

    def refuse_large(self) -> None:
        """Refuse what only a workbook of our own may unpack to."""
        if sum(info.file_size for info in self.parts.values()) > self.budget.limits.unpacked_bytes:
            raise ImportRefused(UNPACKS_TOO_FAR, name=self.name)

    def has(self, part: str) -> bool:
        """Return whether there is a part of that name."""
        return _plain_name(part) in self.parts

    def expect(self, part: str) -> None:
        """Count on reading ``part``."""
        info = self.parts.get(_plain_name(part))
        self.budget.expect(info.file_size if info else 0)

    def tell(
        self, part: str, handler: PartHandler, shortcut: Callable[[Parse], Feeder] | None = None
    ) -> None:
        """Read ``part`` from begin to end and tell ``handler`` of its elements.

        ``shortcut`` makes what is fed with the part instead of the parser, and feeds that.
        """
        info = self.parts.get(_plain_name(part))
        if info is None:
            raise DamagedPart(part)
        with _damage_named(), self.archive.open(info) as stream:
            names: dict[str, str] = {}
            parser = self._parser(handler, names)
            feeder = (shortcut or _Straight)(lambda piece: parser.Parse(piece, False))
            self._feed(iter(lambda: stream.read(_CHUNK), b""), handler, feeder, names)
            if not handler.is_done:
                feeder.close()
                parser.Parse(b"", True)

    def _feed(
        self,
        chunks: Iterator[bytes],
        handler: PartHandler,
        feeder: Feeder,
        names: Collection[str],
    ) -> None:
        """Feed ``chunks``; refuse markup that grows without end or nests without need."""
        still = 0
        for chunk in chunks:
            begun = chunk.count(b"<") - chunk.count(b"</")
            self.budget.count_elements(begun)
            feeder.feed(chunk)
            self.budget.check_time()
            self.budget.advance(len(chunk))
            still = 0 if begun else still + len(chunk)
            is_deep = handler.depth > self.budget.limits.depth
            if still > _STILL or is_deep or len(names) > _MOST_NAMES:
                raise DamagedPart
            if handler.is_done:
                return

    def _parser(self, handler: PartHandler, names: dict[str, str]) -> XMLParserType:
        """Return a parser without entities; the names it meets gather in ``names``.

        Entities need a document type, and no part of a workbook has one: it is refused at once.
        """

        def refuse_document_type(*_declared: object) -> None:
            raise ImportRefused(FOREIGN_MARKUP, name=self.name)

        parser = ParserCreate(intern=names)
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = refuse_document_type
        parser.StartElementHandler = handler.start
        parser.CharacterDataHandler = handler.text
        parser.EndElementHandler = handler.end
        return parser


@contextmanager
def opened_package(path: Path, budget: Budget) -> Iterator[Package]:
    """Open the package in ``path`` after checking what it unpacks to; close it at the end."""
    _refuse_long_directory(path, budget)
    with _archive(path) as archive:
        yield Package(path.name, archive, _checked_parts(path, archive, budget), budget)


def _archive(path: Path) -> ZipFile:
    with _damage_named():
        return ZipFile(path)


@contextmanager
def _damage_named() -> Iterator[None]:
    """Turn the many errors of a broken zip file or broken XML into the one of this module."""
    try:
        yield
    except _BROKEN as error:
        raise DamagedPart from error
    except OSError as error:
        if error.errno != EINVAL:
            raise
        raise DamagedPart from error


def _refuse_long_directory(path: Path, budget: Budget) -> None:
    """Refuse a package whose list of parts alone would fill the memory."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL))
        tail = file.read()
    ends = {tail.rfind(_END), len(tail) - _END_BYTES}
    lengths = [_directory_length(tail, end) for end in ends if tail[end:].startswith(_END)]
    if max(lengths, default=0) > budget.limits.parts * _DIRECTORY_BYTES_A_PART:
        raise ImportRefused(UNPACKS_TOO_FAR, name=path.name)


def _directory_length(tail: bytes, end: int) -> int:
    """Return how long the list of parts is, from the record at ``end`` or the large one before."""
    if end < _LARGE_BYTES or not tail[end - _LOCATOR_BYTES :].startswith(_LOCATOR):
        return int.from_bytes(tail[end + 12 : end + 16], "little")
    large = tail[end - _LARGE_BYTES : end]
    if not large.startswith(_LARGE_END):
        raise DamagedPart
    return int.from_bytes(large[40:48], "little")


def _checked_parts(path: Path, archive: ZipFile, budget: Budget) -> dict[str, ZipInfo]:
    """Return the parts by name, if they are as many and as large as a list may need."""
    infos = archive.infolist()
    limits = budget.limits
    total = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    is_dense = total > _SMALL_PACKAGE and total > limits.unpack_ratio * packed
    is_large = total > limits.own_times * limits.unpacked_bytes
    if len(infos) > limits.parts or is_large or is_dense:
        raise ImportRefused(UNPACKS_TOO_FAR, name=path.name)
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise ImportRefused(LOCKED, name=path.name)
    parts = {_plain_name(info.filename): info for info in infos}
    if len(parts) < len(infos) or any(info.compress_type not in _METHODS for info in infos):
        raise DamagedPart
    return parts


def _plain_name(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()


def related_part(part: str, target: str) -> str:
    """Return the name of the part that ``target`` means when it stands in ``part``."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))


def whole_number(raw: str) -> int:
    """Return ``raw`` as a number; ``1.0`` counts, as some programs write rows that way."""
    found = _WHOLE_NUMBER.fullmatch(raw)
    if found is None:
        raise DamagedPart(raw)
    return int(found[1])


def local_name(name: str) -> str:
    """Return an element's or attribute's name without its prefix."""
    return name.rpartition(":")[2]


@dataclass(frozen=True, slots=True)
class Element:
    """An element worth keeping: its name, the one around it, and its attributes."""

    name: str
    parent: str
    attributes: Mapping[str, str]


class ElementCollector(PartHandler):
    """Keeps the elements with the wanted names, in their order."""

    def __init__(self, wanted: frozenset[str]) -> None:
        super().__init__()
        self.found: list[Element] = []
        self._wanted = wanted
        self._path = [""]

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Keep the element if it is wanted; refuse the file if there are too many."""
        super().start(name, attributes)
        name = local_name(name)
        if name in self._wanted:
            named = {local_name(key): value for key, value in attributes.items()}
            self.found.append(Element(name, self._path[-1], named))
        if len(self.found) > _MOST_KEPT:
            raise ImportRefused(TOO_LARGE)
        self._path.append(name)

    def end(self, name: str) -> None:
        """Leave the element."""
        super().end(name)
        self._path.pop()


def elements_of(package: Package, part: str, *wanted: str) -> list[Element]:
    """Return the elements of ``part`` called ``wanted``."""
    collector = ElementCollector(frozenset(wanted))
    package.tell(part, collector)
    return collector.found

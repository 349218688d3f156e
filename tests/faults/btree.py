"""Damage that knows how SQLite lays out a file: pages, cells, varints, records and free pages.

What it leaves looks like a database in every other respect, so it reaches further in than chance.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER = 13, 5, 10, 2
KINDS = (TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER)
HEADER = (
    *((place, 1) for place in range(18, 24)),
    *((place, 4) for place in (24, 28, 40, 44, 48, 52, 56, 60, 64, 92, 96)),
    (16, 2),
)
"""Where the header of a file holds numbers, and how many bytes each takes."""
VARINTS = (0, 1, 8, 9, 12, 13, 127, 128, 5000, 2**31, 2**48)
SIZES = (0, 1, 255, 512, 1024, 4096, 8192, 32768, 65535)


@dataclass(slots=True)
class Page:
    """A page of a tree: where it begins in the file, its header, and its cells."""

    start: int
    header: int
    kind: int
    cells: list[int]

    @property
    def is_inner(self) -> bool:
        return self.kind in (TABLE_INNER, INDEX_INNER)


def page_size(content: bytes) -> int:
    size = int.from_bytes(content[16:18], "big")
    return 65536 if size == 1 else size


def pages_of(content: bytes) -> list[Page]:
    """Return the pages that look like those of trees."""
    size, found = page_size(content), []
    for start in range(0, len(content) - size + 1, size):
        header = start + (100 if start == 0 else 0)
        kind = content[header]
        count = int.from_bytes(content[header + 3 : header + 5], "big")
        first = header + (12 if kind in (TABLE_INNER, INDEX_INNER) else 8)
        if kind not in KINDS or first + 2 * count > start + size:
            continue
        places = [int.from_bytes(content[p : p + 2], "big") for p in _places(first, count)]
        if all(0 < place < size for place in places):
            found.append(Page(start, header, kind, [start + place for place in places]))
    return found


def _places(first: int, count: int) -> range:
    return range(first, first + 2 * count, 2)


def varint(content: bytes, place: int) -> tuple[int, int]:
    """Return a number of variable length and where it ends."""
    value = 0
    for length in range(8):
        byte = content[place + length]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + length + 1
    return value << 8 | content[place + 8], place + 9


def as_varint(value: int) -> bytes:
    """Return a number below 2^56 as SQLite writes it."""
    groups = [value & 0x7F]
    while value := value >> 7:
        groups.append(value & 0x7F | 0x80)
    return bytes(reversed(groups))


Damage = Callable[[bytearray, random.Random], None]


def _page_header(content: bytearray, chance: random.Random) -> None:
    page = chance.choice(pages_of(content))
    place, width = chance.choice([(0, 1), (1, 2), (3, 2), (5, 2), (7, 1)])
    _put_number(content, page.header + place, width, chance)


def _kind_of_page(content: bytearray, chance: random.Random) -> None:
    page = chance.choice(pages_of(content))
    content[page.header] = chance.choice([kind for kind in KINDS if kind != page.kind])


def _cell_pointer(content: bytearray, chance: random.Random) -> None:
    page = _with_cells(content, chance)
    first = page.header + (12 if page.is_inner else 8)
    place = first + 2 * chance.randrange(len(page.cells))
    if chance.random() < 0.5:
        other = chance.choice(page.cells) - page.start
        content[place : place + 2] = other.to_bytes(2, "big")
    else:
        _put_number(content, place, 2, chance)


def _swapped_cells(content: bytearray, chance: random.Random) -> None:
    """Change the order of two rows, or of two entries of an index."""
    page = _with_cells(content, chance, least=2)
    first = page.header + (12 if page.is_inner else 8)
    one, other = (first + 2 * n for n in chance.sample(range(len(page.cells)), 2))
    left, right = content[one : one + 2], content[other : other + 2]
    content[one : one + 2], content[other : other + 2] = right, left


def _dropped_cell(content: bytearray, chance: random.Random) -> None:
    """Take a row out of the page as if it had never been there."""
    page = _with_cells(content, chance)
    first = page.header + (12 if page.is_inner else 8)
    gone = chance.randrange(len(page.cells))
    end = first + 2 * len(page.cells)
    content[first + 2 * gone : end] = content[first + 2 * gone + 2 : end] + bytes(2)
    content[page.header + 3 : page.header + 5] = (len(page.cells) - 1).to_bytes(2, "big")


def _varint_of_cell(content: bytearray, chance: random.Random) -> None:
    """Change the size of a row, or its number."""
    page = _with_cells(content, chance)
    place = chance.choice(page.cells) + (4 if page.is_inner else 0)
    _, second = varint(content, place)
    if page.kind == TABLE_LEAF and chance.random() < 0.5:
        place = second
    _put_varint(content, place, chance)


def _record_header(content: bytearray, chance: random.Random) -> None:
    """Change what a row says about the kinds and sizes of its cells."""
    body = _body(content, chance)
    size, place = varint(content, body)
    kinds = []
    while place < min(body + size, len(content) - 9):
        kinds.append(place)
        _, place = varint(content, place)
    _put_varint(content, chance.choice([body, *kinds]), chance)


def _cell_content(content: bytearray, chance: random.Random) -> None:
    """Change a byte of a value, where SQLite cannot notice it."""
    body = _body(content, chance)
    size, _ = varint(content, body)
    place = min(body + size + chance.randrange(120), len(content) - 1)
    content[place] ^= 1 << chance.randrange(8)


def _child_pointer(content: bytearray, chance: random.Random) -> None:
    """Let an inner page, or a row that goes on elsewhere, lead to another page."""
    inner = [page for page in pages_of(content) if page.is_inner]
    pages = len(content) // page_size(content)
    if inner and chance.random() < 0.7:
        page = chance.choice(inner)
        place = chance.choice([page.header + 8, *page.cells])
    else:
        page = _with_cells(content, chance)
        cell = chance.choice(page.cells)
        size, _ = varint(content, cell)
        place = min(cell + size, len(content) - 4)
    content[place : place + 4] = chance.randrange(pages + 3).to_bytes(4, "big")


def _free_pages(content: bytearray, chance: random.Random) -> None:
    """Change the list of free pages: into a circle, into pages in use, beyond the end."""
    pages = len(content) // page_size(content)
    content[32:36] = chance.randrange(pages + 3).to_bytes(4, "big")
    content[36:40] = chance.choice((0, 1, 7, pages, 2**31)).to_bytes(4, "big")


def _file_header(content: bytearray, chance: random.Random) -> None:
    """Change page size, versions, encoding and the like."""
    place, width = chance.choice(HEADER)
    _put_number(content, place, width, chance)


def _schema_text(content: bytearray, chance: random.Random) -> None:
    """Change a letter of a statement that makes a table."""
    places = all_of(content, b"CREATE ")
    place = chance.choice(places) + chance.randrange(60)
    content[place] = chance.choice(b"abcxyzTUV(),\" '0")


def _root_page(content: bytearray, chance: random.Random) -> None:
    """Let a table begin at the page of another one."""
    page = chance.choice([p for p in pages_of(content) if p.start == 0 or p.kind == TABLE_LEAF])
    other = chance.choice(pages_of(content))
    size = page_size(content)
    if page.start == other.start or page.start == 0 or other.start == 0:
        content[chance.randrange(100, size)] ^= 1 << chance.randrange(8)
        return
    kept = bytes(content[other.start : other.start + size])
    content[page.start : page.start + size] = kept


def _with_cells(content: bytes, chance: random.Random, least: int = 1) -> Page:
    return chance.choice([page for page in pages_of(content) if len(page.cells) >= least])


def _body(content: bytes, chance: random.Random) -> int:
    """Return where the record of some row begins."""
    leaves = [p for p in pages_of(content) if p.cells and p.kind in (TABLE_LEAF, INDEX_LEAF)]
    page = chance.choice(leaves)
    _, place = varint(content, chance.choice(page.cells))
    return varint(content, place)[1] if page.kind == TABLE_LEAF else place


def _put_number(content: bytearray, place: int, width: int, chance: random.Random) -> None:
    number = chance.choice((*SIZES, chance.randrange(1 << 8 * width)))
    content[place : place + width] = (number % (1 << 8 * width)).to_bytes(width, "big")


def _put_varint(content: bytearray, place: int, chance: random.Random) -> None:
    number = chance.choice(
        (0, 1, 8, 9, 12, 13, 127, 128, 5000, 2**31, 2**48, chance.randrange(300))
    )
    written = as_varint(number)[: len(content) - place]
    content[place : place + len(written)] = written


def all_of(content: bytes, word: bytes) -> list[int]:
    places, place = [], content.find(word)
    while place >= 0:
        places.append(place)
        place = content.find(word, place + 1)
    return places


DAMAGES: tuple[Damage, ...] = (
    _page_header,
    _kind_of_page,
    _cell_pointer,
    _swapped_cells,
    _dropped_cell,
    _varint_of_cell,
    _record_header,
    _cell_content,
    _child_pointer,
    _free_pages,
    _file_header,
    _schema_text,
    _root_page,
)

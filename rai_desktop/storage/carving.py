"""Reading records out of the pages of a damaged file, without trusting anything that leads to them.

SQLite finds rows by way of trees; one bad page hides all behind it. Here every page is looked at by
itself. What comes out is only what looks like a record: whether it is sound, others judge.
"""

import struct
from collections.abc import Iterator

TABLE_LEAF, INDEX_LEAF, INDEX_INNER = 13, 10, 2
_KINDS = (TABLE_LEAF, INDEX_LEAF, INDEX_INNER)
_MOST_COLUMNS = 250
_MOST_READ = 4
"""How many times as much as the file holds is read: pages may lead into circles."""
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_SIZES = (4096, 512, 1024, 2048, 8192, 16384, 32768, 65536)

Cell = str | int | float | bytes | None
Record = tuple[int, tuple[Cell, ...]]
"""The number of a row, 0 where it has none, and its cells."""


def records(data: bytes) -> Iterator[Record]:
    """Yield what looks like a record on any page of a file."""
    pages = _Pages(data, _page_size(data))
    for start in range(0, len(data), pages.size):
        yield from pages.records(start)


def _page_size(data: bytes) -> int:
    told = int.from_bytes(data[16:18], "big")
    size = 65536 if told == 1 else told
    return size if size in _SIZES else _SIZES[0]


class _Pages:
    def __init__(self, data: bytes, size: int) -> None:
        self._data = data
        self.size = size
        self._left = _MOST_READ * len(data)

    def records(self, start: int) -> Iterator[Record]:
        """Yield the records of the page that begins at ``start``."""
        header = start + (100 if start == 0 else 0)
        if header + 8 > len(self._data) or self._data[header] not in _KINDS:
            return
        kind = self._data[header]
        count = int.from_bytes(self._data[header + 3 : header + 5], "big")
        first = header + (12 if kind == INDEX_INNER else 8)
        for place in range(first, min(first + 2 * count, start + self.size), 2):
            cell = int.from_bytes(self._data[place : place + 2], "big")
            try:
                yield self._record(start + cell, kind)
            except (ValueError, IndexError, struct.error, UnicodeDecodeError):
                continue

    def _record(self, place: int, kind: int) -> Record:
        if kind == INDEX_INNER:
            place += 4
        size, place = _varint(self._data, place)
        number = 0
        if kind == TABLE_LEAF:
            number, place = _varint(self._data, place)
        return number, _cells(self._payload(place, size, is_table=kind == TABLE_LEAF))

    def _payload(self, place: int, size: int, *, is_table: bool) -> bytes:
        """Return the bytes of a record, those on further pages, too."""
        if size > len(self._data):
            raise ValueError(size)
        most = self.size - 35 if is_table else (self.size - 12) * 64 // 255 - 23
        if size <= most:
            return self._bytes(place, size)
        least = (self.size - 12) * 32 // 255 - 23
        local = least + (size - least) % (self.size - 4)
        local = local if local <= most else least
        found = [self._bytes(place, local)]
        left, following = size - local, self._number(place + local)
        while left > 0:
            start = (following - 1) * self.size
            piece = min(left, self.size - 4)
            found.append(self._bytes(start + 4, piece))
            left, following = left - piece, self._number(start)
        return b"".join(found)

    def _bytes(self, place: int, size: int) -> bytes:
        self._left -= size
        found = self._data[place : place + size] if place >= 0 else b""
        if len(found) != size or self._left < 0:
            raise ValueError(place)
        return found

    def _number(self, place: int) -> int:
        return int.from_bytes(self._bytes(place, 4), "big")


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """Return a number of variable length, and where it ends."""
    value = 0
    for length in range(8):
        byte = data[place + length]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + length + 1
    return value << 8 | data[place + 8], place + 9


def _cells(payload: bytes) -> tuple[Cell, ...]:
    size, place = _varint(payload, 0)
    kinds: list[int] = []
    while place < size:
        kind, place = _varint(payload, place)
        kinds.append(kind)
        if len(kinds) > _MOST_COLUMNS:
            raise ValueError(kind)
    if place != size or not kinds:
        raise ValueError(size)
    cells = []
    for kind in kinds:
        length = _length(kind)
        if place + length > len(payload):
            raise ValueError(kind)
        cells.append(_cell(kind, payload[place : place + length]))
        place += length
    return tuple(cells)


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return 8 if kind == 7 else _INTEGERS.get(kind, 0)


def _cell(kind: int, content: bytes) -> Cell:
    if kind >= 12:
        return content.decode("utf-8") if kind % 2 else content
    if kind in _INTEGERS:
        return int.from_bytes(content, "big", signed=True)
    if kind == 7:
        return float(struct.unpack(">d", content)[0])
    if kind in (8, 9):
        return kind - 8
    if kind == 0:
        return None
    raise ValueError(kind)

"""Reading the YAML of a content pack; only plain data gets through.

The data is built straight from libyaml's events, one pass, so that nothing is expanded, guessed or
nested deeper than allowed before it is refused. Plain values are text, except ``null`` (or
nothing), ``true``, ``false``, whole numbers and decimals: ``yes``, ``no``, ``on``, dates and
``0123`` stay text. Keys are always text.
"""

import re
from collections.abc import Iterator
from typing import Final

import yaml

from rai_desktop.catalogue.errors import PackError, Place
from rai_desktop.domain.texts import N_

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]
Path = tuple[str | int, ...]

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_VALUES: Final = 200_000
DEEPEST: Final = 20

_TOO_LARGE = N_("The pack {file} is larger than 5 MB. Split it into several packs.")
_NO_TEXT = N_(
    "The pack {file} is not text in UTF-8 (line {line}). Save it with the encoding UTF-8 "
    "and load it again."
)
_NO_YAML = N_(
    "Pack {file}, line {line}, entry {entry}, key {key}: this is not correct YAML ({detail}). "
    "Correct the place and load the pack again."
)
_NO_MAPPING = N_(
    "Pack {file}, line {line}: a pack is a list of sections and starts with the section pack. "
    "Put it first and load the pack again."
)
_TWO_DOCUMENTS = N_(
    "Pack {file}, line {line}: a second document begins here. Write one pack in one file."
)
_TOO_DEEP = N_(
    "Pack {file}, line {line}, entry {entry}, key {key}: more than 20 levels inside each other. "
    "Write it flatter and load the pack again."
)
_TOO_MANY = N_("Pack {file}, line {line}: more than 200,000 values. Split it into several packs.")
_NOT_PLAIN = N_(
    "Pack {file}, line {line}, entry {entry}, key {key}: anchors, aliases, tags and directives "
    "are not allowed. Write the value out and load the pack again."
)
_BAD_KEY = N_(
    "Pack {file}, line {line}, entry {entry}, key {key}: a key has to be a simple text. "
    "Correct it and load the pack again."
)
_TWICE = N_(
    "Pack {file}, line {line}, entry {entry}: the key {key} appears twice. "
    "Keep one of them and load the pack again."
)

_WORDS: Final[dict[str, Plain]] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "false": False,
}
_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")


def read_yaml(data: bytes, name: str) -> dict[str, Plain]:
    """Return the sections of the pack ``data``, or raise ``PackError``; ``name`` is its file."""
    reader = _Reader(name)
    reader.read(data)
    return reader.sections


def read_header(data: bytes, name: str) -> Plain:
    """Return the section ``pack``, which comes first, without reading the rest."""
    reader = _Reader(name)
    reader.read(data, only_header=True)
    return reader.sections["pack"]


def lines_of(data: bytes, name: str) -> dict[Path, int]:
    """Return the line of every value by the keys and positions that lead to it."""
    reader = _Reader(name, lines={})
    reader.read(data)
    return reader.lines or {}


class _Reader:
    """Builds plain data from events and knows at every moment where it is."""

    def __init__(self, name: str, lines: dict[Path, int] | None = None) -> None:
        self.sections: dict[str, Plain] = {}
        self.lines = lines
        self._name = name
        self._line = 1
        self._values = 0
        self._documents = 0
        self._stack: list[list[Plain] | dict[str, Plain]] = []
        self._keys: list[str | None] = []

    def read(self, data: bytes, *, only_header: bool = False) -> None:
        """Fill ``sections`` from ``data``."""
        self._check_text(data)
        for event in self._events(data):
            self._line = event.start_mark.line + 1 if event.start_mark else self._line
            self._take(event)
            if only_header and self._keys == [None] and self.sections:
                break
        if next(iter(self.sections), None) != "pack":
            self._line = 1
            raise self._refused(_NO_MAPPING)

    def _check_text(self, data: bytes) -> None:
        if len(data) > MOST_BYTES:
            raise self._refused(_TOO_LARGE)
        try:
            data.decode("utf-8")
            broken_at = data.find(b"\0")
        except UnicodeDecodeError as error:
            broken_at = error.start
        if broken_at >= 0:
            self._line = data.count(b"\n", 0, broken_at) + 1
            raise self._refused(_NO_TEXT)

    def _events(self, data: bytes) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(data, Loader=yaml.CSafeLoader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            before = data.count(b"\n", 0, getattr(error, "position", 0))
            self._line = (mark.line if mark else before) + 1
            detail = str(getattr(error, "problem", None) or "unreadable character")
            raise self._refused(_NO_YAML, detail=detail) from None

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.NodeEvent):
            self._take_value(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
            self._keys.pop()
            if self._keys:
                self._keys[-1] = None
        elif isinstance(event, yaml.DocumentStartEvent):
            self._take_document(event)

    def _take_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._refused(_TWO_DOCUMENTS)
        if event.version or event.tags:
            raise self._refused(_NOT_PLAIN)

    def _take_value(self, event: yaml.NodeEvent) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            raise self._refused(_TOO_MANY)
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            raise self._refused(_NOT_PLAIN)
        if self._stack and self._keys[-1] is None and isinstance(self._stack[-1], dict):
            self._take_key(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._put(event.value if event.style else _value_of(event.value))
            self._keys[-1] = None
        else:
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [])

    def _take_key(self, event: yaml.NodeEvent) -> None:
        if not isinstance(event, yaml.ScalarEvent) or not event.value:
            raise self._refused(_BAD_KEY)
        self._keys[-1] = event.value
        if event.value in self._stack[-1]:
            raise self._refused(_TWICE)

    def _open(self, inner: list[Plain] | dict[str, Plain]) -> None:
        if len(self._stack) >= DEEPEST:
            raise self._refused(_TOO_DEEP)
        if self._stack:
            self._put(inner)
        elif isinstance(inner, dict):
            self.sections = inner
        else:
            raise self._refused(_NO_MAPPING)
        self._stack.append(inner)
        self._keys.append(None)

    def _put(self, value: Plain) -> None:
        if not self._stack:
            raise self._refused(_NO_MAPPING)
        outer, key = self._stack[-1], self._keys[-1]
        if isinstance(outer, list):
            outer.append(value)
        else:
            outer[str(key)] = value
        if self.lines is not None:
            self.lines[self._path()] = self._line

    def _path(self) -> Path:
        return tuple(
            len(outer) - 1 if isinstance(outer, list) else str(key)
            for outer, key in zip(self._stack, self._keys, strict=True)
        )

    def _refused(self, text: str, **values: object) -> PackError:
        entry = next((id_of(outer) for outer in self._stack if id_of(outer)), "")
        key = next((key for key in reversed(self._keys) if key), "")
        place = Place(file=self._name, line=self._line, entry=entry, key=key)
        return PackError(text, place, **values)


def id_of(value: Plain) -> str:
    """Return the id of the entry ``value``, or nothing when it has none."""
    found = value.get("id") if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def _value_of(text: str) -> Plain:
    """Return what a value without quotes means."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "-0123456789":
        if _WHOLE.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text)
    return text

"""Checking plain data against the schema, and naming the place of what does not fit."""

from dataclasses import dataclass
from typing import Final, TypeVar

from pydantic import ValidationError

from rai_desktop.catalogue.errors import PackError, Place
from rai_desktop.catalogue.schema.base import Entry, Model, PackHeader
from rai_desktop.catalogue.schema.sections import SECTIONS, entry_class
from rai_desktop.catalogue.yaml_reader import Path, Plain, id_of, lines_of
from rai_desktop.domain.texts import N_

_MISSING = N_(
    "Pack {file}, line {line}, entry {entry}: the key {key} is missing. "
    "Add it and load the pack again."
)
_UNKNOWN_KEY = N_(
    "Pack {file}, line {line}, entry {entry}: the key {key} is not known here. "
    "Remove it or correct its name, and load the pack again."
)
_UNFIT = N_(
    "Pack {file}, line {line}, entry {entry}, key {key}: the value does not fit ({detail}). "
    "Correct it and load the pack again."
)
_NO_LIST = N_(
    "Pack {file}, line {line}: the section {key} has to be a list of entries. "
    "Correct it and load the pack again."
)

_HOLDS = N_(
    "Pack {file}, line {line}: the key holds has to name the sections of the pack in their order "
    "({detail}). Correct it and load the pack again."
)

_SENTENCES: Final = {"missing": _MISSING, "extra_forbidden": _UNKNOWN_KEY}

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Origin:
    """Bytes and file name of the pack that is checked."""

    data: bytes
    name: str

    def place(self, path: Path, entry: str = "", key: str = "") -> Place:
        """Return where ``path`` leads to; what is missing is looked for where it belongs."""
        lines = lines_of(self.data, self.name)
        known = (lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines)
        return Place(file=self.name, line=next(known, 1), entry=entry, key=key)


def checked_header(value: Plain, origin: Origin) -> PackHeader:
    """Return the section ``pack``, or raise ``PackError``."""
    return _checked(PackHeader, value, ("pack",), origin)


def check_sections(header: PackHeader, sections: tuple[str, ...], origin: Origin) -> None:
    """Raise ``PackError`` unless the header names exactly ``sections``."""
    unknown = [section for section in sections if section not in SECTIONS]
    if unknown:
        raise PackError(_UNKNOWN_KEY, origin.place((unknown[0],), header.id, unknown[0]))
    if header.holds != sections:
        place = origin.place(("pack", "holds"), header.id, "holds")
        raise PackError(_HOLDS, place, detail=", ".join(sections) or "–")


def checked_entries(section: str, value: Plain, origin: Origin) -> tuple[Entry, ...]:
    """Return the entries of ``section``, or raise ``PackError``."""
    if not isinstance(value, list):
        raise PackError(_NO_LIST, origin.place((section,), key=section))
    kind = entry_class(section)
    return tuple(_checked(kind, entry, (section, at), origin) for at, entry in enumerate(value))


def _checked(kind: type[M], value: Plain, path: Path, origin: Origin) -> M:
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
    inner = tuple(part for part in first["loc"] if part != "[key]")
    entry = id_of(value) or "".join(f"[{part}]" if isinstance(part, int) else part for part in path)
    place = origin.place(path + inner, entry, _key_of(inner))
    sentence = _SENTENCES.get(first["type"], _UNFIT)
    raise PackError(sentence, place, detail=first["msg"].removeprefix("Value error, "))


def _key_of(inner: Path) -> str:
    """Return the keys that lead to the place, as in ``risks[2].persons``."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in inner)
    return "".join(parts).removeprefix(".")

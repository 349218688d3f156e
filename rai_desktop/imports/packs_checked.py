"""Checking a pack for an auditor: do all files still have the checksums that it names?

The file is a foreign one: nothing is unpacked to the disk, and all of it is counted while read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - zlib calls it so

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.state_mark import HEAD, NAME, PROJECT, StateMark, mark_of
from rai_desktop.domain.texts import N_
from rai_desktop.imports.reading import UNREADABLE
from rai_desktop.imports.refusal import ImportRefused

ENDING = ".zip"
CHECKSUMS = "SHA256SUMS.txt"

NO_PACK = N_(
    "“{name}” is not a pack of this program: its list of checksums is missing or "
    "cannot be read. Ask for the pack once more."
)
DAMAGED = N_("“{name}” is damaged and cannot be read to its end. Ask for the pack once more.")
TOO_LARGE = N_(
    "“{name}” unpacks to more than a pack may hold and was not read. Ask for the pack once more."
)

_MOST_FILES = 12_000
_MOST_BYTES = 1_500_000_000
_MOST_LIST = 4_000_000
_MOST_TEXT = 1_000_000
_PIECE = 1 << 20
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_MARK = re.compile(rf"{NAME} ({PROJECT}) ({HEAD})")
_BROKEN = (BadZipFile, EOFError, NotImplementedError, RuntimeError, UnicodeError, ZlibError)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPack:
    """What a pack is: how many files fit, which changed, are missing, or were not packed by us.

    ``mark`` names the state of the project that it was made from.
    """

    sound: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    mark: StateMark | None

    @property
    def is_sound(self) -> bool:
        """Whether every file is there as it was packed, and none beside them."""
        return not (self.changed or self.missing or self.unknown)


def check_pack(path: Path) -> CheckedPack:
    """Compare the files of a pack with its own checksums.

    Raises:
        ImportRefused: it is no pack, it is damaged, or it asks for too much.
        SurroundingsError: it cannot be read.
    """
    try:
        with ZipFile(path) as archive:
            _refuse_large(archive, path)
            return _checked(archive, path)
    except _BROKEN as error:
        raise ImportRefused(DAMAGED, name=path.name) from error
    except OSError as error:
        raise SurroundingsError(UNREADABLE, name=path.name) from error


def _refuse_large(archive: ZipFile, path: Path) -> None:
    entries = archive.infolist()
    if len(entries) > _MOST_FILES or sum(one.file_size for one in entries) > _MOST_BYTES:
        raise ImportRefused(TOO_LARGE, name=path.name)


def _checked(archive: ZipFile, path: Path) -> CheckedPack:
    named = _named(archive, path)
    present = set(archive.namelist()) - {CHECKSUMS}
    fits = {
        name: _digest(archive, name) == digest for name, digest in named.items() if name in present
    }
    return CheckedPack(
        sound=sum(fits.values()),
        changed=tuple(name for name, is_sound in fits.items() if not is_sound),
        missing=tuple(name for name in named if name not in present),
        unknown=tuple(sorted(present - set(named))),
        mark=_mark(archive, named),
    )


def _named(archive: ZipFile, path: Path) -> Mapping[str, str]:
    """Return the checksums that the pack names, by file."""
    try:
        info = archive.getinfo(CHECKSUMS)
    except KeyError as error:
        raise ImportRefused(NO_PACK, name=path.name) from error
    if info.file_size > _MOST_LIST:
        raise ImportRefused(TOO_LARGE, name=path.name)
    lines = archive.read(info).decode("utf-8").splitlines()
    found = [_LINE.fullmatch(line) for line in lines]
    if not lines or None in found:
        raise ImportRefused(NO_PACK, name=path.name)
    return {match[2]: match[1] for match in found if match}


def _digest(archive: ZipFile, name: str) -> str:
    digest = sha256()
    with archive.open(name) as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _mark(archive: ZipFile, named: Mapping[str, str]) -> StateMark | None:
    """Return the state that the text of the pack names; it is the last file that was packed."""
    readme = list(named)[-1]
    if readme not in archive.namelist() or archive.getinfo(readme).file_size > _MOST_TEXT:
        return None
    match = _MARK.search(archive.read(readme).decode("utf-8-sig", "replace"))
    return mark_of(match[1], match[2]) if match else None

"""Files appear complete or not at all: a part file grows beside the target and takes its place."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.texts import N_

PART_ENDING = ".part"

DISK_FULL = N_(
    "The disk has no room for “{name}”. Free some space or choose another place, then export again."
)
NO_RIGHTS = N_(
    "You are not allowed to write “{name}” in this folder. Choose another folder and export again."
)
WRITE_PROTECTED = N_(
    "“{name}” is write-protected. Choose another name, or remove the protection and export again."
)
IN_USE = N_(
    "“{name}” cannot be replaced. If it is open in another program, close it there and "
    "export again; otherwise choose another name."
)
NO_FOLDER = N_("The folder for “{name}” does not exist. Choose another folder and export again.")
IS_FOLDER = N_("“{name}” is a folder. Choose a file name and export again.")
NAME_TOO_LONG = N_("The file name “{name}” is too long. Choose a shorter name and export again.")
NOT_WRITTEN = N_("“{name}” could not be written ({reason}). Choose another place and export again.")

_LONGEST_NAME = 255
_SHOWN_NAME = 80
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_BUSY = {errno.EACCES, errno.EPERM, errno.EBUSY}
_NO_SUCH_FOLDER = {errno.ENOENT, errno.ENOTDIR}


@contextmanager
def replaced_when_complete(target: Path) -> Iterator[Path]:
    """Give the path of an empty part file that becomes ``target`` when the block ends well.

    Whatever ends the block otherwise, a closed job included, removes the part file and leaves an
    older file at ``target`` as it was.

    Raises:
        SurroundingsError: the place cannot be written to; the sentence says what to do.
    """
    target, part = _prepared(target)
    try:
        yield part
        _put_in_place(part, target)
    except OSError as error:
        raise _explained(error, target) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def part_of(target: Path) -> Path:
    """Return where the part file of ``target`` grows: hidden, in the same folder."""
    name = f".{target.name}{PART_ENDING}"
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = f".{sha256(os.fsencode(target.name)).hexdigest()[:32]}{PART_ENDING}"
    return target.with_name(name)


def _prepared(target: Path) -> tuple[Path, Path]:
    """Return the real target and its new part file, or say why there can be none."""
    try:
        target = Path(os.path.realpath(target))
        if target.is_dir():
            raise SurroundingsError(IS_FOLDER, name=_shown(target))
        if _exists(target) and not os.access(target, os.W_OK):
            raise SurroundingsError(WRITE_PROTECTED, name=_shown(target))
        part = part_of(target)
        part.unlink(missing_ok=True)
        part.touch(exist_ok=False)
    except OSError as error:
        raise _explained(error, target) from error
    return target, part


def _exists(target: Path) -> bool:
    """Return whether something is at ``target``; a name that is too long is an error."""
    try:
        target.lstat()
    except FileNotFoundError:
        return False
    return True


def _put_in_place(part: Path, target: Path) -> None:
    with part.open("r+b") as stream:
        os.fsync(stream.fileno())
    try:
        part.replace(target)
    except OSError as error:
        if error.errno in _BUSY:
            raise SurroundingsError(IN_USE, name=_shown(target)) from error
        raise
    _make_folder_durable(target.parent)


def _make_folder_durable(folder: Path) -> None:
    """Make the new name survive a power cut, where the system can do that for folders."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _explained(error: OSError, target: Path) -> SurroundingsError:
    name = _shown(target)
    if error.errno in _FULL:
        return SurroundingsError(DISK_FULL, name=name)
    if error.errno in _FORBIDDEN:
        return SurroundingsError(NO_RIGHTS, name=name)
    if error.errno == errno.ENAMETOOLONG:
        return SurroundingsError(NAME_TOO_LONG, name=name)
    if error.errno in _NO_SUCH_FOLDER and not target.parent.is_dir():
        return SurroundingsError(NO_FOLDER, name=name)
    return SurroundingsError(NOT_WRITTEN, name=name, reason=error.strerror or type(error).__name__)


def _shown(target: Path) -> str:
    name = target.name or str(target)
    return name if len(name) <= _SHOWN_NAME else name[: _SHOWN_NAME - 1] + "…"

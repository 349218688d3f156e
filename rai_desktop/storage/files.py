"""Writing files so that they appear complete or not at all."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from glob import escape
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from rai_desktop.services.heeding import check

PART_MARK = ".rai-part"
_TOKEN_BYTES = 4
_PIECE = 1 << 20


def sha256_of_file(path: Path) -> str:
    """Return the SHA-256 of the bytes of a file."""
    digest = sha256()
    with path.open("rb") as file:
        for data in _pieces(file):
            digest.update(data)
    return digest.hexdigest()


def copy_with_digest(source: Path, target: Path) -> str:
    """Copy the bytes of a file and return the SHA-256 of what was copied.

    Each byte is read once; one thread hashes what the other writes.
    """
    digest = sha256()
    with source.open("rb") as read, target.open("wb") as written, ThreadPoolExecutor(1) as helper:
        hashed = helper.submit(digest.update, b"")
        for data in _pieces(read):
            hashed.result()
            hashed = helper.submit(digest.update, data)
            written.write(data)
        hashed.result()
    return digest.hexdigest()


def short_name(name: str, most: int) -> str:
    """Return the beginning of a file name that takes no more than ``most`` bytes on disk."""
    while len(os.fsencode(name)) > most:
        name = name[:-1]
    return name


@contextmanager
def part_beside(target: Path) -> Iterator[Path]:
    """Yield a fresh path beside ``target`` and remove what is left of it afterwards."""
    token = secrets.token_hex(_TOKEN_BYTES)
    part = target.with_name(f"{_beginning(target.name)}{token}{PART_MARK}")
    try:
        yield part
    finally:
        remove_quietly(part)


def remove_parts(folder: Path, name: str) -> None:
    """Remove parts of ``name`` that an earlier, killed run left in ``folder``."""
    token = "[0-9a-f]" * (2 * _TOKEN_BYTES)
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{escape(_beginning(name))}{token}{PART_MARK}"):
            remove_quietly(left)


def remove_quietly(*paths: Path) -> None:
    """Remove files that may be missing or held by somebody else."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the journal of the database ``path``."""
    return path.with_name(path.name + "-journal")


def flush_to_disk(path: Path) -> None:
    """Make sure that the bytes of ``path`` survive a power cut."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_for_good(part: Path, target: Path) -> None:
    """Put ``part`` in the place of ``target`` so that it survives a power cut."""
    part.replace(target)
    if os.name == "nt":
        return
    descriptor = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_text_for_good(target: Path, text: str) -> None:
    """Write a small text file, complete or not at all."""
    with part_beside(target) as part:
        part.write_text(text, "utf-8")
        flush_to_disk(part)
        replace_for_good(part, target)


def copy_for_good(source: Path, target: Path) -> None:
    """Copy the bytes of a file, complete or not at all."""
    with part_beside(target) as part:
        copy_bytes(source, part)
        flush_to_disk(part)
        check()
        replace_for_good(part, target)


def copy_bytes(source: Path, target: Path) -> None:
    """Copy the bytes of a file; what was copied when it is ended is left there."""
    with source.open("rb") as read, target.open("wb") as written:
        for data in _pieces(read):
            written.write(data)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while data := file.read(_PIECE):
        check()
        yield data


def _beginning(name: str) -> str:
    return f".{short_name(name, 200)}."

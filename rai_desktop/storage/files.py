"""Writing files so that they appear complete or not at all."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path

PART_MARK = ".rai-part"


def sha256_of_file(path: Path) -> str:
    """Return the SHA-256 of the bytes of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


@contextmanager
def part_beside(target: Path) -> Iterator[Path]:
    """Yield a fresh path beside ``target`` and remove what is left of it afterwards."""
    part = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}{PART_MARK}")
    try:
        yield part
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


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


def remove_parts(folder: Path, name: str) -> None:
    """Remove parts of ``name`` that an earlier, killed run left in ``folder``."""
    with contextlib.suppress(OSError):
        for left in folder.glob(f".{name[:100]}.*{PART_MARK}"):
            left.unlink(missing_ok=True)

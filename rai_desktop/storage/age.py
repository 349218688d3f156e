"""Files encrypted with a pass phrase, in the open age v1 format (age-encryption.org/v1).

A file is read and written in pieces of 64 KiB. Each piece is authenticated before it is believed,
and the file at the target has its name only when all of it was.
"""

import hmac
import os
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import scrypt
from pathlib import Path
from typing import BinaryIO

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.storage.database import storage_errors
from rai_desktop.storage.files import flush_to_disk, part_beside, replace_for_good

WORK = 17
"""Work factor that is written, as a power of two: 128 MiB and about half a second."""
MOST_WORK = 18
"""The highest work factor that is done to read a file: twice as much."""

PIECE = 1 << 16
_TAG, _KEY, _NONCE, _SALT = 16, 16, 16, 16
_BEGINNING = b"age-encryption.org/"
_VERSION = _BEGINNING + b"v1"
_LABEL = _VERSION + b"/scrypt"
_LONGEST_HEADER = 1024
_MOST_PLAIN = 1 << 30

NewBytes = Callable[[int], bytes]


class NotEncryptedError(UserError):
    """The file is none that a pass phrase opens."""


class WrongPhraseError(UserError):
    """The pass phrase does not open the file."""


class TooMuchWorkError(UserError):
    """Opening the file takes more work than this program does for a file."""


class BrokenFileError(UserError):
    """The encrypted file is not complete, or was changed."""


def is_encrypted(path: Path) -> bool:
    """Return whether a file begins like one that is encrypted in this format."""
    try:
        with path.open("rb") as file:
            return file.read(len(_BEGINNING)) == _BEGINNING
    except OSError:
        return False


def encrypt_file(
    source: Path, target: Path, phrase: str, *, new_bytes: NewBytes = os.urandom
) -> Job:
    """Write ``source`` encrypted to ``target``, which appears only when it is complete."""
    with storage_errors(target), part_beside(target) as part:
        with source.open("rb") as plain, _private(part) as written:
            yield from _encrypted(plain, written, phrase, new_bytes)
        flush_to_disk(part)
        replace_for_good(part, target)


def decrypt_file(source: Path, target: Path, phrase: str) -> Job:
    """Write what is in ``source`` to ``target``, which appears when all was found to be sound.

    Raises:
        NotEncryptedError, WrongPhraseError, TooMuchWorkError, BrokenFileError: nothing is left.
        SurroundingsError: one of the places cannot be used.
    """
    with storage_errors(source):
        file = source.open("rb")
    with file:
        with storage_errors(source):
            file_key = _file_key(_read_header(file, source), phrase, source)
        with storage_errors(target), part_beside(target) as part:
            with _private(part) as written:
                yield from _decrypted(file, written, file_key, source)
            flush_to_disk(part)
            replace_for_good(part, target)


def _private(path: Path) -> BinaryIO:
    """Make a new file that only its owner can read."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")


def _encrypted(plain: BinaryIO, written: BinaryIO, phrase: str, new_bytes: NewBytes) -> Job:
    file_key, salt, nonce = (new_bytes(size) for size in (_KEY, _SALT, _NONCE))
    body = _sealed(_phrase_key(phrase, salt, WORK), bytes(12), file_key)
    stanza = b"-> scrypt %s %d\n%s\n" % (_text(salt), WORK, _text(body))
    signed = _VERSION + b"\n" + stanza + b"---"
    written.write(signed + b" " + _text(_mac(file_key, signed)) + b"\n" + nonce)
    key, size = _derived(file_key, nonce, b"payload"), os.fstat(plain.fileno()).st_size
    done = 0
    for number, (piece, is_last) in enumerate(_pieces(plain, PIECE)):
        written.write(_sealed(key, _piece_nonce(number, is_last=is_last), piece))
        done += len(piece)
        yield Progress(done=done, total=max(size, done))


def _decrypted(file: BinaryIO, written: BinaryIO, file_key: bytes, source: Path) -> Job:
    nonce = file.read(_NONCE)
    key, size = _derived(file_key, nonce, b"payload"), os.fstat(file.fileno()).st_size
    for number, (piece, is_last) in enumerate(_pieces(file, PIECE + _TAG)):
        plain = _opened_piece(key, _piece_nonce(number, is_last=is_last), piece)
        if len(nonce) < _NONCE or plain is None or (not plain and number):
            raise _broken(source)
        written.write(plain)
        yield Progress(done=file.tell(), total=size)


def _pieces(file: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """Yield what is left of a file in pieces, each with whether it is the last; at least one."""
    piece = file.read(size)
    while True:
        following = file.read(size)
        yield piece, not following
        if not following:
            return
        piece = following


# header ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Header:
    """The header of a file: ``signed`` is what its checksum covers."""

    salt: bytes
    work: int
    body: bytes
    signed: bytes
    mac: bytes


def _read_header(file: BinaryIO, source: Path) -> _Header:
    """Return the header of a file, and leave it to be read behind that."""
    if os.fstat(file.fileno()).st_size > 2 * _MOST_PLAIN:
        raise UserError(
            N_("{path} is larger than an AI inventory can be. Ask the sender for the right file."),
            path=source.name,
        )
    head = file.read(_LONGEST_HEADER)
    if not head.startswith(_VERSION + b"\n"):
        raise NotEncryptedError(
            N_(
                "{path} is not a file that a pass phrase opens. Choose a file that ends "
                "with .rai.age."
            ),
            path=source.name,
        )
    try:
        header, length = _parsed(head)
    except ValueError as error:
        raise _broken(source) from error
    file.seek(length)
    return header


def _parsed(head: bytes) -> tuple[_Header, int]:
    """Return the header in the first bytes of a file, and how long it is.

    Raises:
        ValueError: it is spelled otherwise than the format says.
    """
    _version, stanza, body, last, _rest = head.split(b"\n", 4)
    arrow, kind, salt, work = stanza.split(b" ")
    if (arrow, kind, last[:4]) != (b"->", b"scrypt", b"--- ") or not work.isdigit():
        raise ValueError("stanza")
    if work.startswith(b"0") or len(work) > 2:
        raise ValueError("work")
    length = sum(len(line) + 1 for line in (_version, stanza, body, last))
    signed = head[: length - len(last) - 1] + b"---"
    sizes = (_SALT, _KEY + _TAG, 32)
    fields = [_bytes(text, size) for text, size in zip((salt, body, last[4:]), sizes, strict=True)]
    return _Header(fields[0], int(work), fields[1], signed, fields[2]), length


def _file_key(header: _Header, phrase: str, source: Path) -> bytes:
    if header.work > MOST_WORK:
        raise TooMuchWorkError(
            N_(
                "{path} was encrypted so that opening it takes more memory and time than this "
                "program spends on a file. Ask the sender to send it from this program."
            ),
            path=source.name,
        )
    key = _phrase_key(phrase, header.salt, header.work)
    file_key = _opened_piece(key, bytes(12), header.body)
    if file_key is None:
        raise WrongPhraseError(
            N_(
                "This pass phrase does not open {path}. Watch capital letters and spaces, and ask "
                "the sender by phone."
            ),
            path=source.name,
        )
    if not hmac.compare_digest(_mac(file_key, header.signed), header.mac):
        raise _broken(source)
    return file_key


def _broken(source: Path) -> BrokenFileError:
    return BrokenFileError(
        N_(
            "{path} is not complete or was changed on its way. Nothing of it was opened. Ask the "
            "sender for the file again."
        ),
        path=source.name,
    )


# keys ------------------------------------------------------------------------


def _phrase_key(phrase: str, salt: bytes, work: int) -> bytes:
    """Return the key of a pass phrase, the same however its letters were typed."""
    spelled = unicodedata.normalize("NFC", phrase).encode("utf-8")
    n, r, p = 1 << work, 8, 1
    memory = 128 * r * (n + p + 2) + (1 << 20)
    return scrypt(spelled, salt=_LABEL + salt, n=n, r=r, p=p, maxmem=memory, dklen=32)


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    """Return 32 bytes made of a key for one purpose (HKDF with SHA-256)."""
    pseudorandom = hmac.digest(salt or bytes(32), key, "sha256")
    return hmac.digest(pseudorandom, info + b"\x01", "sha256")


def _mac(file_key: bytes, signed: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), signed, "sha256")


def _piece_nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _sealed(key: bytes, nonce: bytes, plain: bytes) -> bytes:
    from nacl.bindings import crypto_aead_chacha20poly1305_ietf_encrypt as seal

    return bytes(seal(plain, None, nonce, key))


def _opened_piece(key: bytes, nonce: bytes, sealed: bytes) -> bytes | None:
    """Return what is in a piece; ``None`` when it is not what was written with this key."""
    from nacl.bindings import crypto_aead_chacha20poly1305_ietf_decrypt as unseal
    from nacl.exceptions import CryptoError

    if len(sealed) < _TAG:
        return None
    try:
        return bytes(unseal(sealed, None, nonce, key))
    except CryptoError:
        return None


def _text(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def _bytes(text: bytes, size: int) -> bytes:
    """Return the bytes of a text; there is one spelling for them only.

    Raises:
        ValueError: it is another one, or not ``size`` bytes.
    """
    data = b64decode(text + b"=" * (-len(text) % 4), validate=True)
    if len(data) != size or _text(data) != text:
        raise ValueError("spelling")
    return data

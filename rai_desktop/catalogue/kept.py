"""Method and vocabularies as they were read and checked before, so that a window opens sooner.

What is kept names the digest of the packs it was made from and its own. Whatever does not fit
(other packs, another version of the program, a damaged file) is not used, and the packs are read
again.
"""

import contextlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from rai_desktop import __version__
from rai_desktop.catalogue.plain_data import from_plain, to_plain
from rai_desktop.domain.rating import Method

Vocabulary = tuple[tuple[str, Mapping[str, str]], ...]

MAX_SIZE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The risk method, the codes of each list with their texts, and the ids of the packs."""

    method: Method
    vocabularies: Mapping[str, Vocabulary]
    packs: tuple[str, ...] = ()


def digest_of(packs: Iterable[bytes]) -> str:
    """Return what tells these packs, read by this version of the program, from all others."""
    digest = sha256(__version__.encode())
    for data in packs:
        digest.update(sha256(data).digest())
    return digest.hexdigest()


def read_kept(path: Path, packs: str) -> Kept | None:
    """Return what was made from the packs with this digest; ``None`` when unsure."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        if path.stat().st_size <= MAX_SIZE:
            kept = json.loads(path.read_text("utf-8"))
            if kept["packs"] == packs and kept["digest"] == _digest(kept["content"]):
                return _kept(kept["content"])
    return None


def write_kept(path: Path, packs: str, kept: Kept) -> None:
    """Keep what was made from the packs with this digest; failing is no harm."""
    plain = {
        "method": to_plain(kept.method),
        "vocabularies": {
            name: [[code, dict(texts)] for code, texts in codes]
            for name, codes in kept.vocabularies.items()
        },
        "packs": list(kept.packs),
    }
    text = json.dumps({"packs": packs, "digest": _digest(plain), "content": plain})
    part = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.write_text(text, "utf-8")
        part.replace(path)


def _digest(plain: object) -> str:
    return sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def _kept(plain: Mapping[str, Any]) -> Kept:
    return Kept(
        method=from_plain(Method, plain["method"]),
        vocabularies={
            name: tuple((_text(code), _texts(texts)) for code, texts in codes)
            for name, codes in plain["vocabularies"].items()
        },
        packs=tuple(map(_text, plain["packs"])),
    )


def _texts(texts: Mapping[str, str]) -> Mapping[str, str]:
    return {"de": _text(texts["de"]), "en": _text(texts["en"])}


def _text(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError
    return text

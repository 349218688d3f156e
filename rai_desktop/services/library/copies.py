"""Texts copied out of the library, and what tells later whether somebody changed them.

The field ``library_text`` holds the language of the copy and a short digest of each text, so that
texts that nobody touched can be told from those that were changed, without the old library.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from rai_desktop.domain.library import LibraryMeasure, LibraryRisk

RISK_TEXTS = ("title", "description", "cause", "consequence")
MEASURE_TEXTS = ("title", "description")

_LENGTH = 12


@dataclass(frozen=True, slots=True)
class CopyState:
    """In which language an entry was copied, and the digest of each of its texts then."""

    language: str
    digests: Mapping[str, str]

    @property
    def text(self) -> str:
        """How it is written in the field ``library_text``."""
        return " ".join((self.language, *(f"{key}:{hash_}" for key, hash_ in self.digests.items())))


def texts_of(entry: LibraryRisk | LibraryMeasure, language: str) -> dict[str, str]:
    """Return the texts of an entry by the field that they are copied into."""
    keys = RISK_TEXTS if isinstance(entry, LibraryRisk) else MEASURE_TEXTS
    return {key: getattr(entry, key)[language] for key in keys}


def state_of(texts: Mapping[str, str], language: str) -> CopyState:
    """Return what is remembered of a copy."""
    return CopyState(language, {key: digest(text) for key, text in texts.items()})


def read_state(text: str) -> CopyState | None:
    """Return what ``library_text`` says; ``None`` when nothing is known of the copy."""
    language, *parts = text.split() or [""]
    pairs = [part.partition(":") for part in parts]
    if not language or not pairs or not all(mark for _, mark, _ in pairs):
        return None
    return CopyState(language, {key: hash_ for key, _, hash_ in pairs})


def digest(text: str) -> str:
    """Return the short digest of a text."""
    return sha256(text.encode()).hexdigest()[:_LENGTH]

"""Method and vocabularies as they were read and checked before, so that a window opens sooner.

What is kept names the digest of the packs it was made from and its own. Whatever does not fit
(other packs, another version of the program, a damaged file) is not used, and the packs are read
again.
"""

import contextlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from rai_desktop import __version__
from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.rating import Method, ScaleStep

Vocabulary = tuple[tuple[str, Mapping[str, str]], ...]

LEVELS = 5
MAX_SIZE = 1 << 20

_SCALES = ("likelihood", "impact_persons", "impact_business")
_GRIDS = ("persons", "business")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The risk method, and the codes of each list with their texts."""

    method: Method
    vocabularies: Mapping[str, Vocabulary]


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
        "method": _plain_method(kept.method),
        "vocabularies": {
            name: [[code, dict(texts)] for code, texts in codes]
            for name, codes in kept.vocabularies.items()
        },
    }
    text = json.dumps({"packs": packs, "digest": _digest(plain), "content": plain})
    part = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.write_text(text, "utf-8")
        part.replace(path)


def _digest(plain: object) -> str:
    return sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def _plain_method(method: Method) -> dict[str, Any]:
    return {
        "id": method.id,
        "version": method.version,
        **{
            name: [[step.level, dict(step.label), dict(step.help)] for step in method.scale(name)]
            for name in _SCALES
        },
        **{name: [list(map(str, row)) for row in getattr(method, name)] for name in _GRIDS},
        "meanings": {str(level): dict(texts) for level, texts in method.meanings.items()},
        "rule": dict(method.rule),
    }


def _kept(plain: Mapping[str, Any]) -> Kept:
    return Kept(
        method=_method(plain["method"]),
        vocabularies={
            name: tuple((_text(code), _texts(texts)) for code, texts in codes)
            for name, codes in plain["vocabularies"].items()
        },
    )


def _method(plain: Mapping[str, Any]) -> Method:
    return Method(
        id=_text(plain["id"]),
        version=_text(plain["version"]),
        likelihood=_scale(plain["likelihood"]),
        impact_persons=_scale(plain["impact_persons"]),
        impact_business=_scale(plain["impact_business"]),
        persons=_grid(plain["persons"]),
        business=_grid(plain["business"]),
        meanings={RiskLevel(level): _texts(texts) for level, texts in plain["meanings"].items()},
        rule=_texts(plain["rule"]),
    )


def _scale(steps: Sequence[Sequence[Any]]) -> tuple[ScaleStep, ...]:
    scale = tuple(ScaleStep(level=n, label=_texts(a), help=_texts(b)) for n, a, b in steps)
    if [step.level for step in scale] != list(range(1, LEVELS + 1)):
        raise ValueError("scale")
    return scale


def _grid(rows: Sequence[Sequence[str]]) -> tuple[tuple[RiskLevel, ...], ...]:
    grid = tuple(tuple(map(RiskLevel, row)) for row in rows)
    if [len(row) for row in grid] != [LEVELS] * LEVELS:
        raise ValueError("grid")
    return grid


def _texts(texts: Mapping[str, str]) -> Mapping[str, str]:
    return {"de": _text(texts["de"]), "en": _text(texts["en"])}


def _text(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError
    return text

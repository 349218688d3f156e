"""What a closed year keeps, as JSON: its numbers, and its state with the frozen project.

What comes back from a file is looked at piece by piece: a part that does not fit is left out.
"""

import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from rai_desktop.domain.canonical import Plain, canonical_json, canonical_pieces
from rai_desktop.domain.codes import Criterion, RiskLevel, RiskStatus, SystemStatus
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.requirements import NeedKind, State
from rai_desktop.domain.requirements.rules import HIGHEST
from rai_desktop.services.years.model import (
    CriterionFigures,
    Figures,
    ProjectThen,
    RequirementThen,
    RiskThen,
    SystemThen,
)

FROZEN_FORMAT, FROZEN_VERSION = "rai-desktop-year", 1
MOST_BYTES = 400 << 20
"""How long the text of a frozen project may be; more is not unpacked."""

Document = Mapping[str, Plain]
Read = TypeVar("Read")


def figures_text(figures: Figures) -> str:
    """Return figures as they are kept with a year."""
    return canonical_json(figures_document(figures))


def figures_document(figures: Figures) -> dict[str, Plain]:
    """Return figures as JSON has them; numbers that are 0 are there, too."""
    own = {each.name: getattr(figures, each.name) for each in fields(figures)}
    return {
        **own,
        "day": figures.day.isoformat(),
        "systems_by_label": dict(figures.systems_by_label),
        "systems_by_status": dict(figures.systems_by_status),
        "risks_by_level": dict(figures.risks_by_level),
        "criteria": [
            {each.name: getattr(one, each.name) for each in fields(one)} for one in figures.criteria
        ],
    }


def read_figures(text: str) -> Figures | None:
    """Return the figures of a kept text; ``None`` when there are none that can be read."""
    try:
        plain = json.loads(text)
        return _figures(plain) if isinstance(plain, dict) else None
    except (ValueError, RecursionError):
        return None


def frozen_bytes(then: ProjectThen, document: Document) -> bytes:
    """Return what is kept of a closed year: the state that is compared, and the project."""
    frozen: dict[str, Plain] = {
        "format": FROZEN_FORMAT,
        "version": FROZEN_VERSION,
        "year": then.year,
        "head": then.head,
        "figures": figures_document(then.figures),
        "requirements": [_requirement_document(one) for one in then.requirements],
        "systems": [_system_document(one) for one in then.systems],
        "risks": [_risk_document(one) for one in then.risks],
        "project": dict(document),
    }
    packer = zlib.compressobj()
    packed = [packer.compress(piece.encode()) for piece in canonical_pieces(frozen)]
    return b"".join((*packed, packer.flush()))


@lru_cache(maxsize=4)
def read_frozen(data: bytes) -> ProjectThen | None:
    """Return the state of a closed year; ``None`` when its bytes are something else.

    The last few are kept: pages ask for the same year after each change of the project.
    """
    document = read_document(data)
    if document is None:
        return None
    try:
        figures = _figures(_mapping(document["figures"]))
        return ProjectThen(
            year=int(str(document["year"])),
            head=_text(document, "head"),
            figures=figures,
            requirements=_all(document, "requirements", _requirement),
            systems=_all(document, "systems", _system),
            risks=_all(document, "risks", _risk),
        )
    except (KeyError, ValueError):
        return None


def read_document(data: bytes) -> Document | None:
    """Return all that was frozen, with the project under ``project``; ``None`` as above."""
    try:
        unpacked = zlib.decompressobj()
        text = unpacked.decompress(data, MOST_BYTES)
        found = json.loads(text) if unpacked.eof else None
    except (zlib.error, ValueError, RecursionError):
        return None
    is_ours = isinstance(found, dict) and found.get("format") == FROZEN_FORMAT
    return found if is_ours else None


def then_document(then: RequirementThen | SystemThen | RiskThen) -> dict[str, Plain]:
    """Return a requirement, a system or a risk at one time as JSON has it."""
    if isinstance(then, RequirementThen):
        return _requirement_document(then)
    return _system_document(then) if isinstance(then, SystemThen) else _risk_document(then)


def _requirement_document(one: RequirementThen) -> dict[str, Plain]:
    return {
        "id": one.id,
        "title": dict(one.title),
        "criterion": str(one.criterion),
        "state": str(one.state),
        "need": str(one.need),
        "level": one.level,
        "known": one.is_known,
    }


def _system_document(one: SystemThen) -> dict[str, Plain]:
    return {
        "uid": one.uid,
        "number": one.number,
        "name": one.name,
        "status": _code(one.status),
        "labels": [str(label) for label in one.labels],
    }


def _risk_document(one: RiskThen) -> dict[str, Plain]:
    return {
        "uid": one.uid,
        "number": one.number,
        "title": one.title,
        "level": _code(one.level),
        "status": _code(one.status),
    }


def _code(code: object) -> str | None:
    return None if code is None else str(code)


# reading ----------------------------------------------------------------------------------


def _all(document: Document, key: str, read: Callable[[Document], Read]) -> tuple[Read, ...]:
    return tuple(_readable(document.get(key), read))


def _readable(entries: Plain, read: Callable[[Document], Read]) -> Iterator[Read]:
    for entry in entries if isinstance(entries, list) else ():
        try:
            yield read(_mapping(entry))
        except (KeyError, ValueError):
            continue


def _requirement(entry: Document) -> RequirementThen:
    return RequirementThen(
        id=str(entry["id"]),
        title={str(key): str(text) for key, text in _mapping(entry.get("title")).items()},
        criterion=Criterion(str(entry["criterion"])),
        state=State(str(entry["state"])),
        need=NeedKind(str(entry["need"])),
        level=_level(entry.get("level")),
        is_known=entry.get("known") is True,
    )


def _system(entry: Document) -> SystemThen:
    status, labels = entry.get("status"), entry.get("labels")
    return SystemThen(
        uid=Uid(str(entry["uid"])),
        number=_text(entry, "number"),
        name=_text(entry, "name"),
        status=SystemStatus(str(status)) if status else None,
        labels=tuple(LegalLabel(str(each)) for each in labels) if isinstance(labels, list) else (),
    )


def _risk(entry: Document) -> RiskThen:
    level, status = entry.get("level"), entry.get("status")
    return RiskThen(
        uid=Uid(str(entry["uid"])),
        number=_text(entry, "number"),
        title=_text(entry, "title"),
        level=RiskLevel(str(level)) if level else None,
        status=RiskStatus(str(status)) if status else None,
    )


def _figures(entry: Document) -> Figures:
    known: dict[str, Any] = {key: entry[key] for key in _COUNTS if _is_count(entry.get(key))}
    for key in ("systems_by_label", "systems_by_status", "risks_by_level"):
        known[key] = {
            name: count for name, count in _mapping(entry.get(key)).items() if _is_count(count)
        }
    return Figures(
        day=date.fromisoformat(str(entry.get("day"))),
        pack=_text(entry, "pack"),
        pack_version=_text(entry, "pack_version"),
        median=_number(entry.get("median")),
        criteria=tuple(_readable(entry.get("criteria"), _criterion)),
        **known,
    )


_COUNTS = frozenset(each.name for each in fields(Figures) if each.type is int)


def _criterion(entry: Document) -> CriterionFigures:
    return CriterionFigures(
        criterion=Criterion(str(entry["criterion"])),
        applicable=_count(entry, "applicable"),
        met=_count(entry, "met"),
        median=_number(entry.get("median")),
        law_level=_level(entry.get("law_level")),
    )


def _mapping(value: Plain) -> Document:
    return value if isinstance(value, dict) else {}


def _text(entry: Document, key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def _is_count(value: Plain) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _count(entry: Document, key: str) -> int:
    value = entry.get(key)
    return value if isinstance(value, int) and value >= 0 else 0


def _number(value: Plain) -> float | None:
    """Return a median between the lowest and the highest level; ``None`` for anything else."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(str(value)) if is_number and 0 <= float(str(value)) <= HIGHEST else None


def _level(value: Plain) -> int | None:
    return value if isinstance(value, int) and value in range(5) else None

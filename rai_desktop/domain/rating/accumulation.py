"""Accumulation: several risks that hit the same people or come from the same cause."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.rating.method import AccumulationRule


class Same(StrEnum):
    """What risks may have in common."""

    GROUP = "affected_group"
    CAUSE = "cause"
    TRAIT = "trait"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtStake:
    """An open risk with its level today, and what it may have in common with others."""

    uid: Uid
    level: RiskLevel | None
    groups: tuple[str, ...] = ()
    cause: str = ""
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Accumulated:
    """Risks that have to be judged together, and what they have in common."""

    same: Same
    what: str
    risks: tuple[Uid, ...]


def accumulated(risks: Iterable[AtStake], rule: AccumulationRule) -> tuple[Accumulated, ...]:
    """Return what too many risks have in common, the most frequent first."""
    found: dict[tuple[Same, str], list[Uid]] = {}
    for risk in risks:
        if risk.level in rule.levels:
            for same, what in _shared(risk):
                found.setdefault((same, what), []).append(risk.uid)
    signs = [
        Accumulated(same=same, what=what, risks=tuple(uids))
        for (same, what), uids in found.items()
        if same in rule.same and len(uids) >= rule.least
    ]
    return tuple(sorted(signs, key=lambda sign: -len(sign.risks)))


def _shared(risk: AtStake) -> Iterator[tuple[Same, str]]:
    for group in dict.fromkeys(risk.groups):
        yield Same.GROUP, group
    cause = " ".join(risk.cause.casefold().split())
    if cause:
        yield Same.CAUSE, cause
    for trait in dict.fromkeys(risk.traits):
        yield Same.TRAIT, trait

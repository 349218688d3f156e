"""The rating that the method suggests for a risk of a project, from its mitigations."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.evidence import Evidence
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.registry import value_of
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating import Levels, Method, When, levels_of
from rai_desktop.domain.rating.suggestion import Proved, Suggestion, suggestion
from rai_desktop.domain.steps import Step
from rai_desktop.services.project import OpenProject

SUGGESTED = (When.CURRENT, When.TARGET)
"""The states that follow from mitigations; the one without them is where it starts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """A suggestion, the levels it would give, and whether the risk is rated like that already.

    ``proved`` are all mitigations it was made from.
    """

    found: Suggestion
    levels: Levels
    is_taken: bool
    proved: tuple[Proved, ...]

    @property
    def when(self) -> When:
        """Which state of the risk it is about."""
        return self.found.when


def suggested(project: OpenProject, method: Method, risk: Risk, day: date) -> tuple[Suggested, ...]:
    """Return what the method suggests for today and as target; nothing without a rating to start.

    Evidence counts when it is valid on ``day``.
    """
    proved = proved_mitigations(project, risk.uid, day)
    found = (suggestion(risk, when, proved, method.suggestion) for when in SUGGESTED)
    return tuple(_suggested(risk, each, method, proved) for each in found if each.axes)


def _suggested(
    risk: Risk, found: Suggestion, method: Method, proved: tuple[Proved, ...]
) -> Suggested:
    values: dict[str, Any] = dict(found.values)
    return Suggested(
        found=found,
        levels=levels_of(replace(risk, **values), found.when, method),
        is_taken=all(value_of(risk, key) == value for key, value in values.items()),
        proved=proved,
    )


def proved_mitigations(project: OpenProject, risk: Uid, day: date) -> tuple[Proved, ...]:
    """Return the mitigations of a risk by number, each with whether its evidence is valid."""
    uids = project.links.seconds(LinkRole.RISK_MITIGATION, risk)
    found = (project.entity(uid) for uid in uids)
    own = sorted((m for m in found if isinstance(m, Mitigation)), key=lambda m: m.number or 0)
    return tuple(
        Proved(mitigation=one, has_evidence=has_valid_evidence(project, one.uid, day))
        for one in own
    )


def has_valid_evidence(project: OpenProject, uid: Uid, day: date) -> bool:
    """Return whether evidence of an entry is filed that is valid on ``day``."""
    pieces = map(project.entity, project.links.firsts(LinkRole.EVIDENCE_OF, uid))
    return any(isinstance(piece, Evidence) and _is_valid(piece, day) for piece in pieces)


def _is_valid(piece: Evidence, day: date) -> bool:
    is_newest = piece.superseded_by is None
    return is_newest and (piece.valid_until is None or piece.valid_until >= day)


def take_over(project: OpenProject, risk: Uid, found: Suggestion) -> Step | None:
    """Rate a risk as suggested, as one step; ``None`` when it is rated like that."""
    return project.edit(risk, dict(found.values))

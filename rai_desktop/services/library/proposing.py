"""Which risks of the library fit a system, best first, and which were dismissed before."""

from collections.abc import Collection
from dataclasses import dataclass

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.internal import Dismissal, dismissal_uid
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.library import LibraryRating, LibraryRisk
from rai_desktop.domain.rating import Levels, Method, Perspective, rank
from rai_desktop.services.law.facts import certain_traits
from rai_desktop.services.library.reading import library_of
from rai_desktop.services.library.reasons import Reason, reason_of
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.situation import facts_of_system

MOST_AT_ONCE = 5
"""How many proposals are shown before somebody asks for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A risk that fits a system: why, and how it is usually rated without mitigations.

    ``dismissed`` is what was said when it was dismissed, if it was; ``is_back`` that the traits of
    the system have changed since then.
    """

    risk: LibraryRisk
    reason: Reason
    rating: LibraryRating
    levels: Levels
    dismissed: str | None = None
    is_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """What fits a system, best first, and what was dismissed and stays so.

    Those that are back stand behind the new ones.
    """

    open: tuple[Proposal, ...]
    dismissed: tuple[Proposal, ...]


def proposals(project: OpenProject, catalogue: Catalogue, system: Uid) -> Proposals:
    """Return the risks of the library that fit a system and are not taken yet."""
    entity = project.entity(system)
    if not isinstance(entity, AiSystem):
        return Proposals(open=(), dismissed=())
    library, method = library_of(project, catalogue), project.method(catalogue)
    facts = facts_of_system(project, catalogue, system)
    taken = taken_entries(project, system, library.risks)
    listed = library.ratings.get(entity.template, {})
    found = []
    for risk in library.risks.values():
        if risk.deprecated or risk.id in taken:
            continue
        template = entity.template if risk.id in listed else ""
        reason = reason_of(risk.applies_when, facts, template)
        if reason is not None:
            rating = listed.get(risk.id, risk.default)
            found.append(_proposal(project, entity, risk, reason, rating, method))
    found.sort(key=_place)
    return Proposals(
        open=tuple(each for each in found if each.dismissed is None or each.is_back),
        dismissed=tuple(each for each in found if each.dismissed is not None and not each.is_back),
    )


def risk_uid(project: Uid, system: Uid, entry: str) -> Uid:
    """Return the uid that a risk taken from the library for a system has in every copy."""
    return natural_uid(project, EntityKind.RISK, system, entry)


def taken_entries(project: OpenProject, system: Uid, entries: Collection[str]) -> frozenset[str]:
    """Return the ids of the library that a system already has a risk of."""
    linked = (project.store.entity(u) for u in project.links.seconds(LinkRole.SYSTEM_RISK, system))
    found = {risk.library for risk in linked if isinstance(risk, Risk)}
    for entry in entries:
        own = project.store.entity(risk_uid(project.uid, system, entry))
        if own is not None and not own.deleted:
            found.add(entry)
    return frozenset(found)


def proposed_traits(system: AiSystem) -> tuple[str, ...]:
    """Return the traits by which risks are proposed, as a dismissal remembers them."""
    return tuple(sorted(certain_traits(system)))


def rated_levels(rating: LibraryRating, method: Method) -> Levels:
    """Return the levels of a suggested rating."""
    return Levels(
        persons=method.level(Perspective.PERSONS, rating.likelihood, rating.persons),
        business=method.level(Perspective.BUSINESS, rating.likelihood, rating.business),
    )


def _proposal(
    project: OpenProject,
    system: AiSystem,
    risk: LibraryRisk,
    reason: Reason,
    rating: LibraryRating,
    method: Method,
) -> Proposal:
    found = project.store.entity(dismissal_uid(project.uid, system.uid, risk.id))
    dismissal = found if isinstance(found, Dismissal) and not found.deleted else None
    return Proposal(
        risk=risk,
        reason=reason,
        rating=rating,
        levels=rated_levels(rating, method),
        dismissed=dismissal.reason if dismissal is not None else None,
        is_back=dismissal is not None and dismissal.traits != proposed_traits(system),
    )


def _place(proposal: Proposal) -> tuple[bool, int, int, int, int]:
    """Return what orders: dismissed last, then why, how high, and how many facts speak for it."""
    reason, rating = proposal.reason, proposal.rating
    return (
        proposal.is_back,
        _rank(reason),
        -rank(proposal.levels.overall),
        -rating.likelihood * max(rating.persons, rating.business),
        -reason.count,
    )


def _rank(reason: Reason) -> int:
    """Return how well a risk fits: typical of such a system, called for, general, or maybe."""
    if reason.is_open:
        return 3
    if reason.template:
        return 0
    return 2 if reason.is_general else 1

"""Another risk method for a project: what changes by it, before and when it is taken over."""

from collections.abc import Iterator
from dataclasses import dataclass

from rai_desktop.domain.codes import Action, RiskLevel
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating import RATED_BY, Levels, Method, Perspective, When, levels_of, rank
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.packs import DraftedPack, method_packs, own_contents
from rai_desktop.services.ports import Catalogue, MethodEdits, PackContent
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.acceptances import standing


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelChange:
    """A level of a risk that another method changes."""

    risk: Uid
    when: When
    perspective: Perspective
    before: RiskLevel
    after: RiskLevel

    @property
    def rises(self) -> bool:
        """Whether the level gets higher."""
        return rank(self.after) > rank(self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodEffect:
    """What another method brings: levels that change, and acceptances that hold no longer."""

    before: Method
    after: Method
    changes: tuple[LevelChange, ...]
    lapsing: tuple[Uid, ...]

    @property
    def risks(self) -> int:
        """How many risks have a level that changes."""
        return len({change.risk for change in self.changes})


def method_effect(project: OpenProject, before: Method, after: Method) -> MethodEffect:
    """Return what judging by ``after`` instead of ``before`` would change."""
    return MethodEffect(
        before=before,
        after=after,
        changes=tuple(_changes(project, before, after)),
        lapsing=tuple(_lapsing(project, before, after)),
    )


def method_of_pack(catalogue: Catalogue, content: PackContent) -> Method | None:
    """Return the risk method that a pack holds; ``None`` when it holds none."""
    method = catalogue.method([content])
    return method if method.own else None


def method_without(project: OpenProject, catalogue: Catalogue, pack_id: str) -> Method:
    """Return the method by which is judged when an own pack is removed."""
    own = own_contents(project, catalogue)
    return catalogue.method([pack for pack in own if pack.id != pack_id])


def drafted_method(project: OpenProject, catalogue: Catalogue, edits: MethodEdits) -> DraftedPack:
    """Return an own pack with the method of the project, changed by ``edits``."""
    organisation = project.organisation()
    publisher = " ".join(organisation.name.split()) if organisation else ""
    own = own_contents(project, catalogue)
    return catalogue.edited_method(own, edits, publisher or "–")


def use_shipped_method(project: OpenProject, catalogue: Catalogue) -> Step:
    """Judge by the method of the program again, as one step; what was rated stays.

    Raises:
        UsageError: there is no method of one's own, or a pack with it holds more.
    """
    packs = method_packs(project, catalogue)
    if not packs:
        raise UsageError(N_("This project is judged by the method of the program already."))
    settings = [FieldSetting(EntityKind.PACK, pack.uid, "deleted", True) for pack in packs]
    return project.commit(Action.DELETE, settings, title=packs[0].title)


def _changes(project: OpenProject, before: Method, after: Method) -> Iterator[LevelChange]:
    known: dict[tuple[When, object], tuple[Levels, Levels]] = {}
    for risk in _in_order(project):
        for when in When:
            rating = (when, RATED_BY[when](risk))
            if rating not in known:
                known[rating] = (levels_of(risk, when, before), levels_of(risk, when, after))
            yield from _differences(risk, when, *known[rating])


def _in_order(project: OpenProject) -> list[Risk]:
    risks = [one for one in project.entities(EntityKind.RISK) if isinstance(one, Risk)]
    return sorted(risks, key=lambda risk: risk.number or 0)


def _differences(risk: Risk, when: When, old: Levels, new: Levels) -> Iterator[LevelChange]:
    if old == new:
        return
    for perspective in Perspective:
        before, after = old.of(perspective), new.of(perspective)
        if before is not None and after is not None and before is not after:
            yield LevelChange(
                risk=risk.uid, when=when, perspective=perspective, before=before, after=after
            )


def _lapsing(project: OpenProject, before: Method, after: Method) -> Iterator[Uid]:
    day = project.clock.today()
    for acceptance in project.entities(EntityKind.ACCEPTANCE):
        if not isinstance(acceptance, Acceptance):
            continue
        if not standing(project, acceptance, day, before).holds:
            continue
        if not standing(project, acceptance, day, after).holds:
            yield acceptance.uid

"""Which requirements apply and how binding they are, with the reasons, in three-valued logic."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.conditions import Facts, Truth, evaluate
from rai_desktop.domain.requirements.rules import (
    BindingKind,
    BindingRule,
    Cell,
    RequirementRule,
    RequirementRules,
)
from rai_desktop.domain.texts import N_


class NeedKind(LabelledCode):
    """How binding a requirement is on the judged day, strongest first."""

    MANDATORY_NOW = "mandatory_now", N_("Mandatory today")
    MANDATORY_FROM = "mandatory_from", N_("Mandatory from a date")
    CONDITIONAL = "conditional", N_("Mandatory under a condition")
    RECOMMENDED = "recommended", N_("Recommended")
    OPTIONAL = "optional", N_("Voluntary")

    @property
    def rank(self) -> int:
        """Its place from the strongest, 0, to the weakest."""
        return _KINDS.index(self)


_Profiles = Sequence[tuple[str, Truth]]
_KINDS = tuple(NeedKind)
_CELLS = tuple(Cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A binding that holds, or that may hold as far as is known."""

    binding: BindingRule
    is_certain: bool

    def has_started(self, day: date) -> bool:
        """Return whether it counts on ``day``."""
        start = self.binding.applies_from
        return start is None or start <= day


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """That a requirement applies, how binding it is and why.

    ``since`` is the first day of what makes it mandatory. A need that is not certain may still turn
    out stronger, or not to apply, depending on what is not known yet.
    """

    requirement: str
    kind: NeedKind
    since: date | None = None
    is_certain: bool = True
    reasons: tuple[Reason, ...] = ()

    @property
    def strength(self) -> tuple[int, date]:
        """What needs are ordered by, the strongest first."""
        return self.kind.rank, self.since or date.min


def needs(rules: RequirementRules, facts: Facts) -> tuple[Need, ...]:
    """Return what a system needs, in the order of the requirements."""
    return tuple(
        need for key, need in all_needs(rules, facts).items() if rules.by_id[key].of_system
    )


def company_needs(
    rules: RequirementRules, own: Facts, systems: Iterable[Facts]
) -> tuple[Need, ...]:
    """Return what the organisation itself needs: as much as the most demanding of its systems.

    ``own`` are the facts of the organisation, without any system.
    """
    return tuple(over_all(rules, [all_needs(rules, facts) for facts in (own, *systems)]))


def over_all(rules: RequirementRules, judged: Sequence[Mapping[str, Need]]) -> Iterator[Need]:
    """Yield the strongest need of each requirement that is asked of the organisation."""
    asked = (rule.id for rule in rules.requirements if rule.of_organisation)
    found = ([each[key] for each in judged if key in each] for key in asked)
    return (strongest(each) for each in found if each)


def all_needs(rules: RequirementRules, facts: Facts) -> Mapping[str, Need]:
    """Return how much each requirement is needed with these facts; what does not apply is not in.

    Whom a requirement is asked of does not matter here.
    """
    profiles = _profiles(rules, facts)
    judged = ((rule.id, _need(rule, facts, profiles)) for rule in rules.requirements)
    return {key: need for key, need in judged if need is not None}


def need_of(rules: RequirementRules, rule: RequirementRule, facts: Facts) -> Need | None:
    """Return how much ``rule`` is needed with these facts; ``None`` when it does not apply.

    The table of applicability says whether a law that holds under a condition asks for the
    requirement as a whole; otherwise such a law asks for a part of it, and it stays conditional.
    What is not known never makes a need weaker.
    """
    return _need(rule, facts, _profiles(rules, facts))


def _need(rule: RequirementRule, facts: Facts, profiles: _Profiles) -> Need | None:
    applies = evaluate(rule.applies_when, facts)
    if applies is Truth.FALSE:
        return None
    reasons = _reasons(rule, facts)
    cell, cell_is_certain = _cell(rule, profiles)
    kind, since = _judged(cell, reasons, facts.day, in_starter_set=rule.in_starter_set)
    doubted = any(reason.binding.is_law and not reason.is_certain for reason in reasons)
    is_settled = kind is NeedKind.MANDATORY_NOW or (cell_is_certain and not doubted)
    return Need(
        requirement=rule.id,
        kind=kind,
        since=since,
        is_certain=applies is Truth.TRUE and is_settled,
        reasons=reasons,
    )


def strongest(found: Iterable[Need]) -> Need:
    """Return the strongest of several needs of a requirement, with the reasons of all."""
    ordered = sorted(found, key=lambda need: need.strength)
    best = ordered[0]
    reasons: dict[int, Reason] = {}
    for reason in (reason for need in ordered for reason in need.reasons):
        known = reasons.get(id(reason.binding))
        if known is None or (reason.is_certain and not known.is_certain):
            reasons[id(reason.binding)] = reason
    return Need(
        requirement=best.requirement,
        kind=best.kind,
        since=best.since,
        is_certain=best.is_certain and (_is_strongest(best) or all(n.is_certain for n in ordered)),
        reasons=tuple(reasons.values()),
    )


def _is_strongest(need: Need) -> bool:
    """Return whether nothing that is not known yet can make the need stronger."""
    return need.kind is NeedKind.MANDATORY_NOW


def _reasons(rule: RequirementRule, facts: Facts) -> tuple[Reason, ...]:
    judged = ((binding, evaluate(binding.when, facts)) for binding in rule.bindings)
    return tuple(
        Reason(binding=binding, is_certain=truth is Truth.TRUE)
        for binding, truth in judged
        if truth is not Truth.FALSE
    )


def _profiles(rules: RequirementRules, facts: Facts) -> _Profiles:
    judged = ((profile.id, evaluate(profile.when, facts)) for profile in rules.profiles)
    return [(profile, truth) for profile, truth in judged if truth is not Truth.FALSE]


def _cell(rule: RequirementRule, profiles: _Profiles) -> tuple[Cell | None, bool]:
    """Return the strongest entry of the table for the situation, and whether it is certain."""
    judged = [(rule.applicability.get(profile), truth) for profile, truth in profiles]
    certain = [cell for cell, truth in judged if cell and truth is Truth.TRUE]
    possible = [cell for cell, truth in judged if cell and truth is Truth.UNKNOWN]
    best = min(certain or possible, key=_CELLS.index, default=None)
    return best, best is None or all(_CELLS.index(best) <= _CELLS.index(c) for c in possible)


def _judged(
    cell: Cell | None, reasons: tuple[Reason, ...], day: date, *, in_starter_set: bool
) -> tuple[NeedKind, date | None]:
    conditions_count = cell not in (Cell.RECOMMENDED, Cell.OPTIONAL)
    laws = [reason for reason in reasons if reason.binding.is_law]
    whole = [one for one in laws if conditions_count or not _is_condition(one)]
    certain = [one for one in whole if one.is_certain]
    started = [one for one in certain if one.has_started(day)]
    if started:
        return NeedKind.MANDATORY_NOW, _first_day(started)
    if certain:
        return NeedKind.MANDATORY_FROM, _first_day(certain)
    if whole or any(one.is_certain for one in laws):
        return NeedKind.CONDITIONAL, None
    is_voluntary = cell is Cell.OPTIONAL or (cell is None and not in_starter_set)
    return (NeedKind.OPTIONAL if is_voluntary else NeedKind.RECOMMENDED), None


def _is_condition(reason: Reason) -> bool:
    return reason.binding.kind is BindingKind.LAW_CONDITION


def _first_day(reasons: list[Reason]) -> date | None:
    days = [reason.binding.applies_from for reason in reasons]
    return min((day for day in days if day is not None), default=None)

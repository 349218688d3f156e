"""All rules of hints, the most serious first, and asking them about one entry.

The open points of registers come from the same rules (``is_point``).
"""

from collections.abc import Iterable, Iterator, Mapping

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.services.hints.known import Known
from rai_desktop.services.hints.model import AnyRule, Hint, Severity
from rai_desktop.services.hints.rules_people import PEOPLE_RULES
from rai_desktop.services.hints.rules_risks import RISK_RULES, may_lack
from rai_desktop.services.hints.rules_systems import SYSTEM_RULES
from rai_desktop.services.hints.rules_work import WORK_RULES

_ORDER = tuple(Severity)
RULES: tuple[AnyRule, ...] = tuple(
    sorted(
        (*SYSTEM_RULES, *RISK_RULES, *WORK_RULES, *PEOPLE_RULES),
        key=lambda rule: _ORDER.index(rule.severity),
    )
)
RULE_BY_ID: Mapping[str, AnyRule] = {rule.id: rule for rule in RULES}


def _of_kind(rules: Iterable[AnyRule]) -> dict[EntityKind, tuple[AnyRule, ...]]:
    found: dict[EntityKind, tuple[AnyRule, ...]] = {}
    for rule in rules:
        found[rule.kind] = (*found.get(rule.kind, ()), rule)
    return found


HINT_RULES = _of_kind(rule for rule in RULES if rule.is_hint)
_WRITTEN: tuple[AnyRule, ...] = (*SYSTEM_RULES, *RISK_RULES, *WORK_RULES)
POINT_RULES = _of_kind(rule for rule in _WRITTEN if rule.is_point)
KINDS = tuple(HINT_RULES)
"""The kinds of entries that hints are about."""


def hints_of(known: Known, kind: EntityKind, entity: Entity) -> tuple[Hint, ...]:
    """Return the hints about one entry, switched-off ones too, the most serious first."""
    found: list[Hint] = []
    if isinstance(entity, Risk) and not may_lack(entity):
        return ()
    for rule in HINT_RULES.get(kind, ()):
        fires = rule.find(known, entity)
        if fires:
            found.append(Hint(rule.id, entity.uid, None if fires is True else fires))
    return tuple(found)


def points_of(known: Known, kind: EntityKind, entity: Entity) -> Iterator[Hint]:
    """Yield what counts as an open point of a register."""
    if isinstance(entity, Risk) and not may_lack(entity):
        return
    for rule in POINT_RULES.get(kind, ()):
        fires = rule.find(known, entity)
        if fires:
            yield Hint(rule.id, entity.uid, None if fires is True else fires)

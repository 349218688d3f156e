"""Who may accept a risk, whom to ask before, and until when it holds at most."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.conditions import Facts, Truth, evaluate
from rai_desktop.domain.days import months_later
from rai_desktop.domain.rating.levels import Levels
from rai_desktop.domain.rating.method import AcceptanceRule, Method
from rai_desktop.domain.rating.scales import Perspective, rank


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Somebody to be asked before; ``is_certain`` is false while facts are missing."""

    body: str
    is_certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceNeeds:
    """What accepting a risk takes; without months nobody may accept it."""

    may_accept: str
    asked: tuple[Asked, ...]
    most_months: int
    needs_plan: bool
    needs_two: bool

    @property
    def is_possible(self) -> bool:
        """Whether anybody may accept it."""
        return self.most_months > 0

    def last_day(self, accepted_on: date) -> date:
        """Return until when an acceptance of this day holds at most."""
        return months_later(accepted_on, self.most_months)


def acceptance_needs(method: Method, levels: Levels, facts: Facts) -> AcceptanceNeeds | None:
    """Return what accepting a risk of these levels takes; ``None`` while it is not rated.

    What either perspective asks for is needed: the stricter body, the shorter time.
    """
    rules = tuple(_rules(method, levels))
    if not rules:
        return None
    strictest = max(rules, key=lambda rule: (rule.most_months == 0, rank(rule.level)))
    months = min(rule.most_months for rule in rules)
    return AcceptanceNeeds(
        may_accept=strictest.may_accept,
        asked=_asked(rules, facts) if months else (),
        most_months=months,
        needs_plan=any(rule.needs_plan for rule in rules),
        needs_two=method.needs_two(levels.overall),
    )


def _rules(method: Method, levels: Levels) -> Iterator[AcceptanceRule]:
    for perspective in Perspective:
        level = levels.of(perspective)
        rule = method.acceptance_rule(level, perspective) if level else None
        if rule is not None:
            yield rule


def _asked(rules: tuple[AcceptanceRule, ...], facts: Facts) -> tuple[Asked, ...]:
    found: dict[str, Asked] = {}
    for one in (each for rule in rules for each in rule.consult):
        truth = evaluate(one.when, facts)
        known = found.get(one.body)
        if truth is not Truth.FALSE and not (known and known.is_certain):
            found[one.body] = Asked(body=one.body, is_certain=truth is Truth.TRUE)
    return tuple(found.values())

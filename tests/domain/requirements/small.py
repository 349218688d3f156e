"""Small sets of requirements for tests, made of a few rules."""

from datetime import date
from typing import Any

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.conditions import Condition, Facts, parse_condition
from rai_desktop.domain.requirements import (
    BindingKind,
    BindingRule,
    Cell,
    FrameworkRule,
    PointRule,
    ProfileRule,
    RequirementRule,
    RequirementRules,
    ThemeRule,
)

TODAY = date(2026, 11, 28)
ALWAYS: Condition = parse_condition({"always": True})


def when(plain: object) -> Condition:
    return parse_condition(plain)


def facts(**more: Any) -> Facts:
    sets = {
        key: frozenset(value) if isinstance(value, (set, list)) else value
        for key, value in more.items()
    }
    return Facts(**{"day": TODAY, **sets})


def binding(kind: str, rule: object = None, start: date | None = None) -> BindingRule:
    condition = ALWAYS if rule is None else when(rule)
    return BindingRule(kind=BindingKind(kind), when=condition, applies_from=start)


def requirement(key: str, *bindings: BindingRule, **more: Any) -> RequirementRule:
    plain = {
        "title": {"de": key, "en": key},
        "statement": {"de": key, "en": key},
        "criterion": Criterion.TRUST,
        "of_organisation": False,
        "of_system": True,
        "applies_when": ALWAYS,
        "bindings": bindings,
    }
    return RequirementRule(id=key, **{**plain, **more})


def rules(*requirements: RequirementRule, **more: Any) -> RequirementRules:
    profiles = (
        ProfileRule(id="low", title={}, when=when({"not": {"label": "HIGH"}})),
        ProfileRule(id="high", title={}, when=when({"label": "HIGH"})),
    )
    plain = {
        "pack": "own",
        "version": "1.0",
        "sha256": "",
        "state_of_law": TODAY,
        "title": {},
        "profiles": profiles,
        "requirements": requirements,
    }
    return RequirementRules(**{**plain, **more})


def cells(low: str, high: str | None = None) -> dict[str, Cell]:
    return {"low": Cell(low), "high": Cell(high or low)}


def framework(key: str, *points: tuple[str, str]) -> FrameworkRule:
    return FrameworkRule(
        id=key,
        title={},
        points=tuple(PointRule(id=point, title={}, parent=parent) for point, parent in points),
    )


def theme(key: str, requirements: tuple[str, ...], **points: tuple[str, ...]) -> ThemeRule:
    return ThemeRule(id=key, title={}, requirements=requirements, points=points)

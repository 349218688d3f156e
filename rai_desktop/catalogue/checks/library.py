"""The risk library as a whole: everything is used, and the parts agree with each other."""

from collections.abc import Iterator
from datetime import date
from typing import Final, get_args

from rai_desktop.catalogue.checks.problems import Problem
from rai_desktop.catalogue.checks.shelf import Shelf
from rai_desktop.catalogue.checks.walking import models
from rai_desktop.catalogue.schema.base import LabelCode
from rai_desktop.catalogue.schema.library import Measure, Risk, Template, VocabularyList
from rai_desktop.domain.codes import (
    Criterion,
    Effort,
    MeasureKind,
    MeasureNature,
    MeasureStatus,
    Treatment,
)
from rai_desktop.domain.conditions import Facts, Truth, evaluate
from rai_desktop.domain.texts import N_

UNUSED: Final = "unused"
"""Check of what nothing leads to; it asks of the product's library that it is complete."""

_UNUSED_MEASURE = N_("The measure {entry} helps against no risk.")
_UNUSED_RISK = N_("The risk {entry} occurs in no template.")
_UNUSED_TRAIT = N_("The trait {code} occurs in no template.")
_UNMET_REQUIREMENT = N_("The requirement {entry} is met by no measure.")
_UNMATCHED_RISK = N_(
    "The template {entry} lists the risk {code}, which its traits do not call for."
)
_OTHER_CRITERION = N_("The group of {entry} belongs to another criterion than the entry itself.")
_OTHER_CODES = N_("The list {entry} has to hold exactly the codes that the program knows.")
_RANKED_TWICE = N_("The entry {entry} names {code} twice under {key}.")

_FIXED: Final[dict[str, frozenset[str]]] = {
    "criteria": frozenset(Criterion),
    "labels": frozenset(get_args(LabelCode)),
    "measure_kinds": frozenset(MeasureKind),
    "measure_natures": frozenset(MeasureNature),
    "measure_statuses": frozenset(MeasureStatus),
    "efforts": frozenset(Effort),
    "treatments": frozenset(Treatment),
}

_ANY_DAY: Final = date(2000, 1, 1)


def check_use(shelf: Shelf) -> Iterator[Problem]:
    """Yield measures, risks, traits and requirements that nothing leads to."""
    helping = {measure for risk in shelf.entries("risks", Risk) for measure in risk.measures}
    templates = shelf.entries("templates", Template)
    listed = {risk.id for template in templates for risk in template.risks}
    for located in shelf.located("measures") if shelf.holds("risks") else ():
        if not located.entry.deprecated and located.entry.id not in helping:
            yield located.problem(UNUSED, _UNUSED_MEASURE)
    for located in shelf.located("risks") if templates else ():
        if not located.entry.deprecated and located.entry.id not in listed:
            yield located.problem(UNUSED, _UNUSED_RISK)
    yield from _check_traits(shelf, templates)
    yield from _check_requirements(shelf)


def _check_traits(shelf: Shelf, templates: list[Template]) -> Iterator[Problem]:
    used = {trait for template in templates for trait in template.traits}
    for located in shelf.located("vocabulary") if templates else ():
        if isinstance(located.entry, VocabularyList) and located.entry.id == "traits":
            for code in located.entry.codes:
                if not code.deprecated and code.id not in used:
                    yield located.problem(UNUSED, _UNUSED_TRAIT, code=code.id)


def _check_requirements(shelf: Shelf) -> Iterator[Problem]:
    measures = shelf.entries("measures", Measure)
    met = {requirement for measure in measures for requirement in measure.requirements}
    for located in shelf.located("requirements") if measures else ():
        if not located.entry.deprecated and located.entry.id not in met:
            yield located.problem(UNUSED, _UNMET_REQUIREMENT)


def check_templates(shelf: Shelf) -> Iterator[Problem]:
    """Yield risks of templates that the traits of the template do not call for."""
    risks = {risk.id: risk for risk in shelf.entries("risks", Risk)}
    for located in shelf.located("templates"):
        template = located.entry
        if not isinstance(template, Template):
            continue
        facts = Facts(day=_ANY_DAY, traits=frozenset(template.traits))
        for listed in template.risks:
            risk = risks.get(listed.id)
            if risk is not None and evaluate(risk.applies_when, facts) is not Truth.TRUE:
                yield located.problem("unmatched_risk", _UNMATCHED_RISK, code=risk.id)


def check_codes(shelf: Shelf) -> Iterator[Problem]:
    """Yield groups of another criterion, and fixed lists that differ from the program's codes."""
    groups = shelf.codes("criterion_groups")
    for located in shelf.located("risks", "measures", "tools", "requirements"):
        group = groups.get(str(getattr(located.entry, "group", None)))
        if group is not None and group.criterion != getattr(located.entry, "criterion", None):
            yield located.problem("other_criterion", _OTHER_CRITERION, key="group")
    for located in shelf.located("vocabulary"):
        fixed = _FIXED.get(located.entry.id)
        if fixed is not None and set(shelf.codes(located.entry.id)) != {
            str(code) for code in fixed
        }:
            yield located.problem("other_codes", _OTHER_CODES)


def check_repetition(shelf: Shelf) -> Iterator[Problem]:
    """Yield lists of codes that name a code twice."""
    for located in shelf.located():
        for key, model in models(located.entry):
            for name in type(model).model_fields:
                value = getattr(model, name)
                codes = [part for part in value if isinstance(part, str)] if _is_list(value) else []
                where = f"{key}.{name}".removeprefix(".")
                for code in sorted({code for code in codes if codes.count(code) > 1}):
                    yield located.problem("repeated", _RANKED_TWICE, key=where, code=code)


def _is_list(value: object) -> bool:
    return isinstance(value, tuple)

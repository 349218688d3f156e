"""Checks of packs as a whole, beyond what the schema sees in each entry."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from rai_desktop.catalogue.checks.forms import check_forms
from rai_desktop.catalogue.checks.identity import check_headers, check_ids, check_replacements
from rai_desktop.catalogue.checks.law import (
    check_conditions,
    check_duties,
    check_questions,
    check_results,
)
from rai_desktop.catalogue.checks.library import (
    check_codes,
    check_repetition,
    check_templates,
    check_use,
)
from rai_desktop.catalogue.checks.links import (
    check_citations,
    check_points,
    check_references,
    check_sources,
)
from rai_desktop.catalogue.checks.method import check_methods
from rai_desktop.catalogue.checks.problems import Problem, Severity
from rai_desktop.catalogue.checks.requirements import check_frameworks, check_requirements
from rai_desktop.catalogue.checks.shelf import Shelf
from rai_desktop.catalogue.packs import Pack

__all__ = ["Problem", "Severity", "check_packs"]

_CHECKS: Final[tuple[Callable[[Shelf], Iterator[Problem]], ...]] = (
    check_headers,
    check_ids,
    check_replacements,
    check_references,
    check_points,
    check_citations,
    check_sources,
    check_use,
    check_templates,
    check_codes,
    check_repetition,
    check_methods,
    check_conditions,
    check_questions,
    check_results,
    check_duties,
    check_requirements,
    check_frameworks,
    check_forms,
)


def check_packs(packs: Iterable[Pack]) -> list[Problem]:
    """Return what is wrong with ``packs`` taken together, check by check.

    References to a section that none of the packs has are not judged, so that a single pack can be
    checked, too.
    """
    shelf = Shelf(packs)
    return [problem for check in _CHECKS for problem in check(shelf)]

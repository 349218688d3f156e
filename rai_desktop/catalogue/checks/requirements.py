"""Requirements and frameworks: complete tables, days for what applies later, parts of something."""

from collections.abc import Iterator
from typing import Final

from rai_desktop.catalogue.checks.problems import Problem
from rai_desktop.catalogue.checks.shelf import Located, Shelf
from rai_desktop.catalogue.schema.requirements import Framework, Requirement
from rai_desktop.domain.texts import N_

_UNUSABLE_ID = N_(
    "The id {entry} cannot be used for a requirement, because answers are kept by it. Give it one "
    "without a colon, and not “met_from”."
)
_NO_CELL = N_("The requirement {entry} does not say how much the profile {code} needs it.")
_NO_DAY = N_("The binding {code} of {entry} applies by law from a date but names no day.")
_NO_PARENT = N_("The point {code} of {entry} belongs to {parent}, which does not exist.")
_ABOVE_ITSELF = N_("The point {code} of {entry} stands above itself.")

_TAKEN: Final = ("met_from",)
"""What stands beside answers on a sheet."""


def check_requirements(shelf: Shelf) -> Iterator[Problem]:
    """Yield requirements without a usable id, a profile, or the day from which a law applies."""
    profiles = sorted(shelf.ids("profiles"))
    for located in shelf.located("requirements"):
        one = located.entry
        if not isinstance(one, Requirement):
            continue
        if ":" in one.id or one.id in _TAKEN:
            yield located.problem("unusable_id", _UNUSABLE_ID, key="id")
        for profile in profiles if one.applicability else ():
            if profile not in one.applicability:
                yield located.problem("no_cell", _NO_CELL, key="applicability", code=profile)
        for at, binding in enumerate(one.bindings):
            if binding.kind == "law_date" and binding.applies_from is None:
                key = f"bindings[{at}].applies_from"
                yield located.problem("no_day", _NO_DAY, key=key, code=at + 1)


def check_frameworks(shelf: Shelf) -> Iterator[Problem]:
    """Yield points of frameworks that belong to nothing, or to themselves."""
    for located in shelf.located("frameworks"):
        if isinstance(located.entry, Framework):
            yield from _check_parents(located, located.entry)


def _check_parents(located: Located, framework: Framework) -> Iterator[Problem]:
    parents = {point.id: point.parent for point in framework.points}
    for at, point in enumerate(framework.points):
        key = f"points[{at}].parent"
        if point.parent is not None and point.parent not in parents:
            yield located.problem(
                "no_parent", _NO_PARENT, key=key, code=point.id, parent=point.parent
            )
        elif point.id in _above(point.id, parents):
            yield located.problem("above_itself", _ABOVE_ITSELF, key=key, code=point.id)


def _above(point: str, parents: dict[str, str | None]) -> list[str]:
    """Return all points above ``point``; a circle is gone round once."""
    found: list[str] = []
    above = parents.get(point)
    while above is not None and above not in found:
        found.append(above)
        above = parents.get(above)
    return found

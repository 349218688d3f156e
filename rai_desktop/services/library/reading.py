"""The library of a project: that of the product, with what own packs add."""

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.library import Library, LibraryMeasure, LibraryRisk
from rai_desktop.domain.texts import N_
from rai_desktop.services.packs import own_contents
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject

_NOT_THERE = N_("The library has no entry {entry}. Choose one of the library.")


def library_of(project: OpenProject, catalogue: Catalogue) -> Library:
    """Return the library that is used in ``project``."""
    return catalogue.library(own_contents(project, catalogue))


def risk_of(project: OpenProject, catalogue: Catalogue, entry: str) -> LibraryRisk:
    """Return a risk of the library.

    Raises:
        UsageError: there is none with this id.
    """
    found = library_of(project, catalogue).risks.get(entry)
    if found is None:
        raise UsageError(_NOT_THERE, entry=entry)
    return found


def measure_of(project: OpenProject, catalogue: Catalogue, entry: str) -> LibraryMeasure:
    """Return a mitigation of the library.

    Raises:
        UsageError: there is none with this id.
    """
    found = library_of(project, catalogue).measures.get(entry)
    if found is None:
        raise UsageError(_NOT_THERE, entry=entry)
    return found

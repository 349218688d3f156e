"""Which years are closed, which one is worked on, and what was frozen with one."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.snapshot import Snapshot
from rai_desktop.services.project import OpenProject
from rai_desktop.services.years.model import ProjectThen
from rai_desktop.services.years.written import read_figures, read_frozen


def closed_years(project: OpenProject) -> tuple[Snapshot, ...]:
    """Return the years that are closed, the latest first."""
    found = [one for one in project.entities(EntityKind.SNAPSHOT) if isinstance(one, Snapshot)]
    return tuple(sorted(found, key=lambda one: one.year or 0, reverse=True))


def closed_year(project: OpenProject, year: int) -> Snapshot | None:
    """Return a year if it is closed."""
    return next((one for one in closed_years(project) if one.year == year), None)


def reporting_year(project: OpenProject) -> int:
    """Return the year that is worked on: as entered, behind those that are closed, or of today."""
    organisation = project.organisation()
    if organisation is not None and organisation.reporting_year:
        return organisation.reporting_year
    last = next((one.year for one in closed_years(project) if one.year), None)
    return last + 1 if last else project.clock.today().year


def frozen_state(project: OpenProject, snapshot: Snapshot) -> ProjectThen | None:
    """Return what was frozen with a year; the numbers alone where the rest is missing here."""
    data = project.store.attachment(snapshot.sha256) if snapshot.sha256 else None
    found = read_frozen(data) if data is not None else None
    if found is not None:
        return found
    figures = read_figures(snapshot.figures)
    if figures is None:
        return None
    return ProjectThen(
        year=snapshot.year or 0, head=snapshot.head, figures=figures, is_complete=False
    )

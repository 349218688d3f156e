"""Naming a time to compare: a closed year, today, or an earlier state of the history."""

from collections.abc import Generator
from dataclasses import dataclass

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.parts import result_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.timeline.points import Point, moment_of, point_of
from rai_desktop.services.years.closed import closed_year, frozen_state, reporting_year
from rai_desktop.services.years.looking import look_in_parts
from rai_desktop.services.years.model import ProjectThen
from rai_desktop.services.years.past_project import project_at

TODAY = "today"
"""What names the present state; the word for it in the language of the labels does, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTime:
    """A project at one time, and what that time is called."""

    name: str
    then: ProjectThen


def time_of(project: OpenProject, labels: Labels, text: str) -> NamedTime:
    """Return what ``text`` names: “today”, a closed year, a fingerprint, or a day.

    Raises:
        UsageError: nothing fits.
    """
    return result_of(time_in_parts(project, labels, text))


def time_in_parts(
    project: OpenProject, labels: Labels, text: str
) -> Generator[None, None, NamedTime]:
    """Return the same, bit by bit between other work."""
    words = labels.words
    wanted = text.strip()
    today = words(N_("Today"))
    if wanted.casefold() in (TODAY, today.casefold()):
        then = yield from look_in_parts(project, labels, reporting_year(project))
        return NamedTime(name=today, then=then)
    if wanted.isdecimal() and len(wanted) == _DIGITS_OF_A_YEAR:
        yield
        return NamedTime(name=wanted, then=_frozen(project, int(wanted)))
    return (yield from _earlier(project, labels, point_of(project.store, wanted)))


_DIGITS_OF_A_YEAR = 4


def _frozen(project: OpenProject, year: int) -> ProjectThen:
    snapshot = closed_year(project, year)
    if snapshot is None:
        raise UsageError(
            N_("The year {year} is not closed. “year” lists those that are."), year=str(year)
        )
    found = frozen_state(project, snapshot)
    if found is None:
        raise UsageError(
            N_(
                "What was frozen with the year {year} cannot be read. It may have been "
                "changed by another program, or come from a newer version. Update the "
                "program, or open an earlier state of the file."
            ),
            year=str(year),
        )
    return found


def _earlier(
    project: OpenProject, labels: Labels, point: Point
) -> Generator[None, None, NamedTime]:
    """Look at an earlier state as if it were today's, by the words of its own project."""
    yield
    past = project_at(project, point)
    spoken = Labels(labels.words, labels.catalogue)
    spoken.keep(past.project)
    then = yield from look_in_parts(past.project, spoken, past.day.year)
    return NamedTime(name=moment_of(labels.words, point), then=then)

"""The register of a made-up project, as all writers get it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from benchmarks.content import DAY
from benchmarks.projects import Place
from rai_desktop.catalogue.content import Content
from rai_desktop.services.jobs import Job
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import RegisterRequest, build_register
from rai_desktop.services.registers.model import Register
from rai_desktop.words import words_for

LANGUAGE = "de"


@contextmanager
def project_with_all(size: int, place: Place, name: str) -> Iterator[OpenProject]:
    """Give a project whose systems, risks and what hangs on them are in memory."""
    with place.opened(size, name) as project:
        register_of(project)
        yield project


def register_of(project: OpenProject) -> Register:
    """Return the whole register of a project."""
    labels = Labels(words_for(LANGUAGE), Content())
    created = datetime(DAY.year, DAY.month, DAY.day, 8, tzinfo=UTC)
    return build_register(project, labels, RegisterRequest(cut_off=DAY, created=created))


def made_register(size: int, place: Place) -> Register:
    """Return the register of a project that is closed again."""
    with place.opened(size, "register") as project:
        return register_of(project)


def run_through(job: Job) -> None:
    """Do all of a job."""
    for _ in job:
        pass

"""Registers to print in tests: the example company, an empty project, and what readers find."""

from datetime import UTC, date, datetime
from io import BytesIO

from pypdf import PdfReader

from rai_desktop.catalogue.content import Content
from rai_desktop.catalogue.example import example_data
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.export.pdf_register import write_pdf
from rai_desktop.services.clock import RandomUids, SystemClock
from rai_desktop.services.creating import begin_project, fill_example
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import RegisterRequest, build_register
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.opening import new_project
from rai_desktop.words import words_for

DAY = date(2026, 11, 22)
PROJECT = Uid("11111111-2222-4333-8444-555555555555")


def fresh_project(folder):
    """Return a project without entries, on the day of the tests."""
    folders = Folders(state=folder / "state", data=folder / "data")
    store = new_project(folder / "project.rai", folders, PROJECT)
    return OpenProject(store, SystemClock(judged_by=DAY), RandomUids())


def empty_project(folder):
    """Return a project that has only its organisation."""
    project = fresh_project(folder)
    begin_project(project, Content(), {"name": "Leere Firma GmbH"})
    return project


def example_project(folder, language):
    """Return the example company in a language."""
    project = fresh_project(folder)
    fill_example(project, Content(), example_data(), words_for(language))
    return project


def register_of(project, language, **wishes):
    """Return the register of a project and let go of the project."""
    moment = datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC)
    request = RegisterRequest(cut_off=DAY, created=moment, **wishes)
    register = build_register(project, Labels(words_for(language), Content()), request)
    project.store.abandon()
    return register


def printed(register, folder):
    """Return the bytes of the register's PDF file."""
    target = folder / "register.pdf"
    for _ in write_pdf(register, target):
        pass
    return target.read_bytes()


def opened(data):
    """Return a strict reader of a PDF file."""
    return PdfReader(BytesIO(data), strict=True)


class MovedClock:
    """The day of the tests, or a day before it."""

    def __init__(self):
        self.moment = datetime(2025, 6, 1, 12, tzinfo=UTC)

    def today(self):
        return DAY

    def now(self):
        return self.moment


def moved_project(folder, language):
    """Return the example company as it was entered long ago, with risks that moved since."""
    project = fresh_project(folder)
    project.clock = clock = MovedClock()
    fill_example(project, Content(), example_data(), words_for(language))
    clock.moment = datetime(2026, 10, 1, 12, tzinfo=UTC)
    risks = project.entities(EntityKind.RISK)
    project.edit(risks[0].uid, {"current_likelihood": 1, "current_persons": 1})
    project.edit(risks[1].uid, {"current_likelihood": 5, "current_persons": 5})
    project.edit(risks[2].uid, {"status": "closed"})
    project.delete([risks[3].uid])
    project.add(EntityKind.RISK, {"title": "New since then", "current_likelihood": 3})
    return project

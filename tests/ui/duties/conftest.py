import pytest

from rai_desktop.domain.fields import EntityKind
from tests.services.building import FixedClock
from tests.services.law_building import LAW, NOW, three_systems


@pytest.fixture
def lawful(qtbot, window, session):
    """The window with three classified systems, a day in November 2026, at its overview."""
    qtbot.waitUntil(window.isActiveWindow)
    session.catalogue = LAW
    window.open_example()
    project = window.desk.project
    project.clock = FixedClock(NOW)
    organisation = project.organisation().uid
    project.edit(organisation, {"public_services": "no", "staff": 30, "turnover": "up_to_10"})
    project.delete([system.uid for system in project.entities(EntityKind.SYSTEM)])
    three_systems(project)
    project.store._undo.clear()
    return window


@pytest.fixture
def space(lawful):
    return lawful.desk.workspace


@pytest.fixture
def project(lawful):
    return lawful.desk.project

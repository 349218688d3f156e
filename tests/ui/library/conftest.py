import pytest

from rai_desktop.domain.fields import EntityKind
from tests.services.building import CATALOGUE
from tests.services.library.building import add_system


@pytest.fixture
def shown(qtbot, window, session):
    """The window at its systems, with one whose risks are proposed from the library."""
    qtbot.waitUntil(window.isActiveWindow)
    session.catalogue = CATALOGUE
    window.open_example()
    return window


@pytest.fixture
def space(shown):
    return shown.desk.workspace


@pytest.fixture
def project(shown):
    return shown.desk.project


@pytest.fixture
def system(space, project):
    """A typical office assistant, in its form with the proposals open."""
    uid = add_system(project, template="T-01", people_data="yes")
    project.store._undo.clear()
    space.show_page(EntityKind.SYSTEM)
    space.go_to(uid)
    space.form.panels.library.panel.set_open(True)
    return uid


@pytest.fixture
def panel(space, system):
    return space.form.panels.library.panel

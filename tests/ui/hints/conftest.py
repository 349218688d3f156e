import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from tests.ui.tables.fake import TODAY


@pytest.fixture
def space(qtbot, window):
    """The example with one serious hint: an AI system in use that was refused."""
    qtbot.waitUntil(window.isActiveWindow)
    window.open_example()
    project = window.desk.project
    system = project.entities(EntityKind.SYSTEM)[0]
    project.edit(system.uid, {"status": "in_use", "approval": "refused", "review_due_on": TODAY})
    project.store._undo.clear()
    return window.desk.workspace


@pytest.fixture
def found(space):
    """Let the hints be found, and return what keeps them."""
    space.hints.look()
    while not space.hints.is_current:
        space.hints._slices._go_on(1)
    return space.hints


@pytest.fixture
def page(space, found):
    space.show_page(Page.HINTS)
    return space.page

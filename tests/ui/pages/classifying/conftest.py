"""The wizard in the real window, with an inventory that holds one system."""

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui.main_window import MainWindow
from tests.services.law.walking import walk
from tests.ui.closing import close_later
from tests.ui.pages.test_first_half_hour import Hand, OwnSession
from tests.ui.pages.wizard import Wizard


@pytest.fixture
def session(tmp_path):
    return OwnSession(tmp_path)


@pytest.fixture(params=["en"])
def language(request):
    return request.param


@pytest.fixture
def window(qtbot, looks, session, asker, opened, tmp_path, language):
    """Return the window with an inventory that holds one system."""
    path = tmp_path / "inventory.rai"
    made = session.new_project(
        path, {"name": "Muster GmbH", "public_services": "no"}, {"name": "Leitung IT"}
    )
    made.add(EntityKind.SYSTEM, {"name": "Assistant"})
    session.close_project(made)
    window = MainWindow(session, looks, language, asker, opened.append)
    close_later(qtbot, window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.open_file(path)
    return window


@pytest.fixture
def hand(qtbot, window):
    return Hand(qtbot, window)


@pytest.fixture
def wizard(hand, window):
    return Wizard(hand, window)


@pytest.fixture
def answered(wizard):
    """Return the wizard at the result of a system whose questions are all answered."""
    wizard.open()
    walk(wizard.page.entering)
    wizard.page.go_to_step("result")
    return wizard

"""The card that offers to name everyday tools of one product alike."""

import pytest

from rai_desktop.services.everyday import add_tool
from rai_desktop.ui.forms.spelling_panel import SpellingPanel
from tests.ui.conftest import show_example


@pytest.fixture
def shown(window):
    window = show_example(window)
    project = window.desk.project
    other = add_tool(project, {"name": "Microsoft 365 Copilot"})
    one = add_tool(project, {"name": "MS Copilot"})
    window.desk.workspace.go_to(one)
    return window, one, other


def panel(window):
    return window.desk.workspace.list_page.findChild(SpellingPanel)


def test_the_other_spelling_is_named_and_taken_over(qtbot, shown):
    window, one, _ = shown
    card = panel(window)
    qtbot.waitUntil(card.isVisible)
    assert "Microsoft 365 Copilot" in card.alike.text()
    card.alike.click()
    assert window.desk.project.name(one) == "Microsoft 365 Copilot"
    assert not card.isVisible()


def test_both_names_can_stay(qtbot, shown):
    window, one, other = shown
    qtbot.waitUntil(panel(window).isVisible)
    panel(window).keep.click()
    assert not panel(window).isVisible()
    window.desk.workspace.go_to(other)
    assert not panel(window).isVisible()
    assert window.desk.project.name(one) == "MS Copilot"

"""The left column: further parts are folded away until they are wanted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui.pages.plan import MAIN, MORE
from tests.pictures.appearance import SMALL
from tests.ui.conftest import child


@pytest.fixture
def space(qtbot, window):
    qtbot.waitUntil(window.isActiveWindow)
    window.open_example()
    return window.desk.workspace


def unfolded(space):
    return [child(space, f"go_{key}").isVisible() for key in MORE]


def test_further_parts_are_folded_at_first(space):
    assert not any(unfolded(space))
    assert child(space, "more").isVisible()


def test_they_are_unfolded_by_pointer_and_stay_so(qtbot, space, window, tmp_path):
    qtbot.mouseClick(child(space, "more"), Qt.MouseButton.LeftButton)
    assert all(unfolded(space))
    window.close_project()
    window.open_file(tmp_path / "another.rai")
    assert all(unfolded(window.desk.workspace))


def test_they_are_unfolded_and_folded_by_keyboard(qtbot, space):
    more = child(space, "more")
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert all(unfolded(space))
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert not any(unfolded(space))


def test_a_further_part_that_is_shown_unfolds_them(space, window, tmp_path):
    space.show_page(EntityKind.PERSON)
    assert all(unfolded(space))
    assert child(space, "go_person").isChecked()
    window.close_project()
    window.open_file(tmp_path / "another.rai")
    assert not any(unfolded(window.desk.workspace))


def test_f6_goes_to_the_fold_when_the_page_shown_is_folded_away(qtbot, space):
    space.show_page(EntityKind.PERSON)
    child(space, "more").click()
    assert space.navigation.enter()
    assert QApplication.focusWidget() is child(space, "more")


def test_a_very_long_company_name_leaves_room_for_the_parts(space):
    company = space.project.organisation()
    space.project.edit(company.uid, {"name": "Maschinenbau " * 20})
    QApplication.processEvents()
    shown = child(space, "company")
    assert shown.height() <= 5 * shown.fontMetrics().lineSpacing()
    assert "Maschinenbau " * 10 in shown.toolTip()
    assert child(space, "go_mitigation").visibleRegion().boundingRect().height() > 0


def test_everything_can_be_reached_in_a_low_window(qtbot, space, window, looks):
    window.resize(1280, 720)
    looks.set_zoom(150)
    child(space, "more").click()
    QApplication.processEvents()
    area = child(space, "navigation_scroll")
    assert area.verticalScrollBar().maximum() > 0
    last = child(space, f"go_{MORE[-1]}")
    area.ensureWidgetVisible(last)
    assert last.visibleRegion().boundingRect().height() == last.height()


def test_the_page_that_is_shown_is_in_sight_in_a_low_window(qtbot, space, window):
    window.resize(*SMALL)
    for key in (MORE[-1], MAIN[0], MAIN[-1], MORE[-1]):
        space.show_page(key)
        entry = child(space, f"go_{key}")
        qtbot.waitUntil(lambda entry=entry: entry.visibleRegion().boundingRect() == entry.rect())


def test_what_could_not_be_done_is_told_on_its_page_alone(space):
    space.show_page(EntityKind.SYSTEM)
    space.show_error(UsageError("Wrong."))
    space.show_page(EntityKind.SYSTEM)
    assert space.banners.keys() == ("error",)
    space.show_page(EntityKind.PERSON)
    assert space.banners.keys() == ()

"""The overview while it is worked out anew in slices, and on another day."""

import pytest
from PySide6.QtWidgets import QApplication

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.parts import slices
from tests.ui.pages.cards import DAY, cards, fill, part, rows
from tests.ui.tables.fake import TODAY


@pytest.fixture
def hasty(monkeypatch):
    """Leave all but the first part of the work for later, as a large project does."""
    monkeypatch.setattr(slices, "AT_ONCE", 0.0)
    monkeypatch.setattr(slices, "A_SLICE", 0.0)


def test_until_a_new_overview_is_ready_the_old_one_stays(qtbot, space, hasty):
    before = rows(space, "counts_systems_by_status")
    space.project.add("system", {"name": "Fourth"})
    assert rows(space, "counts_systems_by_status") == before
    qtbot.waitUntil(lambda: rows(space, "counts_systems_by_status") != before)
    assert "Not stated: 2" in rows(space, "counts_systems_by_status")


def test_a_change_meanwhile_begins_anew(qtbot, space, hasty):
    seen = []
    space.page.summary_changed.connect(seen.append)
    for name in ("Fourth", "Fifth", "Sixth"):
        space.project.add("system", {"name": name})
        QApplication.processEvents()
    qtbot.waitUntil(lambda: space.page.summary() == "6 systems · 0 risks")
    assert seen == ["6 systems · 0 risks"]


def test_a_page_that_left_drops_its_work_and_takes_it_up_again(qtbot, space, hasty):
    space.project.add("system", {"name": "Fourth"})
    space.show_page(EntityKind.RISK)
    space.project.add("system", {"name": "Fifth"})
    space.show_page(Page.OVERVIEW)
    qtbot.waitUntil(lambda: space.page.summary() == "5 systems · 0 risks")


def test_the_first_overview_of_a_large_project_says_that_it_is_coming(qtbot, window, hasty):
    qtbot.waitUntil(window.isActiveWindow)
    window.open_example()
    space = window.desk.workspace
    assert part(space, "page_cover").isVisible()
    assert space.page.summary() == ""
    qtbot.waitUntil(lambda: bool(cards(space)))
    assert not part(space, "page_cover").isVisible()
    assert QApplication.focusWidget() is part(space, "checklist_next_start")


def test_closing_meanwhile_is_quiet(qtbot, window, hasty):
    window.open_example()
    window.close_project()
    QApplication.processEvents()
    assert window.desk is None


def test_a_new_day_is_noticed_when_the_page_comes_back(space, monkeypatch):
    fill(space)
    space.show_page(EntityKind.RISK)
    monkeypatch.setattr(space.project, "clock", Later())
    space.show_page(Page.OVERVIEW)
    assert part(space, "due_note").text() == "3 overdue · 0 within 60 days"


class Later:
    def today(self):
        return TODAY + 30 * DAY

"""What the window tells of deadlines when a project is opened."""

from datetime import timedelta

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.overview.due import NEAR, DueList
from rai_desktop.services.targets import Page
from rai_desktop.ui.duties.opening_notice import due_text
from rai_desktop.ui.settings.known import NO, NOTICE_DUE
from rai_desktop.words import words_for
from tests.ui.conftest import child
from tests.ui.fakes import FakeSession


class LateSession(FakeSession):
    """Its example has a mitigation that is overdue, and two tasks to come."""

    def new_example(self, path, language, heed=None):
        project = super().new_example(path, language)
        today = project.clock.today()
        project.add(EntityKind.MITIGATION, {"title": "Late", "due_on": today - timedelta(days=1)})
        for days in (NEAR, NEAR + 1):
            due_on = today + timedelta(days=days)
            project.add(EntityKind.TASK, {"title": f"In {days} days", "due_on": due_on})
        project.store._undo.clear()
        return project


@pytest.fixture
def session(tmp_path):
    return LateSession(tmp_path)


def told(window):
    return window.desk.workspace.notice.text


def test_opening_tells_how_much_is_overdue_and_due_soon_and_leads_there(qtbot, window):
    window.open_example()
    assert told(window) == "Deadlines: 1 overdue, 1 within the next 14 days."
    child(window, "notice_due").click()
    assert window.desk.workspace.key is Page.DUE
    assert told(window) == ""


def test_it_is_told_once_for_each_opening(window):
    window.open_example()
    window.desk.workspace.notice.hide()
    window.desk.workspace.show_page(EntityKind.SYSTEM)
    window.desk.project.add(EntityKind.TASK, {"title": "New", "due_on": None})
    window.desk.workspace.show_page(Page.OVERVIEW)
    assert told(window) == ""
    window.close_project()
    window.open_example()
    assert told(window) != ""


def test_nothing_is_told_when_the_settings_say_so(window, session):
    session.settings.set(NOTICE_DUE, NO)
    window.open_example()
    assert told(window) == ""


def test_nothing_takes_the_keyboard(window):
    window.open_example()
    notice = window.desk.workspace.notice
    assert notice.isVisible()
    assert not notice.isAncestorOf(window.focusWidget())


@pytest.mark.parametrize(
    ("overdue", "near", "text"),
    [
        (0, 0, ""),
        (3, 0, "Fristen: 3 überfällig."),
        (0, 2, "Fristen: 2 in den nächsten 14 Tagen."),
        (3, 2, "Fristen: 3 überfällig, 2 in den nächsten 14 Tagen."),
    ],
)
def test_only_what_there_is_is_named(overdue, near, text):
    due = DueList(items=(), uids={}, overdue=overdue, soon=9, near=near)
    assert due_text(words_for("de"), due) == text


def test_what_is_known_only_later_is_told_then_unless_it_was_put_off(window):
    window.open_example()
    space, due = window.desk.workspace, window.desk.due
    known, space.page._overview = space.page._overview, None
    space.notice.hide()
    due.tell_once()
    assert told(window) == ""
    space.page._overview = known
    space.page.put_together.emit()
    assert told(window).startswith("Deadlines:")
    due.put_off()
    space.page.put_together.emit()
    assert told(window) == ""

"""What screen readers are told when something comes up without the keyboard going there."""

import pytest
from PySide6.QtCore import Qt

from rai_desktop.domain.errors import UserError
from rai_desktop.ui.parts.banner import BannerText
from tests.ui.conftest import child, field
from tests.ui.recorder import Recorder


@pytest.fixture
def recorder(example):
    made = Recorder()
    yield made
    made.stop()


def test_a_notice_and_a_banner_are_said(example, recorder):
    space = example.desk.workspace
    space.notice.tell("Something was done.")
    space.banners.show_banner(BannerText(key="full", sentence=UserError("The disk is full.")))
    assert recorder.said == ["Something was done.", "The disk is full."]


def test_what_is_wrong_is_said_with_its_field_and_stays_its_description(example, recorder):
    row = example.desk.workspace.form.row("name")
    row.show_error(UserError("Give a name."))
    assert recorder.said == ["Name: Give a name."]
    assert field(example, "name").accessibleDescription() == "Give a name."


def test_how_many_entries_are_left_is_said_while_somebody_searches(qtbot, example, recorder):
    example.desk.workspace.top.search.setText("bot")
    qtbot.waitUntil(lambda: any("1" in said for said in recorder.said))


def test_saving_is_said_to_who_asked_for_it(qtbot, example, recorder):
    example.desk.save()
    qtbot.waitUntil(lambda: any(said.startswith("Saved") for said in recorder.said))


def test_the_form_is_filled_after_the_row_is_said(qtbot, example):
    """The view says its row where the current one changes; that follows what is chosen."""
    table, told, told_before = example.desk.workspace.table, [], []
    view = child(example, "rows")
    table.current_changed.connect(told.append)
    view.selectionModel().selectionChanged.connect(lambda *_: told_before.extend(told))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert told == [table.current()]
    assert told_before == []

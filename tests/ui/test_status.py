"""The lowest line of the window."""

import pytest

from rai_desktop.ui.status import NARROW, StatusLine
from rai_desktop.words import words_for
from tests.ui.conftest import child


@pytest.fixture
def line(qtbot, looks):
    made = StatusLine(words_for("en"), looks.theme)
    qtbot.addWidget(made)
    made.show_summary("12 AI systems")
    made.show()
    return made


def test_where_there_is_little_room_the_list_gives_way_to_an_export(line, looks):
    line.resize(looks.theme.em(NARROW) - 1, line.height())
    assert child(line, "summary").isVisible()
    line.show_job(1, 3)
    assert not child(line, "summary").isVisible()
    assert child(line, "job_cancel").isVisible()
    line.resize(looks.theme.em(NARROW), line.height())
    assert child(line, "summary").isVisible()
    line.resize(looks.theme.em(NARROW) - 1, line.height())
    line.hide_job()
    assert child(line, "summary").isVisible()

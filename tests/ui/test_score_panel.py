"""The history of a risk level in its form: read when it is unfolded, and kept current."""

import pytest
from PySide6.QtCore import Qt

from rai_desktop.domain.fields import EntityKind
from tests.ui.conftest import child

LEFT = Qt.MouseButton.LeftButton
RATING = {"current_likelihood": 1, "current_persons": 1, "current_business": 1}


@pytest.fixture
def risk(example):
    """A rated risk, shown in its form."""
    uid = example.desk.project.add(EntityKind.RISK, {"title": "Wrong answers", **RATING})
    example.desk.workspace.show_page(EntityKind.RISK)
    example.desk.workspace.go_to(uid)
    return uid


def panel(window):
    return window.desk.workspace.form.panels.score


def unfold(qtbot, window):
    qtbot.mouseClick(child(panel(window), "score_history_section_fold"), LEFT)


def told(window):
    return panel(window).picture.accessibleDescription()


def test_it_is_folded_and_reads_nothing_until_somebody_looks(qtbot, example, risk):
    assert told(example) == ""
    assert not panel(example).picture.isVisible()
    unfold(qtbot, example)
    assert panel(example).picture.isVisible()
    assert "For people Low, For the business Low" in told(example)


def test_a_new_rating_is_drawn_at_once(qtbot, example, risk):
    unfold(qtbot, example)
    example.desk.project.edit(risk, {"current_likelihood": 5, "current_persons": 5})
    assert "For people Very high" in told(example)


def test_an_unrated_risk_says_so(qtbot, example, risk):
    other = example.desk.project.add(EntityKind.RISK, {"title": "Unrated"})
    unfold(qtbot, example)
    example.desk.workspace.go_to(other)
    assert told(example) == ""
    assert child(panel(example), "score_history_note").text() == "The risk has not been rated yet."


def test_a_rated_risk_is_not_called_unrated_while_its_history_is_read(
    qtbot, example, risk, monkeypatch
):
    monkeypatch.setattr("rai_desktop.ui.parts.slices.AT_ONCE", 0)
    unfold(qtbot, example)
    note = child(panel(example), "score_history_note")
    assert note.text() == "One moment…"
    qtbot.waitUntil(lambda: told(example) != "")
    assert note.text() == "From the saved history, by the method of today."


def test_words_follow_the_language(qtbot, example, risk):
    unfold(qtbot, example)
    example.set_language("de")
    assert "Für Menschen Gering" in told(example)
    assert child(panel(example), "score_history_section_fold").text() == "Verlauf der Risikohöhe"


def test_other_kinds_have_none(example):
    assert panel(example) is None

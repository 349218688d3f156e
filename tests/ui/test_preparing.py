"""What is made ready beside the window: seen only when it takes a while, and it can be ended."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from rai_desktop.domain.errors import UsageError
from rai_desktop.services.jobs import Progress
from rai_desktop.ui import beside
from rai_desktop.ui.preparing import PreparingDialog
from rai_desktop.words import words_for
from tests.ui.conftest import child


class Held:
    """Work that goes on when it is let."""

    def __init__(self):
        self.go_on = Event()

    def __call__(self, tell):
        tell(Progress(done=1, total=4))
        assert self.go_on.wait(20)
        tell(Progress(done=4, total=4))
        return "made"


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(window, looks):
    return PreparingDialog(window, words_for("en"), looks.theme, "Document")


def test_what_is_ready_in_a_moment_shows_no_dialog(qtbot, dialog):
    with qtbot.waitSignal(dialog.prepared) as caught:
        dialog.prepare(lambda tell: 7, "Going on…")
        assert not dialog.isVisible()
    assert caught.args == [7]


def test_longer_work_is_told_with_how_far_it_is(qtbot, dialog, monkeypatch):
    monkeypatch.setattr(beside, "AT_ONCE", 0.0)
    held = Held()
    dialog.prepare(held, "Going on…")
    assert dialog.isVisible()
    assert dialog.isModal()
    assert dialog.said.text() == "Going on…"
    qtbot.waitUntil(lambda: (dialog.bar.value(), dialog.bar.maximum()) == (1, 4))
    with qtbot.waitSignal(dialog.prepared) as caught:
        held.go_on.set()
    assert caught.args == ["made"]
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_cancel_ends_the_work_and_nothing_comes_of_it(qtbot, dialog, monkeypatch):
    monkeypatch.setattr(beside, "AT_ONCE", 0.0)
    held, prepared = Held(), []
    dialog.prepared.connect(prepared.append)
    dialog.prepare(held, "Going on…")
    qtbot.mouseClick(child(dialog, "preparing_cancel"), Qt.MouseButton.LeftButton)
    assert dialog.said.text() == "Stopping…"
    held.go_on.set()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert prepared == []


def test_what_went_wrong_is_told_once_the_dialog_is_gone(qtbot, dialog):
    def fail(tell):
        raise UsageError("There is nothing to read.")

    with qtbot.waitSignal(dialog.failed) as caught:
        dialog.prepare(fail, "Going on…")
    assert isinstance(caught.args[0], UsageError)
    assert not dialog.isVisible()


def test_the_same_news_is_told_to_the_window_once(qtbot, window):
    done, told = beside.Beside(window), []
    done.progressed.connect(told.append)

    def work(tell):
        for count in (0, 0, 0, 1):
            tell(Progress(done=count, total=2))

    for _ in range(2):
        with qtbot.waitSignal(done.finished):
            done.begin(work)
    assert [news.done for news in told] == [0, 1, 0, 1]

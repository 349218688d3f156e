"""Work bit by bit."""

from time import perf_counter

import pytest
from PySide6.QtCore import QObject, QTimer

from rai_desktop.ui.parts import slices as slicing
from rai_desktop.ui.parts.slices import Slices

PART = 0.02


@pytest.fixture
def slices(qapp, monkeypatch):
    monkeypatch.setattr(slicing, "AT_ONCE", PART)
    monkeypatch.setattr(slicing, "A_SLICE", PART)
    return Slices(QObject(qapp))


def short(value):
    yield
    return value


def long(parts, value):
    """Take longer than what is done at once."""
    for _ in range(parts):
        end = perf_counter() + PART
        while perf_counter() < end:
            pass
        yield
    return value


def test_short_work_is_finished_when_begin_returns(slices, monkeypatch):
    monkeypatch.setattr(slicing, "AT_ONCE", 10.0)
    found = []
    slices.finished.connect(found.append)
    slices.begin(short(3))
    assert found == [3]
    assert not slices.is_running


def test_long_work_goes_on_between_events(qtbot, slices):
    with qtbot.waitSignal(slices.finished) as caught:
        slices.begin(long(3, "done"))
        assert slices.is_running
    assert caught.args == ["done"]


def test_beginning_anew_drops_what_was_under_way(qtbot, slices):
    found = []
    slices.finished.connect(found.append)
    slices.begin(long(3, "old"))
    slices.begin(long(2, "new"))
    qtbot.waitUntil(lambda: not slices.is_running)
    assert found == ["new"]


def test_stopped_work_tells_nothing(qtbot, slices):
    found = []
    slices.finished.connect(found.append)
    slices.begin(long(2, "old"))
    slices.stop()
    qtbot.wait(30)
    assert found == []


def test_work_may_be_begun_from_its_own_end(qtbot, slices):
    found = []

    def begin_again(value):
        found.append(value)
        if len(found) < 2:
            slices.begin(short("second"))

    slices.finished.connect(begin_again)
    slices.begin(short("first"))
    assert found == ["first", "second"]


def test_many_works_take_turns_one_in_each_pause(qapp, qtbot, slices):
    seen = []
    others = [Slices(QObject(qapp)) for _ in range(2)]

    def noting(name):
        for _ in range(3):
            yield from long(1, None)
            seen.append(name)

    beat = QTimer(interval=0)
    beat.timeout.connect(lambda: seen.append("."))
    beat.start()
    for name, each in zip("abc", (slices, *others), strict=True):
        each.begin(noting(name))
    qtbot.waitUntil(lambda: not any(each.is_running for each in (slices, *others)))
    beat.stop()
    parts = [part for part in "".join(seen).split(".") if part]
    assert parts == list("abcabcabc")


def test_what_is_taken_apart_leaves_its_place_to_others(qtbot, qapp, slices):
    gone_with = QObject(qapp)
    gone = Slices(gone_with)
    gone.begin(long(5, "gone"))
    with qtbot.waitSignal(slices.finished):
        slices.begin(long(3, "done"))
        gone_with.deleteLater()

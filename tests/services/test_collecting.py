"""Garbage is collected again after whoever let that rest, in whatever order they end."""

import gc
import weakref

import pytest

from rai_desktop.services import collecting
from rai_desktop.services.collecting import keep_after_long_looks, keep_no_more, no_collecting
from rai_desktop.ui.turns import uncollected


def test_last_one_wakes_the_collector_whichever_began():
    assert gc.isenabled()
    one, other = no_collecting(), uncollected()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    assert not gc.isenabled()
    other.__exit__(None, None, None)
    assert gc.isenabled()


class Circle:
    def __init__(self):
        self.own = self


@pytest.fixture
def kept():
    """Begin with nothing kept, and keep nothing longer than the test."""
    collecting.let_go()
    gc.unfreeze()
    yield
    collecting.let_go()


def test_what_came_to_stay_in_great_numbers_is_not_looked_at_again(kept, monkeypatch):
    monkeypatch.setattr(collecting, "_MANY", 100)
    gc.collect()
    gc.freeze()
    with no_collecting():
        few = [[] for _ in range(20)]
    assert gc.get_count()[0] >= len(few), "few are looked at as ever"
    with no_collecting():
        many = [[] for _ in range(1_000)]
    assert gc.get_count()[0] < 100
    assert not any(each is one for each in gc.get_objects() for one in many[:1])


def test_kept_circles_go_after_a_project_was_closed(kept):
    circle = Circle()
    gone = weakref.ref(circle)
    collecting.keep_all()
    del circle
    gc.collect()
    assert gone() is not None
    collecting.let_go()
    assert gone() is None


@pytest.fixture
def watched():
    """Let the collector tell of its looks until the test ends."""
    keep_after_long_looks()
    yield
    keep_no_more()


def test_what_one_long_look_found_is_not_looked_at_again(kept, watched, monkeypatch):
    monkeypatch.setattr(collecting, "_LONG", 0.0)
    many = [[] for _ in range(1_000)]
    gc.collect()
    assert not any(each is many for each in gc.get_objects())
    assert gc.get_freeze_count() > len(many)


def test_short_looks_keep_nothing(kept, watched, monkeypatch):
    monkeypatch.setattr(collecting, "_LONG", 60.0)
    gc.collect()
    assert gc.get_freeze_count() == 0

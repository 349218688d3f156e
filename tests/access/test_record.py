"""What was read outlives a window that breaks."""

import pytest

from tests.access.record import Record


@pytest.fixture
def begun(tmp_path):
    record = Record(tmp_path)
    record.begin("about")
    record.keep("01-about", "dialog 'About'", ["without_a_name: push button ''"])
    record.begin("packs")
    return tmp_path


def test_a_new_window_goes_on_after_the_scene_that_broke(begun):
    record = Record(begun)
    assert [name for name in ("about", "packs", "states") if not record.is_played(name)] == [
        "states"
    ]
    assert (record.screens, len(record.found)) == (["01-about"], 1)
    assert (begun / "01-about.txt").read_text("utf-8") == "dialog 'About'"


def test_a_new_run_begins_anew(begun):
    Record(begun).forget()
    assert (Record(begun).begun, Record(begun).found) == ([], [])


def test_a_run_that_was_broken_off_plays_its_last_scene_again(begun):
    Record(begun).go_on()
    assert Record(begun).begun == ["about"]

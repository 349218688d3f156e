"""Comparing two builds, and using one."""

import os
import sys

import pytest

from building import comparing, using
from building.tools import BuildError

WINDOW = """
import pathlib, sys, time
pathlib.Path(f".~lock.{sys.argv[1]}#").touch()
time.sleep(600)
"""


@pytest.fixture
def builds(tmp_path):
    for name in ("one", "two"):
        folder = tmp_path / name / "inside"
        folder.mkdir(parents=True)
        (folder / "same").write_text("same")
        (folder / "program").write_text("same")
        (folder / "link").symlink_to("same")
    return tmp_path / "one", tmp_path / "two"


def test_equal_builds_have_no_differences(builds):
    os.utime(builds[1] / "inside" / "same", (5, 5))
    assert comparing.differences(*builds) == []


@pytest.mark.skipif(sys.platform == "win32", reason="has no such rights")
def test_every_difference_is_named(builds):
    inside = builds[1] / "inside"
    (inside / "same").write_text("other")
    (inside / "program").chmod(0o755)
    (inside / "link").unlink()
    (inside / "new").touch()
    found = comparing.differences(*builds)
    names = ["inside/link", "inside/new", "inside/program", "inside/same"]
    assert [line.partition(":")[0] for line in found] == names


def test_a_window_that_holds_the_project_is_ended(tmp_path):
    using.open_window([sys.executable, "-c", WINDOW, "x.rai"], os.environ, tmp_path)


def test_a_window_that_ends_without_the_project_fails_the_check(tmp_path):
    with pytest.raises(BuildError, match="exit code 3"):
        using.open_window([sys.executable, "-c", "raise SystemExit(3)"], os.environ, tmp_path)


def test_programs_are_tried_with_nothing_of_the_builder_around_them(tmp_path):
    environ = using.empty_environ(tmp_path)
    assert environ["HOME"] == str(tmp_path)
    assert not {"PYTHONPATH", "DISPLAY", "RAI_DESKTOP_SOURCE"} & environ.keys()


def test_the_window_is_tried_on_every_screen_there_is():
    there = {"DISPLAY": ":1", "WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/1"}
    assert [screen for screen, _ in using.screens({})] == ["offscreen"]
    assert dict(using.screens(there))["xcb"] == {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":1"}
    assert [screen for screen, _ in using.screens(there)] == ["offscreen", "xcb", "wayland"]

"""The tasks of people take no more clicks and minutes than they may; ``tests/tours`` says how.

The longest one, and files that are really written, are left to the command ``tours``.
"""

import sys

import pytest

from tests.pictures.appearance import Appearance
from tests.pictures.session import StudioSession
from tests.tours.playing import play
from tests.tours.reachable import reached
from tests.tours.tasks import TASKS
from tests.ui.fakes import WORKING_CHILD


@pytest.fixture
def quick(monkeypatch):
    """Let exports write a short text in place of a register."""

    def command(session, snapshot, kind, target, language, limits=()):
        return [sys.executable, "-c", WORKING_CHILD, str(target)]

    monkeypatch.setattr(StudioSession, "export_command", command)


@pytest.mark.allow_log
@pytest.mark.parametrize(
    "task", [task for task in TASKS if not task.is_long], ids=lambda task: task.name
)
def test_a_task_takes_no_more_clicks_and_minutes_than_it_may(task, tmp_path, looks, quick):
    effort = play(task, tmp_path, looks, Appearance())
    assert task.holds(effort), f"{effort.clicks} clicks, {effort.seconds:.0f} seconds"


@pytest.mark.allow_log
@pytest.mark.parametrize(
    "task", [task for task in TASKS if "first" in task.name], ids=lambda task: task.name
)
def test_the_first_system_is_as_quick_in_english(task, tmp_path, looks, quick):
    effort = play(task, tmp_path, looks, Appearance(language="en"))
    assert task.holds(effort), f"{effort.clicks} clicks, {effort.seconds:.0f} seconds"


def test_every_command_is_reached_by_the_palette_and_by_keys(tmp_path, looks):
    assert [told for told in reached(tmp_path, looks) if "100 %" not in told] == []

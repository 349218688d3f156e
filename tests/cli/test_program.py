"""How the program starts itself again."""

import sys

import pytest

from rai_desktop.cli.program import own_command, own_window

MODULE = ["-P", "-m", "rai_desktop"]


@pytest.fixture
def run_by(tmp_path, monkeypatch):
    """Let the program be run by a file, beside others of these names."""

    def run_by(name, *others, frozen=False):
        for made in (name, *others):
            (tmp_path / made).touch()
        monkeypatch.setattr(sys, "executable", str(tmp_path / name))
        monkeypatch.setattr(sys, "frozen", frozen, raising=False)
        return tmp_path

    return run_by


def test_children_of_a_bundle_are_its_program_for_consoles(run_by):
    folder = run_by("rai-desktop-window.exe", "rai-desktop.exe", frozen=True)
    assert own_command("list", "x.rai") == [str(folder / "rai-desktop.exe"), "list", "x.rai"]
    assert own_window("x.rai") == [str(folder / "rai-desktop-window.exe"), "x.rai"]


def test_a_bundle_started_from_a_console_opens_the_program_with_a_window(run_by):
    folder = run_by("rai-desktop", "rai-desktop-window", frozen=True)
    assert own_window() == [str(folder / "rai-desktop-window")]
    assert own_command() == [str(folder / "rai-desktop")]


def test_children_of_a_python_without_console_have_an_output(run_by):
    folder = run_by("pythonw.exe", "python.exe")
    assert own_command("list") == [str(folder / "python.exe"), *MODULE, "list"]
    assert own_window() == [str(folder / "pythonw.exe"), *MODULE]


@pytest.mark.parametrize("name", ["python", "python3.13"])
def test_where_there_is_one_python_it_does_both(run_by, name):
    folder = run_by(name)
    assert own_command() == own_window() == [str(folder / name), *MODULE]
